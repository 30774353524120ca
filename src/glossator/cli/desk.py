"""`glossator desk`: the newsroom's web application, started and looked after from the command line."""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.desk.database.engine import Database
    from glossator.desk.serving import Following
    from glossator.desk.settings import Settings

EXTRAS = {"psycopg": "postgresql"}
NEEDS = ("fastapi", "uvicorn", "sqlalchemy", "alembic", "argon2", "multipart", "psycopg")
RECORD = "record"
FOLDER = Path("desk")
QUIET = 300.0  # seconds without growth after which a file that is followed is at its end

commands = typer.Typer(
    help="Open the desk in a browser: review, edit, sign off and publish guides; keep accounts, back it up."
)

Folder = Annotated[
    Path | None,
    typer.Option("--folder", metavar="DIR", help="The desk's folder: database, uploads, site.", show_default="desk"),
]
Address = Annotated[
    str | None,
    typer.Option(
        "--database", metavar="URL", envvar="GLOSSATOR_DESK_DATABASE",
        help="postgresql://USER:PASSWORD@HOST/NAME for a server of your own; without it, a file in the folder.",
    ),
]  # fmt: skip


def register(app: typer.Typer) -> None:
    """Put the command on the app, with those below it."""
    from glossator.cli import desk_keep, desk_user

    commands.callback(invoke_without_command=True)(desk)
    desk_keep.register(commands)
    desk_user.register(commands)
    app.add_typer(commands, name="desk")


def desk(
    context: typer.Context,
    folder: Folder = None,
    record: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="The record's folder or address; else the last start's, or 'record'."),
    ] = None,
    database: Address = None,
    site: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where published guides go; else as the last time, or FOLDER/site.")
    ] = None,
    captures: Annotated[
        bool, typer.Option("--captures", help="Publish guides with copies of the captures they quote beside them.")
    ] = False,
    guides: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="GUIDE", help="Put a guide in JSON on the desk; may be repeated.")
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port on 127.0.0.1; 0 takes any.")] = 8181,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A proxy with HTTPS stands before it: cookies only over HTTPS.")
    ] = False,
    proxy: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="With --behind-proxy: one more proxy, that stands before that one."),
    ] = "",
    access_log: Annotated[
        bool, typer.Option("--access-log", help="A line a request on standard error, without what was asked in it.")
    ] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    follow: Annotated[
        str,
        typer.Option(metavar="FILE", help="Follow captions as they come, under Live: a growing file, or - for input."),
    ] = "",
    title: Annotated[str, typer.Option(help="With --follow: what it is.")] = "As it is said",
    speaker: Annotated[str, typer.Option(help="With --follow: who speaks, where the captions do not say.")] = "",
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
    typer.echo("The desk has ended.")


def _follows(source: str, title: str, speaker: str) -> "Following | None":
    """What `--follow` names, its lines as they come; a file that has been quiet for long is at its end."""
    if not source:
        return None
    from glossator.cli.live import lines_of
    from glossator.desk.live.streams import Opening
    from glossator.desk.serving import Following

    if source != "-" and not Path(source).is_file():
        raise InputError(f"{source}: no such file; --follow takes a file that grows, or - for standard input")
    return Following(Opening(title=title[:300] or "As it is said", speaker=speaker), lines_of(source, QUIET))


def needed(database: str | None = None) -> None:
    """Raises InputError with the command that installs what the desk needs and is not there."""
    from importlib.util import find_spec

    server = bool(database) and not str(database).startswith("sqlite")
    missing = [name for name in NEEDS if (name not in EXTRAS or server) and find_spec(name) is None]
    if missing:
        extras = ",".join(dict.fromkeys(EXTRAS.get(name, "desk") for name in missing))
        raise InputError(f"the desk needs more than the base install: pip install 'glossator[{extras}]'")


def settings_of(context: typer.Context, folder: Path | None, database: str | None, record: str | None = None,
                site: Path | None = None, **more: Any) -> "Settings":  # fmt: skip
    """How the desk is set up: options before or after the name of a command below, else as at its last start."""
    needed()
    from glossator.desk import home
    from glossator.desk.settings import Settings

    def before(name: str) -> Any:
        within = context.parent
        while within is not None and within.params.get(name) is None:
            within = within.parent
        return within.params[name] if within is not None else None

    folder = folder or before("folder") or FOLDER
    record = record or before("record") or home.remembered(folder, "record") or RECORD
    where = site or before("site") or home.remembered(folder, "site")
    # Kept as a whole path, so that the next start finds it from wherever it is made.
    record = record if "://" in record else str(Path(record).absolute())
    settings = Settings(folder, record, database or before("database") or "", Path(where).absolute() if where else None,
                        **more)  # fmt: skip
    needed(settings.database)
    return settings


@contextmanager
def opened(settings: "Settings") -> "Iterator[Database]":
    """The desk's database, brought to this version."""
    from glossator.desk.database.engine import open_database

    held = open_database(settings.database_url)
    try:
        yield held
    finally:
        held.close()


def guides_in(paths: list[str]) -> list[Any]:
    """The guides in files of JSON."""
    from glossator.cli.guide import load

    return [load(path) for path in paths]


def _record(address: str, *, named: bool) -> int:
    """How many documents are on file; an empty record is begun where none was named and there is none yet."""
    from glossator.record import Record

    begins = not named and "://" not in address and not Path(address).exists()
    found = Record.open(address, create=begins)
    if begins:
        typer.echo(f"There was no record yet: an empty one was made in {address}", err=True)
    return found.info().documents


def _put(held: "Database", paths: list[str]) -> None:
    from glossator.desk.work.guides import put

    read = guides_in(paths)
    with held.writing() as session:
        for guide in read:
            put(session, None, guide)


def _first(held: "Database", settings: "Settings") -> str:
    """The admin's one-time password on a first start; only for a terminal, since what is piped may be kept in a log."""
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
    typer.echo(f"Record: {settings.record} ({documents:,} documents). Everything else is kept in {settings.folder}")
    if password:
        typer.echo(f"\nThe first login, shown this once:\n  login     admin\n  password  {password}\n")
    typer.echo("Ctrl-C ends it.")
    sys.stdout.flush()


def _has_screen() -> bool:
    return sys.stdout.isatty() and (sys.platform == "darwin" or any(os.environ.get(one) for one in
                                                                   ("DISPLAY", "WAYLAND_DISPLAY")))  # fmt: skip
