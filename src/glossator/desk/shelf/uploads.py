"""Uploaded files, kept in the desk's folder until they are on file: under their own name, in a folder named by content.

The same file uploaded again has the same path, so that the record recognises it.
"""

import hashlib
import os
import re
import unicodedata
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from glossator.desk.database.tables import now
from glossator.errors import InputError
from glossator.folding import encodable
from glossator.guide.sanitizing import visible
from glossator.record.readers.walk import PAGE_SUFFIXES
from glossator.writing import ADVICE, is_full

FOLDER = "uploads"
MOST = 1_000  # files at once
DEEPEST, LONGEST_PART = 8, 120  # folders of an uploaded name that are kept, and characters of each
KEPT = timedelta(days=7)  # that files of a failed addition can be retried
_BLOCK = 1 << 20
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_WRITTEN_OUT = re.compile(r"⟨U\+[0-9A-F]+⟩")


@dataclass(frozen=True)
class Upload:
    """One uploaded file: `path` under the desk's uploads, `name` as it was originally called."""

    path: str
    name: str


def sanitised(name: str) -> str:
    """A file's name, with its folders, safe to write and show: no way upwards, nothing hidden; '' for none."""
    parts = [_part(part) for part in encodable(name).replace("\\", "/").split("/")]
    return "/".join([part for part in parts if part][-DEEPEST:])


def _part(words: str) -> str:
    shown = _WRITTEN_OUT.sub("", visible(unicodedata.normalize("NFC", words)))
    shown = _NOT_IN_NAMES.sub("_", shown).strip().lstrip(".").strip()
    if len(shown.encode()) <= LONGEST_PART:
        return shown
    # The record reads by extension, of which a compressed file has two.
    end = "".join(PurePosixPath(shown).suffixes[-2:])
    end = end if len(end.encode()) <= 20 else ""
    return shown.encode()[: LONGEST_PART - len(end.encode())].decode(errors="ignore").rstrip(". ") + end


def beside_a_page(names: Iterable[str]) -> set[str]:
    """The names that a browser saved beside a page, in its folder `…_files`: they are not documents."""
    listed = list(names)
    pages = {
        name[: -len(suffix)] for name in listed for suffix in PAGE_SUFFIXES if name.lower().endswith(suffix)
    }  # fmt: skip
    return {
        name
        for name in listed
        if any(str(folder).endswith("_files") and str(folder).removesuffix("_files") in pages
               for folder in PurePosixPath(name).parents)
    }  # fmt: skip


def keep(desk: Path, name: str, content: BinaryIO) -> Upload:
    """Write an uploaded file to the desk's folder. Raises InputError, naming the file, if that fails."""
    home = desk / FOLDER
    draft = home / f"{os.urandom(8).hex()}.part"
    digest = hashlib.sha256()
    try:
        home.mkdir(parents=True, exist_ok=True)
        with draft.open("xb") as file:
            while block := content.read(_BLOCK):
                digest.update(block)
                file.write(block)
        path = PurePosixPath(digest.hexdigest()[:32]) / PurePosixPath(name).name
        (home / path).parent.mkdir(exist_ok=True)
        draft.replace(home / path)
    except OSError as problem:
        with suppress(OSError):
            draft.unlink()
        raise InputError(f"{name}: {ADVICE if is_full(problem) else problem.strerror or problem}") from problem
    return Upload(str(path), name)


def drop(desk: Path, paths: Iterable[str], before: datetime) -> None:
    """Delete uploads that are on file now; one uploaded again since `before` stays for its own addition."""
    for path in paths:
        file = desk / FOLDER / path
        with suppress(OSError):
            if file.stat().st_mtime < before.timestamp():
                file.unlink()
                file.parent.rmdir()


def sweep(desk: Path, wanted: Collection[str]) -> None:
    """Delete what no addition waits for and is older than `KEPT`."""
    old = now() - KEPT
    files = [file for file in (desk / FOLDER).glob("*/*") if file.is_file()]
    paths = (str(file.relative_to(desk / FOLDER)) for file in files)
    drop(desk, (path for path in paths if path not in wanted), old)
    for draft in (desk / FOLDER).glob("*.part"):
        with suppress(OSError):
            if draft.stat().st_mtime < old.timestamp():
                draft.unlink()
