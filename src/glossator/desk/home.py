"""The desk's folder: what it remembers between starts, and the locks that say who is using it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from glossator.errors import InputError, json_fault
from glossator.writing import whole

REMEMBERED = "desk.json"
DESK, WORKER = "desk.lock", "worker.lock"
LOCKS = (DESK, WORKER)


def remembered(folder: Path, key: str) -> str:
    """An option of the desk's last start, such as its record; '' if unknown."""
    path = folder / REMEMBERED
    try:
        held = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    except (OSError, ValueError, RecursionError) as problem:
        reason = json_fault(problem) if not isinstance(problem, OSError) else problem.strerror
        raise InputError(f"{path}: {reason}; remove it, and give --record and --site once more") from problem
    return str(held.get(key, "")) if isinstance(held, dict) else ""


def remember(folder: Path, **held: str) -> None:
    """Save the options of this start for the next one; never a password or a URL that contains one."""
    whole(folder / REMEMBERED, (json.dumps(held, indent=1, ensure_ascii=False) + "\n").encode())


@contextmanager
def holding(folder: Path, name: str = DESK, wait: float = 0) -> Iterator[None]:
    """Lock the folder for the block. Raises InputError if another process has it after `wait` seconds (-1: never)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / name, timeout=wait)
        with lock:
            yield
    except Timeout:
        raise InputError(f"{folder}: a desk is running on this folder; end it first (Ctrl-C where it runs)") from None
    except OSError as problem:
        raise InputError(f"{problem.filename or folder}: {problem.strerror or problem}") from problem


def held(folder: Path, name: str = DESK) -> bool:
    """True while somebody uses the folder: the desk, or its worker."""
    if not (folder / name).exists():
        return False
    try:
        with FileLock(folder / name, timeout=0):
            return False
    except Timeout:
        return True
