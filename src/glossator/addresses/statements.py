"""A statement at an address, read as one in a file is."""

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from glossator.addresses.captures import Captures
from glossator.addresses.fetching import Session
from glossator.addresses.memory import home
from glossator.addresses.model import Fetched, NotFetched
from glossator.addresses.pages import PAGES, no_page
from glossator.errors import InputError
from glossator.record.record import Record
from glossator.statement import formats
from glossator.statement.model import Statement
from glossator.statement.reading import from_bytes

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMATS = {
    **dict.fromkeys(PAGES, "webpage"),
    "application/pdf": "pdf",
    _WORD: "docx",
    "text/vtt": "captions",
    "application/x-subrip": "captions",
    "text/markdown": "markdown",
    "application/json": "posts",
    "application/x-ndjson": "posts",
}


def read_statement(
    address: str,
    /,
    *,
    allow_private: bool = False,
    ignore_robots: bool = False,
    record: Record | None = None,
    session: Session | None = None,
    **given: Any,
) -> Statement:
    """The statement at an address; `given` are speaker, date, medium, title, format and address, as for a file.

    With a record, the raw answer is kept among its captures. Raises InputError with the address and the reason.
    """
    session = session or Session(allow_private=allow_private, ignore_robots=ignore_robots)
    captures = Captures(home(record)) if record is not None else None
    try:
        fetched = session.fetch(address)
    except NotFetched as problem:
        if captures and problem.exchanges:
            captures.keep(problem.exchanges)
        raise
    if captures:
        captures.keep(fetched.exchanges)
    form = given.pop("format", None) or _FORMATS.get(fetched.kind)
    if form == "webpage" and (reason := no_page(fetched)):
        raise NotFetched(address, reason)
    form = form or _format(fetched)
    said = from_bytes(fetched.body, fetched.address, format=form, charset=fetched.charset, **given)
    return said if said.address else said.model_copy(update={"address": fetched.address})


def _format(fetched: Fetched) -> str:
    try:
        return formats.detect(_name(fetched), formats.unpack(fetched.body))
    except InputError as problem:
        raise NotFetched(fetched.address, str(problem)) from problem


def _name(fetched: Fetched) -> str:
    """The name of the file at the end of the address: what its format is told by where the server does not say."""
    return PurePosixPath(unquote(urlsplit(fetched.address).path)).name or fetched.address
