"""What the amounts of a quote say of a claim: another amount bears nothing out, the same one refutes nothing."""

from typing import TYPE_CHECKING

from glossator.evidence.model import Signal
from glossator.evidence.signals.comparing import COMPATIBLE, DIFFERENT, EQUAL, compare
from glossator.language.inflection import stems
from glossator.language.model import Certainty
from glossator.language.quantities import quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLAIN = {Certainty.ASSERTED, Certainty.REPORTED}


def differing(claim: str, quote: str) -> Signal | None:
    """A signal when the source has another amount of what the claim counts: it may not count as support."""
    signal = compare(claim, quote)
    return signal if signal.value == DIFFERENT else None


def agreeing(claim: "Doc", quote: "Doc", certainty: Certainty) -> Signal | None:
    """A signal when the source says in the claim's own words an amount that fits the claim's: it refutes nothing.

    That holds only where it says so plainly: with a denial, a hedge or one more "not" it may refute.
    """
    if certainty not in _PLAIN or _negated(claim) != _negated(quote):
        return None
    signal = compare(claim.text, quote.text)
    if signal.value not in {EQUAL, COMPATIBLE}:
        return None
    return signal if _words_of(claim.text) <= stems(quote.text) else None


def _words_of(claim: str) -> frozenset[str]:
    """The stems of a claim but for its amounts."""
    for each in reversed(quantities(claim)):
        claim = claim[: each.span.start] + " " + claim[each.span.end :]
    return stems(claim)


def _negated(doc: "Doc") -> bool:
    return sum(token.dep_ == "neg" or token.lower_ in {"no", "never", "nobody", "none"} for token in doc) % 2 == 1
