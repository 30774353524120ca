"""PDF: words of all pages as paragraphs; locked, damaged and picture-only files are refused by reason."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from glossator.errors import InputError
from glossator.statement.readers import pdf


def made(*pages: list[str]) -> bytes:
    """A PDF whose pages show the lines, one under the other."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        content = "BT /F1 12 Tf 72 720 Td 16 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {resources} "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def test_pages_become_paragraphs_without_numbers_and_hyphens() -> None:
    data = made(
        ["We raised the budget for schools by four per cent in the spend-", "ing round of last year.", "Page 1 of 2"],
        ["It was a long round of talks, and everybody at the table had to give way.", "2"],
    )
    reading = pdf.read(data)
    assert "four per cent in the spending round of last year." in reading.text
    assert "Page 1" not in reading.text
    assert [u.span.of(reading.text) for u in reading.utterances] == [reading.text]


def test_locked_damaged_and_empty_files_say_why() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made(["Secret words."]))))
    writer.encrypt("password", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(InputError, match="protected with a password"):
        pdf.read(locked.getvalue())
    with pytest.raises(InputError, match="not a PDF that can be read"):
        pdf.read(b"%PDF-1.4 broken")
    with pytest.raises(InputError, match="no text in it"):
        pdf.read(made([]))
