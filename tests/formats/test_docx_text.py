"""Word's final view: what was inserted is read, what was deleted is not, wherever it stands."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from glossator.formats.office import docx, docx_text, office
from glossator.formats.office.written import CHANGED, HIDDEN
from glossator.record.readers import word_processor as documents
from glossator.record.readers.options import Options
from glossator.statement.readers import word_processor as statements

SPACES = f'{nsdecls("w")} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
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


def written(*paragraphs: str, document: Any = None) -> bytes:
    """A Word document of these paragraphs, given as XML with {ns} for their namespaces."""
    document, data = document or Document(), io.BytesIO()
    for number, words in enumerate(paragraphs):
        document.element.body.insert(number, parse_xml(words.format(ns=SPACES)))
    document.save(data)
    return data.getvalue()


def read(data: bytes) -> list[str]:
    return [block.text for block in docx.written(data).blocks if block.text]


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize(
    ("look", "kept"),
    [
        ("<w:vanish/>", ""),
        ('<w:vanish w:val="true"/>', ""),
        ('<w:vanish w:val="0"/>', "perhaps "),
        ("<w:b/>", "perhaps "),
    ],
)
def test_hidden_words_are_left_out_with_a_remark(look: str, kept: str) -> None:
    found = docx.written(written(f"<w:p {{ns}}>{run('The well is ')}{run('perhaps ', look)}{run('dry.')}</w:p>"))
    assert found.blocks[0].text == f"The well is {kept}dry."
    assert (HIDDEN in found.remarks) is (not kept)


def test_a_hidden_mark_of_a_paragraph_parts_nothing() -> None:
    look = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    assert read(written(f"<w:p {{ns}}>{look}{run('Nine wells ')}</w:p>", f"<w:p {{ns}}>{run('are dry.')}</w:p>")) == [
        "Nine wells are dry."
    ]


def test_words_in_a_style_that_hides_are_left_out() -> None:
    document = Document()
    hiding = document.styles.add_style("Aside", WD_STYLE_TYPE.CHARACTER)
    hiding.font.hidden = True
    document.styles.add_style("Small aside", WD_STYLE_TYPE.CHARACTER).base_style = hiding
    shown = document.styles.add_style("Loud aside", WD_STYLE_TYPE.CHARACTER)
    shown.base_style, shown.font.hidden = hiding, False
    looks = [f'<w:rStyle w:val="{name}"/>' for name in ("Aside", "Smallaside", "Loudaside")]
    words = "".join(run(f"{number} ", look) for number, look in enumerate(looks))
    assert read(written(f"<w:p {{ns}}>{run('See ')}{words}</w:p>", document=document)) == ["See 2"]


def math(inner: str) -> str:
    return f"<w:p {{ns}}>{run('It is ')}<m:oMath>{inner}</m:oMath>{run(' metres.')}</w:p>"


def sign(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (sign("17"), "17"),
        (f"<m:f><m:num>{sign('3')}</m:num><m:den>{sign('4')}</m:den></m:f>", "3/4"),
        (f"<m:f><m:num>{sign('a+b')}</m:num><m:den>{sign('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:sSup><m:e>{sign('10')}</m:e><m:sup>{sign('6')}</m:sup></m:sSup>", "10^6"),
        (f"{sign('2')}<m:d><m:e>{sign('3+4')}</m:e></m:d>", "2(3+4)"),
        (f"<m:rad><m:deg/><m:e>{sign('9')}</m:e></m:rad>", "√9"),
    ],
)
def test_numbers_in_equations_are_read(inner: str, words: str) -> None:
    assert read(written(math(inner))) == [f"It is {words} metres."]


def test_a_table_within_a_cell_is_read_once() -> None:
    document = Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 1).text = "by year"
    outer.cell(0, 0).text = "Wells"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "2015", "9 dug"
    assert read(written(document=document)) == ["Wells | by year 2015 | 9 dug"]


NOTES = (
    '<w:footnotes {ns}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>As the mayor said.</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="3"><w:p><w:r><w:t>Nobody refers to it.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def test_notes_come_last_and_apart() -> None:
    document = Document()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    name, media = (
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    )
    document.part.relate_to(Part(name, media, NOTES.format(ns=SPACES).encode(), document.part.package), kind)
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = [
        f"<w:p {{ns}}>{run('Nine wells')}{reference}{run(' are dry.')}</w:p>",
        f"<w:p {{ns}}>{run('Rents rose.')}</w:p>",
    ]
    assert read(written(*body, document=document)) == [
        "Nine wells are dry.",
        "Rents rose.",
        "[Note] As the mayor said.",
    ]


def test_the_day_and_author_of_a_template_are_not_those_of_the_file() -> None:
    found = docx.written(written(f"<w:p {{ns}}>{run('Rents rose.')}</w:p>"))
    assert (found.made, found.modified, found.author) == (None, None, "")


@pytest.mark.parametrize(("changed", "told"), [(datetime(2019, 11, 2), True), (datetime(2019, 2, 3), False)])  # noqa: DTZ001
def test_a_file_changed_months_after_it_was_made_is_told(changed: datetime, told: bool) -> None:
    document = Document()
    document.core_properties.created, document.core_properties.modified = datetime(2019, 2, 1), changed  # noqa: DTZ001
    found = office.read(written(document=document), "docx")
    assert (found.made, found.modified) == (date(2019, 2, 1), changed.date())
    assert any("last changed" in remark for remark in found.remarks) is told


def test_a_file_that_states_no_day_has_none() -> None:
    document = Document()
    links = document.part.package.rels
    links.pop(next(name for name, link in links.items() if link.reltype.endswith("/core-properties")))
    found = docx.written(written(f"<w:p {{ns}}>{run('Rents rose.')}</w:p>", document=document))
    assert (found.title, found.made, found.modified) == ("", None, None)
