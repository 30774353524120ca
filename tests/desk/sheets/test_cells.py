"""Cells: nothing a spreadsheet runs goes out, and every text comes back as it was."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from glossator.desk.sheets import cells, out, reading
from glossator.desk.sheets.columns import sheet

TEXTS = st.text(st.characters(codec=None), max_size=60) | st.text("'=+-@\t\r\n _x0041F ", max_size=12)
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@settings(max_examples=200)
@given(TEXTS)
@example("_x005F_x0041_")
@example("''=1+1")
@example("'tis so")
@example(" \t=cmd|' /C calc'!A0")
def test_a_text_comes_back_as_it_went_out(text: str) -> None:
    assert cells.back(cells.out(text)) == text


@settings(max_examples=200)
@given(TEXTS)
def test_nothing_that_goes_out_starts_a_formula(text: str) -> None:
    held = cells.out(text)
    assert not held.lstrip().startswith(FORMULAS)
    assert not held.startswith(("\t", "\r", "\n"))


def test_an_apostrophe_of_the_text_s_own_stays() -> None:
    assert cells.out("'tis so") == "'tis so" == cells.back("'tis so")


def row(text: str) -> out.Row:
    return {one.key: "1" for one in sheet().columns} | {"standalone": text}


@settings(max_examples=20)
@given(st.lists(TEXTS, min_size=1, max_size=5))
@example(["=1+1", "\x00\ud800\ufffe", " ", "a\r\nb\rc", "#N/A", "1e5", "TRUE", "\u2028"])
def test_whole_files_come_back_as_they_went_out(texts: list[str]) -> None:
    rows = [row(text) for text in texts]
    for made in (out.as_csv(rows), out.as_xlsx(rows)):
        assert [cells["standalone"] for _, cells in reading.read("claims", made)] == texts


def test_a_workbook_holds_text_only_and_says_how() -> None:
    book = load_workbook(io.BytesIO(out.as_xlsx([row("=HYPERLINK(1)")])))
    kinds = {cell.data_type for line in book["Claims"].iter_rows() for cell in line if cell.value is not None}
    assert kinds == {"s"}
    assert any("Ready: yes or no" in str(cell.value) for cell in book["How"]["A"])


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_is_read_with_the_marks_that_spreadsheets_write(mark: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=mark).writerows([["Guide", "Claim", "Seen", "Ready (edit)"], ["3", "c1", "9", "yes"]])
    assert reading.read("a.csv", text.getvalue().encode()) == [
        (2, {"guide": "3", "claim": "c1", "seen": "9", "ready": "yes"})
    ]
