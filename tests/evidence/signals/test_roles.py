"""He called her is not she called him."""

import pytest

from glossator.evidence.signals.roles import acts, crossed, role_signal
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


@pytest.mark.parametrize(
    ("claim", "quote", "signalled"),
    [
        ("Peru bought nine ships.", "Peru sold its tanks, and Chile bought nine ships.", True),
        ("Peru bought nine ships.", "Peru sold its tanks. Chile bought nine ships.", True),
        ("Chile bought nine ships.", "Peru sold its tanks, and Chile bought nine ships.", False),
        ("Peru bought nine ships.", "Peru bought nine ships and Chile bought two ships.", False),
        ("Peru bought nine ships.", "It rained in Peru. Nine ships were bought.", False),
    ],
)
def test_a_deed_of_somebody_else_beside_it(claim: str, quote: str, signalled: bool) -> None:
    told = nlp()(quote)
    assert (crossed(acts(nlp()(claim)), acts(told), ["Peru", "Chile"]) is not None) is signalled
