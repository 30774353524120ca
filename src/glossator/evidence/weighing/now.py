"""What was reported long ago settles nothing of how things are now, nor what happened later of how they were."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from glossator.evidence.case import Case
from glossator.evidence.lexicon import load
from glossator.evidence.model import Evidence, Signal

if TYPE_CHECKING:
    from spacy.tokens import Doc


def of_now(claims: Sequence[str]) -> list[bool]:
    """True for each claim whose main verb is in the present: how things are, not what was or has been done."""
    from glossator.models.grammar import nlp

    return [_present(doc) for doc in nlp().pipe(claims)]


def long_ago(case: Case, piece: Evidence) -> bool:
    """True for a passage published so long before the claim was made that it tells of another time."""
    said, published = case.said_on, piece.source.published
    if said is None or published is None:
        return False
    return (said - published).days > int(load("verifying")["now_days"])


def afterwards(case: Case, piece: Evidence) -> Signal | None:
    """A signal where a passage tells of what happened after a claim was made that is no forecast.

    None where what came after is looked for.
    """
    said, event = case.question.date, piece.event
    if said is None or event is None or event.first <= said or case.question.early or case.days.after:
        return None
    return Signal(name="afterwards", value="later", reason=f"it tells of {event.first}, after this was said ({said})")


def _present(doc: "Doc") -> bool:
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None:
        return False
    helpers = [child for child in root.children if child.dep_ in {"aux", "auxpass"}]
    finite = next((token for token in (*helpers, root) if token.tag_ in {"VBZ", "VBP", "VBD", "MD"}), None)
    return finite is not None and finite.tag_ in {"VBZ", "VBP"} and not (finite.lemma_ == "have" and finite is not root)
