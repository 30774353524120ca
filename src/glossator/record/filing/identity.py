"""Identity: stable document ids, and the hash that tells whether anything changed."""

import hashlib

from glossator.record.model import Document

_ID_BYTES = 10  # 80 bits: a collision among a hundred million documents is less likely than one in a hundred million


def document_id(*key: str) -> str:
    """An id of 21 characters from what identifies a document: its URL, or its file and row, or its content."""
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
