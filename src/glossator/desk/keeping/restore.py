"""A backup restored: verified before anything is touched, its rows in one transaction, on either database."""

import tempfile
from pathlib import Path

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import SQLAlchemyError

from glossator.desk import home
from glossator.desk.database.engine import Database, known_versions, reached, upgrade
from glossator.desk.database.tables import Event, now
from glossator.desk.keeping import rows
from glossator.desk.keeping.archive import FILES, SITE, TABLES, Kept, Manifest, own_files, roots, unpacked
from glossator.desk.settings import Settings
from glossator.errors import InputError


def restore(settings: Settings, file: Path, *, replace: bool = False) -> Kept:
    """Replace the content of the desk by the backup.

    Raises InputError for a desk that is running, one that is not empty (unless `replace`), a damaged file, and one made
    by a newer program; then nothing was changed.
    """
    with home.holding(settings.folder), tempfile.TemporaryDirectory(dir=settings.folder, prefix=".restoring-") as name:
        scratch = Path(name)
        database = reached(settings.database_url)
        try:
            manifest = unpacked(file, scratch)
            if manifest.revision not in known_versions():
                raise InputError(f"{file}: was made by a newer Glossator ({manifest.program}); use that")
            before = {one for root in (FILES, SITE) for one in own_files(settings, root)
                      if one != file.absolute() and not one.is_relative_to(scratch.absolute())}  # fmt: skip
            if not replace:
                _refuse(settings, database, before)
            counted, placed = _put(settings, database, manifest, scratch)
        except SQLAlchemyError as problem:
            reason = str(getattr(problem, "orig", None) or problem).split("\n")[0]
            raise InputError(f"{file}: its rows cannot be restored ({reason}); the desk was not changed") from problem
        finally:
            database.close()
        for path in before - placed:
            path.unlink(missing_ok=True)
    return Kept(counted, len(manifest.rows), len(placed), file.stat().st_size)


def _refuse(settings: Settings, database: Database, before: set[Path]) -> None:
    there = [str(one) for one in sorted(before)[:1]]
    with database.engine.connect() as connection:
        person = next((one for one in rows.of_desk(connection) if one.name == "person"), None)
        if person is not None and connection.scalar(select(person.c.id).limit(1)):
            there = [database.engine.url.render_as_string(hide_password=True)]
    if there:
        raise InputError(f"{settings.folder}: this desk is not empty ({there[0]}); name a new --folder, or "
                         "use --replace to replace its content with the backup")  # fmt: skip


def _put(settings: Settings, database: Database, manifest: Manifest, scratch: Path) -> tuple[int, set[Path]]:
    """Restore all rows, in one transaction: at the version they were made at, then migrated to this one; and the files.

    The files are placed once the rows are known to fit, and before the rows that name them are committed.
    """
    counted = 0
    with database.engine.execution_options(writes=True).begin() as connection:
        _clear(connection)
        upgrade(connection, manifest.revision)
        for table in rows.tables(connection):
            path = scratch / TABLES / f"{table.name}.jsonl"
            if path.is_file():
                with path.open(encoding="utf-8") as lines:
                    counted += rows.put(connection, table, lines)
        upgrade(connection)
        told = {"made": manifest.at, "program": manifest.program}
        connection.execute(Event.__table__.insert().values(  # type: ignore[attr-defined]
            at=now(), by="the desk", what="restored from a backup", part="", after=told))  # fmt: skip
        return counted, _place(settings, scratch)


def _place(settings: Settings, scratch: Path) -> set[Path]:
    placed = set()
    for root, folder in roots(settings).items():
        for path in sorted((scratch / root).rglob("*")):
            if path.is_file():
                target = folder.absolute() / path.relative_to(scratch / root)
                target.parent.mkdir(parents=True, exist_ok=True)
                # The site may be on another disk, to which nothing can be moved in one step.
                draft = target.with_name(target.name + ".part")
                draft.write_bytes(path.read_bytes())
                draft.replace(target)
                placed.add(target)
    return placed


def _clear(connection: Connection) -> None:
    there = rows.of_desk(connection)
    if there:
        there[0].metadata.drop_all(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION IF EXISTS event_only_added"))
