"""What an actor did: the act that speaks for or against an ability, or bears out a goodwill.

"They can help solve it" is neither true nor false today; that they mediated, or vetoed, is what a reader wants to see
beside it. Only plain acts of the actor itself are read, by the rules of `data/deeds.yaml`, so that few are wrong.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from glossator.evidence.lexicon import load
from glossator.evidence.model import Certainty, CertaintyMark, Signal
from glossator.evidence.names import names, pattern
from glossator.evidence.question import Question
from glossator.evidence.roles import Act
from glossator.evidence.terms import Terms, speaks_of, stem, stems

HELPS, HINDERS, GOODWILL = "helps", "hinders", "goodwill"
DONE = (Certainty.ASSERTED, Certainty.REPORTED)


def deed_signal(
    question: Question, own: Terms, acts: Iterable[Act], sentence: str, put: CertaintyMark
) -> Signal | None:
    """Whether the sentence tells of an act of the claim's actor that helps or hinders; None where none is plain.

    For a forecast or ability the actor is the first name of the claim; for a goodwill ("tried to get along with") any
    name before the last, who is the other side.
    """
    goodwill = is_goodwill(question, own)
    if not own.names or put.negated or put.certainty not in DONE or (question.checkable and not goodwill):
        return None
    doers = own.names[:-1] if goodwill else own.names[:1]
    others = own.names[-1:] if goodwill else own.names[1:]
    if not doers or not (others or own.matter) or not own.matter <= stems(sentence):
        return None  # "he will" says nothing of what: every act would speak for it
    if not all(speaks_of(sentence, other) for other in others):
        return None
    for act in acts:
        if act.done and (actor := next((name for name in doers if _does(act, name)), "")):
            kind = _kind(act, others, goodwill=goodwill)
            if kind:
                return _said(kind, actor, act, alone=goodwill and len(doers) > 1)
    return None


def is_goodwill(question: Question, own: Terms) -> bool:
    """True for a claim that somebody tried to be on good terms with somebody, whom it names there."""
    found = _words(load("deeds")["goodwill"]).search(question.text) if question.checkable and own.names else None
    return found is not None and speaks_of(" ".join(question.text[found.end() :].split()[:4]), own.names[-1])


def queries(question: Question, own: Terms) -> list[str]:
    """What is put to the search beside the claim's own words, where deeds and not words bear on it."""
    if not own.names or (question.checkable and not is_goodwill(question, own)):
        return []
    words: list[str] = load("deeds")["asked_goodwill" if question.checkable else "asked"]
    who = " ".join([*own.names, *sorted(own.matter)])
    return [f"{who} {more}" for more in words]


def _kind(act: Act, others: Sequence[str], *, goodwill: bool) -> str:
    rules = load("deeds")
    if goodwill:
        with_whom, near = " ".join((act.receiver, act.doer, *act.beside)), f"{act.receiver} {act.doer} {act.after}"
        met = all(speaks_of(with_whom, other) for other in others) and _meets(act, rules["meets"])
        towards = all(speaks_of(near, other) for other in others) and _meets(act, rules["towards"])
        return GOODWILL if met or towards or _meets(act, rules["helps"]) else ""
    foe = any(other in rules["foes"] for other in others)
    if _meets(act, rules["strikes"]):
        return HELPS if foe and any(names(act.receiver, other) for other in others) else ""
    if foe:
        return ""
    return next((kind for kind in (HINDERS, HELPS) if _meets(act, rules[kind])), "")


def _meets(act: Act, rules: Sequence[Mapping[str, Any]]) -> bool:
    near = f"{act.receiver} {act.after}"
    return any(
        act.act in _stems(tuple(rule["verbs"])) and ("with" not in rule or _words(rule["with"]).search(near))
        for rule in rules
    )


def _does(act: Act, actor: str) -> bool:
    return any(_is(doer, actor) for doer in (act.doer, *act.beside))


def _is(doer: str, actor: str) -> bool:
    """True when the doer is the actor, somebody who leads it, or an organ of it: "Russian jets", not "pro-Russian"."""
    if any(names(doer, person) for person in load("parties")["people"].get(actor, ())):
        return True
    for hit in pattern(actor).finditer(doer):
        rest = doer[hit.end() :].removeprefix("'s").removeprefix("’s").strip().casefold()
        if _not_the_actor().search(doer[: hit.start()]) or doer[hit.end() :].startswith("-"):
            continue
        if not rest or any(rest == organ or rest.endswith(" " + organ) for organ in load("deeds")["organs"]):
            return True
    return False


def _said(kind: str, actor: str, act: Act, *, alone: bool) -> Signal:
    what = f"an act of {actor} ({' '.join((act.verb, act.receiver)).strip()})"
    if kind == GOODWILL:
        more = "; of the others it says nothing" if alone else ""
        return Signal(name="deed", value=kind, reason=f"{what} of the kind that the claim speaks of{more}")
    how = "that helps" if kind == HELPS else "that stands in the way"
    return Signal(name="deed", value=kind, reason=f"{what} {how}, whether or not more will follow")


@cache
def _stems(verbs: tuple[str, ...]) -> frozenset[str]:
    found = set()
    for verb in verbs:
        bare = verb.removesuffix("e")
        found |= {stem(form) for form in (verb, verb + "s", bare + "ed", bare + "ing", verb + "d", verb + "es")}
    return frozenset(found)


@cache
def _words(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


@cache
def _not_the_actor() -> re.Pattern[str]:
    return re.compile(load("deeds")["not_the_actor"], re.IGNORECASE)
