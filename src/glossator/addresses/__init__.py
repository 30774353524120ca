"""URLs and feeds: fetched only if the user names them, kept as they came, filed like saved pages."""

from typing import TYPE_CHECKING

from glossator.addresses.model import Exchange, Fetched, NotFetched, Validators

if TYPE_CHECKING:
    from glossator.addresses.adding import add_addresses
    from glossator.addresses.fetching import Session, fetch
    from glossator.addresses.following import follow
    from glossator.addresses.pages import no_page
    from glossator.addresses.statements import read_statement

__all__ = [
    "Exchange",
    "Fetched",
    "NotFetched",
    "Session",
    "Validators",
    "add_addresses",
    "fetch",
    "follow",
    "no_page",
    "read_statement",
]

_AT = {
    "add_addresses": "adding",
    "fetch": "fetching",
    "Session": "fetching",
    "follow": "following",
    "no_page": "pages",
    "read_statement": "statements",
}


def __getattr__(name: str) -> object:
    # The client and the record's engine take a second to import; the exceptions should not.
    if name in _AT:
        from importlib import import_module

        return getattr(import_module(f"glossator.addresses.{_AT[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
