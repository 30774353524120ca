"""`glossator annotate --live`: notes on what somebody says while they say it."""

import io
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.cli.lines import tell, write_json
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.live import Line, LiveNote
    from glossator.statement.readers.rolling import Spoken

POLL = 0.2  # seconds between looks at a growing file
QUIET = 30.0  # seconds without growth after which a growing file counts as finished


def lines_of(source: str, quiet: float = QUIET) -> Iterator[str]:
    """Lines of standard input, or of a file that may still grow; ends when the input does, or has been quiet."""
    if source == "-":
        # As from a file: a byte that is no text spoils its own character, and not the rest of a speech.
        yield from io.TextIOWrapper(sys.stdin.buffer, "utf-8-sig", "replace")
        return
    try:
        growing = Path(source).open(encoding="utf-8-sig", errors="replace")  # noqa: SIM115 (closed below)
    except OSError as problem:
        raise InputError(f"{source}: {problem.strerror or problem}") from problem
    with growing:
        heard, begun = time.monotonic(), ""
        while time.monotonic() - heard < quiet:
            piece = growing.readline()
            if not piece:
                time.sleep(min(POLL, quiet))
                continue
            heard, begun = time.monotonic(), begun + piece
            if begun.endswith("\n"):
                yield begun
                heard, begun = time.monotonic(), ""
        if begun:
            yield begun


def run(
    source: str, record: str, *, speaker: str | None, day: date | None, as_of: date | None, as_json: bool, quiet: float
) -> None:
    """Print each note as its sentence ends: JSON lines, or a line a note."""
    from glossator.live import Live, follow
    from glossator.record import Record
    from glossator.statement.reading import UNDATED, UNNAMED

    tell([UNNAMED] * (not speaker) + [UNDATED] * (day is None))
    live = Live(Record.open(record), speaker=speaker, day=day, as_of=as_of)
    live.warm()
    for note in follow(spoken(lines_of(source, quiet)), live):
        if as_json:
            write_json(note)
        elif note.revision == 1:  # a later revision only moves a note to another heading
            sys.stdout.write(readable(note))
        sys.stdout.flush()


def spoken(lines: Iterable[str]) -> Iterator["Line"]:
    """What is spoken in plain lines, labelled turns and caption files; a file's head, numbers and comments are not.

    Captions are read as those of a whole file are: each word once, with its time and voice.
    """
    from glossator.live import Line
    from glossator.statement.readers import captions
    from glossator.statement.readers.cues import Cues

    coming = iter(lines)
    first = _first(coming)
    heard = captions.spoken(Cues().read(chain(first, coming))) if _are_captions(first) else _plain(chain(first, coming))
    for line in heard:
        yield Line(line.text, line.seconds, line.speaker, new_voice=line.new_voice)


def _first(lines: Iterator[str]) -> list[str]:
    """The first line that is not empty, and the next one where the first is but a number."""
    found: list[str] = []
    for line in lines:
        found.append(line)
        if line.strip() and not (line.strip().isdigit() and len([one for one in found if one.strip()]) == 1):
            break
    return found


def _are_captions(first: list[str]) -> bool:
    from glossator.statement.readers.cues import is_timing

    return any(line.lstrip("\ufeff").startswith("WEBVTT") or is_timing(line) for line in first)


def _plain(lines: Iterable[str]) -> Iterator["Spoken"]:
    """Lines that are no captions; a label at their head, with or without a time, names who speaks from there on."""
    from glossator.statement.readers import timed, voices
    from glossator.statement.readers.cues import Cue
    from glossator.statement.speakers import Speakers

    people = Speakers()

    def said() -> Iterator["Spoken"]:
        for line in lines:
            seconds, words = timed.at_head(" ".join(line.split()))
            for each in voices.lines(Cue(0.0, 0.0, (words,)), people) if words else ():
                yield replace(each, seconds=seconds)

    return voices.going_on(said())


def readable(note: "LiveNote") -> str:
    """One note in one line, and its first piece of evidence in another."""
    clock = "" if note.seconds is None else f"{int(note.seconds) // 60}:{int(note.seconds) % 60:02} "
    said = f"{clock}{note.finding.verdict.value.upper():<10} {note.claim.standalone}\n"
    for piece in note.finding.evidence[:1]:
        said += f"    “{piece.quote.exact}” {piece.source.publisher}, {piece.source.published}\n"
    return said
