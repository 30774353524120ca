"""`glossator desk add`, `backup`, `restore` and `doctor`: maintenance of a desk from outside it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from glossator.cli.desk.options import Address, Folder, guides_in, opened, settings_of
from glossator.errors import InputError


def register(desk: typer.Typer) -> None:
    """Add the commands below `glossator desk`."""
    desk.command()(add)
    desk.command()(backup)
    desk.command()(restore)
    desk.command()(doctor)


def add(
    context: typer.Context,
    guides: Annotated[list[str], typer.Argument(help="Guides in JSON; '-' is standard input.")],
    writer: Annotated[str, typer.Option(metavar="LOGIN", help="Owner of the drafts; by default nobody yet.")] = "",
    folder: Folder = None,
    database: Address = None,
) -> None:
    """Put guides on the desk as drafts; a guide that is there already is left as it is."""
    settings = settings_of(context, folder, database)
    from glossator.desk.people import accounts
    from glossator.desk.work.guides import put

    read = guides_in(guides)
    with opened(settings) as held, held.writing() as session:
        by = accounts.named(session, writer) if writer else None
        told = [(put(session, by, guide), guide.title) for guide in read]
    for (work, new), title in told:
        typer.echo(f"guide {work}: {title}{'' if new else ' (there already)'}")


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")],
    folder: Folder = None,
    database: Address = None,
) -> None:
    """Write the whole desk to one file: accounts, guides with all versions, log, uploads, site.

    The desk may be running. The record is not included: it is a folder (or URL) of its own. After a restore, everybody
    has to log in again.
    """
    settings = settings_of(context, folder, database)
    from glossator.desk.keeping.backup import backup as write

    kept = write(settings, file)
    typer.echo(f"{file}: {kept.rows:,} rows of {kept.tables} tables, {kept.files:,} files, {kept.size:,} bytes")


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file written by `glossator desk backup`.")],
    folder: Folder = None,
    database: Address = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the desk's present content.")] = False,
) -> None:
    """Restore a backup, on SQLite or PostgreSQL; never onto a running desk, nor over content without --replace."""
    settings = settings_of(context, folder, database)
    from glossator.desk.keeping.restore import restore as put_back

    kept = put_back(settings, file, replace=replace)
    typer.echo(f"{settings.folder}: {kept.rows:,} rows of {kept.tables} tables, {kept.files:,} files restored")


def doctor(
    context: typer.Context,
    folder: Folder = None,
    database: Address = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Check whether the desk can work.

    Each check is ok, or a problem with its remedy; exit code 1 if there is a problem.
    """
    try:
        settings = settings_of(context, folder, database)
    except InputError as problem:
        typer.echo(f"problem  {problem}")
        raise typer.Exit(1) from None
    from glossator.cli.lines import write_json
    from glossator.desk.doctor import examine

    failed = False
    for found in examine(settings):
        failed |= not found.well
        if json:
            write_json({"name": found.name, "ok": found.well, "words": found.words, "do": found.do})
        else:
            typer.echo(f"{'ok' if found.well else 'problem':<8} {found.name}: {found.words}"
                       + (f"; {found.do}" if found.do else ""))  # fmt: skip
    sys.stdout.flush()
    if failed:
        raise typer.Exit(1)
