"""`glossator extract`: what a page says, without the page around it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from glossator.cli.lines import write_json
from glossator.cli.next import advised
from glossator.errors import InputError

FIELDS = ("title", "text", "published", "modified", "publisher", "author", "language")


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command()(extract)


def extract(
    pages: Annotated[list[str], typer.Argument(metavar="PAGE…", help="Saved pages (.gz too), or - for one on input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON line a page.")] = False,
) -> None:
    """Take title, text, dates, publisher, author and language out of saved web pages."""
    from glossator.record.readers.instead import address

    if told := next(filter(None, map(address, pages)), ""):
        raise InputError(told)
    refused = False
    for name in pages:
        problem = _one(name, as_json)
        if problem:
            refused = True
            where = "standard input" if name == "-" else name
            sys.stderr.write(advised(f"{where}: {problem}") + "\n")
    if refused:
        raise typer.Exit(1)


def _one(name: str, as_json: bool) -> str:
    """Print one page; the reason when it is refused."""
    from glossator.record.readers.files import read_bytes, unpacked
    from glossator.record.readers.options import Options
    from glossator.record.readers.page import read_page
    from glossator.record.readers.page_document import page_document

    try:
        data = unpacked(sys.stdin.buffer.read()) if name == "-" else read_bytes(Path(name))
        document = page_document(read_page(data), name, Options())
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
