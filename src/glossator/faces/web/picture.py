"""Embedded pictures: read from a file, limited in size, and verified by their bytes."""

import base64
import binascii
import re
from pathlib import Path

from glossator.errors import InputError

LARGEST = 300_000  # bytes of a picture; a page with it stays below a megabyte
_DATA = re.compile(r"data:(image/(?:png|jpeg|gif|webp|avif));base64,([A-Za-z0-9+/]+={0,2})\Z")


def embedded(path: str | Path) -> str:
    """The picture in a file as a data: URL. Raises InputError if it is too large or not a picture."""
    try:
        content = Path(path).read_bytes()
    except OSError as problem:
        raise InputError(f"{path}: {problem.strerror or problem}") from problem
    if len(content) > LARGEST:
        size = f"{len(content) / 1000:,.0f} kB, and at most {LARGEST / 1000:,.0f} kB fit into a page"
        raise InputError(f"{path}: {size}; make it smaller (1,200 pixels across are enough), or give its address")
    kind = kind_of(content)
    if not kind:
        raise InputError(f"{path}: not a PNG, JPEG, GIF, WebP or AVIF picture, whatever its name says")
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def checked(data: str) -> str:
    """The data: URL of a picture whose bytes match its declared type; '' for anything else."""
    match = _DATA.match(data)
    if match is None:
        return ""
    try:
        content = base64.b64decode(match.group(2), validate=True)
    except binascii.Error:
        return ""
    return data if kind_of(content) == match.group(1) else ""


def kind_of(content: bytes) -> str:
    """The media type by the first bytes (WHATWG MIME Sniffing, 6.1); '' for other types."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content[:6] in (b"GIF87a", b"GIF89a"):
        return "image/gif"
    if content[:4] == b"RIFF" and content[8:14] == b"WEBPVP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in (b"avif", b"avis"):
        return "image/avif"
    return ""
