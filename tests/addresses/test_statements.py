"""A statement at an address is read as one in a file is."""

from pathlib import Path

import pytest

from glossator.addresses import NotFetched, Session, read_statement
from glossator.errors import InputError
from glossator.record.record import Record
from glossator.statement import read

from .server import article, leads, page, served

TURNS = "REPORTER: When will the bridges open?\n\nMAYOR: They will open in June. We have spent two million on them.\n"


def test_a_page_is_read_as_when_it_was_saved(tmp_path: Path, session: Session) -> None:
    saved = tmp_path / "page.html"
    saved.write_text(article("Bridges shut"), encoding="utf-8")
    with served({"/a": article("Bridges shut")}) as here:
        found = read_statement(f"{here.root}/a", session=session, speaker="Jane Doe")
        expected = read(saved, speaker="Jane Doe", address=f"{here.root}/a")
    assert found == expected
    assert str(found.date) == "2018-03-20"


@pytest.mark.parametrize("given", [None, "https://paper.example/talk"])
def test_what_is_given_wins(session: Session, given: str | None) -> None:
    with served({"/a": article("Bridges shut")}) as here:
        found = read_statement(f"{here.root}/a", session=session, address=given, title="Bridges", medium="speech")
        assert found.address == (given or f"{here.root}/a")
    assert (found.title, found.medium) == ("Bridges", "speech")


def test_a_transcript_is_told_by_its_name_and_words(session: Session) -> None:
    with served({"/talk.txt": lambda handler: handler.send(TURNS, kind="text/plain; charset=utf-8")}) as here:
        found = read_statement(f"{here.root}/talk.txt", session=session)
        assert found.address == f"{here.root}/talk.txt"
    assert [one.speaker for one in found.utterances] == ["Reporter", "Mayor"]


def test_the_raw_answer_is_kept_beside_a_record(tmp_path: Path, session: Session) -> None:
    record = Record.open(tmp_path / "record", create=True)
    with served({"/a": article("Bridges shut"), "/gone": leads("/nowhere")}) as here:
        read_statement(f"{here.root}/a", session=session, record=record)
        with pytest.raises(NotFetched, match="there is no such page"):
            read_statement(f"{here.root}/gone", session=session, record=record)
    assert len(list((tmp_path / "record" / "captures").glob("*.warc.gz"))) == 2


@pytest.mark.parametrize(
    ("sent", "kind", "told"),
    [
        (page("Just a moment...", "<p>Checking your browser.</p><p>Ray ID: 8a7b</p>"), "text/html", "guard against"),
        ("GIF89a", "image/gif", "not read as a statement"),
        (" ", "text/html", "empty"),
    ],
)
def test_what_is_no_statement_is_told_with_its_address(session: Session, sent: str, kind: str, told: str) -> None:
    with served({"/a.gif": lambda handler: handler.send(sent, kind=kind)}) as here:
        with pytest.raises(InputError, match=told) as caught:
            read_statement(f"{here.root}/a.gif", session=session)
        assert str(caught.value).startswith(f"{here.root}/a.gif: ")
