"""What a programmer meets: a record as a context, guides saved and loaded, models of one's own, threads, the log."""

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from tests.evidence.fakes import Reader
from typer.testing import CliRunner

from glossator import Document, Guide, InputError, Models, Question, Record, RecordError, Verdict, annotate, check, find
from glossator import read_statement as read
from glossator.cli.main import application
from glossator.guide import json
from glossator.language import parsing
from glossator.models.reader import SETTLES_FOR
from glossator.statement import claims, from_text

DAY = date(2018, 3, 21)
CALL = "Vladimir Putin had a telephone conversation with Donald Trump, who congratulated him on his victory."
SAID = "I called President Putin of Russia to congratulate him on his election victory. It was a good call."


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("face") / "record"
    with Record.open(folder, create=True) as record:
        record.add_documents([
            Document(id="call", text=CALL, published=date(2018, 3, 20), publisher="Kremlin", language="en"),
            Document(id="own", text=SAID, published=DAY, kind="post", speaker="Donald Trump", language="en"),
            Document(id="wheat", text="Wheat exports fell in the autumn.", published=date(2017, 10, 1), language="en"),
        ])  # fmt: skip
    return folder


@pytest.fixture(scope="module")
def guide(place: Path) -> Guide:
    with Record.open(place) as record:
        return annotate(from_text(SAID, speaker="Donald Trump", date=DAY), record)


def test_a_record_is_let_go_at_the_end_of_its_block(place: Path) -> None:
    with Record.open(place) as record:
        assert record.count() == 3
    with pytest.raises(RecordError, match="the record was closed; open it again"):
        record.count()
    with pytest.raises(RecordError, match="was closed"):
        record.add_documents([])
    record.close()  # twice does no harm


def test_a_closed_record_stands_in_nobodys_way(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r", create=True) as record:
        record.add_documents([Document(id="a", text="Nine wells are dry.")])
    writer = Record.open(tmp_path / "r")
    with writer._store.clearing() as (_, alone):
        assert alone


def test_a_guide_is_saved_by_its_ending_and_loaded_again(guide: Guide, tmp_path: Path) -> None:
    assert guide.save(tmp_path / "g.json") == tmp_path / "g.json"
    assert Guide.load(tmp_path / "g.json") == guide
    guide.save(str(tmp_path / "g.html"))
    assert (tmp_path / "g.html").read_text("utf-8") == guide.to_html()
    assert guide.to_html().startswith("<!doctype html>")
    with pytest.raises(InputError, match=r"g\.txt: unsupported extension"):
        guide.save(tmp_path / "g.txt")
    with pytest.raises(InputError, match=r"none\.json: No such file"):
        Guide.load(tmp_path / "none.json")


def test_the_saved_page_is_the_one_that_the_command_writes(guide: Guide, tmp_path: Path) -> None:
    guide.save(tmp_path / "g.json")
    done = CliRunner().invoke(application(), ["guide", str(tmp_path / "g.json"), "--to", "page"])
    if done.exit_code == 0:
        assert done.stdout == guide.to_html()


def test_a_statement_is_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_text(SAID)
    assert read(tmp_path / "said.txt", speaker="Donald Trump").speaker == "Donald Trump"


class Detector:
    """Everything is worth as much."""

    def worth(self, sentences: Sequence[str]) -> list[float]:
        return [0.5] * len(sentences)


def test_models_of_ones_own_are_used_and_named(place: Path) -> None:
    reader = Reader(congratulated=SETTLES_FOR)
    mine = Models(skim=reader, reader=reader, verifier=None, detector=Detector())
    with Record.open(place) as record:
        made = annotate(from_text(SAID, speaker="Donald Trump", date=DAY), record, models=mine)
        (finding,) = check([Question(text=claims(made.statement)[0].standalone)], record, as_of=DAY, models=mine)
    assert reader.asked
    assert finding.evidence[0].source.document == "call"
    assert made.method.models["reader"] == "Reader+Reader"
    assert made.method.models["verifier"] == "none"
    assert made.method.models["detector"] == "Detector"
    assert made.claims[0].worth == claims(made.statement, detector=Detector().worth)[0].worth


def test_questions_may_share_an_id(place: Path) -> None:
    first = Question(text="Donald Trump congratulated Vladimir Putin on his victory", speaker="Donald Trump", date=DAY)
    second = Question(text="Bicycles were banned in Peru")
    assert first.claim == second.claim
    reader = Reader(congratulated=SETTLES_FOR)
    mine = Models(skim=reader, reader=reader, verifier=None)
    with Record.open(place) as record:
        for asked in ([first, second], [second, first]):
            by_text = dict(zip((one.text for one in asked), check(asked, record, as_of=DAY, models=mine), strict=True))
            assert by_text[first.text].verdict is Verdict.SUPPORTED
            assert by_text[second.text].verdict is not Verdict.SUPPORTED
        assert [row[0].source.document for row in find([first, first], record, as_of=DAY, models=mine)] == ["call"] * 2


def test_threads_that_share_a_record_make_the_same_guide(place: Path, guide: Guide) -> None:
    said = from_text(SAID, speaker="Donald Trump", date=DAY)
    with Record.open(place) as record, ThreadPoolExecutor(6) as threads:
        made = list(threads.map(lambda _: annotate(said, record), range(6)))
    assert {json.render(one) for one in made} == {json.render(guide)}


def test_threads_may_read_statements_while_what_was_read_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "REMEMBERED", 2)
    texts = [f"Nine wells in county {number} are dry." for number in range(12)]

    def read_all(begin: int) -> list[str]:
        mine = texts[begin:] + texts[:begin]
        return sorted(doc.text for _ in range(5) for doc in parsing.parse(mine))

    with ThreadPoolExecutor(8) as threads:
        for found in threads.map(read_all, range(8)):
            assert found == sorted(texts * 5)


def test_the_log_says_which_passages_were_refused_and_why(place: Path, caplog: pytest.LogCaptureFixture) -> None:
    reader = Reader(congratulated=SETTLES_FOR)
    asked = Question(claim="c7", text="Donald Trump congratulated Vladimir Putin", speaker="Donald Trump", date=DAY)
    with Record.open(place) as record, caplog.at_level(logging.DEBUG, "glossator"):
        check([asked], record, as_of=DAY, models=Models(skim=reader, reader=reader, verifier=None))
    said = [one.getMessage() for one in caplog.records]
    assert any(one.startswith("c7: refused own:") and one.endswith("the speaker's own words") for one in said)
    assert any(one.startswith("c7: refused wheat:") and "nothing worth printing" in one for one in said)
    assert any(one.startswith("c7: 2 passages read, 1 worth printing") for one in said)


def test_v_shows_the_log_on_standard_error(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"a\xff")
    logger = logging.getLogger("glossator")
    before = logger.handlers[:], logger.level
    words = ["record", "add", str(tmp_path / "bad.txt"), "--record", str(tmp_path / "r"), "--no-embed"]
    try:
        quiet = CliRunner().invoke(application(), words)
        told = CliRunner().invoke(application(), ["-v", *words])
    finally:
        logger.handlers[:], logger.level = before
    assert "glossator.record.filing.adding: refused" not in quiet.stderr
    assert "glossator.record.filing.adding: refused" in told.stderr
