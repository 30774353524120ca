"""The engine, imported so that it starts quickly and does not log each new table; the environment is left as it was.

Half of the time of its import goes to a client of remote catalogues, over three hundred generated classes that it only
passes on. The record never asks a catalogue, so empty classes stand in their place while the engine is imported.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_NAME = "LANCEDB_LOG"  # read once, when the engine is first imported
_CLIENT = "lance_namespace_urllib3_client"
_USERS = ("lance_namespace", _CLIENT)  # what must not be left with the empty classes


class _Empty(ModuleType):
    """A module in which every name is an empty class."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


class _Finder:
    """Finds an empty module for each one of the client."""

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> ModuleSpec | None:
        return ModuleSpec(name, self, is_package=True) if name.partition(".")[0] == _CLIENT else None  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Empty(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is in it."""


@contextmanager
def _quick() -> Iterator[None]:
    """Imports inside get the empty classes; whoever imports the client later gets the real ones."""
    if any(name in sys.modules for name in ("lancedb", *_USERS)):
        yield
        return
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name in sys.modules if name.partition(".")[0] in _USERS]:
            del sys.modules[name]


_given = _NAME in os.environ
os.environ.setdefault(_NAME, "error")
try:
    with _quick():
        import lancedb
        from lancedb.index import FTS, Bitmap, BTree, IvfRq
        from lancedb.query import MatchQuery
finally:
    if not _given:
        del os.environ[_NAME]

__all__ = ["FTS", "BTree", "Bitmap", "IvfRq", "MatchQuery", "lancedb"]
