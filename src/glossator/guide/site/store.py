"""A folder of files that knows what it wrote: only what changed is written, what is no longer made is removed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from glossator.errors import InputError

MANIFEST = ".glossator-site.json"


@dataclass
class Manifest:
    """What stands on the site: for each guide the key it was made from and its files; all files with their hash."""

    guides: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """What one publishing did, by path."""

    written: list[str]
    unchanged: list[str]
    removed: list[str]


def load(folder: Path) -> Manifest:
    """The manifest of a site; an empty one for a new or empty folder. InputError for a folder of other things."""
    path = folder / MANIFEST
    if not path.is_file():
        if folder.is_dir() and any(folder.iterdir()):
            raise InputError(f"{folder}: not empty, and not a site made before; give an empty or a new folder")
        return Manifest()
    try:
        raw = json.loads(path.read_text("utf-8"))
        return Manifest(dict(raw["guides"]), dict(raw["files"]))
    except (ValueError, KeyError, TypeError) as problem:
        raise InputError(
            f"{path}: damaged ({problem}); remove it and publish all guides into a new folder"
        ) from problem


def digest(content: str) -> str:
    """The hash under which a file is remembered."""
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


def write(folder: Path, made: Mapping[str, str], kept: Mapping[str, str], before: Manifest) -> Written:
    """Write what changed of `made`, leave `kept` (path to hash) alone, remove what only stood there `before`."""
    written, unchanged = [], sorted(kept)
    for path, content in sorted(made.items()):
        target = _inside(folder, path)
        if before.files.get(path) == digest(content) and target.is_file() and _same(target, content):
            unchanged.append(path)
            continue
        _replace(target, content)
        written.append(path)
    gone = sorted(set(before.files) - set(made) - set(kept))
    for path in gone:
        _remove(folder, path)
    return Written(written, unchanged, gone)


def save(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, last of all, so that an interrupted publishing is simply done again."""
    content = json.dumps({"guides": manifest.guides, "files": manifest.files}, indent=1, sort_keys=True) + "\n"
    _replace(folder / MANIFEST, content)


def _inside(folder: Path, path: str) -> Path:
    parts = PurePosixPath(path).parts
    if not parts or PurePosixPath(path).is_absolute() or ".." in parts:
        raise InputError(f"{path}: not a path inside the site")
    return folder.joinpath(*parts)


def _same(path: Path, content: str) -> bool:
    return path.read_bytes() == content.encode("utf-8")


def _replace(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(content.encode("utf-8"))
    draft.replace(path)


def _remove(folder: Path, path: str) -> None:
    target = _inside(folder, path)
    target.unlink(missing_ok=True)
    for parent in target.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()
