"""Scanned pages: read by OCR where it is installed, told how where it is not, refused where they are too poor."""

import io
from pathlib import Path

import pytest

from glossator.errors import InputError
from glossator.evidence.model import Source
from glossator.evidence.weighing.pieces import source
from glossator.formats.pdf import pdf, scans
from glossator.guide import plain_words as words
from glossator.record import Document
from glossator.record.readers import read as read_file
from glossator.record.readers.options import Options
from glossator.statement import reading

WORDS = [
    "Hurricane Maria knocked out all power in Puerto Rico on Wednesday.",
    "Officials expect repairs to take months.",
]
needs_ocr = pytest.mark.skipif(scans.missing(), reason="needs Tesseract and the extra `ocr`")


def page(lines: list[str], worse: float = 0.0, form: str = "PDF") -> bytes:
    """A picture of a page with these lines, blurred by so many dots."""
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    made = Image.new("L", (1700, 1000), 255)
    for number, line in enumerate(lines):
        ImageDraw.Draw(made).text((150, 150 + 70 * number), line, fill=0, font=ImageFont.load_default(44))
    sent = io.BytesIO()
    made.filter(ImageFilter.GaussianBlur(worse)).save(sent, form, resolution=200)
    return sent.getvalue()


def mixed(*pages: bytes) -> bytes:
    """Pages with text and pictures of pages in one file."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for each in pages:
        writer.append(PdfReader(io.BytesIO(each)))
    sent = io.BytesIO()
    writer.write(sent)
    return sent.getvalue()


@needs_ocr
def test_a_scan_is_read_and_says_so() -> None:
    found = pdf.read(page(WORDS))
    assert " ".join(found.lines) == " ".join(WORDS)
    assert found.scanned
    assert found.remarks == ["page 1 read by OCR from a scan: letters and figures may be wrong"]


@needs_ocr
def test_pages_with_text_are_not_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    own = scans.of_pdf
    monkeypatch.setattr(scans, "of_pdf", lambda data, numbers: asked.append(list(numbers)) or own(data, numbers))
    from tests.record.readers.test_pdf import pdf as one_page

    text = one_page(b"BT /F1 12 Tf 72 720 Td (Written words stand here as text.) Tj ET")
    found = pdf.read(mixed(text, page(WORDS)))
    assert asked == [[1]]
    assert found.remarks[0].startswith("page 2 read by OCR")
    assert "Written words stand here as text." in found.lines


@needs_ocr
def test_a_poor_scan_is_refused_with_the_reason() -> None:
    with pytest.raises(InputError, match=r"page 1 is a picture, not read: (too poor|no words)"):
        pdf.read(page(WORDS, worse=9))


def test_without_tesseract_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = page(WORDS)
    monkeypatch.setattr(scans.shutil, "which", lambda name: None)
    with pytest.raises(
        InputError, match=r"page 1 is a picture, not read: for that, install Tesseract.*glossator\[ocr\]"
    ):
        pdf.read(data)


@needs_ocr
@pytest.mark.parametrize(("form", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg"), ("TIFF", ".tif")])
def test_pictures_of_pages(tmp_path: Path, form: str, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(page(WORDS, form=form))
    (document,) = read_file(path, Options())
    assert isinstance(document, Document)
    assert document.ocr
    assert document.text.split() == " ".join(WORDS).split()
    assert reading.read(path).text.split() == " ".join(WORDS).split()


@needs_ocr
def test_a_picture_of_something_else_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(page([], form="PNG"))
    (refusal,) = read_file(path, Options())
    assert getattr(refusal, "passed_over", False)


def test_every_quote_from_it_says_so() -> None:
    told = source(Document(id="d1", text="x", title="Scan", ocr=True))
    assert words.dated(told) == "undated, read by OCR from a scan"
    assert told.model_dump()["ocr"] is True
    assert "ocr" not in Source(document="d1").model_dump()
