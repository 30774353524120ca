"""Files that are a zip of parts: bounded, of the kind that they are called, and refused with what to do."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from glossator.errors import InputError
from glossator.formats.office import package
from glossator.formats.office.package import Package, kind_of

from .helpers import documents, reasons
from .packed import epub, odt, packed, pptx, shape, with_part, workbook

Make = Callable[[Path], Path]
MAKERS: dict[str, tuple[Make, str]] = {
    "odt": (lambda path: odt(path, "<text:p>The wells are dry.</text:p>"), "content.xml"),
    "pptx": (lambda path: pptx(path, [(shape("The wells are dry."), "")]), "ppt/presentation.xml"),
    "epub": (lambda path: epub(path, ["<html><body><p>The wells are dry.</p></body></html>"]), "OEBPS/book.opf"),
    "xlsx": (lambda path: workbook(path, {"A": [["text"], ["The wells are dry."]]}), "xl/worksheets/sheet1.xml"),
}
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'


@pytest.fixture(params=MAKERS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def made(folder: Path, kind: str, suffix: str = "") -> Path:
    return MAKERS[kind][0](folder / f"file.{suffix or kind}")


def test_the_text_is_read(tmp_path: Path, kind: str) -> None:
    assert [one.text for one in documents(made(tmp_path, kind))] == ["The wells are dry."]


def test_a_bomb_is_refused_before_it_unfolds(tmp_path: Path, kind: str) -> None:
    path = with_part(made(tmp_path, kind), MAKERS[kind][1], b" " * (package.LARGEST_PART + 1))
    (reason,) = reasons(path)
    assert reason.startswith("unpacks to more than 60,000,000 bytes; save it in parts, or as .")


def test_entities_are_refused(tmp_path: Path, kind: str) -> None:
    path = with_part(made(tmp_path, kind), MAKERS[kind][1], ENTITIES)
    assert reasons(path)[0].startswith("declares entities (")


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_truncated_file_is_refused_with_what_to_do(tmp_path: Path, kind: str, cut: float) -> None:
    path = made(tmp_path, kind)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * cut)])
    assert reasons(path)[0].startswith(f"not {package.KINDS[kind][0]} (damaged zip); get it again, or save it as .")


def test_a_damaged_part_is_named(tmp_path: Path, kind: str) -> None:
    path = with_part(made(tmp_path, kind), MAKERS[kind][1], b"<not><closed>")
    (reason,) = reasons(path)
    assert reason.startswith("not ") or "damaged" in reason
    assert "save it" in reason or "save the table" in reason


@pytest.mark.parametrize("other", ["docx", *MAKERS])
def test_a_file_under_the_suffix_of_another_is_named(tmp_path: Path, kind: str, other: str) -> None:
    if other != kind:
        path = made(tmp_path, kind, other)
        (reason,) = reasons(path)
        assert reason == (
            f"not {package.KINDS[other][0]} but {package.KINDS[kind][0]}: rename it to end in .{kind}"
        )  # fmt: skip


def test_a_spreadsheet_of_another_program_is_sent_on(tmp_path: Path) -> None:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    path = packed(tmp_path / "a.odt", {"mimetype": kind, "content.xml": "<a/>"})
    assert reasons(path) == ["not an OpenDocument text (a spreadsheet: save it as .xlsx or .csv)"]


def test_a_locked_file_says_so(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"file.{kind}"
    path.write_bytes(b"\xd0\xcf\x11\xe0 rest")
    assert reasons(path)[0].startswith("protected with a password")


def test_a_part_that_lies_about_its_length_is_not_unpacked(tmp_path: Path) -> None:
    most = 1_000_000
    path = packed(tmp_path / "a.odt", {"content.xml": b"0" * (most * 2)})
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 16 : entry + 20] = zlib.crc32(b"0" * 10).to_bytes(4, "little")
    content[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    assert len(Package(bytes(content), "odt", part=most).read("content.xml")) == 10


def test_bounds_are_those_that_are_given(tmp_path: Path) -> None:
    data = packed(tmp_path / "a.odt", {f"{number}.xml": "<a/>" for number in range(20)}).read_bytes()
    with pytest.raises(InputError, match="more than 10 parts"):
        Package(data, "odt", parts=10)
    with pytest.raises(InputError, match="unpacks to more than"):
        Package(data, "odt", unpacked=50).repacked()


def test_what_is_no_xml_is_never_unpacked(tmp_path: Path) -> None:
    data = packed(tmp_path / "a.docx", {"word/document.xml": "<a/>", "word/media/a.png": b"0" * 10_000}).read_bytes()
    again = Package(Package(data, "docx", unpacked=50).repacked().getvalue(), "docx")
    assert (again.read("word/document.xml"), again.read("word/media/a.png")) == (b"<a/>", b"")


def test_the_kind_of_a_file_shows_in_its_parts(tmp_path: Path, kind: str) -> None:
    assert kind_of(made(tmp_path, kind).read_bytes()) == kind
    assert kind_of(b"PK\x03\x04 no") == kind_of(packed(tmp_path / "b", {"a.xml": "<a/>"}).read_bytes()) == ""
