"""CSV and TSV with a header."""

import csv
import gzip
import io
from datetime import date
from pathlib import Path

import pytest

from glossator.record import Document, Refusal
from glossator.record.readers import read
from glossator.record.readers.options import Options, mapping

from .helpers import documents, reasons


def test_quoted_fields_with_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv.gz"
    path.write_bytes(
        gzip.compress(
            '\ufeffDate,Content,Source_URL\n2018-03-20,"One, ""two""\nthree",https://example.org/1\n'.encode()
        )
    )
    (document,) = documents(path)
    assert document.text == 'One, "two"\nthree'
    assert (document.published, document.address) == (date(2018, 3, 20), "https://example.org/1")


def test_tabs(tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv"
    path.write_text("w\td\nWords, with comma\t20/03/2018\n")
    (document,) = documents(path, Options(mapping(["text=w", "published=d"])))
    assert (document.text, document.published) == ("Words, with comma", date(2018, 3, 20))


def test_days_as_the_user_says(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("text,date\nWords,03/04/2018\n")
    assert documents(path)[0].published is None
    assert documents(path, Options(day_first=True))[0].published == date(2018, 4, 3)
    assert documents(path, Options(day_first=False))[0].published == date(2018, 3, 4)


def test_a_row_of_another_length_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("text,date\nWords,2018-03-20,more\nGood,2018-03-20\n")
    assert reasons(path) == ["3 fields where the header has 2"]


def test_broken_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes("text\nNaïve façade ".encode() + b"\xff\n")
    assert "not UTF-8 text" in reasons(path)[0]


PROSE = "The ministry said that 14 bridges were closed for repair."
ROWS = [["link", "day", "text"], ["https://p.example/1", "2018-03-20", f'{PROSE}\n\nOne; "more", | line.']]


@pytest.mark.parametrize("separator", [",", ";", "|", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("said", [False, True])
def test_spreadsheets_of_any_country(tmp_path: Path, separator: str, encoding: str, ends: str, said: bool) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=ends, quoting=csv.QUOTE_ALL).writerows(ROWS)
    path = tmp_path / "rows.csv"
    path.write_bytes(((f"sep={separator}{ends}" if said else "") + out.getvalue()).encode(encoding))
    (document,) = documents(path)
    assert document.text == ROWS[1][2]
    assert (document.address, document.published) == ("https://p.example/1", date(2018, 3, 20))


def test_a_table_as_old_spreadsheets_wrote_it_is_read_with_a_remark(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes("text\nThe café’s bill was £30.\n".encode("cp1252"))
    (document,) = documents(path)
    assert document.text == "The café’s bill was £30."
    assert document.remarks == ["the table is not UTF-8 and was read as Windows-1252"]


@pytest.mark.parametrize(
    "after",
    [
        "https://p.example/2,2018-03-22,Two\nhttps://p.example/3,2018-03-23,Three\n",
        'https://p.example/2,2018-03-22,"Two"\nhttps://p.example/3,2018-03-23,"Three"\n',
        '"https://p.example/2","2018-03-22","Two"\n"https://p.example/3",2018-03-23,Three\n',
    ],
)
def test_a_quotation_mark_that_is_never_closed_spoils_its_own_row(tmp_path: Path, after: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f'url,date,text\nhttps://p.example/1,2018-03-21,"One\n{after}')
    bad, *good = read(path, Options())
    assert isinstance(bad, Refusal)
    assert bad.source.endswith("row 1")
    assert [(one.text, str(one.published)) for one in good if isinstance(one, Document)] == [
        ("Two", "2018-03-22"),
        ("Three", "2018-03-23"),
    ]


def test_marks_within_a_text_are_no_end_of_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text('url,text\nhttps://p.example/1,He said "no" twice\nhttps://p.example/2,"A 5"" pipe"\n')
    assert [one.text for one in documents(path)] == ['He said "no" twice', 'A 5" pipe']


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("<p>Tom &amp; Ann&rsquo;s plan</p><p>costs <b>£3&nbsp;m</b></p>", "Tom & Ann’s plan\n\ncosts £3 m"),
        ("&lt;p&gt;Escaped once more&lt;/p&gt;", "Escaped once more"),
        ("Profits &gt; losses &amp; x < y", "Profits > losses & x < y"),
        ("a <name> b", "a <name> b"),
        ("AT&T and R&D; fine", "AT&T and R&D; fine"),
    ],
)
def test_markup_in_a_column_of_text_is_taken_out(tmp_path: Path, written: str, words: str) -> None:
    path = tmp_path / "rows.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([["url", "text"], ["https://p.example/1", written]])
    assert documents(path)[0].text == words


def test_a_wrong_column_is_refused_once(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("url,words\n" + "https://p.example/1,One\n" * 5)
    (reason,) = reasons(path, Options(mapping(["text=wörds"])))
    assert reason == "--map text=wörds: there is no column 'wörds'; columns: url, words"
    (reason,) = reasons(path)
    assert reason.startswith("no column for the text")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"Never" was the answer of the mayor', '"Never" was the answer of the mayor'),
        ('The mayor said "never" twice', 'The mayor said "never" twice'),
        ('"He said ""never"" twice"', 'He said "never" twice'),
    ],
)
def test_no_mark_of_a_quotation_is_lost(tmp_path: Path, written: str, text: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"url,text\nhttps://a.example/1,{written}\nhttps://a.example/2,The wells are dry.\n")
    assert [one.text for one in documents(path)] == [text, "The wells are dry."]


def test_a_quoted_field_that_goes_on_is_refused_by_number(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text('url,text\nhttps://a.example/1,"He said ""no"n the quay.\nhttps://a.example/2,The wells are dry.\n')
    found = list(read(path, Options()))
    assert [one.reason for one in found if isinstance(one, Refusal)] == [
        "a quoted field goes on behind its closing quotation mark"
    ]
    assert [one.text for one in found if isinstance(one, Document)] == ["The wells are dry."]
