"""Why one sentence contradicts another: a refutation that rests on nothing one can point to is not believed."""

from collections.abc import Sequence
from functools import cache

from glossator.evidence.lexicon import load
from glossator.evidence.model import Certainty, Signal
from glossator.evidence.terms import words

Side = frozenset[str]


def opposite_signal(claim: str, sentence: str) -> Signal | None:
    """A signal when the sentence has the opposite of a word of the claim, and not that word itself."""
    ours, theirs = words(claim), words(sentence)
    for one, other in _pairs():
        for mine, against in ((one, other), (other, one)):
            if ours & mine and theirs & against and not theirs & mine and not ours & against:
                said, stated = min(ours & mine), min(theirs & against)
                reason = f"the claim says “{said}”, the source “{stated}”"
                return Signal(name="opposites", value="different", reason=reason)
    return None


def contrast_signal(certainty: Certainty, signals: Sequence[Signal]) -> Signal:
    """Whether anything explains a contradiction: a number, a negation, a denial, or an opposite word."""
    found = [signal for signal in signals if signal.name in {"number", "negation", "opposites"}]
    reasons = [signal.reason for signal in found if signal.value == "different"]
    if certainty is Certainty.DENIED:
        reasons.append("the source says that it is denied or untrue")
    if reasons:
        return Signal(name="contrast", value="explained", reason="; ".join(reasons))
    reason = "no number, negation, denial or opposite word explains a contradiction"
    return Signal(name="contrast", value="unexplained", reason=reason)


@cache
def _pairs() -> tuple[tuple[Side, Side], ...]:
    return tuple((frozenset(map(str, one)), frozenset(map(str, other))) for one, other in load("opposites")["pairs"])
