"""Formats that other packages bring, for documents and statements alike.

A package names them as entry points of the group `glossator.formats`: the name is the suffix without its dot, what it
points to is a function that takes a file's bytes and gives a `Written`, or raises InputError. It is loaded when the
first such file is read; no suffix that is read here can be taken over.
"""

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from glossator.errors import InputError
from glossator.formats.office.written import Written

GROUP = "glossator.formats"


@cache
def _brought() -> dict[str, EntryPoint]:
    return {f".{one.name.lower().lstrip('.')}": one for one in entry_points(group=GROUP)}


def is_read(suffix: str) -> bool:
    """True for a suffix ('.fb2') that another package reads."""
    return suffix in _brought()


def read(data: bytes, suffix: str) -> Written:
    """What a file of that suffix holds. Raises InputError for what its package cannot read, or does not give."""
    one = _brought()[suffix]
    try:
        reader = one.load()
    except Exception as problem:  # somebody's package: whatever goes wrong in it is told by its name
        raise InputError(f"the reader of {suffix} ({one.value}) cannot be loaded ({problem})") from problem
    found = reader(data)
    if not isinstance(found, Written):
        raise InputError(f"the reader of {suffix} ({one.value}) gives no glossator.formats.office.written.Written")
    return found
