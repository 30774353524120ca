"""The speaker's own earlier words: found as pairs, judged both ways, never from the day itself or later."""

from datetime import date

import numpy as np
import pytest
from tests.evidence.fakes import NO, Verifier

from glossator.evidence import Question
from glossator.evidence.earlier import both_ways, earlier
from glossator.evidence.model import Stance
from glossator.record import Record
from glossator.record.model import Document
from glossator.spans import resolve

ASKED = Question(
    text="The Electoral College is a great system",
    speaker="Donald Trump",
    date=date(2016, 11, 15),
    about=("Electoral College",),
)


def post(key: str, text: str, day: str, speaker: str = "Donald J. Trump") -> Document:
    return Document(id=key, text=text, published=date.fromisoformat(day), kind="post", speaker=speaker, language="en")


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


def test_the_contradicting_words_come_with_quote_and_day(record: Record) -> None:
    found = earlier([ASKED], record, verifier=Verifier(disaster=NO, great=NO))[0]
    assert [(one.source.document, one.stance) for one in found] == [("old", Stance.REFUTES)]
    assert found[0].source.published == date(2012, 11, 7)
    assert resolve(found[0].quote, record.document("old").text) is not None


def test_what_contradicts_one_way_round_only_is_no_contradiction(record: Record) -> None:
    found = earlier([ASKED], record, verifier=Verifier(disaster=NO))[0]
    assert [one.stance for one in found] == [Stance.NEITHER]


def test_without_a_speaker_there_is_nothing_to_find(record: Record) -> None:
    assert earlier([ASKED.model_copy(update={"speaker": ""})], record, verifier=Verifier()) == [[]]


def test_both_ways_is_the_mean_of_both_directions() -> None:
    class OneWay(Verifier):
        def judge(self, pairs):  # type: ignore[no-untyped-def]
            return np.array([(0.0, 0.9 if first == "a" else 0.1, 0.0) for first, _ in pairs], np.float32)

    assert both_ways([("a", "b")], OneWay())[0][1] == pytest.approx(0.3, abs=1e-6)


def test_only_pairs_with_a_side_are_read_by_both_networks() -> None:
    verifier = Verifier(quick=Verifier(disaster=NO, great=NO), disaster=NO, great=NO)
    told = [("It is great.", "It is a disaster."), ("It is great.", "It rained.")]
    first, second = both_ways(told, verifier)
    assert first[1] == pytest.approx(0.9, abs=0.01)
    assert max(second) < 0.3
    assert verifier.asked == [told[0], (told[0][1], told[0][0])]
