"""A guide as stored in the database."""

import zlib

from glossator.guide import json
from glossator.guide.model import Guide


def pack(guide: Guide) -> bytes:
    """The guide's own JSON, compressed."""
    return zlib.compress(json.render(guide).encode(), 3)


def unpack(packed: bytes) -> Guide:
    """The guide from its compressed JSON."""
    return json.loads(zlib.decompress(packed).decode(), "the desk's database")
