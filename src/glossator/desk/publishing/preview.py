"""A guide's pages as readers will see them, made once per version and cached while people look."""

from collections import OrderedDict
from threading import Lock

from glossator.desk.publishing.changes import composed
from glossator.faces.site.pages import guide_files
from glossator.guide import names
from glossator.guide.model import Guide

KEPT = 4  # guides whose pages are cached


class Previews:
    """The cached files of guides, by path under their own folders."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int, str, str], dict[str, str]] = OrderedDict()
        self._lock = Lock()

    def files(self, work: int, version: int, guide: Guide, base: str, title: str) -> dict[str, str]:
        """Content by path; `index.html` is the guide's own page."""
        key = (work, version, base, title)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        start = f"guides/{names.guide_slug(guide)}/"
        made = {
            path.removeprefix(start): content for path, content in guide_files(composed(guide), base, title).items()
        }
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made
