"""Stable names: slugs of guides, and IRIs of claims, documents and statements."""

import hashlib
import re
import unicodedata
import uuid
from datetime import UTC, date, datetime, time

from glossator.evidence.model import Source
from glossator.guide import sanitizing as safe
from glossator.guide.model import Guide

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
LONGEST = 60  # characters of a title in a URL
HOUSE = uuid.uuid5(uuid.NAMESPACE_DNS, "glossator")


def slug(text: str, longest: int = LONGEST) -> str:
    """Lower-case ASCII words with hyphens; a hash if nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = _NOT_PLAIN.sub("-", plain).strip("-")
    if len(words) > longest:
        words = words[: longest + 1].rsplit("-", 1)[0][:longest].strip("-")
    return words or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def guide_slug(guide: Guide) -> str:
    """The guide's slug: its day, its title, and a few digits of the statement's hash.

    Independent of findings, reviews and the record; after publication, of the title as well.
    """
    if guide.slug:
        return slug(guide.slug, 2 * LONGEST)
    digits = digest(guide.statement.text)[:6]
    return "-".join(part for part in (str(guide.statement.date or ""), slug(guide.title), digits) if part)


def digest(text: str) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def urn(*parts: str) -> str:
    """A urn:uuid computed from names (RFC 9562, version 5), so that it is the same everywhere."""
    return f"urn:uuid:{uuid.uuid5(HOUSE, digest(chr(0).join(parts)))}"


def statement_iri(guide: Guide) -> str:
    """The statement's URL, or a URN from its text."""
    return safe.link(guide.statement.address or "") or urn("statement", guide.statement.text)


def document_iri(source: Source) -> str:
    """The document's URL, or a URN from its id on file."""
    return safe.link(source.address) or urn("document", source.document)


def day(guide: Guide) -> date:
    """The day of a guide: as of, else of the statement, else the last day on file."""
    return guide.method.as_of or guide.statement.date or guide.method.last or date(1970, 1, 1)


def moment(value: date) -> str:
    """The start of a day in UTC, as xsd:dateTime."""
    return datetime.combine(value, time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant(at: str) -> str:
    """An ISO time as xsd:dateTime in UTC; '' if invalid. A time without a zone is taken as UTC."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return ""
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def updated(guide: Guide) -> str:
    """When the guide last changed: the time of the last human act, else its day."""
    lists = (guide.reviews, guide.choices, guide.retold, guide.recut, guide.corrections, guide.edits)
    done = [each.at for some in lists for each in some] + ([guide.retracted.at] if guide.retracted else [])
    times = [instant(at) for at in done]
    return max([moment(day(guide)), *(at for at in times if at)])
