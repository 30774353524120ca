"""Formats that other packages add, for documents and statements alike.

A package registers them as entry points of the group `glossator.formats`: the name is the extension without its dot;
the target is a function that takes a file's bytes and returns a `Written`, or raises InputError. It is loaded when the
first such file is read; built-in extensions cannot be taken over.
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
    """True for an extension ('.fb2') that another package reads."""
    return suffix in _brought()


def read(data: bytes, suffix: str) -> Written:
    """The contents of a file with that extension. Raises InputError if its package cannot read it."""
    one = _brought()[suffix]
    try:
        reader = one.load()
    except Exception as problem:  # another package: whatever goes wrong in it is reported under its name
        raise InputError(f"the reader of {suffix} ({one.value}) cannot be loaded ({problem})") from problem
    found = reader(data)
    if not isinstance(found, Written):
        raise InputError(
            f"the reader of {suffix} ({one.value}) does not return a glossator.formats.office.written.Written"
        )
    return found
