"""What a source does not assert bears nothing out: conditions, what nearly was, what is invented."""

import pytest
from tests.guide.sample import evidence

from glossator.evidence.model import Stance
from glossator.evidence.signals.quantified import quantified_signal
from glossator.evidence.signals.unreal import only_urged, taken_back, unreal, unsure
from glossator.language.certainty import mark
from glossator.language.model import Certainty
from glossator.models.grammar import nlp
from glossator.record.model import Document


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


@pytest.mark.parametrize("quote", ["In the drill on Monday, the king fled.", "In the war game, the king fled."])
def test_a_drill_is_no_event(quote: str) -> None:
    assert unreal(nlp()("The king fled."), nlp()(quote)) is not None
    assert unreal(nlp()("The king fled."), nlp()("The king fled after the drill.")) is None


@pytest.mark.parametrize(
    ("document", "signalled"),
    [
        ({"text": "The mayor ate a whale. All our stories are made up."}, True),
        ({"text": "The mayor ate a whale. The Goose is a humour site.", "publisher": "The Goose"}, True),
        ({"text": "This report has been withdrawn because its source could not be named."}, True),
        ({"text": "Sales fell.", "title": "RETRACTED: Tea and sales"}, True),
        ({"text": "Sales fell.", "address": "https://goose.example/satire/sales"}, True),
        ({"text": "Update: this was, of course, our April Fool's joke."}, True),
        (
            {"text": "The claim came from a satire site. “This is a joke,” the mayor said.", "title": "Fact check"},
            False,
        ),
        ({"text": "This report was withdrawn by the ministry, and the article in the journal retracted."}, False),
        (
            {"text": "Sales of novels rose.", "title": "Fiction sells", "address": "https://a.example/fiction-sells"},
            False,
        ),
    ],
)
def test_what_a_document_says_of_itself(document: dict[str, str], signalled: bool) -> None:
    assert (taken_back(Document(id="d", **document)) is not None) is signalled  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "certainty", "signalled"),
    [
        ("A bomb brought down the plane.", Certainty.HEDGED, True),
        ("A bomb brought down the plane.", Certainty.PLANNED, True),
        ("A bomb brought down the plane.", Certainty.REPORTED, False),
        ("A bomb may have brought down the plane.", Certainty.HEDGED, False),
    ],
)
def test_a_plain_claim_needs_a_plain_source(claim: str, certainty: Certainty, signalled: bool) -> None:
    told = evidence("c1", "kremlin-57096", "The Presidents spoke", Stance.SUPPORTS, certainty=certainty)
    assert (unsure(mark(claim), told) is not None) is signalled
