"""Web archives packaged with their index and digests (WACZ 1.1.1, specs.webrecorder.net/wacz/1.1.1)."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from glossator._version import __version__
from glossator.record.captures.captured import Answer, packed

_VERSION = "1.1.1"
_ARCHIVE, _INDEX, _PAGES = "archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl"
_PACKAGE, _DIGEST = "datapackage.json", "datapackage-digest.json"
_WHEN = (1980, 1, 1, 0, 0, 0)  # date of the files in the zip: the same in, the same out
_WWW = re.compile(r"^www\d*\.")


@dataclass(frozen=True)
class Page:
    """A page listed in the archive: the answer, and its title."""

    answer: Answer
    title: str


def wacz(pages: Sequence[Page], title: str) -> bytes:
    """The packaged archive: the answers as they were kept, an index, a list of pages, and a digest of each part."""
    pages = list({page.answer.digest: page for page in pages}.values())  # one answer may hold many documents
    members = packed([about(title), *(page.answer.raw for page in pages)])
    offsets = [sum(map(len, members[:number])) for number in range(len(members))]
    lines = [
        _line(page.answer, offset, len(member))
        for page, offset, member in zip(pages, offsets[1:], members[1:], strict=True)
    ]
    parts = {
        _ARCHIVE: b"".join(members),
        _INDEX: "".join(sorted(lines)).encode(),
        _PAGES: "".join(f"{_json(one)}\n" for one in _listed(pages, title)).encode(),
    }
    parts[_PACKAGE] = _package(parts, pages, title)
    parts[_DIGEST] = _json({"path": _PACKAGE, "hash": _hash(parts[_PACKAGE])}).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), data)
    return made.getvalue()


def about(title: str) -> bytes:
    """The record that describes the archive."""
    said = (
        f"software: Glossator/{__version__}\r\nformat: WARC File Format 1.1\r\nisPartOf: {' '.join(title.split())}\r\n"
    )
    body = said.encode()
    name = hashlib.sha256(body).hexdigest()
    head = (
        "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Date: 1980-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{name[:8]}-{name[8:12]}-5{name[13:16]}-8{name[17:20]}-{name[20:32]}>\r\n"
        f"WARC-Filename: data.warc.gz\r\nContent-Type: application/warc-fields\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def _line(answer: Answer, offset: int, length: int) -> str:
    """A line of the index (CDXJ): the URL in a searchable form, the time, and where the record is."""
    about = {
        "url": answer.address,
        "mime": answer.kind or "application/octet-stream",
        "status": str(answer.status),
        "digest": answer.noted or f"sha256:{answer.digest}",
        "length": str(length),
        "offset": str(offset),
        "filename": "data.warc.gz",
    }
    return f"{searched(answer.address)} {_stamp(answer)} {_json(about)}\n"


def searched(address: str) -> str:
    """The URL as archives look it up (SURT): its host reversed, then what follows, in lower case."""
    parts = urlsplit(address.strip())
    host = _WWW.sub("", (parts.hostname or "").lower())
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    where = ",".join(reversed(host.split(".")))
    path = parts.path.lower() or "/"
    path = path.rstrip("/") or "/"
    query = "&".join(sorted(parts.query.lower().split("&"))) if parts.query else ""
    return f"{where}{port}){path}" + (f"?{query}" if query else "")


def _listed(pages: Sequence[Page], title: str) -> list[dict[str, Any]]:
    head: list[dict[str, Any]] = [{"format": "json-pages-1.0", "id": "pages", "title": title or "All pages"}]
    return head + [
        {
            "id": page.answer.digest[:22],
            "url": page.answer.address,
            "ts": f"{page.answer.moment:%Y-%m-%dT%H:%M:%SZ}" if page.answer.moment else "",
            "title": page.title or page.answer.address,
        }
        for page in pages
    ]


def _package(parts: dict[str, bytes], pages: Sequence[Page], title: str) -> bytes:
    last = max((page.answer.moment for page in pages if page.answer.moment), default=None)
    about = {
        "profile": "data-package",
        "wacz_version": _VERSION,
        "title": title,
        "software": f"Glossator/{__version__}",
        "created": f"{last:%Y-%m-%dT%H:%M:%SZ}" if last else "1980-01-01T00:00:00Z",
        "mainPageUrl": pages[0].answer.address if pages else "",
        "resources": [
            {"name": name.rpartition("/")[2], "path": name, "hash": _hash(data), "bytes": len(data)}
            for name, data in parts.items()
        ],
    }
    return json.dumps(about, ensure_ascii=False, indent=1).encode()


def _stamp(answer: Answer) -> str:
    return f"{answer.moment:%Y%m%d%H%M%S}" if answer.moment else "19800101000000"


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
