"""PDF: text, stated dates, and what cannot be read."""

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from glossator.formats.pdf.pdf_text import read_pages, whole_words
from glossator.record.readers.pdf import flowing

from .helpers import documents, reasons

# A page of text, written by hand so that no other library has to be trusted to write it.
CONTENT = (
    b"BT /F1 12 Tf 72 720 Td (The talks on the har-) Tj 0 -14 Td (bour ended without) Tj "
    b"0 -14 Td (result. Nobody won.) Tj ET"
)


def pdf(content: bytes, info: bytes = b"") -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< %s >>" % info,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def test_lines_become_paragraphs_and_dates_are_those_stated(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(CONTENT, b"/Title (Talks) /Author (A) /CreationDate (D:20180320120000+03'00')"))
    (document,) = documents(path)
    assert document.text == "The talks on the harbour ended without result. Nobody won."
    assert (document.title, document.author, document.published) == ("Talks", "A", date(2018, 3, 20))
    assert "the day the PDF was made" in document.remarks[0]


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(b""))
    assert reasons(path) == ["no text in it"]


def test_lines_run_on_and_paragraphs_part() -> None:
    assert flowing("One line\nruns on.\nNext one\nends.") == "One line runs on.\n\nNext one ends."


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("a long-\nterm plan", "a long-term plan"),
        ("the govern-\nment fell", "the government fell"),
        ("from 2019-\n20 on", "from 2019-20 on"),
        ("pro-\nEuropean votes", "pro-European votes"),
        ("some Zor\u00ad\nblax here", "some Zorblax here"),
        ("zor-\nblax, and zor-blax", "zor-blax, and zor-blax"),
        ("The o\ufb03cial \ufb02eet", "The official fleet"),
    ],
)
def test_words_that_a_line_end_broke_are_whole_again(broken: str, whole: str) -> None:
    assert whole_words(broken) == whole


class Laid:
    """A page whose two ways of reading are given."""

    def __init__(self, *rows: str, laid_out: str = "") -> None:
        self._plain, self._laid_out = "\n".join(rows), laid_out

    def extract_text(self, extraction_mode: str = "plain", **_visitors: Any) -> str:
        return self._laid_out if extraction_mode == "layout" else self._plain


LEFT = ["The council will shut", "two of the bridges on", "Monday, said the mayor", "of the northern town."]
RIGHT = ["Bakers in the old part", "of town fear for their", "trade, which lives from", "those who come by foot."]


def side_by_side(left: list[str], right: list[str]) -> Any:
    laid_out = "\n".join(f"{one:<60}{two}" for one, two in zip(left, right, strict=True))
    return Laid(*(f"{one} {two}" for one, two in zip(left, right, strict=True)), laid_out=laid_out)


def test_columns_are_read_one_after_the_other() -> None:
    assert read_pages([side_by_side(LEFT, RIGHT)]).lines == [*LEFT, *RIGHT]


def test_rows_of_a_table_stay_rows() -> None:
    names, numbers = ["North", "South", "East", "West"], ["12", "14", "9", "41"]
    assert read_pages([side_by_side(names, numbers)]).lines[0] == "North 12"


def test_heads_and_numbers_of_pages_are_no_text() -> None:
    pages = [
        Laid("Report 2018 | 3", "It was long and the envi-", "3"),
        Laid("Report 2018 | 4", "ronment won.", "4"),
        Laid(""),
    ]
    found = read_pages(pages)
    assert [line for line in found.lines if line] == ["It was long and the envi-", "ronment won."]
    assert found.remarks == []


def test_letters_that_the_file_does_not_name_are_told() -> None:
    found = read_pages([Laid("The \x00nance minister")])
    assert found.lines == ["The \ufffdnance minister"]
    assert "which letters stand at 1 places" in found.remarks[0]


def test_the_day_a_browser_printed_a_page_is_no_day_of_publication(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(CONTENT, b"/Producer (Skia/PDF m120) /CreationDate (D:20180320120000Z)"))
    (document,) = documents(path)
    assert (document.published, document.captured) == (None, date(2018, 3, 20))
    assert "printed on 2018-03-20" in document.remarks[0]


def test_a_word_as_long_as_a_page_takes_no_longer_than_its_letters() -> None:
    started = time.process_time()
    assert whole_words("x" * 200_000 + " the har-\nbour").endswith("the harbour")
    assert time.process_time() - started < 20


def test_raised_figures_are_marks_and_what_is_drawn_twice_is_there_once(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    said, more = b"The wells cost the town 40", b"million pounds last year."
    path.write_bytes(
        pdf(
            b"BT /F1 12 Tf 1 0 0 1 72 700 Tm (" + said + b") Tj /F1 7 Tf 1 0 0 1 222 704 Tm (3) Tj "
            b"/F1 12 Tf 1 0 0 1 72 686 Tm (" + more + b") Tj 1 0 0 1 72 686 Tm (" + more + b") Tj ET"
        )
    )
    assert [one.text for one in documents(path)] == ["The wells cost the town 40 million pounds last year."]


def test_the_power_of_a_unit_is_no_mark(tmp_path: Path) -> None:
    path = tmp_path / "area.pdf"
    path.write_bytes(
        pdf(
            b"BT /F1 12 Tf 1 0 0 1 72 700 Tm (The lake covers 40 km) Tj /F1 7 Tf 1 0 0 1 192 704 Tm (2) Tj "
            b"/F1 12 Tf 1 0 0 1 200 700 Tm (of the plain.) Tj ET"
        )
    )
    assert [one.text for one in documents(path)] == ["The lake covers 40 km² of the plain."]
