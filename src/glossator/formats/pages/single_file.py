"""Pages saved as one file with everything they show; SingleFile's own format of them, a zip that begins like a page.

Its manifest names the URL and the time of saving (github.com/gildas-lormeau/SingleFile).
"""

import io
import json
import re
import zipfile
import zlib
from typing import Any

from glossator.errors import InputError
from glossator.formats.files import LARGEST_PAGE

_ZIP = b"PK\x03\x04"
_HEAD = 8192  # bytes in which a page says that it is self-extracting
_MANIFEST = "manifest.json"
_SAID = ("originalUrl", "archiveTime")
_LARGEST_MANIFEST = 1_000_000  # bytes
_AGAIN = "save the page again, as plain HTML"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RecursionError)


_PICTURE = re.compile(rb"(data:[\w.+/-]{1,100};base64,)[A-Za-z0-9+/=%]+")


def without_pictures(data: bytes, largest: int) -> bytes:
    """A page without embedded images and fonts, if it is larger than pages are.

    Raises InputError if it is too large even so.
    """
    if len(data) > largest:
        if _is_packed_page(data):
            return data
        data = _PICTURE.sub(rb"\1", data)
    if len(data) > largest:
        raise InputError(f"larger than {largest:,} bytes, even without images")
    return data


def self_extracting(data: bytes) -> bytes:
    """The page inside a self-extracting one, with where and when it was saved noted at its head; others as they are.

    Raises InputError if it is damaged or protected.
    """
    return _inside(data) if _is_packed_page(data) else data


def _is_packed_page(data: bytes) -> bool:
    return data.startswith(_ZIP) or (b"SingleFile" in data[:_HEAD] and _ZIP in data)


def is_packed(beginning: bytes) -> bool:
    """True for the first bytes of a zip that SingleFile made, whose first parts are a page and its manifest."""
    return beginning.startswith(_ZIP) and any(name in beginning[:60] for name in (b"index.html", b"manifest.json"))


def _inside(data: bytes) -> bytes:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        manifest = json.loads(_part(archive, _MANIFEST, _LARGEST_MANIFEST))
        if not isinstance(manifest, dict):
            raise InputError(f"a damaged SingleFile page (its manifest is empty); {_AGAIN}")
        name = str(manifest.get("indexFilename") or "index.html")
        page = _part(archive, name, 5 * LARGEST_PAGE)
    except KeyError as problem:
        raise InputError(f"a zip file, but not a SingleFile page ({problem.args[0]}); unpack it") from problem
    except RuntimeError as problem:  # how the library reports an encrypted part
        raise InputError("protected with a password; save the page again without one") from problem
    except _DAMAGE as problem:
        raise InputError(f"a damaged SingleFile page ({str(problem)[:100]}); {_AGAIN}") from problem
    return _mark(manifest) + without_pictures(page, LARGEST_PAGE)


def _part(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    with archive.open(name) as part:
        data = part.read(largest + 1)
    if len(data) > largest:
        raise InputError(f"larger than {largest:,} bytes when decompressed")
    return data


def _mark(manifest: Any) -> bytes:
    """The comment that SingleFile puts at the head of pages that it does not compress."""
    address, moment = (re.sub(r"\s.*|--.*", "", str(manifest.get(key, "")), flags=re.DOTALL) for key in _SAID)
    return f"<!--\n url: {address}\n saved date: {moment[:10]}\n-->".encode()
