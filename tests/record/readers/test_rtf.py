"""Texts in RTF."""

import time
from pathlib import Path

import pytest

from glossator.formats.office.written import CHANGED

from .helpers import documents, reasons
from .packed import odt

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}"
INFO = (
    r"{\info{\title Caf\'e9}{\author Ann}{\operator Ben}{\creatim\yr2018\mo3\dy20\hr9}{\revtim\yr2018\mo3\dy21}"
    r"{\printim\yr0\mo0\dy0}}"
)


def rtf(path: Path, body: str | bytes) -> Path:
    path.write_bytes(body if isinstance(body, bytes) else f"{HEAD}{body}}}".encode("latin-1"))
    return path


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (r"One\par Two\line three\par\par Four", ["One", "Two\nthree", "Four"]),
        (r"caf\'e9 {\f1\'cf\'f0\'e8} {\f2\'83A}", ["café При ア"]),
        (r"\u8217\'92s \u-10179?\u-8704? {\uc0\u233 t\u233}\u8364?", ["’s 😀 été€"]),
        (r"\ldblquote Yes\rdblquote\~\emdash no\_one co\-op \{\}\\", ["“Yes”\xa0—no-one coop {}\\"]),
        (r"seen {\v hidden}\v too\v0 again", ["seen again"]),
        (r"\trowd\cellx1\cellx2\pard\intbl Wells\par dry\cell 9\cell\row\pard After", ["Wells dry | 9", "After"]),
        (r"\trowd Wells\cell 9\cell\row After", ["Wells | 9", "After"]),
        (r"{\field{\*\fldinst{HYPERLINK http://a.example/}}{\fldrslt{\ul a link}}} on", ["a link on"]),
        (r"{\header Head{\shp{\shptxt Box\par}}}A{\footnote B}{\*\annotation C}{\pict 00ff}Z", ["AZ"]),
        (r"A{\object{\*\objdata 00}{\result D}}{\*\new E}F", ["AF"]),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In a box.\par}}{\shprslt In a box.}}Around.",
         ["In a box.", "Around."]),
        (r"{\pntext 1.\tab}First\par{\listtext 2.}Second", ["First", "Second"]),
        ("A{\\pict\\bin9 {{{\\}{{}}} B", ["A B"]),
        ("A word\r\n broken\\\nNext", ["A word broken", "Next"]),
        (r"so\u8230\par Next", ["so…", "Next"]),
        (r"}{outside", []),
    ],
)  # fmt: skip
def test_words_as_they_read(tmp_path: Path, body: str, paragraphs: list[str]) -> None:
    path = rtf(tmp_path / "a.rtf", body)
    assert [one.text.split("\n\n") for one in documents(path)] == [paragraphs] if paragraphs else reasons(path)


def test_what_the_file_says_of_itself(tmp_path: Path) -> None:
    (found,) = documents(rtf(tmp_path / "a.rtf", INFO + "The wells are dry."))
    assert (found.title, found.author) == ("Café", "Ann")
    assert (str(found.published), str(found.modified)) == ("2018-03-20", "2018-03-21")
    assert found.remarks == ["published date is the day the document was made"]


@pytest.mark.parametrize("year", ["0", "-5", "9999999999"])
def test_a_day_that_is_none_is_left_out(tmp_path: Path, year: str) -> None:
    made = r"{\info{\creatim\yr" + year + r"\mo3\dy20}}"
    assert documents(rtf(tmp_path / "a.rtf", made + "The wells are dry."))[0].published is None


def test_changes_damage_and_a_cut_are_remarked(tmp_path: Path) -> None:
    body = r"Cost {\deleted 30}{\revised 40} million {\f2\'83}."
    (found,) = documents(rtf(tmp_path / "a.rtf", f"{HEAD}{body}".encode()))
    assert found.text == "Cost 40 million \ufffd."
    assert found.remarks == [
        CHANGED, "1 characters are damaged and cannot be read", "the file ends before its text does",
    ]  # fmt: skip


def test_a_file_is_known_by_how_it_begins(tmp_path: Path) -> None:
    assert documents(rtf(tmp_path / "letter.doc", "Dear all."))[0].text == "Dear all."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Plain words", "not an RTF text; get it again, or save it as .txt"),
        (b"{\\rtf1 " + b"{" * 500_000, "groups nested more than 1,000 deep, which no program writes; save it as .txt"),
        (b"{\\rtf1 \\bin99999999 words}", "no text in it"),
        (b"{\\rtf1 \\", "no text in it"),
    ],
)
def test_what_is_none_is_refused_with_what_to_do(tmp_path: Path, data: bytes, reason: str) -> None:
    assert reasons(rtf(tmp_path / "a.rtf", data)) == [reason]


def test_another_format_under_its_suffix_is_named(tmp_path: Path) -> None:
    path = odt(tmp_path / "a.rtf", "<text:p>x</text:p>")
    assert reasons(path) == ["not an RTF text; it is an OpenDocument text: rename it to end in .odt"]


def test_time_grows_with_the_length_alone(tmp_path: Path) -> None:
    started = time.process_time()
    body = b"{\\rtf1 " + b"{\\field{\\*\\fldinst{HYPERLINK " * 300 + b"}" * 900 + b"{}" * 500_000 + b"Words.}"
    assert documents(rtf(tmp_path / "a.rtf", body))[0].text == "Words."
    assert time.process_time() - started < 20
