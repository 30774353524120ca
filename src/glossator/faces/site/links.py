"""Link checker: whether every internal link of a site leads to an existing file and fragment."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass
class _Page:
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = _Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.page.ids.add(values["id"] or "")
        for name in ("href", "src"):
            value = values.get(name)
            if value and tag != "use":
                self.page.links.append(value)


def broken(folder: Path, base: str = "") -> list[str]:
    """'page: link' for every broken link inside the site; external URLs are not fetched."""
    pages = {path.relative_to(folder).as_posix(): _read(path) for path in sorted(folder.rglob("*.html"))}
    return [f"{name}: {link}" for name, page in pages.items() for link in page.links
            if not _holds(folder, pages, name, link, base)]  # fmt: skip


def _read(path: Path) -> _Page:
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    return reader.page


def _holds(folder: Path, pages: dict[str, _Page], name: str, link: str, base: str) -> bool:
    if base and link.startswith(base) and _ours(folder, link.removeprefix(base)):
        parts = urlsplit(link.removeprefix(base))
        target = parts.path
    else:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return True
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), parts.path)) if parts.path else name
    target = unquote(target)
    if target in ("", ".") or target.endswith("/") or (folder / target).is_dir():
        target = posixpath.join(target if target != "." else "", "index.html")
    if target.startswith("../") or not (folder / target).is_file():
        return False
    return not parts.fragment or target not in pages or unquote(parts.fragment) in pages[target].ids


def _ours(folder: Path, rest: str) -> bool:
    """True if a URL below the site's base belongs to the site: others may publish beside it."""
    first = urlsplit(rest).path.split("/")[0]
    return not first or (folder / unquote(first)).exists()


def report(found: Iterable[str]) -> str:
    """The broken links as lines, at most twenty."""
    rows = list(found)
    more = f"\n… and {len(rows) - 20} more" if len(rows) > 20 else ""
    return "\n".join(rows[:20]) + more
