"""Workbooks, read as the same tables saved as CSV."""

import csv
import time
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

import pytest

from glossator.errors import InputError
from glossator.formats.office.package import Package
from glossator.record import Document, Refusal
from glossator.record.readers import read
from glossator.record.readers.options import Options, mapping
from glossator.record.readers.xlsx import sheets

from .helpers import documents, reasons
from .packed import with_part, workbook

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ROWS: list[list[object]] = [
    ["Datum", "Aussage", "Link", "Note"],
    ["2018-03-20", 'One, "two"\nthree', "https://example.org/1", 7],
    [],
    ["2018-03-21", "Four <b>five</b>", None, None],
    ["2018-03-22", "", "https://example.org/3", 9],
    ["2018-03-23", "Six", "https://example.org/1", 7],
]
NAMED = Options(mapping(["text=Aussage", "published=Datum", "address=Link"]))


def sheet_of(path: Path, rows: str) -> Path:
    workbook(path, {"A": [["text"]]})
    xml = f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
    return with_part(path, "xl/worksheets/sheet1.xml", xml.encode())


def cell(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def test_the_same_as_the_table_saved_as_csv(tmp_path: Path) -> None:
    book, table = workbook(tmp_path / "a.xlsx", {"A": ROWS}), tmp_path / "a.csv"
    with table.open("w", newline="") as file:
        csv.writer(file).writerows(ROWS)
    found, same = ([one for one in read(path, NAMED)] for path in (book, table))  # noqa: C416
    differs = {"source"}
    assert len(found) == 4
    for one, other in zip(found, same, strict=True):
        assert one.model_dump(exclude=differs) == other.model_dump(exclude=differs)
    refused = [one.source for one in found if isinstance(one, Refusal)]
    assert refused == [f"{book}, sheet 'A', row 4"]


def test_cells_come_out_as_words(tmp_path: Path) -> None:
    cells: list[object] = [
        datetime.fromisoformat("2018-03-20"), date(2018, 3, 20), datetime.fromisoformat("2018-03-20T14:05"),
        clock(9, 30), 9.0, 9, 0.1 + 0.2,
        True, 971423167298883584.0, timedelta(hours=26, minutes=5), "#N/A", " kept ",
    ]  # fmt: skip
    path = workbook(tmp_path / "a.xlsx", {"A": [[f"c{number}" for number in range(len(cells))], cells]})
    (sheet,) = sheets(path.read_bytes())
    assert sheet.records[1] == [
        "2018-03-20", "2018-03-20", "2018-03-20T14:05:00", "09:30:00", "9", "9", "0.3", "TRUE",
        "971423167298883584", "26:05:00", "", " kept ",
    ]  # fmt: skip


def test_a_formula_gives_what_it_came_to_or_nothing(tmp_path: Path) -> None:
    head = f"<row>{cell('A1', 'text')}{cell('B1', 'title')}</row>"
    row = '<row><c r="A2" t="str"><f>A1</f><v>What it came to.</v></c><c r="B2"><f>1+1</f></c></row>'
    (found,) = documents(sheet_of(tmp_path / "a.xlsx", head + row))
    assert (found.text, found.title) == ("What it came to.", "")


def test_ends_of_lines_as_some_programs_write_them(tmp_path: Path) -> None:
    rows = f"<row>{cell('A1', 'text')}</row><row>{cell('A2', 'One_x000D_&#10;two')}</row>"
    assert documents(sheet_of(tmp_path / "a.xlsx", rows))[0].text == "One\ntwo"


def test_every_sheet_with_a_column_for_the_text_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "Empty": [], "Notes": [["What this is"], ["A list."]],
        "2017": [[], ["id", "text"], [1, "The wells are dry."]],
        "2018": [["id", "title", "body"], [1, "T", "The wells are full."]],
    })  # fmt: skip
    *found, left = read(path, Options())
    assert [(one.title, one.text) for one in found if isinstance(one, Document)] == [
        ("", "The wells are dry."), ("T", "The wells are full."),
    ]  # fmt: skip
    assert len({one.id for one in found if isinstance(one, Document)}) == 2
    assert isinstance(left, Refusal)
    assert (left.source, left.passed_over) == (f"{path}, sheet 'Notes'", True)
    assert "columns: What this is" in left.reason


def test_a_workbook_without_a_table_says_so_of_each_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Notes": [["What this is"]], "More": [["And"]]})
    (reason,) = reasons(path)
    assert reason.startswith("sheet 'Notes': no column for the text; name it with --map")
    assert "sheet 'More': no column" in reason
    assert reasons(workbook(path, {"A": [], "B": []})) == ["empty: no sheet holds anything; save the table as .csv"]


@pytest.mark.slow
def test_a_million_empty_rows_cost_little(tmp_path: Path) -> None:
    head, last = f"<row>{cell('A1', 'text')}</row>", f'<row r="1048576">{cell("A1048576", "Last.")}</row>'
    rows = "".join(f'<row r="{number}" s="1"/>' for number in range(2, 200_000))
    path = sheet_of(tmp_path / "a.xlsx", head + rows + last)
    started = time.process_time()
    assert [one.text for one in documents(path)] == ["Last."]
    assert time.process_time() - started < 30


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>',
        '<row><c r="ZZZ2"><v>1</v></c></row>' * 2_000,
    ],
)
def test_absurd_dimensions_are_refused_soon(tmp_path: Path, rows: str) -> None:
    path = sheet_of(tmp_path / "a.xlsx", f"<row>{cell('A1', 'text')}</row>{rows}")
    (reason,) = reasons(path)
    assert reason == "sheet 'A' exceeds the limit of cells; save the table as .csv"


def test_a_sheet_may_say_what_it_likes_of_its_size(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"A": [["text"], ["The wells are dry."]]})
    with_part(path, "xl/worksheets/sheet1.xml", Package(path.read_bytes(), "xlsx").read("xl/worksheets/sheet1.xml")
              .replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"'))  # fmt: skip
    assert [one.text for one in documents(path)] == ["The wells are dry."]


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(InputError, match="not a workbook"):
        sheets(b"PK\x03\x04 no")
