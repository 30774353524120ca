"""He called her is not she called him."""

import pytest

from glossator.evidence.signals.roles import acts, role_signal
from glossator.models.grammar import nlp

ACTORS = ("Donald Trump", "Vladimir Putin")
CLAIM = "Donald Trump called Vladimir Putin to congratulate him on his victory."


def value(sentence: str) -> str | None:
    signal = role_signal(acts(nlp()(CLAIM)), acts(nlp()(sentence)), ACTORS)
    return signal.value if signal else None


@pytest.mark.parametrize(
    "sentence",
    [
        "Donald Trump congratulated Vladimir Putin on his victory in the election.",
        "Vladimir Putin was congratulated by Donald Trump.",
        "President Trump called President Putin on Tuesday.",
    ],
)
def test_the_same_act_by_the_same_actor(sentence: str) -> None:
    assert value(sentence) == "same"


@pytest.mark.parametrize(
    "sentence",
    [
        "Vladimir Putin congratulated Donald Trump on his victory in the election.",
        "Donald Trump was congratulated by Vladimir Putin.",
        "President Putin called President Trump on Tuesday.",
    ],
)
def test_the_same_act_the_other_way_round(sentence: str) -> None:
    assert value(sentence) == "exchanged"


@pytest.mark.parametrize(
    "sentence", ["Trump and Putin met in Hamburg.", "Theresa May called Emmanuel Macron.", "It rained."]
)
def test_other_acts_and_actors_say_nothing(sentence: str) -> None:
    assert value(sentence) is None
