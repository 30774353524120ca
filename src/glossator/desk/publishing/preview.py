"""A guide's pages as its readers will see them, made once for each version and kept while people look."""

from collections import OrderedDict
from threading import Lock

from glossator.desk.publishing.changes import composed
from glossator.faces.site.pages import guide_files
from glossator.guide import names
from glossator.guide.model import Guide

KEPT = 4  # guides whose pages are kept


class Previews:
    """The files of a guide by their path under its own folder."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int, str, str], dict[str, str]] = OrderedDict()
        self._lock = Lock()

    def files(self, work: int, version: int, guide: Guide, base: str, title: str) -> dict[str, str]:
        """Path to content, `index.html` for the guide's own page."""
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
