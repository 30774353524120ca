"""Word's final view: what was inserted is read, what was deleted is not, wherever it stands."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from glossator.formats.office import docx_text
from glossator.formats.office.written import CHANGED
from glossator.record.readers import word_processor as documents
from glossator.record.readers.options import Options
from glossator.statement.readers import word_processor as statements

BODY = [
    '<w:p {ns}><w:r><w:t xml:space="preserve">The dam cost </w:t></w:r>'
    '<w:del w:id="1" w:author="A"><w:r><w:delText>30</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="A"><w:r><w:t>40</w:t></w:r></w:ins>'
    '<w:r><w:t xml:space="preserve"> million dollars.</w:t></w:r></w:p>',
    '<w:p {ns}><w:pPr><w:rPr><w:del w:id="3" w:author="A"/></w:rPr></w:pPr>'
    '<w:r><w:t xml:space="preserve">Nine wells </w:t></w:r></w:p>',
    "<w:p {ns}><w:r><w:t>are dry.</w:t></w:r></w:p>",
    '<w:p {ns}><w:moveFrom w:id="4" w:author="A"><w:r><w:t>Rents fell.</w:t></w:r></w:moveFrom></w:p>',
    '<w:p {ns}><w:moveTo w:id="5" w:author="A"><w:r><w:t>Rents rose.</w:t></w:r></w:moveTo></w:p>',
    "<w:sdt {ns}><w:sdtContent><w:p><w:r><w:t>The bay froze.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
]
READ = ["The dam cost 40 million dollars.", "Nine wells are dry.", "Rents rose.", "The bay froze."]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    document = Document()
    for number, words in enumerate(BODY):
        document.element.body.insert(number, parse_xml(words.format(ns=nsdecls("w"))))
    path = tmp_path / "changed.docx"
    document.save(str(path))
    return path


def test_a_statement_reads_as_if_every_change_were_accepted(file: Path) -> None:
    reading = statements.read(file.read_bytes(), "docx")
    assert reading.text == "\n\n".join(READ)
    assert CHANGED in reading.remarks


def test_so_does_a_document(file: Path) -> None:
    document = next(iter(documents.read(file, Options(), "docx")))
    assert document.text == "\n\n".join(READ)
    assert CHANGED in document.remarks


def test_without_changes_nothing_is_remarked() -> None:
    document, data = Document(), io.BytesIO()
    document.add_paragraph("The dam cost 40 million dollars.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Wells", "9"
    document.save(data)
    assert not docx_text.has_changes(document.element.body)
    assert [block.text for block in docx_text.blocks(document.element.body)] == [
        "The dam cost 40 million dollars.",
        "Wells | 9",
    ]
