"""`glossator statement`: what was read from a file, before it is analysed."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import addresses, heading, hearing

if TYPE_CHECKING:
    from glossator.statement.model import Statement, Utterance


def register(app: typer.Typer) -> None:
    """Add the command and its subcommand."""
    statement = typer.Typer(no_args_is_help=True)

    @statement.callback()
    def about() -> None:
        """Inspect a statement as it was read."""

    statement.command("show")(show)
    app.add_typer(statement, name="statement", help="Inspect a statement as it was read.")


def show(
    file: Annotated[str, typer.Argument(help="The statement: a file, a URL, or - for standard input.")],
    speaker: Annotated[str | None, typer.Option(help="Who said it.")] = None,
    on: heading.SaidOn = None,
    format: Annotated[str | None, typer.Option(help="Its format; detected by default.")] = None,  # noqa: A002
    speech_model: hearing.SpeechModel = "",
    speakers: hearing.Speakers = "",
    hint: hearing.Hints = None,
    ignore_robots: addresses.IgnoreRobots = False,
    allow_private: addresses.AllowPrivate = False,
    json: Annotated[bool, typer.Option("--json", help="Print the whole statement as one JSON object.")] = False,
) -> None:
    """Print who said what and when, with the place of every utterance in the stored text."""
    from glossator.cli.lines import tell, write_json

    with hearing.listening(file, model=speech_model, speakers=speakers, hints=hint, alone=speaker is not None) as how:
        said = addresses.statement(
            file, ignore_robots=ignore_robots, allow_private=allow_private, format=format, speaker=speaker,
            date=on, listening=how,
        )  # fmt: skip
    if json:
        tell(said.remarks)
        write_json(said)
    else:
        _show(said)


def _show(said: "Statement") -> None:
    head = {
        "title": said.title,
        "speaker": said.speaker,
        "date": said.date,
        "medium": said.medium,
        "address": said.address,
        "language": said.language,
    }
    for name, value in head.items():
        sys.stdout.write(f"{name + ':':10} {value if value is not None else 'not known'}\n")
    for remark in said.remarks:
        sys.stdout.write(f"{'remark:':10} {remark}\n")
    sys.stdout.write(f"{'length:':10} {len(said.text):,} characters, {len(said.utterances):,} utterances\n")
    for utterance in said.utterances:
        sys.stdout.write(f"\n{_heading(utterance)}\n{_words(said, utterance)}\n")


def _heading(utterance: "Utterance") -> str:
    parts = [f"[{utterance.span.start}–{utterance.span.end}]"]
    if utterance.seconds is not None:
        minutes, seconds = divmod(int(utterance.seconds), 60)
        parts.append(f"{minutes // 60}:{minutes % 60:02}:{seconds:02}")
    parts += [str(value) for value in (utterance.speaker, utterance.time, utterance.address) if value]
    return " · ".join(parts)


def _words(said: "Statement", utterance: "Utterance") -> str:
    """The words as stored; control characters for cursor or colour are shown as question marks."""
    words = utterance.span.of(said.text)
    return "".join(character if character.isprintable() or character == "\n" else "?" for character in words)
