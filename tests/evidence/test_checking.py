"""Asking a record: nothing later, nothing of the speaker's own, undated apart, the same answer every time."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.evidence.fakes import Reader
from tests.evidence.origins.test_copies import copies

from glossator.evidence import Question, check, find
from glossator.evidence.model import Verdict
from glossator.evidence.origins.itself import Itself
from glossator.models.model import Models
from glossator.models.reader import CONTEXT, SETTLES_FOR
from glossator.record import Record
from glossator.record.model import Document
from glossator.spans import Span, resolve

pytestmark = pytest.mark.slow

DAY = date(2018, 3, 21)
CLAIM = "Donald Trump called Vladimir Putin to congratulate him on his victory in the presidential election"
READOUT = (
    "Vladimir Putin had a telephone conversation with Donald Trump at the latter’s initiative. Donald Trump "
    "congratulated Vladimir Putin on his victory in the presidential election. They spoke of Syria and arms."
)
ASKED = Question(claim="c1", text=CLAIM, speaker="Donald Trump", date=DAY, about=("Donald Trump", "Vladimir Putin"))


def document(key: str, text: str, published: str | None, **more: object) -> Document:
    day = date.fromisoformat(published) if published else None
    return Document.model_validate({"id": key, "text": text, "published": day, "language": "en", **more})


LATER = "Aides had told reporters that Donald Trump congratulated Vladimir Putin on his victory in the election."
UNDATED = "Donald Trump congratulated Vladimir Putin on his victory by telephone."
POST = "I called Vladimir Putin to congratulate him on his victory. Donald Trump"
DOCUMENTS = [
    document("readout", READOUT, "2018-03-20", publisher="Kremlin", address="http://en.kremlin.ru/events/57100"),
    document("later", LATER, "2018-03-25"),
    document("undated", UNDATED, None, publisher="Blog"),
    document("post", POST, "2018-03-21", kind="post", speaker="Donald J. Trump"),
    document("checked", f"{CLAIM}\n\nVerdict: true", "2018-03-20", kind="fact check", publisher="Checkers"),
    document("obama", "Vladimir Putin sent Barack Obama his condolences.", "2012-12-15", publisher="Kremlin"),
    document("syria", "Russia and the United States agreed on a truce in Syria.", "2016-02-22", publisher="Reuters"),
    document("wheat", "Wheat exports fell in the autumn.", "2017-10-01", publisher="Reuters"),
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    opened = Record.open(tmp_path_factory.mktemp("ask") / "record", create=True)
    opened.add_documents(DOCUMENTS)
    return opened


def reads(**answers: int) -> Models:
    reader = Reader(**answers)
    return Models(skim=reader, reader=reader, verifier=None)


def fake() -> Models:
    return reads(congratulated=SETTLES_FOR, told_reporters=SETTLES_FOR, I_called=SETTLES_FOR, truce=CONTEXT)


def test_the_readout_bears_the_call_out_and_is_marked_as_a_party_s(record: Record) -> None:
    finding = check([ASKED], record, as_of=DAY, models=fake())[0]
    assert finding.verdict is Verdict.SUPPORTED
    assert finding.evidence[0].source.document == "readout"
    assert finding.evidence[0].quote.exact == READOUT
    assert finding.evidence[0].party
    assert (finding.documents, finding.origins, finding.parties) == (1, 1, 1)


def test_every_quote_is_found_again_in_the_stored_text(record: Record) -> None:
    finding = check([ASKED], record, as_of=DAY, models=fake())[0]
    pieces = [*finding.evidence, *finding.undated]
    assert pieces
    for piece in pieces:
        text = record.document(piece.source.document).text
        assert resolve(piece.quote, text) == Span(start=piece.quote.start, end=piece.quote.end)
        assert text[piece.quote.start : piece.quote.end] == piece.quote.exact


def test_nothing_published_after_the_day_is_read(record: Record) -> None:
    asking = [ASKED, Question(claim="c2", text="Aides told reporters that Donald Trump congratulated Putin", date=DAY)]
    used = fake()
    for finding in check(asking, record, as_of=DAY, models=used):
        assert all(piece.source.published <= DAY for piece in finding.evidence if piece.source.published)
        assert finding.asked is not None
        assert finding.asked.as_of == DAY
    assert not any("Aides had told" in text for _, text in used.skim.asked)  # type: ignore[attr-defined]
    assert not any("Aides had told" in piece.quote.exact for piece in find(asking, record, as_of=DAY, models=fake())[1])


def test_what_came_later_stands_apart_and_changes_nothing(record: Record) -> None:
    without = check([ASKED], record, as_of=DAY, models=fake())[0]
    with_later = check([ASKED], record, as_of=DAY, since=True, models=fake())[0]
    assert [piece.source.document for piece in with_later.since] == ["later"]
    assert with_later.model_copy(update={"since": []}) == without


def test_undated_documents_are_shown_apart_and_never_counted(record: Record) -> None:
    finding = check([ASKED], record, as_of=DAY, models=fake())[0]
    assert [piece.source.document for piece in finding.undated] == ["undated"]
    assert "undated" not in {piece.source.document for piece in finding.evidence}
    assert finding.documents == 1


def test_the_speaker_s_own_words_and_fact_checks_are_no_evidence(record: Record) -> None:
    finding = check([ASKED], record, as_of=DAY, models=fake())[0]
    found = find([ASKED], record, as_of=DAY, models=fake())[0]
    for pieces in (finding.evidence, found):
        assert not {"post", "checked"} & {piece.source.document for piece in pieces}


def test_a_call_that_is_not_on_file_is_silent_never_refuted(record: Record) -> None:
    asked = Question(
        claim="c1",
        text=CLAIM.replace("Donald Trump", "Barack Obama"),
        about=("Barack Obama", "Vladimir Putin"),
        speaker="Donald Trump",
    )
    used = reads()
    finding = check([asked], record, as_of=DAY, models=used)[0]
    assert finding.verdict is Verdict.SILENT
    assert finding.asked is not None
    assert finding.asked.documents == 4  # neither the post nor the fact-check was asked
    assert "readout" in finding.settle


def test_opinions_are_left_alone_and_forecasts_open(record: Record) -> None:
    asking = [
        Question(claim="c1", text="PEACE THROUGH STRENGTH!", kind="slogan"),
        Question(claim="c2", text="Russia can help with Syria", kind="forecast", about=("Russia", "Syria"), date=DAY),
    ]
    slogan, forecast = check(asking, record, as_of=DAY, models=fake())
    assert (slogan.verdict, slogan.evidence) == (Verdict.OPINION, [])
    assert forecast.verdict is Verdict.OPEN
    assert {"syria", "readout"} <= {piece.source.document for piece in forecast.evidence}
    assert "wheat" not in {piece.source.document for piece in forecast.evidence}


def test_an_earlier_check_stands_beside_the_finding(record: Record) -> None:
    notes = check([ASKED], record, as_of=DAY, models=fake())[0].known
    assert [(note.publisher, note.verdict) for note in notes] == [("Checkers", "true")]


def test_find_puts_what_bears_on_the_claim_first(record: Record) -> None:
    found = find([ASKED], record, as_of=DAY, limit=3, models=fake())[0]
    assert found[0].source.document == "readout"
    assert len(found) <= 3


def test_copies_do_not_fill_the_list(tmp_path: Path) -> None:
    opened = Record.open(tmp_path / "record", create=True)
    papers = [document(key, text, "2017-12-30", publisher=key) for key, text in copies().items()]
    own = "Investigators counted ships that took fuel from Russia to North Korea several times in 2017."
    opened.add_documents([*papers, document("own", own, "2018-01-15", publisher="Other")])
    asked = Question(text="Ships left Russian ports with fuel for North Korea in 2017", about=("Russia",))
    finding = check([asked], opened, models=reads(ships=SETTLES_FOR))[0]
    assert finding.documents > finding.origins
    assert finding.origins == 2


def test_the_same_asked_twice_gives_the_same_bytes_on_one_thread_or_two(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = [ASKED, ASKED.model_copy(update={"claim": "c2", "kind": "forecast"})]
    answers = []
    for threads in ("1", "2", "2"):
        monkeypatch.setenv("GLOSSATOR_THREADS", threads)
        found = check(asking, record, as_of=DAY, since=True)
        answers.append(json.dumps([finding.model_dump(mode="json") for finding in found]))
    assert answers[0] == answers[1] == answers[2]


def test_the_statement_itself_is_no_evidence_for_it(record: Record) -> None:
    def shown(asked: Question) -> set[str]:
        return {piece.source.document for piece in check([asked], record, as_of=DAY, models=fake())[0].evidence}

    assert "readout" in shown(ASKED)
    assert "readout" not in shown(
        ASKED.model_copy(update={"itself": Itself(addresses=("https://en.kremlin.ru/events/57100/",))})
    )
    copied = "Donald Trump congratulated Vladimir Putin on his victory in the presidential election."
    assert "readout" in shown(ASKED.model_copy(update={"said": copied}))  # of the day before: no copy of it
    assert "readout" not in shown(ASKED.model_copy(update={"said": copied, "date": date(2018, 3, 20)}))
    assert "readout" in shown(ASKED.model_copy(update={"said": "They spoke of Syria."}))


def test_a_claim_that_leaves_open_of_whom_it_speaks_gets_no_verdict(record: Record) -> None:
    finding = check([ASKED.model_copy(update={"unclear": ("him",)})], record, as_of=DAY, models=fake())[0]
    assert finding.verdict is Verdict.OPEN
    assert "“him”" in finding.reason
    assert finding.evidence  # the nearest passages are shown all the same


def test_a_claim_whose_subject_nobody_can_tell_is_not_put_to_the_record(record: Record) -> None:
    he = ASKED.model_copy(update={"text": CLAIM.replace("Donald Trump", "He"), "unclear": ("he",)})
    finding = check([he], record, as_of=DAY, models=fake())[0]
    assert finding.verdict is Verdict.SILENT
    assert finding.evidence == []
    assert finding.asked is None
    assert "“he”" in finding.reason


def test_an_entry_of_a_chronicle_is_dated_by_its_event(tmp_path: Path) -> None:
    opened = Record.open(tmp_path / "record", create=True)
    opened.add_documents(
        [document("entry", READOUT, "2018-03-20", kind="event"), document("page", LATER, "2018-03-20")]
    )
    found = {piece.source.document: piece.event for piece in find([ASKED], opened, models=fake())[0]}
    assert found["entry"] is not None
    assert found["entry"].first == found["entry"].last == date(2018, 3, 20)
    assert found["page"] is None
