"""Guards: what keeps an apparently supporting or refuting passage from counting.

Swapped roles, missing names, another amount, another time, another scope, and unasserted content do not support; the
claim's own amount in the claim's own words does not refute. Guards affect what is counted, never what is shown: the
passage keeps the reader's side, or takes no side if its own words contradict the reading.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from glossator.evidence.asking.terms import speaks_of, things
from glossator.evidence.case import Case, Found
from glossator.evidence.model import Signal
from glossator.evidence.reading.exchanging import ACTING
from glossator.evidence.signals.amounts import agreeing, differing
from glossator.evidence.signals.negation import not_until, refocused
from glossator.evidence.signals.now import ended
from glossator.evidence.signals.quantified import quantified_signal
from glossator.evidence.signals.roles import Act, acts, crossed, role_signal
from glossator.evidence.signals.scope import scope_signal
from glossator.evidence.signals.table import MEANINGS, Name, signal
from glossator.evidence.signals.timing import time_signal
from glossator.evidence.signals.unreal import only_urged, unreal
from glossator.language.model import Certainty
from glossator.models.grammar import nlp

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OWN_WORDS = {name.value for name, meaning in MEANINGS.items() if meaning.own_words}


def otherwise(signals: Sequence[Signal]) -> bool:
    """True if the quote's words or date contradict the reader: it takes no side."""
    return any(one.name in _OWN_WORDS for one in signals)


def guards(case: Case, quoted: Sequence[tuple[Found, str]]) -> list[list[Signal]]:
    """For each passage and quote, the signals against counting it as support of the claim."""
    if not quoted:
        return []
    claim, *told = nlp().pipe([case.question.text, *(quote for _, quote in quoted)])
    ours, no_person = acts(claim), things(claim)
    return [
        [
            one
            for one in (
                _roles(ours, doc, case.actors),
                _names(found, case.actors, no_person),
                differing(case.question.text, doc.text),
                time_signal(case.question.text, doc.text, case.said_on, found.hit.document.published),
                scope_signal(claim, doc, _year(case.said_on), _year(found.hit.document.published)),
                quantified_signal(claim, doc),
                ended(claim, doc),
                not_until(claim, doc),
                unreal(claim, doc, f"{found.hit.document.title}\n{found.hit.document.publisher}"),
            )
            if one is not None
        ]
        for (found, _), doc in zip(quoted, told, strict=True)
    ]


def fits(case: Case, quoted: Sequence[tuple[Found, str, Certainty]]) -> list[list[Signal]]:
    """For each apparently refuting passage and quote, the signals that it does not refute.

    It says what the claim says, it does not name the person whose act is claimed, it tells of advice alone, or it
    denies the reason or the time alone.
    """
    if not quoted:
        return []
    claim, *told = nlp().pipe([case.question.text, *(quote for _, quote, _ in quoted)])
    doer = _doer(case, claim)
    found = [
        (
            agreeing(claim, doc, certainty),
            _names(passage, doer, (), Name.PERSON),
            only_urged(claim, doc),
            refocused(claim, doc),
        )
        for doc, (passage, _, certainty) in zip(told, quoted, strict=True)
    ]
    return [[one for one in own if one is not None] for own in found]


def _doer(case: Case, claim: "Doc") -> list[str]:
    """The person whose past act the claim is about, if any."""
    if not case.question.is_fact or not case.actors:
        return []
    first = next((token for token in claim if token.dep_ == "nsubj" and token.head.dep_ == "ROOT"), None)
    if first is None or first.ent_type_ != "PERSON":
        return []
    return [name for name in case.actors[:1] if first.text.removesuffix("’s") in name.split()]


def _year(day: date | None) -> int | None:
    return day.year if day else None


def _roles(claim: Sequence[Act], quote: "Doc", actors: Sequence[str]) -> Signal | None:
    told = role_signal(claim, acts(quote), actors)
    if told is not None:
        return told if told.value == "exchanged" else None
    return crossed(claim, acts(quote), [ent.text for ent in quote.ents if ent.label_ in ACTING])


def _names(found: Found, actors: Sequence[str], no_person: Collection[str], name: Name = Name.NAMES) -> Signal | None:
    document = found.hit.document
    text = f"{document.publisher}\n{document.title}\n{found.hit.passage.text}"
    missing = [actor for actor in actors if not speaks_of(text, actor, actor not in no_person)]
    if not missing:
        return None
    return signal(name, "missing", f"it does not name {' or '.join(missing)}")
