"""Guards on amounts: a different amount does not support, and the same one does not refute."""

from typing import TYPE_CHECKING

from glossator.evidence.model import Signal
from glossator.evidence.signals.comparing import COMPATIBLE, DIFFERENT, EQUAL, compare
from glossator.language.inflection import stems
from glossator.language.lexicon import closed
from glossator.language.model import Certainty
from glossator.language.quantities import quantities
from glossator.language.quantities.context import fates_in, without_fates

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLAIN = {Certainty.ASSERTED, Certainty.REPORTED}


def differing(claim: str, quote: str) -> Signal | None:
    """A signal if the source gives another amount for what the claim counts: no support."""
    signal = compare(claim, quote)
    return signal if signal.value == DIFFERENT else None


def agreeing(claim: "Doc", quote: "Doc", certainty: Certainty) -> Signal | None:
    """A signal if the source gives a compatible amount in the claim's own words: no refutation.

    Only for plain assertions: with a denial, a hedge or an additional negation it may refute.
    """
    if certainty not in _PLAIN or _negated(claim) != _negated(quote):
        return None
    signal = compare(claim.text, quote.text)
    if signal.value not in {EQUAL, COMPATIBLE}:
        return None
    return signal if _words_of(claim.text, fates_in(quote.text)) <= stems(quote.text) else None


def _words_of(claim: str, shared: frozenset[str]) -> frozenset[str]:
    """The stems of a claim without its amounts, and without words for a fate that the quote tells too."""
    for each in reversed(quantities(claim)):
        claim = claim[: each.span.start] + " " + claim[each.span.end :]
    return stems(without_fates(claim, shared))


def _negated(doc: "Doc") -> bool:
    return sum(token.dep_ == "neg" or token.lower_ in closed("negative") for token in doc) % 2 == 1
