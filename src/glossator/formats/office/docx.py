"""Word documents: paragraphs and tables in order, then the notes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from glossator.errors import InputError
from glossator.formats.office import core, docx_text
from glossator.formats.office.package import Package
from glossator.formats.office.written import CHANGED, HIDDEN, Written

_NOTES = ("/footnotes", "/endnotes")


def written(data: bytes) -> Written:
    """The contents of the file. Raises InputError if it is not a Word document, or expands beyond the limit."""
    package = Package(data, "docx")
    file = _opened(package)
    body = file.element.body
    styles = {style.style_id: style.name or "" for style in file.styles}
    hiding = docx_text.hiding_styles(file.styles.element)
    parts = list(_notes(file))
    blocks = list(docx_text.blocks(body, hiding))
    for part in parts:
        blocks += docx_text.notes(part, body, hiding)
    found = Written([replace(block, style=styles.get(block.style, "")) for block in blocks])
    core.describe(found, package)
    found.remarks += [CHANGED] if any(map(docx_text.has_changes, (body, *parts))) else []
    found.remarks += [HIDDEN] if any(docx_text.has_hidden(part, hiding) for part in (body, *parts)) else []
    return found


def _opened(package: Package) -> Any:
    import docx

    safe = package.repacked()
    try:
        file = docx.Document(safe)
        file.element.body  # noqa: B018 (a part that is no text at all has none)
    except Exception as problem:  # whatever a damaged package makes zip, XML and the library raise
        raise InputError(f"not a Word document ({str(problem)[:150]}); get it again, or save it as .txt") from problem
    return file


def _notes(file: Any) -> Iterator[Any]:
    """The roots of the parts that hold footnotes and endnotes. Raises InputError if one is damaged."""
    from docx.oxml import parse_xml
    from lxml.etree import XMLSyntaxError

    for link in file.part.rels.values():
        if link.reltype.endswith(_NOTES) and not link.is_external:
            try:
                yield parse_xml(link.target_part.blob)
            except XMLSyntaxError as problem:
                raise InputError(f"not a Word document (its notes: {str(problem)[:100]}); get it again") from problem
