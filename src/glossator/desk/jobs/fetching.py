"""What an address gives, by the room that fetches them, where it is installed."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from glossator.errors import InputError

ROOM = "glossator.addresses"
NOT_YET = "addresses cannot be fetched yet: save the page, and bring the file"


def available() -> bool:
    """True where addresses can be fetched."""
    return find_spec(ROOM) is not None


def without_login(address: str) -> None:
    """Raises InputError for an address with a name or a password in it: it would be kept, and shown to others."""
    try:
        held = urlsplit(address).netloc.rpartition("@")[1]
    except ValueError:
        return  # it is no address, which is said where it is asked for
    if held:
        raise InputError("there is a name or a password in the address, which would be kept; leave it out")


def session() -> Callable[[str], Any]:
    """Fetches one address after another, and remembers what their hosts ask for; raises InputError without the room."""
    if not available():
        raise InputError(NOT_YET)
    fetch: Callable[[str], Any] = import_module(ROOM).Session().fetch
    return fetch


def fetched(address: str) -> tuple[bytes, str, str]:
    """The bytes at an address, what the file there is called, and the address that it was found at in the end.

    Raises InputError with the address and the reason; private addresses are refused.
    """
    found = session()(address)
    name = PurePosixPath(unquote(urlsplit(found.address).path)).name
    return found.body, name[:200] or found.address, found.address
