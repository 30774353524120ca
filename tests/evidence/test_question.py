"""A question carries the standalone wording, the speaker and the day of its own utterance."""

from datetime import UTC, date, datetime

from glossator.evidence import Question, question
from glossator.evidence.origins.itself import Itself
from glossator.spans import Span
from glossator.statement.model import Claim, Kind, Statement, Utterance


def claim(**more: object) -> Claim:
    base = {
        "id": "c2",
        "spans": [Span(start=0, end=5)],
        "text": "They can help.",
        "standalone": "Russia can help.",
        "kind": Kind.FORECAST,
        "worth": 0.5,
        "sentence": Span(start=0, end=5),
        "about": ["Russia"],
    }
    return Claim.model_validate({**base, **more})


def test_the_standalone_wording_is_asked_as_said_by_whom_and_when() -> None:
    spoken = Utterance(span=Span(start=0, end=14), time=datetime(2018, 3, 21, 18, 56, tzinfo=UTC))
    asked = question(claim(), Statement(text="They can help.", speaker="Donald Trump", utterances=[spoken]))
    assert asked == Question(
        claim="c2",
        text="Russia can help.",
        kind="forecast",
        speaker="Donald Trump",
        date=date(2018, 3, 21),
        about=("Russia",),
        said="They ",
        itself=Itself(text="They can help.", first=date(2018, 3, 21), last=date(2018, 3, 21)),
    )


def test_without_a_time_the_statement_s_day_counts() -> None:
    statement = Statement(
        text="They can help.", date=date(2018, 3, 22), utterances=[Utterance(span=Span(start=0, end=5))]
    )
    assert question(claim(speaker="A. N. Other"), statement).date == date(2018, 3, 22)
    assert question(claim(speaker="A. N. Other"), statement).speaker == "A. N. Other"


def test_only_facts_are_checkable() -> None:
    checkable = {kind for kind in Kind if Question(text="x", kind=kind.value).checkable}
    assert checkable == {Kind.FACT, Kind.NUMBER, Kind.QUOTATION, Kind.PAST_POSITION}


def test_a_claim_hangs_on_a_pronoun_and_not_on_whose_it_is() -> None:
    they, ours = (
        question(
            claim(standalone=text, flags=["ambiguous: they", "ambiguous: our", "ambiguous: their"]),
            Statement(text="They can help.", speaker="Donald Trump"),
        )
        for text in ("They sold our friend their boats.", "Norway sold our friend their boats.")
    )
    assert they.unclear == ("they",)
    assert they.unnamed
    assert not they.worth_asking
    assert ours.unclear == ()
    assert ours.worth_asking


def test_what_says_itself_what_it_points_at_is_asked() -> None:
    visit, number = (
        question(claim(standalone=text, flags=["ambiguous: this"]), Statement(text="They can help.", speaker="Ann Lee"))
        for text in ("This is Mr Reed's sixth visit to Oslo.", "This is a low number.")
    )
    assert visit.worth_asking
    assert not number.worth_asking
