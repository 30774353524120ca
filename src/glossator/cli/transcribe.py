"""`glossator transcribe`: a recording to captions or text, without annotation."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import hearing
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.statement.model import Statement

ENDINGS = (".vtt", ".srt", ".txt", ".json")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("transcribe")(transcribe)


def transcribe(
    recording: Annotated[str, typer.Argument(help="A recording: MP3, MP4, WAV, OGG, WebM …; - for standard input.")],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="File to write: .vtt, .srt, .txt or .json.", show_default="WebVTT, printed"),
    ] = None,
    record: Annotated[
        str, typer.Option("--record", metavar="DIR", help="A record whose names and numbers to expect.")
    ] = "",
    speech_model: hearing.SpeechModel = "",
    speakers: hearing.Speakers = "",
    hint: hearing.Hints = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole statement as one JSON object.")] = False,
) -> None:
    """Transcribe a recording sentence by sentence; correct the captions, then annotate them."""
    from glossator.cli.lines import tell, write_json
    from glossator.speech import Listening
    from glossator.statement import read
    from glossator.writing import whole

    if out is not None and out.suffix.lower() not in ENDINGS:
        raise InputError(f"{out}: unsupported extension; use one of {', '.join(ENDINGS)}")
    with hearing.listening(recording, model=speech_model, speakers=speakers, hints=hint, record=record) as how:
        said = read(recording, format="recording", listening=how or Listening(model=speech_model))
    tell(said.remarks)
    if out is None and as_json:
        write_json(said)
    elif out is None:
        sys.stdout.write(_in_form(said, ".vtt"))
    else:
        whole(out, _in_form(said, out.suffix.lower()).encode())
        sys.stderr.write(f"{out}: {len(said.utterances):,} sentences. Next: correct it, then `glossator annotate`.\n")


def _in_form(said: "Statement", ending: str) -> str:
    from glossator.statement.captions import writing

    if ending == ".json":
        return said.model_dump_json() + "\n"
    if ending == ".txt":
        return said.text + "\n"
    return writing.srt(said) if ending == ".srt" else writing.webvtt(said)
