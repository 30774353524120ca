"""PDF: text, stated dates, and what cannot be read."""

from datetime import date
from pathlib import Path

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


def test_pages_that_are_pictures_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(b""))
    assert reasons(path) == ["no text in it: its pages are pictures"]


def test_lines_run_on_and_paragraphs_part() -> None:
    assert flowing("One line\nruns on.\nNext one\nends.") == "One line runs on.\n\nNext one ends."
