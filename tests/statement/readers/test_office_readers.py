"""Workbooks, OpenDocument and RTF as statements, through the readers that documents have."""

from datetime import date, datetime
from pathlib import Path

import pytest
from tests.record.readers.packed import epub, odt, pptx, shape, workbook

from glossator.errors import InputError
from glossator.statement import read

RTF = (
    r"{\rtf1\ansi{\stylesheet{Normal;}{\s1 heading 1;}}{\info{\title T}{\creatim\yr2018\mo3\dy21}}"
    r"\pard\s1 Remarks on trade\par\pard Exports rose by 3 percent.\par They will rise again.\par}"
)
STYLES = '<style:style style:name="P1" style:parent-style-name="Title"/>'
ODT = (
    '<text:p text:style-name="P1">Remarks on trade</text:p><text:p>Exports rose by 3 percent.</text:p>'
    "<text:h>Outlook</text:h>"
)


def test_a_text_without_its_headings(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_text(RTF)
    meta = "<meta:creation-date>2018-03-21T00:00:00</meta:creation-date>"
    body = ODT + "<text:p>They will rise again.</text:p>"
    for path in (tmp_path / "a.rtf", odt(tmp_path / "a.odt", body, meta=meta, styles=STYLES)):
        found = read(path)
        assert found.text == "Exports rose by 3 percent.\n\nThey will rise again."
        assert (found.title, found.date, found.medium) == ("Remarks on trade", date(2018, 3, 21), "document")
        assert "the date is the day the document was made" in found.remarks


def test_posts_in_a_workbook_are_read_as_in_a_table(tmp_path: Path) -> None:
    rows = [["id", "text", "created_at"], [1, "Exports rose.", datetime(2018, 3, 21, 9)]]  # noqa: DTZ001
    found = read(workbook(tmp_path / "a.xlsx", {"Notes": [["What"]], "Posts": rows}))
    (tmp_path / "a.csv").write_text("id,text,created_at\n1,Exports rose.,2018-03-21T09:00:00\n")
    same = read(tmp_path / "a.csv")
    assert (found.text, found.utterances, found.date) == (same.text, same.utterances, same.date)
    assert "read from the sheet 'Posts'; not from 'Notes'" in found.remarks


def test_turns_in_a_workbook_are_turns(tmp_path: Path) -> None:
    rows = [["speaker", "text"], ["Ada Example", "Exports rose."], ["Ben Other", "They fell."]]
    found = read(workbook(tmp_path / "a.xlsx", {"Debate": rows}))
    assert [one.speaker for one in found.utterances] == ["Ada Example", "Ben Other"]


def test_what_no_reader_takes_is_refused_with_what_to_do(tmp_path: Path) -> None:
    book, slides = epub(tmp_path / "a.epub", ["<p>x</p>"]), pptx(tmp_path / "a.pptx", [(shape("x"), "")])
    for path in (book, slides):
        with pytest.raises(InputError, match=r"is not read as a statement; save its text as \.docx or \.txt"):
            read(path)
    with pytest.raises(InputError, match="sheet 'A': "):
        read(workbook(tmp_path / "a.xlsx", {"A": [["one", "two"], [1, 2]]}))


def test_a_file_is_read_as_what_it_is(tmp_path: Path) -> None:
    assert read(odt(tmp_path / "a.docx", "<text:p>Exports rose.</text:p>")).text == "Exports rose."
