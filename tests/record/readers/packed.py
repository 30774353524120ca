"""Small office files, made in code."""

import io
import zipfile
from pathlib import Path

_OPEN, _OFFICE = "urn:oasis:names:tc:opendocument:xmlns", "http://schemas.openxmlformats.org"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
ODF = " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "text", "table", "style", "meta"))
ODF += f' xmlns:draw="{_OPEN}:drawing:1.0" {DC}'
P = (
    f'xmlns:p="{_OFFICE}/presentationml/2006/main" xmlns:a="{_OFFICE}/drawingml/2006/main" '
    f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
)
OPF = "http://www.idpf.org/2007/opf"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(path: Path, parts: dict[str, str | bytes]) -> Path:
    """A zip of parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def odt(path: Path, body: str, *, meta: str = "", styles: str = "", **parts: str) -> Path:
    """An OpenDocument text."""
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    about = f"<office:document-meta {ODF}><office:meta>{meta}</office:meta></office:document-meta>"
    return packed(path, {
        "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": about, **parts,
    })  # fmt: skip


def shape(words: str, place: str = "") -> str:
    """A shape with one paragraph, or several, on a slide."""
    paragraphs = "".join(f"<a:p><a:r><a:t>{each}</a:t></a:r></a:p>" for each in words.split("|"))
    holder = f'<p:ph type="{place}"/>' if place else ""
    return f"<p:sp><p:nvSpPr><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:txBody>{paragraphs}</p:txBody></p:sp>"


def pptx(path: Path, slides: list[tuple[str, str]], *, core: str = "") -> Path:
    """Slides, each with its shapes and the shapes of its notes ('' for none); on file in reverse order."""
    parts: dict[str, str | bytes] = {}
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{255 + each}" r:id="rId{each}"/>' for each in numbers)
    parts["ppt/presentation.xml"] = f"<p:presentation {P}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>"
    parts["ppt/_rels/presentation.xml.rels"] = relations(
        *((f"rId{each}", "slide", f"slides/slide{len(slides) - each}.xml") for each in numbers)
    )
    for each, (shapes, notes) in enumerate(slides, 1):
        number = len(slides) - each
        tree = "<p:{0} {1}><p:cSld><p:spTree>{2}</p:spTree></p:cSld></p:{0}>"
        parts[f"ppt/slides/slide{number}.xml"] = tree.format("sld", P, shapes)
        if notes:
            parts[f"ppt/notesSlides/notes{number}.xml"] = tree.format("notes", P, notes)
            parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(
                ("rId1", "notesSlide", f"../notesSlides/notes{number}.xml")
            )
    if core:
        spaces = f'{DC} xmlns:dcterms="http://purl.org/dc/terms/"'
        parts["docProps/core.xml"] = f'<c:coreProperties xmlns:c="urn:core" {spaces}>{core}</c:coreProperties>'
    return packed(path, parts)


def relations(*listed: tuple[str, str, str]) -> str:
    """A part that lists references."""
    each = "".join(f'<Relationship Id="{one}" Type="{KIND}/{kind}" Target="{to}"/>' for one, kind, to in listed)
    return f'<Relationships xmlns="{RELATIONS}">{each}</Relationships>'


def epub(path: Path, chapters: list[str | bytes], *, about: str = "", **parts: str) -> Path:
    """A book in a folder of its own, with a table of contents; the manifest lists chapters in reverse."""
    names = [f"text/ch {number}.xhtml" for number in range(len(chapters))]
    items = "".join(
        f'<item id="c{number}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for number, name in reversed(list(enumerate(names)))
    ) + '<item id="toc" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'  # fmt: skip
    spine = '<itemref idref="toc"/>' + "".join(f'<itemref idref="c{number}"/>' for number in range(len(names)))
    return packed(path, {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": f'<package xmlns="{OPF}" xmlns:opf="{OPF}"><metadata {DC}>{about}'
        f"</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
        "OEBPS/nav.xhtml": "<html><body><p>Contents</p></body></html>",
        **{f"OEBPS/{name}": chapter for name, chapter in zip(names, chapters, strict=True)},
        **parts,
    })  # fmt: skip


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    """A workbook, as its own library writes it."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


def with_part(path: Path, name: str, part: bytes) -> Path:
    """The same file with another part in the place of one."""
    made = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(made) as old:
        parts: dict[str, str | bytes] = {each: old.read(each) for each in old.namelist()}
    return packed(path, parts | {name: part})
