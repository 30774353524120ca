"""The last steps of every reader: dates checked against the day of capture, language, id, and publisher."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from glossator.errors import InputError
from glossator.folding import encodable
from glossator.formats.address import comparable, host, is_address, of_the_original
from glossator.formats.files import today
from glossator.formats.languages import language
from glossator.formats.markup import unescaped
from glossator.formats.plain_text import clean, one_line
from glossator.record.identity import document_id
from glossator.record.model import Document
from glossator.record.readers.options import Options

LONGEST_TEXT = 5_000_000  # characters; a longer "document" is an archive that should be split first
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


def build(
    *,
    text: str,
    source: str,
    options: Options,
    key: Sequence[str] = (),
    address: str = "",
    published: date | None = None,
    modified: date | None = None,
    captured: date | None = None,
    title: str = "",
    publisher: str = "",
    author: str = "",
    said_language: str = "",
    kind: str = "",
    speaker: str = "",
    cited: Sequence[str] = (),
    ocr: bool = False,
    remarks: Sequence[str] = (),
) -> Document:
    """The document. Raises InputError if there is no text. `key` names it when its address does not."""
    text = clean(text).strip()
    if not text:
        raise InputError("no text in it")
    if len(text) > LONGEST_TEXT:
        raise InputError(f"longer than {LONGEST_TEXT:,} characters")
    remarks = list(remarks)
    address = address.strip()
    if address and not is_address(address):
        remarks.append(f"address {address[:200]!r} is not a web address and was left out")
        address = ""
    address, archived = of_the_original(address)
    captured = min(captured or archived, archived) if archived else captured
    bound = min(captured or today(), today())
    published = _not_after(published, bound, "published", remarks)
    modified = _not_after(modified, bound, "modified", remarks)
    if published and modified and modified < published:
        remarks.append(f"modified date {modified} is before the published date {published} and was left out")
        modified = None
    return Document(
        id=document_id(*key)
        if key
        else document_id(comparable(address))
        if address
        else document_id(str(Path(source).resolve())),
        text=text,
        title=one_line(unescaped(title)),
        address=address,
        publisher=one_line(options.publisher) or one_line(unescaped(publisher)) or host(address),
        author=one_line(unescaped(author)),
        published=published,
        modified=modified,
        captured=captured,
        language=language(text, said_language),
        source=encodable(source),
        kind=one_line(options.kind) or one_line(kind) or "article",
        speaker=one_line(options.speaker) or one_line(speaker),
        ocr=ocr,
        cited=[one_line(name) for name in cited if name.strip()],
        remarks=remarks,
    )


def _not_after(day: date | None, bound: date, which: str, remarks: list[str]) -> date | None:
    if day is not None and day > bound:
        remarks.append(f"{which} date {day} is after the day of capture ({bound}) and was rejected")
        return None
    return day
