"""The last steps of every reader: the day held against the day of capture, language, id, and who published it."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from glossator.errors import InputError
from glossator.folding import encodable
from glossator.record.identity import comparable, document_id, is_address, of_the_original
from glossator.record.model import Document
from glossator.record.readers.languages import language
from glossator.record.readers.markup import unescaped
from glossator.record.readers.options import Options

LONGEST_TEXT = 5_000_000  # characters; a longer "document" is an archive that wants to be cut up first
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
_EARLIEST_FILE_TIME = date(1996, 1, 1)  # packers that leave file times out write 1970, 1980 or 1985
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
    remarks: Sequence[str] = (),
) -> Document:
    """The document; raises InputError when there is no text. `key` names it when its address does not."""
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
        cited=[one_line(name) for name in cited if name.strip()],
        remarks=remarks,
    )


def _not_after(day: date | None, bound: date, which: str, remarks: list[str]) -> date | None:
    if day is not None and day > bound:
        remarks.append(f"{which} date {day} is after the day of capture ({bound}) and was rejected")
        return None
    return day


def today() -> date:
    """The day it is now, by Universal Time."""
    return datetime.now(UTC).date()


def file_day(path: Path) -> date | None:
    """The day the file was last written, when that can be believed: a page on disk was captured no later."""
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    return written if _EARLIEST_FILE_TIME <= written <= today() else None


def clean(text: str) -> str:
    """Text without control characters, which are never words and break faces and terminals."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(words: str) -> str:
    """Words on one line, at most 500 characters."""
    return " ".join(clean(words).split())[:500]


def host(address: str) -> str:
    """The site an address belongs to, as a publisher of last resort."""
    name = urlsplit(address).hostname or "" if address else ""
    return name.removeprefix("www.")
