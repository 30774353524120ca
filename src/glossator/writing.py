"""Files written whole or not at all, and advice for a full disk."""

import errno
import re
from contextlib import suppress
from pathlib import Path

from glossator.errors import InputError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FULL_SAID = re.compile(r"\(os error (?:28|122)\)|No space left on device|Disk quota exceeded|database or disk is full")
ADVICE = "the disk is full; nothing written before is lost: free some space and run the same command again"


def whole(path: Path, content: bytes) -> None:
    """Write a file in one step; no half-written draft is left behind.

    Raises InputError, naming the file and the reason, if it cannot be written.
    """
    draft = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as problem:
        with suppress(OSError):
            draft.unlink()
        raise InputError(f"{path}: {ADVICE if is_full(problem) else problem.strerror or problem}") from problem


def is_full(problem: BaseException) -> bool:
    """True if a full disk caused the problem, whichever library reports it."""
    seen: BaseException | None = problem
    while seen is not None:
        if (isinstance(seen, OSError) and seen.errno in _FULL) or _FULL_SAID.search(str(seen)):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
