"""Fetching for the desk, through the package that fetches URLs."""

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
    """Raises InputError for a URL with a user name or a password in it: it would be kept, and shown to others."""
    try:
        held = urlsplit(address).netloc.rpartition("@")[1]
    except ValueError:
        return  # it is not a URL, which is reported when it is fetched
    if held:
        raise InputError("the URL contains a user name or password, which would be kept; remove it")


def session(within: "Limits | None" = None) -> Callable[[str], Fetched]:
    """A session that fetches URLs and remembers their hosts' rules."""
    from glossator.addresses import Session

    return Session(within=within).fetch


def hurried() -> "Limits":
    """The limits of fetching while somebody is waiting at a page."""
    from glossator.addresses.limits import limits

    return replace(limits(), exchange=20, in_all=30, tries=2, longest_wait=5, longest_pause=5)


def fetched(address: str) -> tuple[bytes, str, str]:
    """The bytes at a URL, the name of the file there, and the final URL after redirects.

    Raises InputError with the URL and the reason; private addresses are refused.
    """
    found = session(hurried())(address)
    name = PurePosixPath(unquote(urlsplit(found.address).path)).name
    return found.body, name[:200] or found.address, found.address
