"""Collecting guides from files and folders, for `publish`, the feed and the digest."""

from collections.abc import Iterable
from pathlib import Path

from glossator.errors import InputError
from glossator.faces import registry
from glossator.guide import json
from glossator.guide.model import Guide


def gather(paths: Iterable[str | Path]) -> list[tuple[Path, Guide]]:
    """Each file with its guide; a folder stands for the guides in it, other files are ignored.

    Raises InputError for a file that is no guide, or a folder without one.
    """
    found: list[tuple[Path, Guide]] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = [
                each for each in sorted(path.glob("*.json")) if registry.of_file(each) == "json" and _is_guide(each)
            ]
            if not inside:
                raise InputError(f"{path}: no guide in this folder")
            found += [(each, json.read(each)) for each in inside]
        else:
            found.append((path, json.read(path)))
    return found


def _is_guide(path: Path) -> bool:
    """False for other JSON; True for a damaged guide, so that it is reported."""
    try:
        head = path.read_text("utf-8-sig", errors="replace")[:200]
    except OSError:
        return True
    return '"version"' in head and '"title"' in head
