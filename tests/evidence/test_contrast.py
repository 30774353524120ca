"""A contradiction must be explained by something one can point to."""

import pytest

from glossator.evidence.contrast import contrast_signal, opposite_signal
from glossator.evidence.model import Certainty, Signal
from glossator.evidence.signals import Probabilities, tempered


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Trump lost the election", "Trump won the election."),
        ("Unemployment rose in May", "Unemployment fell in May."),
        ("The Senate passed the bill", "The Senate rejected the bill."),
    ],
)
def test_opposite_words_are_told(claim: str, sentence: str) -> None:
    signal = opposite_signal(claim, sentence)
    assert signal is not None
    assert signal.value == "different"


@pytest.mark.parametrize(
    "sentence", ["Trump lost the election.", "Trump lost the election that Clinton had hoped to win.", "It rained."]
)
def test_the_same_word_or_neither_is_no_opposite(sentence: str) -> None:
    assert opposite_signal("Trump lost the election", sentence) is None


def test_an_unexplained_contradiction_hardly_counts() -> None:
    signal = contrast_signal(Certainty.ASSERTED, [])
    assert signal.value == "unexplained"
    assert tempered(Probabilities(0.02, 0.95, 0.03), [signal]).refutes < 0.25


@pytest.mark.parametrize("name", ["number", "negation", "opposites"])
def test_a_difference_explains_it(name: str) -> None:
    signal = contrast_signal(Certainty.ASSERTED, [Signal(name=name, value="different", reason="4 against 7")])
    assert (signal.value, signal.reason) == ("explained", "4 against 7")


def test_a_denial_explains_it() -> None:
    assert contrast_signal(Certainty.DENIED, []).value == "explained"
