"""A guide as the database holds it, and kept in memory while pages show it."""

import zlib
from collections import OrderedDict
from threading import Lock

from glossator.guide import json
from glossator.guide.model import Guide

KEPT = 24  # guides in memory


def pack(guide: Guide) -> bytes:
    """The guide's own JSON, packed."""
    return zlib.compress(json.render(guide).encode(), 3)


def unpack(packed: bytes) -> Guide:
    """The guide again."""
    return json.loads(zlib.decompress(packed).decode(), "the desk's database")


class Documents:
    """Guides by work and version; a version never changes. Nobody may change a guide that is given out."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int], Guide] = OrderedDict()
        self._lock = Lock()

    def guide(self, work: int, version: int, packed: bytes) -> Guide:
        """The guide of that version, unpacked once."""
        key = (work, version)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = unpack(packed)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made
