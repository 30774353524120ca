"""`glossator live`: notes on a statement while it is being made."""

import io
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import addresses, days, heading, hearing
from glossator.cli.lines import tell, write_json
from glossator.cli.record.option import DEFAULT, RecordAt
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.live import Line, LiveNote

POLL = 0.2  # seconds between looks at a growing file
QUIET = 30.0  # seconds without growth after which a growing file counts as finished


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("live")(live)


def lines_of(source: str, quiet: float = QUIET) -> Iterator[str]:
    """Lines of standard input, or of a file that may still grow; ends with the input, or when growth stops."""
    if source == "-":
        # As from a file: an invalid byte spoils its own character, not the rest of the speech.
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


def live(
    statement: Annotated[str, typer.Argument(help="A growing file, text or sound, or - for standard input.")],
    record: RecordAt = DEFAULT,
    speaker: heading.Speaker = None,
    on: heading.SaidOn = None,
    as_of: days.AsOfSaid = None,
    silence: Annotated[
        float, typer.Option(metavar="SECONDS", help="Seconds without growth after which a file counts as finished.")
    ] = QUIET,
    form: Annotated[str | None, typer.Option("--format", help="Its format, if the input does not tell.")] = None,
    speech_model: hearing.SpeechModel = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON line per note.")] = False,
    quiet: Annotated[float | None, typer.Option(hidden=True)] = None,
) -> None:
    """Annotate while somebody speaks: one note per sentence as it ends, one line per note.

    Reads plain text, labelled turns, captions and sound; notes on captions and sound carry their time.
    """
    if addresses.is_one(statement):
        raise InputError(f"{statement}: `live` reads a growing file or standard input, not a URL")
    from glossator.live import Live, follow
    from glossator.record import Record
    from glossator.statement.reading import UNDATED, UNNAMED

    tell([UNNAMED] * (not speaker) + [UNDATED] * (on is None))
    sound, files = _is_sound(statement, form or ""), Record.open(record)
    silence = silence if quiet is None else quiet
    coming = heard(statement, form or "", speech_model) if sound else _read(statement, silence)
    growing = Live(files, speaker=speaker, day=on, as_of=as_of, hurried=sound)
    with coming as lines:
        growing.warm()
        for note in follow(lines, growing):
            if as_json:
                write_json(note)
            elif note.revision == 1:  # a later revision only moves a note to another heading
                sys.stdout.write(readable(note))
            sys.stdout.flush()


def _is_sound(source: str, form: str) -> bool:
    from glossator.speech import is_recording
    from glossator.speech.recordings import head_of
    from glossator.speech.streaming import PCM

    try:
        return form in {PCM, "recording"} or (not form and is_recording(source, head_of(source)))
    except InputError as problem:
        raise InputError(f"{source}: {problem}") from problem


@contextmanager
def _read(source: str, quiet: float) -> Iterator[Iterator["Line"]]:
    yield spoken(lines_of(source, quiet))


@contextmanager
def heard(source: str, form: str = "", speech_model: str = "") -> Iterator[Iterator["Line"]]:
    """Sentences as they are recognised in a stream, on standard input for '-', with the time of each word.

    Sound is read from the moment the context is entered, before the first note can be made.
    """
    from glossator.live import Line
    from glossator.speech import streaming, weights
    from glossator.speech.recognising import Whisper

    recogniser = Whisper(weights.folder(speech_model), quick=True)
    with ExitStack() as held:
        file = sys.stdin.buffer if source == "-" else held.enter_context(Path(source).open("rb"))
        sentences = held.enter_context(streaming.listening(file, recogniser, form))

        def lines() -> Iterator[Line]:
            try:
                for each in sentences:
                    words = " ".join(word.text for word in each.words)
                    yield Line(words, each.words[0].start, heard=each.words)
            except InputError as problem:
                name = "standard input" if source == "-" else source
                raise InputError(f"{name}: {problem}") from problem

        yield lines()


def spoken(lines: Iterable[str]) -> Iterator["Line"]:
    """The spoken words in plain lines, labelled turns and caption files, without a file's header, numbers and comments.

    Captions are read as those of a complete file are: each word once, with its time and voice.
    """
    from glossator.live import Line
    from glossator.statement.readers import streamed

    for line in streamed.spoken(lines):
        yield Line(line.text, line.seconds, line.speaker, new_voice=line.new_voice)


def readable(note: "LiveNote") -> str:
    """One note on one line, and its first piece of evidence on another."""
    clock = "" if note.seconds is None else f"{int(note.seconds) // 60}:{int(note.seconds) % 60:02} "
    said = f"{clock}{note.finding.verdict.value.upper():<10} {note.claim.standalone}\n"
    for piece in note.finding.evidence[:1]:
        said += f"    “{piece.quote.exact}” {piece.source.publisher}, {piece.source.published}\n"
    return said
