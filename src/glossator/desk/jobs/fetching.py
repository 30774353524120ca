"""What an address gives, by the room that fetches them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from glossator.addresses import Fetched
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.addresses.limits import Limits


def without_login(address: str) -> None:
    """Raises InputError for an address with a name or a password in it: it would be kept, and shown to others."""
    try:
        held = urlsplit(address).netloc.rpartition("@")[1]
    except ValueError:
        return  # it is no address, which is said where it is asked for
    if held:
        raise InputError("there is a name or a password in the address, which would be kept; leave it out")


def session(within: "Limits | None" = None) -> Callable[[str], Fetched]:
    """Fetches one address after another, and remembers what their hosts ask for."""
    from glossator.addresses import Session

    return Session(within=within).fetch


def hurried() -> "Limits":
    """How long somebody waits who looks at a page meanwhile."""
    from glossator.addresses.limits import limits

    return replace(limits(), exchange=20, in_all=30, tries=2, longest_wait=5, longest_pause=5)


def fetched(address: str) -> tuple[bytes, str, str]:
    """The bytes at an address, what the file there is called, and the address that it was found at in the end.

    Raises InputError with the address and the reason; private addresses are refused.
    """
    found = session(hurried())(address)
    name = PurePosixPath(unquote(urlsplit(found.address).path)).name
    return found.body, name[:200] or found.address, found.address
