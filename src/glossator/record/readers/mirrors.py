"""Folders filled by a crawler, site by site: where each file in them was served, if that is certain.

HTTrack writes down the URL of every file. wget (`-m`, `-x`) names folders after hosts and URLs; a folder is believed to
be such a mirror if a page in it states the very URL at which it would be stored.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from glossator.formats.address import is_address, of_the_original
from glossator.formats.files import file_day

CACHE = "hts-cache"  # HTTrack's own folder
OF_HTTRACK = {CACHE, "hts-log.txt", "cookies.txt", "backblue.gif", "fade.gif"}  # beside it, and no pages
_LISTS = ("old.txt", "new.txt")  # the run before, and the last
_COLUMNS = 9  # date, size, flags, status, words, type, etag, address, file
_MOST_LISTED = 2_000_000
_MOST_ABOVE = 40  # folders
_LOOKED_AT, _HEAD = 60, 200_000  # pages of a site, and bytes of each
_INDEX = re.compile(rb'content="HTTrack is an easy-to-use website mirror utility')
_PAGES = (".html", ".htm")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250})[a-z0-9](?:[:+]\d{1,5})?", re.IGNORECASE)
_STATED = re.compile(
    rb"""<(?:link|meta)\b(?=[^>]{0,500}?(?:rel=["']?canonical|property=["']?og:url))"""
    rb"""[^>]{0,500}?(?:href|content)=["']?(https?://[^"'\s>]{4,500})""",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mirrored:
    """Where a file was served, and the day by which it was saved, whatever the file's own date is set to."""

    address: str
    captured: date | None


@dataclass(frozen=True)
class _Site:
    """What the pages of a folder show of it: the scheme, and whether .html was appended to the names of pages."""

    scheme: str
    suffixed: bool


def mirrored(path: Path) -> Mirrored | None:
    """Where the file was served, if it is in a mirror of its site; None if that is not certain."""
    # Crawlers give a file the date of the page; the date of its folder is when something was last saved there.
    path = path.absolute()
    folders = list(path.parents)[:_MOST_ABOVE]
    for above in folders:
        if (above / CACHE).is_dir():
            listed = _listed(above, (above / CACHE).stat().st_mtime_ns)
            return _known(listed.get(path.relative_to(above).as_posix(), ""), path)
    for above in folders:
        if _HOST.fullmatch(above.name) and "." in above.name and _is_public(above.name):
            site = _site(above, above.stat().st_mtime_ns)
            return _known(_address(path, above, site), path) if site else None
    return None


def is_index(path: Path) -> bool:
    """True for the list of sites that HTTrack puts above them."""
    try:
        with path.open("rb") as file:
            return _INDEX.search(file.read(_HEAD)) is not None
    except OSError:
        return False


def _known(address: str, path: Path) -> Mirrored | None:
    return Mirrored(address, _saved(path)) if address else None


def _saved(path: Path) -> date | None:
    return max((day for day in (file_day(path), file_day(path.parent)) if day), default=None)


@lru_cache(maxsize=16)
def _listed(root: Path, _changed: int) -> dict[str, str]:
    """HTTrack's list: the URL of each saved file; only successful captures."""
    found: dict[str, str] = {}
    for name in _LISTS:
        try:
            with (root / CACHE / name).open(encoding="utf-8", errors="replace") as lines:
                for line in lines:
                    columns = line.rstrip("\n").split("\t")
                    if len(columns) >= _COLUMNS and columns[3] == "200" and is_address(columns[7]):
                        found[columns[8].removeprefix("./")] = columns[7]
                    if len(found) > _MOST_LISTED:
                        break
        except OSError:
            continue
    return found


@lru_cache(maxsize=1024)
def _is_public(name: str) -> bool:
    from tld import get_fld

    host = re.split(r"[:+]", name)[0]
    return get_fld(f"https://{host}/", fail_silently=True, search_private=True) is not None


@lru_cache(maxsize=256)
def _site(folder: Path, _changed: int) -> _Site | None:
    """What the pages show; None if none states the URL at which it is stored."""
    found = None
    for path in _some_pages(folder):
        stated = _stated(path)
        for address in stated:
            if (suffixed := _fits(address, folder, path)) is not None:
                found = _Site(urlsplit(address).scheme, suffixed or (found is not None and found.suffixed))
    return found


def _some_pages(folder: Path) -> Iterator[Path]:
    seen = 0
    for above, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if seen >= _LOOKED_AT:
                return
            seen += 1
            yield Path(above) / name


def _stated(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return []
    found = (one.decode("utf-8", "replace") for one in _STATED.findall(head))
    return [address for address in found if is_address(address) and of_the_original(address)[1] is None]


def _fits(address: str, folder: Path, path: Path) -> bool | None:
    """Whether the file is where wget would put the URL: False as it is, True with .html appended; None if not."""
    parts, place = urlsplit(address), path.relative_to(folder).as_posix()
    if parts.netloc.lower() != folder.name.lower().replace("+", ":"):
        return None
    named = unquote(parts.path).strip("/") + (f"?{parts.query}" if parts.query else "")
    if place in (named, f"{named}/index.html".lstrip("/")):
        return False
    return True if named and place == f"{named}.html" else None


def _address(path: Path, folder: Path, site: _Site) -> str:
    place = path.relative_to(folder).as_posix()
    if place == "index.html" or place.endswith("/index.html"):
        place = place.removesuffix("index.html")
    elif site.suffixed and place.lower().endswith(_PAGES):
        return ""  # with an .html of its own, or one that was appended
    named, mark, query = place.partition("?")
    return f"{site.scheme}://{folder.name.replace('+', ':')}/{quote(named)}{mark}{query}"
