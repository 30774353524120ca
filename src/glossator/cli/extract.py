"""`glossator extract`: the content of a web page, without its boilerplate."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import addresses
from glossator.cli.lines import write_json
from glossator.cli.next import advised
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.formats.pages.page import Page

FIELDS = ("title", "text", "published", "modified", "publisher", "author", "language")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(extract)


def extract(
    pages: Annotated[
        list[str],
        typer.Argument(metavar="PAGE…", help="Saved pages (.gz too), URLs, or - for one page on standard input."),
    ],
    ignore_robots: addresses.IgnoreRobots = False,
    allow_private: addresses.AllowPrivate = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON line per page.")] = False,
) -> None:
    """Extract title, text, dates, publisher, author and language from web pages, saved or fetched."""
    refused = False
    for name in pages:
        problem = _one(name, as_json, ignore_robots, allow_private)
        if problem:
            refused = True
            where = "standard input" if name == "-" else name
            sys.stderr.write(advised(f"{where}: {problem}") + "\n")
    if refused:
        raise typer.Exit(1)


def _page(name: str, ignore_robots: bool, allow_private: bool) -> "Page":
    from glossator.formats.files import read_bytes, unpacked
    from glossator.formats.pages.page import read_page

    if not addresses.is_one(name):
        return read_page(unpacked(sys.stdin.buffer.read()) if name == "-" else read_bytes(Path(name)))
    from glossator.addresses import fetch, no_page
    from glossator.formats.kinds import suffix_of

    fetched = fetch(name, ignore_robots=ignore_robots, allow_private=allow_private)
    if reason := no_page(fetched):
        raise InputError(reason)
    if suffix_of(fetched.kind, fetched.address, fetched.body) != ".html":
        raise InputError(f"not a page but {fetched.kind}; `glossator record add` can read it")
    return read_page(fetched.body, fetched.address, fetched.moment.date(), fetched.charset)


def _one(name: str, as_json: bool, ignore_robots: bool, allow_private: bool) -> str:
    """Print one page; return the reason if it is refused."""
    from glossator.addresses import NotFetched
    from glossator.record.readers.options import Options
    from glossator.record.readers.page_document import page_document

    try:
        document = page_document(_page(name, ignore_robots, allow_private), name, Options())
    except NotFetched as problem:
        return problem.reason
    except InputError as problem:
        return str(problem)
    except OSError as problem:
        return problem.strerror or str(problem)
    found = document.model_dump(mode="json", include={*FIELDS, "address", "remarks"})
    if as_json:
        write_json({"page": name, **{field: found[field] for field in (*FIELDS, "address", "remarks")}})
        return ""
    for field in FIELDS:
        if field != "text" and found[field]:
            sys.stdout.write(f"{field}: {found[field]}\n")
    sys.stdout.write(f"\n{found['text']}\n\n")
    return ""
