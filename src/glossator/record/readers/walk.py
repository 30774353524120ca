"""Folders walked in a fixed order: hidden files are skipped, links that cannot be followed are refused."""

import json
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from glossator.errors import InputError
from glossator.formats import references
from glossator.formats.files import read_text
from glossator.formats.kinds import for_programs
from glossator.record.model import Refusal
from glossator.record.readers.mirrors import CACHE, OF_HTTRACK, is_index

PAGE_SUFFIXES = (".html", ".htm", ".html.gz", ".htm.gz")


def walk(paths: Sequence[str | Path]) -> Iterator[Path | Refusal]:
    """The files under `paths`, in order of name; loops, dead links and things that are not files are refused.

    Skipped without a message: names that begin with a dot, records, the `…_files` folder that a browser saves beside a
    page, files of a reference list (they are read with it), what HTTrack writes beside the pages, and text for programs
    (robots.txt). A path given explicitly is read even if its name begins with a dot.
    """
    for path in paths:
        yield from _under(Path(path), ())


def _under(
    path: Path, above: tuple[tuple[int, int], ...], taken: frozenset[Path] = frozenset()
) -> Iterator[Path | Refusal]:
    try:
        seen = path.stat()
    except OSError as problem:
        yield Refusal(source=str(path), reason=_reason(path, problem))
        return
    if stat.S_ISDIR(seen.st_mode):
        yield from _folder(path, (seen.st_dev, seen.st_ino), above, taken)
    elif stat.S_ISREG(seen.st_mode):
        if not taken or path.resolve() not in taken:
            yield path
    else:
        yield Refusal(source=str(path), reason="neither a file nor a folder")


def _folder(
    path: Path, itself: tuple[int, int], above: tuple[tuple[int, int], ...], taken: frozenset[Path]
) -> Iterator[Path | Refusal]:
    if itself in above:
        yield Refusal(source=str(path), reason="symlink loop: it leads back to a folder it is in")
        return
    try:
        names = sorted(os.listdir(path))  # noqa: PTH208 (bare names sort faster than paths)
    except OSError as problem:
        yield Refusal(source=str(path), reason=_reason(path, problem))
        return
    if "head.json" in names and "tables" in names:
        return
    taken |= _taken(path, names)
    pages = {name[: -len(suffix)] for name in names for suffix in PAGE_SUFFIXES if name.lower().endswith(suffix)}
    left_out = {*for_programs(), *(OF_HTTRACK if CACHE in names else ())}
    for name in names:
        if CACHE in names and name == "index.html" and is_index(path / name):
            continue
        if (
            not name.startswith(".")
            and name not in left_out
            and not (name.endswith("_files") and name.removesuffix("_files") in pages)
        ):
            yield from _under(path / name, (*above, itself), taken)


def _taken(folder: Path, names: Sequence[str]) -> frozenset[Path]:
    """The files that belong to a reference list in the folder: they are read with it."""
    lists = [name for name in names if name.lower().endswith(".ris")]
    if "files" in names or any(name.lower().endswith(".pdf") for name in names):
        lists += [name for name in names if name.lower().endswith(".json")]
    return frozenset(file for name in lists for file in _files_of(folder / name))


def _files_of(path: Path) -> list[Path]:
    try:
        text = read_text(path)
        value = None if path.suffix.lower() == ".ris" else json.loads(text)
        found = (
            references.of_ris(text) if value is None else references.of_csl(value) if references.is_list(value) else []
        )
        return [file for files in references.attached(found, path.parent) for file in files]
    except (InputError, OSError, ValueError, RecursionError):
        return []  # its reader will say what is wrong with it


def _reason(path: Path, problem: OSError) -> str:
    if path.is_symlink():
        return "symlink loop" if problem.errno == 40 else "symlink to nothing"
    return problem.strerror or str(problem)
