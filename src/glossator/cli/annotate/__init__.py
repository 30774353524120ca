"""`glossator annotate`: a statement in, its annotated guide out."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossator.cli import addresses, days, heading, hearing
from glossator.cli.annotate.out import (
    closing,
    heard_before,
    kept,
    print_summary,
    print_timings,
    to_stdout,
    writable,
    write,
)  # fmt: skip
from glossator.cli.engines import LOCAL, annotating
from glossator.cli.record import captures as record_captures
from glossator.cli.record.option import DEFAULT, RecordAt
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.guide.model import Guide
    from glossator.statement.model import Statement
    from glossator.timings import Timings


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("annotate")(annotate)


def annotate(
    statement: Annotated[
        str,
        typer.Argument(help="The statement: a file, a URL, - for standard input, or a folder of recordings."),
    ],
    record: RecordAt = DEFAULT,
    speaker: heading.Speaker = None,
    on: heading.SaidOn = None,
    as_of: days.AsOfSaid = None,
    later: days.Later = False,
    medium: heading.Medium = None,
    address: heading.SaidAt = None,
    title: Annotated[str | None, typer.Option(help="Title of the guide.")] = None,
    form: Annotated[str | None, typer.Option("--format", help="Its format, if the file name does not tell.")] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="File to write; its extension selects the face.", show_default="guide.html"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON to standard output, or beside --out.")] = False,
    as_markdown: Annotated[
        bool, typer.Option("--markdown", help="Write Markdown to standard output, or beside --out.")
    ] = False,
    all_faces: Annotated[bool, typer.Option("--all", help="Also write every other face, beside --out.")] = False,
    captures: Annotated[
        bool, typer.Option("--captures", help="Put copies of the quoted captures in a folder beside --out, with links.")
    ] = False,
    actors: heading.Actors = "",
    speech_model: hearing.SpeechModel = "",
    speakers: hearing.Speakers = "",
    hint: hearing.Hints = None,
    recording: hearing.RecordingAt = "",
    deck: heading.Deck = None,
    byline: heading.Byline = None,
    image: heading.Picture = None,
    alt: heading.Alt = None,
    credit: heading.Credit = None,
    tag: heading.Tags = None,
    page_address: heading.PageAddress = None,
    by: Annotated[str, typer.Option(help="Author of these edits to the guide's head; kept with the time.")] = "",
    show_timings: Annotated[bool, typer.Option("--timings", help="Print how long each step took.")] = False,
    reword_at: Annotated[
        str, typer.Option(metavar="URL", help="A language model's server, to reword the composed sentences.")
    ] = "",
    reword_with: Annotated[
        str, typer.Option(metavar="NAME", help="The model on that server; see `glossator guide reword`.")
    ] = "",
    ignore_robots: addresses.IgnoreRobots = False,
    allow_private: addresses.AllowPrivate = False,
    since: days.LaterBefore = False,
) -> None:
    """Annotate a statement: claims by topic, each with what the record says for and against it.

    `glossator live` notes a statement while it is made, `glossator batch` annotates many.
    """
    from glossator.timings import Timings

    if bool(reword_at) != bool(reword_with):
        raise InputError("--reword-at and --reword-with must be given together")
    given = heading.Heading(
        title=title, deck=deck, byline=byline, image=image, alt=alt, credit=credit, tags=tag, address=page_address
    )
    if Path(statement).is_dir():
        from glossator.cli.annotate.recordings import run as run_folder

        run_folder(
            Path(statement), record, out, {"speaker": speaker or "", "date": on.isoformat() if on else ""},
            how=(speech_model, speakers, hint or []), day=as_of or on, as_of=as_of, since=later or since,
            actors=actors, engine=annotating(LOCAL, "", 1), as_json=as_json,
        )  # fmt: skip
        return
    if out is not None:
        writable(out)
    timings = Timings()
    listening = hearing.listening(
        statement, model=speech_model, speakers=speakers, hints=hint, record=record, day=as_of or on,
        alone=speaker is not None,
    )  # fmt: skip
    told: dict[str, Any] = {"format": form, "speaker": speaker, "date": on, "medium": medium, "address": address}
    with timings.step("read the statement"), listening as how:
        told["listening"] = how
        said = _said(statement, record, told, ignore_robots=ignore_robots, allow_private=allow_private)
        said = hearing.placed(heard_before(said, out), recording)
    guide = _made(said, record, timings, as_of=as_of, since=later or since, actors=actors)
    with timings.step("write"):
        if not to_stdout(out, as_json=as_json, as_markdown=as_markdown, all_faces=all_faces):
            guide = kept(guide, out)
        guide = given.put(guide, by or heading.OPTIONS, heading.moment("") if by else "")
        if reword_at:
            guide = _reworded(guide, reword_at, reword_with)
        if captures:
            guide = record_captures.beside(guide, record, out or Path("guide.html"))
        written = write(guide, out, as_json=as_json, as_markdown=as_markdown, all_faces=all_faces)
    _report(guide, written, timings if show_timings else None)


def _said(
    statement: str, record: str, told: dict[str, Any], *, ignore_robots: bool, allow_private: bool
) -> "Statement":
    """The statement in a file, or at a URL, whose raw answer is kept beside the record."""
    from glossator.record import Record

    fetched = addresses.is_one(statement)
    opened = Record.open(record) if fetched else None
    said = addresses.statement(
        statement, ignore_robots=ignore_robots, allow_private=allow_private, record=opened, **told
    )
    if fetched:
        sys.stderr.write(f"glossator: the raw answer is kept in {record}/captures\n")
    return said


def _made(
    said: "Statement", record: str, timings: "Timings", *, as_of: date | None, since: bool, actors: str
) -> "Guide":
    """The guide; what the statement's reader assumed, and the progress, go to standard error."""
    from glossator import annotate as make_guide
    from glossator.cli.lines import tell
    from glossator.cli.progress import guiding
    from glossator.record import Record

    tell(said.remarks)
    with timings.step("open the record"):
        opened = Record.open(record)
    with guiding() as told:
        return make_guide(said, opened, as_of=as_of, since=since, actors=actors, timings=timings, progress=told)


def _report(guide: "Guide", written: "list[Path]", timings: "Timings | None") -> None:
    """Print the findings, if files were written, and on standard error what to do next and the seconds of each step."""
    if written:
        print_summary(guide, written)
    sys.stderr.write(closing(guide, written))
    if timings:
        print_timings(timings)


def _reworded(guide: "Guide", at: str, model: str) -> "Guide":
    """The guide as reworded by the model at a URL; standard error says how much was."""
    from glossator.cli.guide.reword import reworded, summary

    done = reworded(guide, at, model, None)
    sys.stderr.write(f"{summary(done, model)}\n")
    return done.guide
