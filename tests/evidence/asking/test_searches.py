"""What is looked for: the claim's words and what a reporter would look for, lately and over all days."""

from datetime import date
from pathlib import Path

import pytest

from glossator.evidence import Question
from glossator.evidence.asking.searches import ask, filters, latest
from glossator.evidence.case import Case, Days
from glossator.models.asker import load_asker
from glossator.record import Record
from glossator.record.model import Document

DAY = date(2018, 3, 21)
ASKED = Question(text="Russia can help with North Korea", kind="forecast", speaker="Donald Trump", date=DAY)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    opened = Record.open(tmp_path_factory.mktemp("asking") / "record", create=True)
    opened.add_documents([Document(id="a", text="Ships took fuel.", published=DAY, language="en")])
    return opened


def test_words_and_vectors_are_asked_over_all_days_and_over_the_last_year(record: Record) -> None:
    case = Case(ASKED, Days(until=DAY))
    ask([case], record, load_asker())
    assert [isinstance(one.asked, str) for one in case.searches] == [True, False, False, False] * 2
    assert [one.lately for one in case.searches] == [False] * 4 + [True] * 4
    assert filters(case, case.searches[-1])["after"] == date(2017, 3, 21)
    assert filters(case, case.searches[0])["until"] == DAY
    assert case.actors == ("Russia", "North Korea")


def test_posts_are_asked_for_apart_where_there_are_any(tmp_path: Path) -> None:
    opened = Record.open(tmp_path / "record", create=True)
    opened.add_documents([Document(id="p", text="Ships!", published=DAY, kind="post", speaker="A")], embed=False)
    case = Case(ASKED, Days(until=DAY))
    ask([case], opened, load_asker())
    posts = [one for one in case.searches if one.posts]
    assert [one.asked for one in posts] == [ASKED.text]
    assert filters(case, posts[0])["kind"] == "post"
    assert "post" in filters(case, case.searches[0])["exclude_kind"]


def test_without_vectors_only_the_words_are_asked(tmp_path: Path) -> None:
    opened = Record.open(tmp_path / "record", create=True)
    opened.add_documents([Document(id="a", text="Ships took fuel.", published=DAY)], embed=False)
    case = Case(ASKED, Days(until=DAY))
    ask([case], opened, load_asker())
    assert [one.asked for one in case.searches] == [ASKED.text, ASKED.text]


def test_what_was_lately_is_not_asked_of_undated_documents_nor_of_later_ones() -> None:
    assert latest(Case(ASKED, Days(dated="undated"))) is None
    assert latest(Case(ASKED, Days(after=DAY))) is None
    assert latest(Case(ASKED, Days(until=date(2018, 1, 1)))) == date(2018, 1, 1)
