"""A guide as the database holds it."""

import zlib

from glossator.guide import json
from glossator.guide.model import Guide


def pack(guide: Guide) -> bytes:
    """The guide's own JSON, packed."""
    return zlib.compress(json.render(guide).encode(), 3)


def unpack(packed: bytes) -> Guide:
    """The guide again."""
    return json.loads(zlib.decompress(packed).decode(), "the desk's database")
