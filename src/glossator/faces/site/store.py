"""A folder of files with a manifest: only changes are written, and files no longer generated are removed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from glossator.errors import InputError
from glossator.writing import whole

MANIFEST = ".glossator-site.json"


@dataclass
class Manifest:
    """The state of the site: each guide's input key and files; all files with their hashes.

    URL and title are kept for publishing runs that do not give them.
    """

    guides: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    base: str = ""
    title: str = ""


@dataclass(frozen=True)
class Written:
    """What one run did, by path."""

    written: list[str]
    unchanged: list[str]
    removed: list[str]


def load(folder: Path) -> Manifest:
    """The manifest of a site; empty for a new or empty folder. Raises InputError for a folder with other contents."""
    path = folder / MANIFEST
    if not path.is_file():
        if folder.is_dir() and any(not entry.name.startswith(".") for entry in folder.iterdir()):
            raise InputError(f"{folder}: not empty, and not a site made before; give an empty or a new folder")
        return Manifest()
    try:
        raw = json.loads(path.read_text("utf-8"))
        return Manifest(dict(raw["guides"]), dict(raw["files"]), str(raw.get("base", "")), str(raw.get("title", "")))
    except (ValueError, KeyError, TypeError) as problem:
        raise InputError(
            f"{path}: damaged ({problem}); remove it and publish all guides into a new folder"
        ) from problem


def digest(content: str | bytes) -> str:
    """The hash of a file in the manifest."""
    return hashlib.sha256(_bytes(content)).hexdigest()


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def write(folder: Path, made: Mapping[str, str | bytes], kept: Mapping[str, str], before: Manifest) -> Written:
    """Write what changed in `made`, keep `kept` (path to hash), remove what only existed `before`.

    A foreign file is neither overwritten (InputError, before anything is written) nor removed.
    """
    written, unchanged = [], sorted(kept)
    targets = {path: inside(folder, path) for path in sorted(made)}
    for path, target in targets.items():
        if path not in before.files and target.exists() and not _same(target, made[path]):
            raise InputError(f"{target}: stands where a page of the site belongs, and was not made here; move it away")
    # Listed in the manifest before they are written: after an interruption they are known to be ours.
    named = before.files | {path: digest(content) for path, content in made.items() if path not in before.files}
    save(folder, Manifest(before.guides, named, before.base, before.title))
    for path, target in targets.items():
        if before.files.get(path) == digest(made[path]) and target.is_file() and _same(target, made[path]):
            unchanged.append(path)
            continue
        _replace(target, made[path])
        written.append(path)
    gone = sorted(set(before.files) - set(made) - set(kept))
    removed = [path for path in gone if _remove(folder, path, before.files[path])]
    return Written(written, unchanged, removed)


def save(folder: Path, manifest: Manifest) -> None:
    """Write the manifest last, so that an interrupted run is simply repeated."""
    content = json.dumps(asdict(manifest), ensure_ascii=True, indent=1, sort_keys=True) + "\n"
    _replace(folder / MANIFEST, content)


def inside(folder: Path, path: str) -> Path:
    """The file at `path` of the site. Raises InputError for a path outside it."""
    parts = PurePosixPath(path).parts
    if not parts or PurePosixPath(path).is_absolute() or ".." in parts:
        raise InputError(f"{path}: not a path inside the site")
    target = folder.joinpath(*parts)
    if not target.resolve().is_relative_to(folder.resolve()):
        raise InputError(f"{target}: a link leads out of the site")
    return target


def _same(path: Path, content: str | bytes) -> bool:
    return path.read_bytes() == _bytes(content)


def _replace(path: Path, content: str | bytes) -> None:
    whole(path, _bytes(content))


def _remove(folder: Path, path: str, known: str) -> bool:
    """Remove a file of ours and the folders it leaves empty; a file modified since is kept."""
    target = inside(folder, path)
    if not target.is_file():
        return True
    if hashlib.sha256(target.read_bytes()).hexdigest() != known:
        return False
    target.unlink()
    for parent in target.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            break
        parent.rmdir()
    return True
