"""Time guards: old reports do not settle present states, nor later events earlier ones."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from glossator.evidence.case import Case
from glossator.evidence.lexicon import load
from glossator.evidence.model import Evidence, Signal
from glossator.evidence.signals.table import Name, signal
from glossator.models.grammar import nlp

_NOW = {"VBZ", "VBP"}

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def reaches(claims: Sequence[str]) -> list[int | None]:
    """How many days back each claim reaches; None if old reports bear on it too.

    Present states reach back weeks; what has not been done, unless "never", about a year.
    """
    limits = load("verifying")
    return [
        int(limits["now_days"]) if _present(doc) else int(limits["not_done_days"]) if _not_done(doc) else None
        for doc in nlp().pipe(claims)
    ]


def long_ago(case: Case, piece: Evidence, days: int) -> bool:
    """True for a passage published more than `days` before the claim, and so about another time."""
    said, published = case.said_on, piece.source.published
    return said is not None and published is not None and (said - published).days > days


def afterwards(case: Case, piece: Evidence) -> Signal | None:
    """A signal if a passage is about events after the claim, which is no forecast.

    What was published weeks later and names no day is taken to be about its own time, beside a claim of how things
    stand. None if later events are what is looked for.
    """
    said, event, published = case.question.date, piece.event, piece.source.published
    if said is None or case.question.early or case.days.after:
        return None
    if event is not None:
        told = f"it tells of {event.first}, after this was said ({said})"
        return signal(Name.AFTERWARDS, "later", told) if event.first > said else None
    late = published is not None and (published - said).days > load("verifying")["after_days"]
    if late and _tells_how_it_stands(case.question.text):
        return signal(Name.AFTERWARDS, "later", f"it was published {published}, after this was said ({said})")
    return None


@lru_cache(maxsize=1024)
def _tells_how_it_stands(claim: str) -> bool:
    """True for the present and the perfect: 'he has authorised it', not 'he authorised it in May'."""
    doc = nlp()(claim)
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    return root is not None and any(token.tag_ in _NOW for token in (root, *_helpers(root)))


def ended(claim: "Doc", quote: "Doc") -> Signal | None:
    """A signal if the claim says how something is, and the quote only how it was for a time: "until 2016 it was 15"."""
    root = next((token for token in claim if token.dep_ == "ROOT"), None)
    if root is None or not _present(claim):
        return None
    same = [token for token in quote if token.lemma_ == root.lemma_ and token.tag_ in {"VBD", "VBN", "VB"}]
    told = [_ended_by(token) for token in same if token.tag_ == "VBD" or _used_to(token)]
    if not told or not all(told) or any(token.lemma_ == root.lemma_ and token.tag_ in _NOW for token in quote):
        return None
    return signal(Name.LONG_AGO, "earlier", f"it was so for a time: “{told[0]}”")


def _ended_by(verb: "Token") -> str:
    """The words beside a verb that say that it is so no longer."""
    if _used_to(verb):
        return "used to"
    beside = [
        verb,
        *(child for child in verb.children if child.dep_ in {"prep", "advmod", "advcl", "mark", "attr", "acomp"}),
    ]
    words = [token for one in beside for token in (one, *one.children)]
    return next((token.text for token in words if token.lower_ in load("scope")["ended_by"]), "")


def _used_to(verb: "Token") -> bool:
    return verb.dep_ == "xcomp" and verb.head.lower_ == "used"


def _present(doc: "Doc") -> bool:
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None:
        return False
    helpers = _helpers(root)
    finite = next((token for token in (*helpers, root) if token.tag_ in {"VBZ", "VBP", "VBD", "MD"}), None)
    return finite is not None and finite.tag_ in {"VBZ", "VBP"} and not (finite.lemma_ == "have" and finite is not root)


def _not_done(doc: "Doc") -> bool:
    """True for "has not enriched any": not lately, whereas "has never" covers all time."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or root.tag_ not in {"VBN", "VBD"}:
        return False
    perfect = any(child.lemma_ == "have" and child.tag_ in {"VBZ", "VBP"} for child in _helpers(root))
    denied = any(child.dep_ == "neg" and child.lower_ != "never" for child in root.children)
    return perfect and denied and not any(token.lower_ in {"never", "ever"} for token in doc)


def _helpers(verb: "Token") -> "list[Token]":
    return [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
