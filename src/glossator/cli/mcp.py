"""`glossator mcp`: the record for assistants, over the Model Context Protocol."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from glossator.cli.record.option import DEFAULT, RecordAt
from glossator.errors import InputError


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("mcp")(mcp)


def mcp(
    record: RecordAt = DEFAULT,
    guides: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Folder of guides that may be read.")] = None,
    writable: Annotated[
        bool, typer.Option("--writable", help="Allow adding documents, and saving guides in --guides.")
    ] = False,
    http: Annotated[
        bool, typer.Option("--http", help="Serve over HTTP on 127.0.0.1 instead of standard input and output.")
    ] = False,
    port: Annotated[
        int | None,
        typer.Option(
            min=0, max=65535, metavar="PORT", help="With --http: the port; 0 takes a free one.", show_default="8765"
        ),
    ] = None,
    proxy: Annotated[
        str, typer.Option(metavar="URL", help="With --http: your proxy's public https URL, also accepted.")
    ] = "",
) -> None:
    """Serve the record to an assistant over the Model Context Protocol; read-only unless told otherwise.

    The assistant can search the record, check a claim as of a day, annotate a statement, and read documents and guides;
    every answer carries quotes with their places, or says silent. Needs the extra `assistants`.
    """
    if not http and (port is not None or proxy):
        raise InputError("--port and --proxy need --http")
    _check_installed()
    from glossator.assistants import server
    from glossator.assistants.texts import limits

    if not http:
        server.on_standard_streams(record, guides=guides, writable=writable)
        return
    from glossator.assistants.http import serve

    chosen = limits()["port"] if port is None else port
    serve(record, port=chosen, proxy=proxy, guides=guides, writable=writable, ready=_ready)


def _check_installed() -> None:
    try:
        from glossator.assistants import server  # noqa: F401
    except ModuleNotFoundError as problem:
        if (problem.name or "").split(".")[0] not in {"mcp", "mcp_types"}:
            raise
        raise InputError("glossator mcp needs the package mcp: pip install 'glossator[assistants]'") from problem


def _ready(address: str) -> None:
    sys.stderr.write(f"glossator: serving assistants at {address}; press Ctrl-C to stop\n")
