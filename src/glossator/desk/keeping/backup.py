"""A desk written to one file while it runs: rows as of one moment, then uploads and the site."""

import json
import shutil
import tarfile
import tempfile
from pathlib import Path

from sqlalchemy import Connection

from glossator._version import __version__
from glossator.desk.database.engine import open_database
from glossator.desk.database.tables import now
from glossator.desk.keeping import rows
from glossator.desk.keeping.archive import (
    FILES,
    FORMAT,
    MANIFEST,
    SITE,
    TABLES,
    Kept,
    Manifest,
    own_files,
    roots,
    sum_of,
)
from glossator.desk.settings import Settings
from glossator.errors import InputError
from glossator.writing import ADVICE, is_full

PACKED = 6


def backup(settings: Settings, file: Path) -> Kept:
    """Write the backup, whole or not at all. Raises InputError if `file` is there already or cannot be written."""
    if file.exists():
        raise InputError(f"{file}: already exists; name a new file")
    for folder in roots(settings).values():
        if file.resolve().is_relative_to(folder.resolve()):
            raise InputError(f"{file}: is inside {folder}, which is part of the backup; name a file elsewhere")
    draft = file.with_name(file.name + ".part")
    database = open_database(settings.database_url)
    try:
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.touch(0o600)  # it holds hashes of passwords and tokens
        with tempfile.TemporaryDirectory(dir=draft.parent) as scratch, tarfile.open(
            draft, "w:gz", compresslevel=PACKED
        ) as packed:  # fmt: skip
            made = _fill(packed, settings, Path(scratch) / "one", database.engine.connect(), database.version)
        draft.replace(file)
    except OSError as problem:
        reason = ADVICE if is_full(problem) else problem.strerror or str(problem)
        raise InputError(f"{file}: {reason}") from problem
    finally:
        database.close()
        draft.unlink(missing_ok=True)
    files = sum(1 for name in made.sums if not name.startswith(TABLES))
    return Kept(sum(made.rows.values()), len(made.rows), files, file.stat().st_size)


def _fill(packed: tarfile.TarFile, settings: Settings, scratch: Path, connection: Connection,
          revision: str) -> Manifest:  # fmt: skip
    counted: dict[str, int] = {}
    sums: dict[str, str] = {}

    def add(name: str) -> None:
        sums[name] = sum_of(scratch)
        packed.add(scratch, name, recursive=False)

    if connection.dialect.name == "postgresql":
        connection = connection.execution_options(isolation_level="REPEATABLE READ")
    # One transaction for all tables: a concurrent change is in all of them, or in none.
    with connection:
        for table in rows.tables(connection):
            with scratch.open("w", encoding="utf-8", newline="\n") as out:
                counted[table.name] = 0
                for line in rows.lines(connection, table):
                    out.write(line)
                    counted[table.name] += 1
            add(f"{TABLES}/{table.name}.jsonl")
    # Files come after the rows: a row whose file is missing would be worse than a file without a row.
    for root in (FILES, SITE):
        folder = roots(settings)[root].absolute()
        for path in own_files(settings, root):
            try:
                shutil.copyfile(path, scratch)
            except FileNotFoundError:  # removed in the meantime
                continue
            add(f"{root}/{path.relative_to(folder).as_posix()}")
    made = Manifest(format=FORMAT, program=f"glossator {__version__}", revision=revision,
                    at=now().isoformat(timespec="seconds"), rows=counted, sums=sums)  # fmt: skip
    scratch.write_text(json.dumps(made.model_dump(), indent=1), "utf-8")
    packed.add(scratch, MANIFEST, recursive=False)
    return made
