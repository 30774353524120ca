"""Who reports, as it stands in a sentence."""

from datetime import date

import pytest

from glossator.evidence.model import Source
from glossator.guide.prose.days import before
from glossator.guide.prose.naming import publisher, who
from glossator.guide.prose.telling import told

from .test_bearing import piece


@pytest.mark.parametrize(
    ("filed", "expected"),
    [
        ("Daily Post; Mehr News Agency", "the Daily Post and the Mehr News Agency"),
        ("Daily Post; The Wire; Daily Post²", "the Daily Post and The Wire"),
        ("The Harbour Times; Associated Press", "The Harbour Times and the Associated Press"),
        ("One; Two; Three; Four", "One, Two and two others"),
        ("2014–2021", "a document on file"),
        ("France 24", "France 24"),
        ("news.example.org", "the site news.example.org"),
        ("AFP via The Harbour Times", "AFP via The Harbour Times"),
        ("Example Press via Oslo Herald", "Example Press via the Oslo Herald"),
        ("The Green House; The Daily House Post", "the Green House and the Daily House Post"),
        ("President of Chad", "the office of the President of Chad"),
    ],
)
def test_each_publisher_once_with_its_article(filed: str, expected: str) -> None:
    named = piece("Ships sailed.").model_copy(update={"source": Source(document="d", publisher=filed)})
    assert publisher(named) == expected


@pytest.mark.parametrize(
    ("day", "felt"),
    [
        (date(2018, 3, 20), "the day before the posts"),
        (date(2018, 2, 19), "a month before the posts"),
        (date(2018, 2, 5), "six weeks before the posts"),
        (date(2017, 12, 29), "three months before the posts"),
        (date(2016, 9, 21), "a year and a half before the posts"),
        (date(2016, 1, 21), "two years before the posts"),
    ],
)
def test_a_day_is_felt_from_the_statement(day: date, felt: str) -> None:
    assert before(day, date(2018, 3, 21), "posts") == felt


@pytest.mark.parametrize(
    ("filed", "name"),
    [
        ("BBC; CNN", "a digest of reports by the BBC and CNN"),
        ("Reuters", "Reuters"),
        ("Daily Post; Daily Post²", "the Daily Post"),
    ],
)
def test_a_chronicle_of_several_reports_has_the_words(filed: str, name: str) -> None:
    named = piece("Ships sailed.").model_copy(update={"source": Source(document="d", publisher=filed)})
    assert who(told("Ships sail", named)) == name
