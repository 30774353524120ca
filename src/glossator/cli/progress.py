"""Progress on standard error, where it does not mix with piped output."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

    from glossator.batch import Summary
    from glossator.record import AddSummary


def _bar(*columns: str) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    shapes = {"bar": BarColumn(), "count": MofNCompleteColumn()}
    middle = [shapes[column] for column in columns]
    words = TextColumn("{task.description}")
    return Progress(SpinnerColumn(), words, *middle, TimeElapsedColumn(), console=Console(stderr=True), transient=True)


@contextmanager
def adding() -> Iterator[Callable[["AddSummary"], None]]:
    """A line that counts the documents on file so far; the total is not known until all has been read."""
    with _bar() as progress:
        task = progress.add_task("reading", total=None)

        def told(summary: "AddSummary") -> None:
            known = summary.added + summary.updated + summary.unchanged
            progress.update(task, description=f"{known:,} documents on file, {len(summary.refused):,} refused")

        yield told


@contextmanager
def counting(words: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar for things done of a known number: "making vectors", "rewording"."""
    with _bar("bar", "count") as progress:
        task = progress.add_task(words, total=None)

        def told(done: int, of: int) -> None:
            progress.update(task, completed=done, total=of)

        yield told


@contextmanager
def guiding() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar for the steps from claims to guide, each of which handles all claims together."""
    with _bar("bar", "count") as progress:
        task = progress.add_task("opening the record", total=None)

        def told(words: str, done: int, of: int) -> None:
            progress.update(task, description=words, completed=done, total=of)

        yield told


@contextmanager
def annotating(lines: int | None) -> Iterator[Callable[["Summary"], None]]:
    """A progress bar for the lines of a batch; a plain count if their number is not known."""
    with _bar("bar", "count") as progress:
        task = progress.add_task("annotating", total=lines)

        def told(summary: "Summary") -> None:
            words = f"annotating, {summary.failed:,} failed" if summary.failed else "annotating"
            progress.update(task, completed=summary.done, description=words)

        yield told


@contextmanager
def heard() -> Iterator[Callable[[float, float | None], None]]:
    """A progress bar for the minutes of a recording; a plain count if its length is not known."""
    from glossator.speech.decoding import clock

    with _bar("bar") as progress:
        task = progress.add_task("opening the recording", total=None)

        def told(seconds: float, of: float | None) -> None:
            words = f"listening, {clock(seconds)}" + (f" of {clock(of)}" if of else "")
            progress.update(task, completed=min(seconds, of or seconds), total=of, description=words)

        yield told
