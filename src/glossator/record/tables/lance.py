"""The engine, imported so that it does not log each new table as a warning; the environment is left as it was."""

import os

_NAME = "LANCEDB_LOG"  # read once, when the engine is first imported
_given = _NAME in os.environ
os.environ.setdefault(_NAME, "error")
try:
    import lancedb
    from lancedb.index import FTS, Bitmap, BTree, IvfRq
    from lancedb.query import MatchQuery
finally:
    if not _given:
        del os.environ[_NAME]

__all__ = ["FTS", "BTree", "Bitmap", "IvfRq", "MatchQuery", "lancedb"]
