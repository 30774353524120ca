"""Word documents: paragraphs and tables in order."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from glossator.errors import InputError
from glossator.formats.office import docx_text
from glossator.formats.office.package import Package
from glossator.formats.office.written import CHANGED, Written


def written(data: bytes) -> Written:
    """The contents of the file. Raises InputError if it is not a Word document, or expands beyond the limit."""
    file = _opened(data)
    body, about = file.element.body, file.core_properties
    styles = {style.style_id: style.name or "" for style in file.styles}
    return Written(
        blocks=[replace(block, style=styles.get(block.style, "")) for block in docx_text.blocks(body)],
        title=about.title or "",
        author=about.author if about.author != "python-docx" else "",
        made=_day(about.created),
        modified=_day(about.modified),
        remarks=[CHANGED] if docx_text.has_changes(body) else [],
    )


def _opened(data: bytes) -> Any:
    import docx

    safe = Package(data, "docx").repacked()
    try:
        file = docx.Document(safe)
        file.element.body  # noqa: B018 (a part that is no text at all has none)
    except Exception as problem:  # whatever a damaged package makes zip, XML and the library raise
        raise InputError(f"not a Word document ({str(problem)[:150]}); get it again, or save it as .txt") from problem
    return file


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
