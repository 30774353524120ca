"""What a source does not assert bears nothing out: conditions, what nearly was, what is invented."""

import pytest

from glossator.evidence.signals.quantified import quantified_signal
from glossator.evidence.signals.unreal import only_urged, unreal
from glossator.models.grammar import nlp


@pytest.mark.parametrize(
    ("claim", "quote", "value"),
    [
        ("The levee failed.", "Had it not been for the crews, the levee would have failed.", "unreal"),
        ("The levee failed.", "The levee almost failed on Sunday.", "unreal"),
        ("The levee failed.", "The levee might have failed.", "unreal"),
        ("The port will open in June.", "If the union agrees, the port will open in June, the mayor said.", "unreal"),
        ("The king fled.", "In the first novel of the series, the king fled.", "invented"),
        ("The king fled.", "A satirical post said that the king fled.", "invented"),
        ("The levee failed.", "The levee failed even if the crews had done their best.", ""),
        ("The levee failed.", "The levee failed, and if it rains the town will be lost.", ""),
        ("The levee failed.", "If it had rained, the town would have burnt less, but the levee failed.", ""),
        ("The levee would have failed.", "Without the crews, the levee would have failed.", ""),
        ("The king fled.", "In the play, the king fled. The king fled on Monday, the palace said.", ""),
        ("Exports doubled.", "Exports nearly doubled.", ""),
    ],
)
def test_what_is_not_asserted(claim: str, quote: str, value: str) -> None:
    signal = unreal(nlp()(claim), nlp()(quote))
    assert (signal.value if signal else "") == value


def test_a_document_that_calls_itself_satire() -> None:
    signal = unreal(
        nlp()("The king fled."), nlp()("The king fled on Monday."), "Satire: the king and the goat\nThe Post"
    )
    assert signal is not None
    assert signal.value == "invented"


@pytest.mark.parametrize(
    ("claim", "quote", "narrower"),
    [
        ("No town has more wells than Arn.", "No northern town has more wells than Arn.", True),
        ("Every school has a nurse.", "Every private school has a nurse.", True),
        ("No town has more wells than Arn.", "No town has more wells than Arn.", False),
        ("Every private school has a nurse.", "Every school has a nurse.", False),
    ],
)
def test_of_fewer_is_not_of_all(claim: str, quote: str, narrower: bool) -> None:
    assert (quantified_signal(nlp()(claim), nlp()(quote)) is not None) is narrower


CALLED = "Ann Poe called President Putin to congratulate him on his victory."


@pytest.mark.parametrize(
    "said",
    [
        "Ms Poe was told by her advisers not to congratulate Mr Putin.",
        "Aides had warned her not to call him.",
        "A note told Ann Poe not to congratulate Mr Putin, two officials said.",
    ],
)
def test_advice_against_an_act_denies_nothing(said: str) -> None:
    found = only_urged(nlp()(CALLED), nlp()(said))
    assert found is not None
    assert found.name == "urged"


@pytest.mark.parametrize(
    "said",
    [
        "Ms Poe did not congratulate Mr Putin.",
        "She decided not to call him.",
        "Aides had warned her not to call him, and she refused to congratulate him.",
        "Her advisers warned her not to call him; she did not call.",
        "She spoke with Mr Putin for an hour.",
    ],
)
def test_what_denies_an_act_is_no_mere_advice(said: str) -> None:
    assert only_urged(nlp()(CALLED), nlp()(said)) is None
