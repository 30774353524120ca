"""A claim about what somebody did in office long ago is told by what was written then, or names them."""

from datetime import date
from pathlib import Path

import pytest

from glossator.evidence import Question
from glossator.evidence.asking.era import days_away, tells
from glossator.evidence.asking.searches import ask, filters
from glossator.evidence.case import Case, Days, Found
from glossator.evidence.reading.reading import lines
from glossator.models.asker import load_asker
from glossator.record import Record
from glossator.record.filing.passages import passages
from glossator.record.model import Document, Hit

DAY = date(2018, 3, 21)
BUSH = (date(2001, 1, 20), date(2009, 2, 3))


def case_of(text: str, *about: str, dated: bool = True) -> Case:
    question = Question(text=text, kind="fact", speaker="Donald Trump", date=DAY, about=about)
    return Case(question, Days(until=DAY) if dated else Days(dated="undated"))


def hit(text: str, published: date | None) -> Hit:
    document = Document(id="a", text=text, title="A report", published=published)
    return Hit(passage=passages(document)[0], document=document, score=1.0)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    opened = Record.open(tmp_path_factory.mktemp("era") / "record", create=True)
    opened.add_documents([Document(id="a", text="They met.", published=DAY, language="en")], embed=False)
    return opened


def asked(record: Record, *cases: Case) -> list[Case]:
    ask(cases, record, load_asker())
    return list(cases)


def test_a_past_deed_of_one_who_left_office_long_ago_is_looked_for_then(record: Record) -> None:
    (case,) = asked(record, case_of("Bush tried to get along with Russia", "Bush", "Russia"))
    assert case.era == BUSH
    then = [filters(case, one) for one in case.searches if one.era]
    assert [(one["after"], one["until"]) for one in then] == [BUSH]


@pytest.mark.parametrize(
    "case",
    [
        case_of("Bush can get along with Russia", "Bush", "Russia"),
        case_of("Vladimir Putin took Crimea", "Vladimir Putin", "Crimea"),
        case_of("Russia disappointed Bush", "Russia", "Bush"),
        case_of("Maria Nobody tried to get along with Russia", "Maria Nobody", "Russia"),
        case_of("Bush tried to get along with Russia", "Bush", "Russia", dated=False),
    ],
)
def test_any_other_claim_has_no_such_time(record: Record, case: Case) -> None:
    assert asked(record, case)[0].era is None


def test_a_later_passage_tells_only_where_it_names_the_person(record: Record) -> None:
    (case,) = asked(record, case_of("Bush tried to get along with Russia", "Bush", "Russia"))
    assert tells(case, hit("The presidents signed a treaty in Moscow.", date(2002, 5, 24)))
    assert not tells(case, hit("President Trump called Russia.", date(2018, 3, 20)))
    assert tells(case, hit("Relations had sunk under Bush.", date(2018, 3, 20)))
    assert tells(case, hit("A page without a day.", None))


def test_within_that_time_nothing_is_far_and_nothing_is_read_as_old(record: Record) -> None:
    (case,) = asked(record, case_of("Bush tried to get along with Russia", "Bush", "Russia"))
    assert [days_away(case, day) for day in (date(2001, 1, 10), date(2005, 1, 1), date(2009, 2, 13))] == [10, 0, 10]
    claim, passage = lines(case, Found(hit("They met.", date(2001, 6, 16))))
    assert claim == "Bush tried to get along with Russia"
    assert "before" not in passage


def test_it_is_found_whoever_asks(tmp_path: Path) -> None:
    from glossator.evidence import find

    opened = Record.open(tmp_path / "record", create=True)
    opened.add_documents(
        [
            Document(
                id="then", text="President Bush and President Putin signed a declaration.", published=date(2008, 4, 6)
            ),
            Document(id="now", text="President Trump called President Putin of Russia.", published=date(2018, 3, 20)),
        ]
    )
    found = find([case_of("Bush tried to get along with Russia", "Bush", "Russia").question], opened, as_of=DAY)
    assert [one.source.document for one in found[0]] == ["then"]
