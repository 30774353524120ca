"""`glossator annotate --live`: notes on what somebody says while they say it."""

import re
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.cli.lines import write_json
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.live import Line, LiveNote
    from glossator.statement.speakers import Speakers

POLL = 0.2  # seconds between looks at a growing file
QUIET = 30.0  # seconds without growth after which a growing file counts as finished

_TIMING = re.compile(r"^\s*(?:(\d+):)?([0-5]?\d):([0-5]\d)(?:[.,](\d{1,3}))?\s*-->")
_VOICE_TAG = re.compile(r"^<v(?:\.[\w.]+)?\s+([^>]+)>")
_MARKUP = re.compile(r"<[^>]*>|\{\\[^}]*\}")
_NEW_VOICE = re.compile(r"^\s*>>+\s*")


def lines_of(source: str, quiet: float = QUIET) -> Iterator[str]:
    """Lines of standard input, or of a file that may still grow; ends when the input does, or has been quiet."""
    if source == "-":
        yield from sys.stdin
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

    Words between a time and an empty line are a caption's. Roll-up captions show a line twice; it is given once.
    """
    from glossator.live import Line
    from glossator.statement.speakers import Speakers

    people, before, held, timed, inside = Speakers(), "", "", False, False
    voice: str | None = None
    seconds: float | None = None
    for line in lines:
        bare = line.strip()
        timing = _TIMING.match(line)
        if timing:
            timed, inside, held, seconds = True, True, "", _seconds(timing)
            continue
        timed = timed or bare.startswith("WEBVTT")
        if not line.rstrip("\r\n"):
            inside = False
            continue
        if "-->" in bare or (timed and not inside) or bare == before:
            continue
        if held:  # a number alone may be a caption's; it is spoken when no time follows
            yield Line(held, seconds, voice)
            held = ""
        if bare.isdigit() and not inside:
            held = bare
            continue
        before = bare if timed else ""
        said, name, new = _voice(bare, people)
        new_voice = new or (name is not None and name != voice)
        voice = name or (None if new else voice)
        if said:
            yield Line(said, seconds, voice, new_voice=new_voice)
    if held:
        yield Line(held, seconds, voice)


def _voice(bare: str, people: "Speakers") -> tuple[str, str | None, bool]:
    """The words of a line without marks and stage directions, who is named in it, and whether somebody else begins."""
    from glossator.statement.readers.transcript import labels
    from glossator.statement.stage import directions

    tag = _VOICE_TAG.match(bare)
    words = _MARKUP.sub("", bare)
    new = bool(_NEW_VOICE.match(words))
    words = _NEW_VOICE.sub("", words)
    label = next((found for found in labels(words) if found.start() == 0 and found["label"].isupper()), None)
    name = tag[1].strip() if tag else people.name(label["label"]) if label else None
    words = words[label.end() :] if label else words
    for start, end in reversed(list(directions(words))):
        words = words[:start] + words[end:]
    return words.strip(), name, new


def _seconds(timing: re.Match[str]) -> float:
    hours, minutes, seconds, part = timing.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{part or 0}")


def readable(note: "LiveNote") -> str:
    """One note in one line, and its first piece of evidence in another."""
    clock = "" if note.seconds is None else f"{int(note.seconds) // 60}:{int(note.seconds) % 60:02} "
    said = f"{clock}{note.finding.verdict.value.upper():<10} {note.claim.standalone}\n"
    for piece in note.finding.evidence[:1]:
        said += f"    “{piece.quote.exact}” {piece.source.publisher}, {piece.source.published}\n"
    return said
