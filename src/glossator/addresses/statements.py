"""A statement at a URL, read like one in a file."""

from typing import Any

from glossator.addresses.captures import Captures
from glossator.addresses.fetching import Session
from glossator.addresses.memory import home
from glossator.addresses.model import Fetched, NotFetched
from glossator.addresses.pages import no_page
from glossator.errors import InputError
from glossator.formats.kinds import name_of, suffix_of
from glossator.record.record import Record
from glossator.statement import formats
from glossator.statement.model import Statement
from glossator.statement.reading import from_bytes

# Types of what was said that no document is sent as; what else is told as of documents.
_FORMATS = {
    "text/vtt": "captions",
    "application/x-subrip": "captions",
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
    """The statement at a URL; `given` are speaker, date, medium, title, format and address, as for a file.

    With a record, the raw answer is kept among its captures. Raises InputError with the URL and the reason.
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
    suffix = suffix_of(fetched.kind, fetched.address, fetched.body)
    form = given.pop("format", None) or _FORMATS.get(fetched.kind) or ("webpage" if suffix == ".html" else "")
    if form == "webpage" and (reason := no_page(fetched)):
        raise NotFetched(address, reason)
    form = form or _format(fetched, suffix)
    said = from_bytes(fetched.body, fetched.address, format=form, charset=fetched.charset, **given)
    return said if said.address else said.model_copy(update={"address": fetched.address})


def _format(fetched: Fetched, suffix: str) -> str:
    """The format by the extension that type and bytes imply, else by the file name at the end of the URL."""
    name = f"file{suffix}" if suffix else name_of(fetched.address) or fetched.address
    try:
        return formats.detect(name, formats.unpack(fetched.body))
    except InputError as problem:
        raise NotFetched(fetched.address, str(problem)) from problem
