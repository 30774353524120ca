"""The file of a backup: a compressed tar of tables and files, with a final manifest with all checksums."""

import hashlib
import json
import tarfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from glossator.desk import home
from glossator.desk.settings import Settings
from glossator.errors import InputError

FORMAT = 1
MANIFEST = "manifest.json"
TABLES, FILES, SITE = "tables", "files", "site"
LEAST, RATIO = 1024**3, 200  # bytes that any backup may unpack to, or a multiple of its own size
LONGEST_MANIFEST = 64 * 1024 * 1024


@dataclass(frozen=True)
class Kept:
    """The contents of a backup: numbers of rows, tables and files, and its own size in bytes."""

    rows: int
    tables: int
    files: int
    size: int


class Manifest(BaseModel):
    """What is in a backup: `sums` are SHA-256 by member, `revision` the migration its rows stand at."""

    model_config = ConfigDict(frozen=True)

    format: int
    program: str
    revision: str
    at: str
    rows: dict[str, int]
    sums: dict[str, str]


def sum_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def roots(settings: Settings) -> dict[str, Path]:
    """The folders that are backed up, by the name they have in it."""
    return {FILES: settings.folder, SITE: settings.site_folder}


def own_files(settings: Settings, root: str) -> list[Path]:
    """The files of one of the roots, without database, locks, the record, and files of the other root."""
    folder = roots(settings)[root].absolute()
    apart = [Path(settings.record).absolute()] if "://" not in settings.record else []
    apart += [settings.site_folder.absolute()] if root == FILES else []
    database = settings.database_url.removeprefix("sqlite:///")
    never = {Path(f"{database}{end}").absolute() for end in ("", "-wal", "-shm", "-journal")}
    never |= {settings.folder.absolute() / name for name in (*home.LOCKS, home.REMEMBERED)}
    return sorted(
        path for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and path not in never
        and not any(path.is_relative_to(one) for one in apart)
    )  # fmt: skip


def unpacked(file: Path, into: Path) -> Manifest:
    """Unpack a backup and verify the checksum of every member. Raises InputError if it is incomplete.

    Nothing in it is trusted: only plain files with plain names that the manifest lists are extracted.
    """
    try:
        left = max(LEAST, file.stat().st_size * RATIO)
        with tarfile.open(file, "r:gz") as packed:
            for member in packed:
                left -= member.size
                if left < 0:
                    raise InputError(f"{file}: unpacks to far more than a backup contains")
                if not member.isreg() or not _plain(member.name):
                    raise InputError(f"{file}: contains {member.name[:80]!r}, which no backup does")
                packed.extract(member, into, filter="data")
    except FileNotFoundError as problem:
        raise InputError(f"{file}: {problem.strerror}") from problem
    except (tarfile.TarError, EOFError, zlib.error, OSError) as problem:
        raise InputError(f"{file}: not a complete backup of a desk ({problem})") from problem
    manifest = _manifest(file, into / MANIFEST)
    there = {path.relative_to(into).as_posix() for path in into.rglob("*") if path.is_file()} - {MANIFEST}
    if missing := sorted(set(manifest.sums) ^ there):
        raise InputError(f"{file}: not a complete backup of a desk ({missing[0]} is missing, or not listed)")
    for name, known in manifest.sums.items():
        if sum_of(into / name) != known:
            raise InputError(f"{file}: {name} has changed since it was backed up; the file is damaged")
    return manifest


def _manifest(file: Path, path: Path) -> Manifest:
    if not path.is_file() or path.stat().st_size > LONGEST_MANIFEST:
        raise InputError(f"{file}: not a complete backup of a desk (no {MANIFEST} in it)")
    try:
        held: Any = json.loads(path.read_text("utf-8"))
        if isinstance(held, dict) and isinstance(held.get("format"), int) and held["format"] > FORMAT:
            raise InputError(f"{file}: was made by a newer Glossator ({str(held.get('program'))[:40]}); use that")
        return Manifest.model_validate(held)
    except (ValueError, RecursionError, ValidationError) as problem:
        raise InputError(f"{file}: its {MANIFEST} cannot be read") from problem


def _plain(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        bool(path.parts)
        and not path.is_absolute()
        and ".." not in path.parts
        and (name == MANIFEST or path.parts[0] in _TOP)
    )


_TOP = (TABLES, FILES, SITE)
