"""Who is who: stable document ids, comparable addresses, and the hash that tells whether anything changed."""

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from glossator.record.model import Document

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|ref_src", re.IGNORECASE)
_ID_BYTES = 10  # 80 bits: a clash among a hundred million documents is less likely than one in a hundred million


def is_address(text: str) -> bool:
    """True for an absolute http or https address with a host."""
    if not text.lower().startswith(("http://", "https://")):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False


def comparable(address: str) -> str:
    """The address without what does not tell two pages apart: scheme, fragment, tracking parameters, last slash."""
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return address.strip()
    if not host:
        return address.strip()
    default = {"http": 80, "https": 443}.get(parts.scheme.lower())
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    where = host if port in (None, default) else f"{host}:{port}"
    return f"{where}{parts.path.rstrip('/')}" + (f"?{urlencode(query)}" if query else "")


def document_id(*key: str) -> str:
    """An id of 21 characters from what names a document: its address, or its file and row, or its content."""
    return "d" + _digest(key, _ID_BYTES)


def content_hash(document: Document) -> str:
    """Hash of what a reader would notice if it changed: all fields but the id, the file and the day of capture."""
    return _digest(
        (
            document.text,
            document.title,
            document.address,
            document.publisher,
            document.author,
            str(document.published or ""),
            str(document.modified or ""),
            document.language,
            document.kind,
            document.speaker,
            *document.cited,
            "\x1e",
            *document.remarks,
        ),
        16,
    )


def _digest(parts: tuple[str, ...], size: int) -> str:
    data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=size).hexdigest()
