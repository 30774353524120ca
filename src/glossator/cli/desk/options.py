"""Options and resources of every desk command: its folder, its database, guides to put on it."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossator.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossator.desk.database.engine import Database
    from glossator.desk.settings import Settings

RECORD = "record"
EXTRAS = {"psycopg": "postgresql"}
NEEDS = ("fastapi", "uvicorn", "sqlalchemy", "alembic", "argon2", "multipart", "psycopg")
FOLDER = Path("desk")

Folder = Annotated[
    Path | None,
    typer.Option("--folder", metavar="DIR", help="The desk's folder: database, uploads, site.", show_default="desk"),
]
Address = Annotated[
    str | None,
    typer.Option(
        "--database", metavar="URL", envvar="GLOSSATOR_DESK_DATABASE",
        help="postgresql://USER:PASSWORD@HOST/NAME for your own server; by default, a file in the folder.",
    ),
]  # fmt: skip


def needed(database: str | None = None) -> None:
    """Raises InputError, with the command that installs it, if a package that the desk needs is missing."""
    from importlib.util import find_spec

    server = bool(database) and not str(database).startswith("sqlite")
    missing = [name for name in NEEDS if (name not in EXTRAS or server) and find_spec(name) is None]
    if missing:
        extras = ",".join(dict.fromkeys(EXTRAS.get(name, "desk") for name in missing))
        raise InputError(f"the desk needs an optional extra: pip install 'glossator[{extras}]'")


def settings_of(context: typer.Context, folder: Path | None, database: str | None, record: str | None = None,
                site: Path | None = None, **more: Any) -> "Settings":  # fmt: skip
    """The desk's settings: options before or after the subcommand, else those of its last start."""
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
    # Kept as an absolute path, so that the next start finds it from any working directory.
    record = record if "://" in record else str(Path(record).absolute())
    settings = Settings(folder, record, database or before("database") or "", Path(where).absolute() if where else None,
                        **more)  # fmt: skip
    needed(settings.database)
    return settings


@contextmanager
def opened(settings: "Settings") -> "Iterator[Database]":
    """The desk's database, migrated to this version."""
    from glossator.desk.database.engine import open_database

    held = open_database(settings.database_url)
    try:
        yield held
    finally:
        held.close()


def guides_in(paths: list[str]) -> list[Any]:
    """The guides in JSON files."""
    from glossator.cli.guide_file import load

    return [load(path) for path in paths]
