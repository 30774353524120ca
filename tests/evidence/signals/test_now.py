"""Claims about how things are, and what was reported too long ago to settle them."""

from datetime import date, timedelta

import pytest

from glossator.evidence.case import Case, Days
from glossator.evidence.model import Evidence, Source, Stance
from glossator.evidence.question import Question
from glossator.evidence.signals.guards import otherwise
from glossator.evidence.signals.now import afterwards, ended, long_ago, reaches
from glossator.language.model import Certainty, Interval
from glossator.models.grammar import nlp
from glossator.spans import Span, anchor

SAID = date(2021, 10, 13)


@pytest.mark.parametrize(
    ("claim", "days"),
    [
        ("Russia is not using gas as a weapon", 61),
        ("Pakistan gives safe haven to terrorists", 61),
        ("The border is closed", 61),
        ("They do not sell arms to anybody", 61),
        ("Iran has not enriched any uranium there", 400),
        ("They have not been paid", 400),
        ("North Korea has never exported arms", None),
        ("The talks have begun", None),
        ("The parliament voted against the treaty", None),
        ("The border was closed", None),
        ("They will win the war", None),
        ("They can help", None),
    ],
)
def test_how_far_back_a_claim_reaches(claim: str, days: int | None) -> None:
    assert reaches([claim]) == [days]


def told(published: date, event: date | None = None) -> Evidence:
    day = event and Interval(first=event, last=event, precision="day")
    return Evidence(
        id="c1:d:1", source=Source(document="d", published=published), quote=anchor("It is so.", 0, 9),
        passage=Span(start=0, end=9), score=1.0, supports=0.1, refutes=0.8, neither=0.1, stance=Stance.REFUTES,
        certainty=Certainty.ASSERTED, origin="d", decides=0.0, weight=0.0, event=day,
    )  # fmt: skip


@pytest.mark.parametrize(("days", "ago"), [(3, False), (60, False), (400, True), (-3, False)])
def test_what_was_published_long_before_is_long_ago(days: int, ago: bool) -> None:
    piece = told(SAID - timedelta(days=days))
    assert long_ago(Case(Question(text="x", date=SAID)), piece, 61) is ago
    assert long_ago(Case(Question(text="x")), piece, 61) is False


def test_what_happened_after_a_fact_was_said_takes_no_side() -> None:
    later = told(SAID + timedelta(days=90), event=SAID + timedelta(days=80))
    signal = afterwards(Case(Question(text="x", date=SAID)), later)
    assert signal is not None
    assert otherwise([signal])
    for other in (
        Case(Question(text="x", date=SAID, kind="forecast")),  # what came after is the point
        Case(Question(text="x")),  # nobody knows when it was said
        Case(Question(text="x", date=SAID), Days(after=SAID)),  # what came after is looked for
    ):
        assert afterwards(other, later) is None
    case = Case(Question(text="x", date=SAID))
    assert afterwards(case, told(SAID + timedelta(days=90), event=SAID - timedelta(days=3))) is None, "told later"
    assert afterwards(case, told(SAID + timedelta(days=90))) is None, "nobody knows of when it tells"


@pytest.mark.parametrize(
    ("claim", "quote", "signalled"),
    [
        ("The tax is 15 per cent.", "Until 2016 the tax was 15 per cent; since then it has been 25.", True),
        ("The office is in Basra.", "The office was in Basra before it moved to Erbil.", True),
        ("The mine belongs to Lund.", "The mine formerly belonged to Lund.", True),
        ("The mine employs 300 people.", "The mine used to employ 300 people.", True),
        ("The tax was 15 per cent.", "Until 2016 the tax was 15 per cent.", False),
        ("The mine is in Chad.", "The mine was in Chad in 2010.", False),
        ("The mine employs 300.", "The mine employed 200 before Christmas and employs 300 now.", False),
    ],
)
def test_what_was_so_for_a_time_is_not_so_now(claim: str, quote: str, signalled: bool) -> None:
    assert (ended(nlp()(claim), nlp()(quote)) is not None) is signalled


@pytest.mark.parametrize(
    ("claim", "days", "signalled"),
    [
        ("Obama has abandoned Israel", 370, True),
        ("The talks are under way", 370, True),
        ("Obama has abandoned Israel", 5, False),
        ("Obama abandoned Israel in May", 370, False),
        ("Obama will abandon Israel", -20, False),
    ],
)
def test_what_was_published_weeks_later_is_of_another_time(claim: str, days: int, signalled: bool) -> None:
    case = Case(Question(text=claim, date=SAID), Days())
    assert (afterwards(case, told(SAID + timedelta(days=days))) is not None) is signalled
