"""Files that come from outside: bounded, named when they cannot be read, nothing in them run."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from glossator.desk.sheets import reading
from glossator.desk.sheets.columns import sheet
from glossator.errors import InputError


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for line in rows:
        book.active.append(line)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


HEAD = ["Guide", "Claim", "Seen", "Ready (edit)"]


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(one.filename, old.read(one) if one.filename != name else part)
        if name not in old.namelist():
            new.writestr(name, part)
    return made.getvalue()


def test_numbers_and_yes_come_as_text() -> None:
    content = workbook(HEAD, [3, "c1", 9.0, True])
    assert reading.read("a.xlsx", content) == [(2, {"guide": "3", "claim": "c1", "seen": "9", "ready": "yes"})]


def test_a_formula_is_told_apart_from_text() -> None:
    rows = reading.read("a.xlsx", workbook(HEAD, [3, "c1", 9, "=1+1"]))
    assert rows[0][1]["ready"] == reading.FORMULA


def test_a_bomb_is_refused() -> None:
    bomb = with_part(workbook(HEAD), "xl/bomb.xml", b"0" * (reading.UNPACKED + 1))
    assert len(bomb) < reading.LONGEST
    with pytest.raises(InputError, match=r"bomb\.xlsx: unpacks to more than"):
        reading.read("bomb.xlsx", bomb)


def test_a_row_of_millions_of_cells_is_refused_before_it_is_read() -> None:
    sheet_part = zipfile.ZipFile(io.BytesIO(workbook(HEAD))).read("xl/worksheets/sheet1.xml")
    many = sheet_part.replace(b"</sheetData>", b"<row>" + b"<c/>" * (reading.TAGS + 1) + b"</row></sheetData>")
    with pytest.raises(InputError, match="unpacks to more than"):
        reading.read("a.xlsx", with_part(workbook(HEAD), "xl/worksheets/sheet1.xml", many))


def test_one_long_text_in_many_cells_is_refused() -> None:
    long = workbook(HEAD, *[[3, "c1", 9, "a" * 30_000]] * (reading.CHARACTERS // 30_000 + 1))
    assert len(long) < reading.LONGEST
    with pytest.raises(InputError, match="unpacks to more than the desk takes; send fewer rows"):
        reading.read("a.xlsx", long)


def test_entities_are_refused() -> None:
    lol = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(InputError, match="declares entities"):
        reading.read("a.xlsx", with_part(workbook(HEAD), "xl/workbook.xml", lol))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 no zip at all", "not a workbook"),
        (b"Guide,Claim\r\n1,c1\r\n", "has no column Seen"),
        (b"Guide,Claim,Seen,Seen\r\n", "twice"),
        ("Guide,Claim,Seen\r\n1,c1,\xe9".encode("latin-1"), "not UTF-8"),
        (b"x" * (reading.LONGEST + 1), "larger than 5 MB"),
        (b"Guide,Claim,Seen\r\n" + b"1,c1,1\r\n" * (reading.MOST + 1), "more than 5,000 rows"),
        (workbook(HEAD)[:-40], "not a workbook"),
        (with_part(workbook(HEAD), "xl/workbook.xml", b"<a/>"), "workbook"),
    ],
)
def test_what_cannot_be_read_is_named(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=f"^claims: .*{said}"):
        reading.read("claims", content)


def test_every_column_that_may_be_changed_is_said_to_be() -> None:
    assert all(one.name.endswith("(edit)") == one.edit for one in sheet().columns)
