"""A failure in one file, entry or row stays there: it is refused by name, and the rest goes on."""

from collections import Counter
from collections.abc import Callable, Iterator

from glossator.errors import InputError
from glossator.record.model import Document, Refusal

Found = Iterator[Document | Refusal]
_KINDS_NAMED = 5


def isolated(source: str, read: Callable[[], Found]) -> Found:
    """What `read` yields, and a refusal of `source` if it raises; nothing is raised but what ends the program."""
    try:
        yield from read()
    except InputError as problem:
        yield Refusal(source=source, reason=str(problem))
    except OSError as problem:
        yield Refusal(source=source, reason=problem.strerror or str(problem))
    except (MemoryError, RecursionError) as problem:
        yield Refusal(source=source, reason=f"too much for this machine ({type(problem).__name__})")
    except Exception as problem:  # any file, any parser: the rest must go on
        yield Refusal(source=source, reason=f"cannot be read ({type(problem).__name__}: {str(problem)[:200]})")


def counted(source: str, passed_over: Counter[str], what: str) -> Found:
    """One line that counts, by kind, what was skipped because it is no document; nothing if nothing was."""
    if not passed_over:
        return
    named = passed_over.most_common(_KINDS_NAMED)
    rest = passed_over.total() - sum(count for _, count in named)
    kinds = [f"{count:,} {kind}" for kind, count in named] + ([f"{rest:,} others"] if rest else [])
    yield Refusal(source=source, reason=f"{passed_over.total():,} {what}: {', '.join(kinds)}", passed_over=True)
