"""`glossator annotate --live`: notes on what somebody says while they say it."""

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from glossator.cli.lines import write_json
from glossator.errors import InputError

POLL = 0.2  # seconds between looks at a growing file
QUIET = 30.0  # seconds without growth after which a growing file counts as finished


def lines_of(source: str, quiet: float = QUIET) -> Iterator[str]:
    """Lines of standard input, or of a file that may still grow; ends when the input does, or has been quiet."""
    if source == "-":
        yield from sys.stdin
        return
    try:
        growing = Path(source).open(encoding="utf-8", errors="replace")  # noqa: SIM115 (closed below)
    except OSError as problem:
        raise InputError(f"{source}: {problem.strerror or problem}") from problem
    with growing:
        waited, begun = 0.0, ""
        while waited < quiet:
            piece = growing.readline()
            if not piece:
                time.sleep(POLL)
                waited += POLL
                continue
            waited, begun = 0.0, begun + piece
            if begun.endswith("\n"):
                yield begun
                begun = ""
        if begun:
            yield begun


def run(
    source: str, record: Path, *, speaker: str | None, day: date | None, as_of: date | None, as_json: bool, quiet: float
) -> None:
    """Print each note as its sentence ends: JSON lines, or a line a note."""
    from glossator.live import Live, follow
    from glossator.record import Record

    live = Live(Record.open(record), speaker=speaker, day=day, as_of=as_of)
    live.warm()
    for note in follow(spoken(lines_of(source, quiet)), live):
        if as_json:
            write_json(note)
        else:
            sys.stdout.write(readable(note.claim.standalone, note.finding.verdict.value, note.revision))
            for piece in note.finding.evidence[:1]:
                sys.stdout.write(f"    “{piece.quote.exact}” {piece.source.publisher}, {piece.source.published}\n")
        sys.stdout.flush()


def spoken(lines: Iterator[str]) -> Iterator[str]:
    """The words of caption lines: numbers, times and the WEBVTT head are not spoken."""
    for line in lines:
        bare = line.strip()
        if bare.isdigit() or "-->" in bare or bare.startswith(("WEBVTT", "NOTE")):
            continue
        yield line


def readable(standalone: str, verdict: str, revision: int) -> str:
    """One note in one line."""
    again = " (read anew)" if revision > 1 else ""
    return f"{verdict.upper():<10} {standalone}{again}\n"
