"""The last steps of every reader: dates checked against the day of capture, language, id, and publisher."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from glossator.errors import InputError
from glossator.folding import encodable
from glossator.formats.address import comparable, host, is_address, of_the_original
from glossator.formats.files import today
from glossator.formats.languages import language
from glossator.formats.markup import unescaped
from glossator.formats.plain_text import clean, one_line
from glossator.record.filing.identity import document_id
from glossator.record.model import Document
from glossator.record.readers.options import Options

LONGEST_TEXT = 5_000_000  # characters; a longer "document" is an archive that should be split first


@dataclass(frozen=True)
class Draft:
    """What a reader found of a document; `key` identifies it if its URL does not, `said_language` is as stated."""

    text: str
    source: str
    key: Sequence[str] = ()
    address: str = ""
    published: date | None = None
    modified: date | None = None
    captured: date | None = None
    title: str = ""
    publisher: str = ""
    author: str = ""
    said_language: str = ""
    kind: str = ""
    speaker: str = ""
    cited: Sequence[str] = ()
    ocr: bool = False
    remarks: Sequence[str] = ()


def build(draft: Draft, options: Options) -> Document:
    """The document of a draft. Raises InputError if there is no text."""
    text = _text(draft)
    remarks = list(draft.remarks)
    address, archived = of_the_original(_address(draft, remarks))
    captured = min(draft.captured or archived, archived) if archived else draft.captured
    published, modified = _days(draft, captured, remarks)
    return Document(
        id=document_id(*_identity(draft, address)),
        text=text,
        title=one_line(unescaped(draft.title)),
        address=address,
        publisher=one_line(options.publisher) or one_line(unescaped(draft.publisher)) or host(address),
        author=one_line(unescaped(draft.author)),
        published=published,
        modified=modified,
        captured=captured,
        language=language(text, draft.said_language),
        source=encodable(draft.source),
        kind=one_line(options.kind) or one_line(draft.kind) or "article",
        speaker=one_line(options.speaker) or one_line(draft.speaker),
        ocr=draft.ocr,
        cited=[one_line(name) for name in draft.cited if name.strip()],
        remarks=remarks,
    )


def _text(draft: Draft) -> str:
    text = clean(draft.text).strip()
    if not text:
        raise InputError("no text in it")
    if len(text) > LONGEST_TEXT:
        raise InputError(f"longer than {LONGEST_TEXT:,} characters")
    return text


def _address(draft: Draft, remarks: list[str]) -> str:
    address = draft.address.strip()
    if address and not is_address(address):
        remarks.append(f"address {address[:200]!r} is not a web address and was left out")
        return ""
    return address


def _identity(draft: Draft, address: str) -> Sequence[str]:
    return draft.key or [comparable(address) if address else str(Path(draft.source).resolve())]


def _days(draft: Draft, captured: date | None, remarks: list[str]) -> tuple[date | None, date | None]:
    """The published and the modified date, without one that cannot be."""
    bound = min(captured or today(), today())
    published = _not_after(draft.published, bound, "published", remarks)
    modified = _not_after(draft.modified, bound, "modified", remarks)
    if published and modified and modified < published:
        remarks.append(f"modified date {modified} is before the published date {published} and was left out")
        modified = None
    return published, modified


def _not_after(day: date | None, bound: date, which: str, remarks: list[str]) -> date | None:
    if day is not None and day > bound:
        remarks.append(f"{which} date {day} is after the day of capture ({bound}) and was rejected")
        return None
    return day
