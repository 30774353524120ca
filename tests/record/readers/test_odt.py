"""OpenDocument texts."""

from pathlib import Path

from glossator.formats.office.written import CHANGED

from .helpers import documents, reasons
from .packed import ODF, odt, with_part

BODY = """
<text:tracked-changes><text:changed-region><text:deletion><text:p>Thirty wells.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:h>Water</text:h>
<text:p>Nine<text:s text:c="99999999"/>wells <text:span>are
   <text:a>dry</text:a></text:span>.<office:annotation><text:p>Check!</text:p></office:annotation><text:note><text:note-body>
<text:p>A footnote.</text:p></text:note-body></text:note> <draw:frame><draw:text-box><text:p>In a box.</text:p>
</draw:text-box></draw:frame>It is late.<text:line-break/>Next line.</text:p>
<text:section><text:list><text:list-item><text:p>First</text:p><text:list><text:list-item><text:p>Within</text:p>
</text:list-item></text:list></text:list-item></text:list></text:section>
<table:table><table:table-header-rows>
<table:table-row table:number-rows-repeated="1000000"><table:table-cell>
<text:p>Wells</text:p><text:p>dry</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="16384"><text:p>9</text:p></table:table-cell>
</table:table-row></table:table-header-rows></table:table>
<text:p/><text:p>Last.</text:p>"""
META = (
    "<dc:title>T</dc:title><meta:initial-creator>Ann</meta:initial-creator><dc:creator>Ben</dc:creator>"
    "<meta:creation-date>2018-03-20T10:11:12.5</meta:creation-date><dc:date>2018-03-21T01:02:03</dc:date>"
)


def test_paragraphs_lists_boxes_and_tables_in_order(tmp_path: Path) -> None:
    (found,) = documents(odt(tmp_path / "a.odt", BODY, meta=META))
    assert found.text.split("\n\n") == [
        "Water", "Nine wells are dry. It is late.\nNext line.", "In a box.", "First", "Within", "Wells dry | 9",
        "Last.",
    ]  # fmt: skip
    assert (found.title, found.author) == ("T", "Ann")
    assert (str(found.published), str(found.modified)) == ("2018-03-20", "2018-03-21")
    assert found.remarks == [CHANGED, "published date is the day the document was made"]


def test_a_table_within_a_cell_is_read_once(tmp_path: Path) -> None:
    row = "<table:table-row>{}</table:table-row>"
    cells = "<table:table-cell>{}</table:table-cell>" * 2
    inner = row.format(cells.format("<text:p>2015</text:p>", "<text:p>9 dug</text:p>"))
    outer = row.format(cells.format("<text:p>Wells</text:p>", f"<table:table>{inner}</table:table>"))
    (found,) = documents(odt(tmp_path / "a.odt", f"<table:table>{outer}</table:table>"))
    assert found.text == "Wells | 2015 | 9 dug"


def test_a_locked_text_says_so(tmp_path: Path) -> None:
    path = odt(tmp_path / "a.odt", "<text:p>x</text:p>")
    with_part(path, "META-INF/manifest.xml", b"<manifest><encryption-data/></manifest>")
    assert reasons(path) == ["protected with a password; save it without one"]


def test_a_package_without_a_text_is_refused(tmp_path: Path) -> None:
    path = odt(tmp_path / "a.odt", "")
    assert reasons(path) == ["no text in it"]
    with_part(path, "content.xml", f"<office:document-content {ODF}/>".encode())
    assert reasons(path) == ["not an OpenDocument text (no text in it); save it as .docx or .txt"]


def test_elements_nested_without_end_are_refused(tmp_path: Path) -> None:
    deep = "<text:section>" * 5_000 + "<text:p>x</text:p>" + "</text:section>" * 5_000
    (reason,) = reasons(odt(tmp_path / "a.odt", deep))
    assert reason.startswith("not an OpenDocument text (content.xml: ")
