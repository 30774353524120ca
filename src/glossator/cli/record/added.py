"""The report after `record add`, and the removal of a record that would be empty."""

import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.cli.next import advised

if TYPE_CHECKING:
    from glossator.record import AddSummary


@contextmanager
def no_empty_record(record: str) -> Iterator[None]:
    """Remove a record that was begun inside the block and holds nothing at its end, whether interrupted or refused."""
    folder = Path(record)
    if folder.exists() or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
        if folder.is_dir() and not _holds_anything(record):
            shutil.rmtree(folder, ignore_errors=True)


def _holds_anything(record: str) -> bool:
    """False only if it is certain that nothing was filed or followed; a folder with any other content is left alone."""
    from glossator.addresses.followed import Feeds
    from glossator.addresses.memory import Memory
    from glossator.errors import RecordError
    from glossator.record.record import Record

    try:
        opened = Record.open(record)
        return bool(opened.span().documents or Feeds(Memory(opened)).all())
    except RecordError:  # interrupted before there was a record at all
        return False
    except Exception:
        return True


def say_refused(summary: "AddSummary") -> None:
    """Print what was refused, and why."""
    for reason, sources in _by_reason(summary):
        more = f" and {len(sources) - 1:,} more" if len(sources) > 1 else ""
        sys.stdout.write(f"refused  {sources[0]}{more}: {advised(reason)}\n")


def say(summary: "AddSummary", record: str) -> None:
    """Print what was refused and why, what was left out, and how much is on file now."""
    say_refused(summary)
    for left in summary.passed_over:
        sys.stdout.write(f"left out {left.source}: {left.reason}\n")
    sys.stdout.write(
        f"{record}: {summary.added:,} added, {summary.updated:,} updated, {summary.unchanged:,} unchanged, "
        f"{len(summary.refused):,} refused; {summary.passages:,} passages in {summary.seconds:.1f} s\n"
    )
    if not Path(record).exists() and "://" not in record:
        sys.stdout.write(f"{record}: nothing was added, so no record was made\n")


def _by_reason(summary: "AddSummary") -> list[tuple[str, list[str]]]:
    """The sources of each refusal; an error in the command line is reported once, not once per file."""
    found: dict[tuple[str, str], list[str]] = {}
    for refusal in summary.refused:
        shared = refusal.reason.startswith("--")
        found.setdefault(("" if shared else refusal.source, refusal.reason), []).append(refusal.source)
    return [(reason, sources) for (_, reason), sources in found.items()]
