"""Word documents: paragraphs in order, headings apart; damaged files are refused by reason."""

import io
import time
from datetime import datetime

import pytest
from docx import Document

from glossator.errors import InputError
from glossator.formats.office.written import Block, Written
from glossator.statement.readers import word_processor


def test_paragraphs_and_title() -> None:
    document = Document()
    document.add_heading("Remarks on trade", level=0)
    document.add_paragraph("Exports rose by 3 percent.")
    document.add_heading("Outlook", level=1)
    document.add_paragraph("They will rise again.")
    document.core_properties.created = datetime(2018, 3, 20)  # noqa: DTZ001 (as the format keeps it)
    data = io.BytesIO()
    document.save(data)
    reading = word_processor.read(data.getvalue(), "docx")
    assert reading.title == "Remarks on trade"
    assert reading.text == "Exports rose by 3 percent.\n\nThey will rise again."
    assert "the date is the day the document was made" in reading.remarks


def test_notes_are_not_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = [Block("Exports rose."), Block("[Note] The ministry says by a tenth.", note=True)]
    monkeypatch.setattr(word_processor.office, "read", lambda *_: Written(blocks=blocks))
    reading = word_processor.read(b"", "docx")
    assert reading.text == "Exports rose."
    assert any("footnotes" in remark for remark in reading.remarks)


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(InputError, match="not a Word document"):
        word_processor.read(b"PK\x03\x04 broken", "docx")


def test_a_long_document_takes_no_longer_for_its_styles() -> None:
    document = Document()
    for _ in range(3_000):
        document.add_paragraph("We opened it.")
    data = io.BytesIO()
    document.save(data)
    started = time.process_time()
    assert len(word_processor.read(data.getvalue(), "docx").text) == 3_000 * 15 - 2
    assert time.process_time() - started < 20
