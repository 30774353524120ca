"""The speaker's own earlier words: never from the day itself or later, nor another's."""

from collections.abc import Sequence
from datetime import date

import pytest
from tests.evidence.fakes import Reader, Said, Verifier

from glossator.evidence import Question
from glossator.evidence.beside.earlier import earlier
from glossator.evidence.model import Stance
from glossator.evidence.origins.itself import Itself
from glossator.models.model import Models
from glossator.models.reader import AGAINST
from glossator.record import Record
from glossator.record.model import Document
from glossator.spans import resolve

SURE, BORNE_OUT = (0.01, 0.97, 0.02), (0.97, 0.01, 0.02)
ASKED = Question(
    text="The Electoral College is a great system",
    speaker="Donald Trump",
    date=date(2016, 11, 15),
    about=("Electoral College",),
)


def post(key: str, text: str, day: str, speaker: str = "Donald J. Trump") -> Document:
    return Document(id=key, text=text, published=date.fromisoformat(day), kind="post", speaker=speaker, language="en")


class Denying(Verifier):
    """A verifier that bears out a claim with "not" by the evidence that it takes for opposed to the claim without."""

    def judge_many(self, items: Sequence[tuple[str, str]]) -> list[Said]:
        found = super().judge_many(items)
        return [
            Said(*BORNE_OUT, one.start, one.end) if " not " in claim and one.refutes > one.supports else one
            for (claim, _), one in zip(items, found, strict=True)
        ]


def reads(verifier: Verifier | None = None, **answers: int) -> Models:
    return Models(skim=Reader(**answers), reader=Reader(**answers), verifier=verifier)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    opened = Record.open(tmp_path_factory.mktemp("earlier") / "record", create=True)
    opened.add_documents(
        [
            post("old", "The Electoral College is a disaster for a democracy.", "2012-11-07"),
            post("same day", "The Electoral College is genius.", "2016-11-15"),
            post("quoting", '"@somebody: The Electoral College is a joke"', "2013-01-01"),
            post("other", "The Electoral College is a disgrace.", "2012-11-07", speaker="Somebody Else"),
            post("golf", "The golf course is a great system of ponds.", "2014-05-01"),
        ]
    )
    return opened


def test_what_speaks_against_the_claim_comes_with_quote_and_day(record: Record) -> None:
    sure = Denying(disaster=SURE, great_system=SURE)
    found = earlier([ASKED], record, reads(sure, disaster=AGAINST, genius=AGAINST, joke=AGAINST, disgrace=AGAINST))[0]
    assert [(one.source.document, one.stance) for one in found] == [("old", Stance.REFUTES)]
    assert found[0].source.published == date(2012, 11, 7)
    assert resolve(found[0].quote, record.document("old").text) is not None


def test_what_is_worth_nothing_is_not_shown(record: Record) -> None:
    assert earlier([ASKED], record, reads()) == [[]]


def test_without_a_speaker_there_is_nothing_to_find(record: Record) -> None:
    asked = ASKED.model_copy(update={"speaker": ""})
    assert earlier([asked], record, reads(disaster=AGAINST)) == [[]]


def test_two_questions_with_one_id_keep_their_own(record: Record) -> None:
    other = ASKED.model_copy(update={"text": "The golf course is a bad system of ponds."})
    first, second = earlier([ASKED, other], record, reads(disaster=AGAINST))
    assert [one.source.document for one in first] == ["old"]
    assert "golf" not in {one.source.document for one in second}


def test_a_saying_stands_once_unless_it_takes_a_side(record: Record) -> None:
    again = ASKED.model_copy(update={"text": "The Electoral College is a great idea"})
    found = earlier([ASKED, again], record, reads(disaster=AGAINST))
    assert [[one.stance for one in row] for row in found] == [[Stance.NEITHER], []]
    sure = Denying(disaster=SURE, great_system=SURE, great_idea=SURE)
    found = earlier([ASKED, again], record, reads(sure, disaster=AGAINST))
    assert [[one.stance for one in row] for row in found] == [[Stance.REFUTES], [Stance.REFUTES]]


def test_what_stands_in_the_statement_itself_was_not_said_before(record: Record) -> None:
    posted = Itself(
        text="The Electoral College is a disaster for a democracy. It is a great system!", first=date(2012, 11, 7)
    )
    asked = ASKED.model_copy(update={"itself": posted})
    assert earlier([asked], record, reads(disaster=AGAINST)) == [[]]


def test_a_contradiction_is_refuted_both_ways_and_bears_out_the_opposite(record: Record) -> None:
    for verifier, side in (
        (None, Stance.NEITHER),
        (Verifier(), Stance.NEITHER),
        (Verifier(disaster=SURE), Stance.NEITHER),
        (Verifier(disaster=SURE, great_system=SURE), Stance.NEITHER),
        (Denying(disaster=SURE, great_system=SURE), Stance.REFUTES),
    ):
        (found,) = earlier([ASKED], record, reads(verifier, disaster=AGAINST))[0]
        assert found.stance is side


def test_nothing_is_contradicted_that_has_no_subject(record: Record) -> None:
    asked = ASKED.model_copy(update={"text": "It is a great system of the Electoral College"})
    (found,) = earlier([asked], record, reads(Denying(disaster=SURE, great_system=SURE), disaster=AGAINST))[0]
    assert found.stance is Stance.NEITHER
