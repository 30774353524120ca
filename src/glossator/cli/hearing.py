"""Recordings on the command line: the options of every command that reads them, and their progress."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.record import Record
    from glossator.speech import Listening
    from glossator.statement.model import Statement

SpeechModel = Annotated[
    str,
    typer.Option(
        "--speech-model",
        metavar="DIR",
        help="For recordings: the speech model's folder, or its size, such as base.en.",
        show_default="the best on this machine",
    ),
]
Speakers = Annotated[
    str,
    typer.Option(
        "--speakers",
        metavar="NAMES",
        help='For recordings: who speaks, as "A, B", in order of first words; an assumption.',
    ),
]
Hints = Annotated[
    list[str] | None,
    typer.Option("--hint", metavar="WORDS", help="For recordings: a name or number to expect; may be repeated."),
]
RecordingAt = Annotated[
    str,
    typer.Option("--recording", metavar="FILE", help="Where the page finds the recording: a file beside it, or a URL."),
]


def named(speakers: str) -> tuple[str, ...]:
    """The names in a list separated by commas or semicolons."""
    parts = speakers.split(";") if ";" in speakers else speakers.split(",")
    return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))


@contextmanager
def listening(
    name: str,
    *,
    model: str = "",
    speakers: str = "",
    hints: Sequence[str] | None = None,
    record: str = "",
    day: date | None = None,
    alone: bool = False,
) -> "Iterator[Listening | None]":
    """How to transcribe a recording, with a progress bar; None for any other file.

    With a record, its names and numbers up to `day` are expected in addition to the hints given. With one speaker
    (`alone`), voices are not told apart.
    """
    from glossator.speech import Listening

    if "://" in name or not _is_recording(name):
        yield None
        return
    from glossator.cli.progress import heard

    expected = [*(hints or []), *(expected_of(record, day) if record else [])]
    with heard() as told:
        yield Listening(model=model, hints=expected, speakers=named(speakers), told=told, apart=not alone)


def _is_recording(name: str) -> bool:
    from glossator.speech import is_recording
    from glossator.speech.recordings import head_of

    try:
        return is_recording(name, head_of(name))
    except InputError:
        return False  # the reader says why


def expected_of(record: str, day: date | None) -> list[str]:
    """Names and numbers of the record, and office-holders; without a record, office-holders alone."""
    from glossator.conduct.ledger.expected import expected, in_office

    opened = _opened(record)
    return expected(opened, day) if opened is not None else in_office(day or datetime.now().astimezone().date())


def _opened(record: str) -> "Record | None":
    from glossator.errors import GlossatorError
    from glossator.record import Record

    try:
        return Record.open(record)
    except GlossatorError:
        return None  # reported where the record is needed


def placed(said: "Statement", recording: str) -> "Statement":
    """The statement with the place of its recording: a URL, or a file's name.

    Raises InputError if the statement has no timestamps.
    """
    from glossator.guide.sanitizing import link
    from glossator.statement.model import Recording

    if not recording:
        return said
    if all(each.seconds is None for each in said.utterances):
        raise InputError("--recording needs a statement with timestamps: a recording, captions, a timed transcript")
    if "://" in recording and not link(recording):
        raise InputError(f"--recording {recording}: not a URL that a page may play from")
    where = {"address": recording, "name": ""} if "://" in recording else {"name": _name(recording), "address": ""}
    held = said.recording or Recording()
    return said.model_copy(update={"recording": held.model_copy(update=where)})


def _name(recording: str) -> str:
    from pathlib import Path

    return Path(recording).name
