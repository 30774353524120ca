"""`glossator desk`: start and maintain the newsroom's web application from the command line."""

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli.desk import keep as desk_keep
from glossator.cli.desk import user as desk_user
from glossator.cli.desk.options import FOLDER, Address, Folder, guides_in, needed, opened, settings_of
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.desk.database.engine import Database
    from glossator.desk.serving import Following
    from glossator.desk.settings import Settings

QUIET = 300.0  # seconds without growth after which a followed file counts as finished

commands = typer.Typer(
    help="Open the desk in a browser: review, edit, sign off and publish guides; manage accounts and backups."
)


def register(app: typer.Typer) -> None:
    """Add the command and its subcommands to the application."""
    commands.callback(invoke_without_command=True)(desk)
    desk_keep.register(commands)
    desk_user.register(commands)
    app.add_typer(commands, name="desk")


def desk(
    context: typer.Context,
    folder: Folder = None,
    record: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="The record's folder or URL; by default as last time, or 'record'."),
    ] = None,
    database: Address = None,
    site: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder for published guides; by default as last time, or FOLDER/site.")
    ] = None,
    captures: Annotated[
        bool, typer.Option("--captures", help="Publish guides with copies of the captures they quote beside them.")
    ] = False,
    guides: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="GUIDE", help="Put a guide in JSON on the desk; may be repeated.")
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port on 127.0.0.1; 0 takes a free one.")] = 8181,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="The desk is behind an HTTPS proxy: send cookies only over HTTPS.")
    ] = False,
    proxy: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="With --behind-proxy: IP address of another proxy in front of that one."),
    ] = "",
    access_log: Annotated[
        bool, typer.Option("--access-log", help="Log one line per request on standard error, without the query.")
    ] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    follow: Annotated[
        str,
        typer.Option(metavar="FILE", help="Follow captions live, from a growing file, or - for standard input."),
    ] = "",
    title: Annotated[str, typer.Option(help="With --follow: the title.")] = "As it is said",
    speaker: Annotated[str, typer.Option(help="With --follow: who speaks, if the captions do not say.")] = "",
) -> None:  # fmt: skip
    """Start the desk on this machine, and open it in a browser; Ctrl-C ends it.

    The first start makes an account for the admin and shows its one-time password in the terminal.
    """
    if context.invoked_subcommand:
        return
    needed(database)
    from glossator.desk import home, serving

    settings = settings_of(context, folder, database, record, site, behind_proxy=behind_proxy, captures=captures)
    with home.holding(settings.folder):
        documents = _record(settings.record, named=record is not None)
        taken = serving.bind(port)
        with opened(settings) as held:
            home.remember(settings.folder, record=settings.record, site=str(settings.site or ""))
            _put(held, guides or [])
            password = _first(held, settings)
        _greet(settings, serving.address_of(taken), documents, password)
        how = serving.Serving(
            port, proxy, access_log, not no_browser and _has_screen(), _follows(follow, title, speaker)
        )
        serving.serve(settings, how, taken, lambda words: typer.echo(f"glossator desk: {words}", err=True))
    typer.echo("The desk has stopped.")


def _follows(source: str, title: str, speaker: str) -> "Following | None":
    """The source that `--follow` names, its lines as they come; a file that has not grown for long is at its end."""
    if not source:
        return None
    from glossator.cli.live import lines_of
    from glossator.desk.live.streams import Opening
    from glossator.desk.serving import Following

    if source != "-" and not Path(source).is_file():
        raise InputError(f"{source}: no such file; --follow takes a file that grows, or - for standard input")
    return Following(Opening(title=title[:300] or "As it is said", speaker=speaker), lines_of(source, QUIET))


def _record(address: str, *, named: bool) -> int:
    """How many documents are on file; an empty record is created if none was named and there is none yet."""
    from glossator.record import Record

    begins = not named and "://" not in address and not Path(address).exists()
    found = Record.open(address, create=begins)
    if begins:
        typer.echo(f"There was no record yet; an empty one was created in {address}", err=True)
    return found.info().documents


def _put(held: "Database", paths: list[str]) -> None:
    from glossator.desk.work.guides import put

    read = guides_in(paths)
    with held.writing() as session:
        for guide in read:
            put(session, None, guide)


def _first(held: "Database", settings: "Settings") -> str:
    """The admin's one-time password on a first start; only for a terminal, since piped output may end up in a log."""
    from glossator.desk.people import accounts

    if not sys.stdout.isatty():
        with held.reading() as session:
            if not accounts.any_there(session):
                where = "" if settings.folder == FOLDER else f" --folder {shlex.quote(str(settings.folder))}"
                typer.echo(
                    f"There is no account yet. Make one: glossator desk user add LOGIN --role admin{where}", err=True
                )
        return ""
    with held.writing() as session:
        return accounts.first(session)


def _greet(settings: "Settings", address: str, documents: int, password: str) -> None:
    typer.echo(f"Glossator desk: {address}")
    typer.echo(f"Record: {settings.record} ({documents:,} documents). Everything else is in {settings.folder}")
    if password:
        typer.echo(f"\nThe first login, shown only this once:\n  login     admin\n  password  {password}\n")
    typer.echo("Press Ctrl-C to stop.")
    sys.stdout.flush()


def _has_screen() -> bool:
    return sys.stdout.isatty() and (sys.platform == "darwin" or any(os.environ.get(one) for one in
                                                                   ("DISPLAY", "WAYLAND_DISPLAY")))  # fmt: skip
