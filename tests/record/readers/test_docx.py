"""Word documents."""

import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from .helpers import documents, reasons


def test_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("First words.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    document.add_paragraph("Last words.")
    document.core_properties.title = "T"
    document.core_properties.created = datetime(2018, 3, 20)  # noqa: DTZ001 (as the format keeps it)
    document.core_properties.modified = datetime(2018, 3, 21)  # noqa: DTZ001
    path = tmp_path / "x.docx"
    document.save(path)
    (found,) = documents(path)
    assert found.text == "First words.\n\nleft | right\n\nLast words."
    assert (found.title, str(found.published), str(found.modified)) == ("T", "2018-03-20", "2018-03-21")


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "a" * 70_000_000)
    assert reasons(path) == ["unpacks to more than 60,000,000 bytes; save it in parts, or as .txt"]


def test_protected_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0 rest")
    assert "password" in reasons(path)[0]


def with_body(path: Path, body: str) -> Path:
    """A Word document whose text is other XML."""
    import docx

    docx.Document().save(path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = body.encode()
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_a_merged_cell_comes_once_however_many_columns_it_claims(tmp_path: Path) -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    row = f"<w:tr>{cell.format(2, 'both')}{cell.format(99_999_999, 'all')}</w:tr>"
    path = with_body(tmp_path / "x.docx", f"<w:document {SPACE}><w:body><w:tbl>{row}</w:tbl></w:body></w:document>")
    (found,) = documents(path)
    assert found.text == "both | all"


@pytest.mark.parametrize("body", ["<rss><channel/></rss>", "<w:document", "", f"<w:styles {SPACE}/>"])
def test_a_package_whose_text_is_something_else_is_refused(tmp_path: Path, body: str) -> None:
    (why,) = reasons(with_body(tmp_path / "x.docx", body))
    assert why.startswith("not a Word document")
