"""PowerPoint files."""

from pathlib import Path

from .helpers import documents, reasons
from .packed import packed, pptx, shape

TABLE = (
    "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Wells</a:t></a:r></a:p></a:txBody>"
    "</a:tc><a:tc><a:txBody><a:p><a:r><a:t>9</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic>"
    "</p:graphicFrame>"
)
CORE = (
    "<dc:title>PowerPoint Presentation</dc:title><dc:creator>Ann</dc:creator>"
    "<dcterms:created>2018-03-20T00:00:00Z</dcterms:created><dcterms:modified>2018-03-21T00:00:00Z</dcterms:modified>"
)


def test_slides_in_order_each_with_its_notes(tmp_path: Path) -> None:
    group = f"<p:grpSp>{shape('In a group')}</p:grpSp>"
    first = shape("Water", "ctrTitle") + shape("Nine wells|are dry") + shape("3", "sldNum") + group
    notes = shape("Say it slowly.", "body") + shape("1", "sldNum") + shape("Picture", "sldImg")
    path = pptx(tmp_path / "a.pptx", [(first, notes), (shape("Rents", "title") + TABLE, "")], core=CORE)
    (found,) = documents(path)
    assert found.text.split("\n\n") == [
        "Water", "Nine wells", "are dry", "In a group", "Say it slowly.", "Rents", "Wells | 9",
    ]  # fmt: skip
    assert (found.title, found.author, str(found.published)) == ("Water", "Ann", "2018-03-20")


def test_a_package_without_slides_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.pptx", {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>"})
    assert reasons(path) == ["not a PowerPoint file (no slides in it); get it again, or save it as .pdf"]


def test_a_slide_that_is_missing_is_named(tmp_path: Path) -> None:
    path = pptx(tmp_path / "a.pptx", [(shape("Rents"), "")])
    main = path.read_bytes()
    assert b"ppt/slides/slide0.xml" in main
    path.write_bytes(main.replace(b"slides/slide0.xml", b"slides/slide9.xml"))
    assert reasons(path)[0].startswith("not a PowerPoint file (ppt/slides/slide0.xml is missing)")
