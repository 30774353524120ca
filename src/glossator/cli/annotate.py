"""`glossator annotate`: a statement in, its annotated guide out."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import addresses, heading, hearing, record_captures
from glossator.cli.annotate_out import (
    closing,
    heard_before,
    kept,
    print_summary,
    print_timings,
    to_stdout,
    writable,
    write,
)  # fmt: skip
from glossator.cli.engines import LOCAL, EngineName, RayAddress, annotating
from glossator.cli.place import DEFAULT, RecordAt
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.guide.model import Guide
    from glossator.statement.model import Statement
    from glossator.timings import Timings


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("annotate")(annotate)


def day(text: str) -> date:
    """A calendar day as YYYY-MM-DD."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError as problem:
        raise typer.BadParameter(f"{text!r} is not a day written YYYY-MM-DD") from problem


def day_or_today(text: str) -> date:
    """A calendar day as YYYY-MM-DD, or the word 'today'."""
    return datetime.now().astimezone().date() if text.strip().lower() == "today" else day(text)


Day = Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="YYYY-MM-DD")]


def annotate(
    statement: Annotated[
        str,
        typer.Argument(help="File with the statement, its address, - for standard input, or a folder of recordings."),
    ] = "",
    record: RecordAt = DEFAULT,
    speaker: Annotated[str | None, typer.Option(help="Who spoke, where the file does not say.")] = None,
    on: Annotated[
        date | None, typer.Option("--date", parser=day, metavar="DATE", help="When, where the file does not say.")
    ] = None,
    as_of: Annotated[
        date | None,
        typer.Option(
            parser=day_or_today,
            metavar="DATE",
            help="Read nothing published after this day, or 'today'. [the day of the statement]",
        ),
    ] = None,
    since: Annotated[bool, typer.Option("--since", help="List apart what was published after --as-of.")] = False,
    medium: Annotated[str | None, typer.Option(help="post, speech, interview, press release …")] = None,
    address: Annotated[str | None, typer.Option(help="Where the statement is on file.")] = None,
    title: Annotated[str | None, typer.Option(help="Title of the guide.")] = None,
    form: Annotated[str | None, typer.Option("--format", help="Format, where the file's name does not tell.")] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="File to write; its ending says which face. [guide.html]")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on standard output, or beside --out.")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Markdown, likewise.")] = False,
    all_faces: Annotated[bool, typer.Option("--all", help="Every face, beside --out.")] = False,
    captures: Annotated[
        bool, typer.Option("--captures", help="Copies of the captures quoted, in a folder beside --out, with links.")
    ] = False,
    actors: Annotated[str, typer.Option(help="Your own actors for the ledger of conduct: a CSV or YAML file.")] = "",
    live: Annotated[
        bool, typer.Option("--live", help="Note each sentence as it ends, from growing input or a stream.")
    ] = False,
    quiet: Annotated[float, typer.Option(help="With --live: seconds without growth that end a file.")] = 30.0,
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
    by: Annotated[str, typer.Option(help="Who sets these at the head of the guide; kept with the time.")] = "",
    show_timings: Annotated[bool, typer.Option("--timings", help="Say how long each step took.")] = False,
    reword_at: Annotated[
        str, typer.Option(metavar="ADDRESS", help="A language model's server, to put the sentences in other words.")
    ] = "",
    reword_with: Annotated[
        str, typer.Option(metavar="NAME", help="The model there; see `glossator guide reword`.")
    ] = "",
    batch: Annotated[
        str, typer.Option(metavar="FILE", help="A guide for each line: text or file, id, speaker, date …; - is input.")
    ] = "",
    processes: Annotated[
        int | None, typer.Option(min=1, help="With --batch: statements under way at once. [one a core]")
    ] = None,
    engine: EngineName = LOCAL,
    ray_address: RayAddress = "",
    ignore_robots: addresses.IgnoreRobots = False,
    allow_private: addresses.AllowPrivate = False,
) -> None:
    """Annotate a statement: claims by topic, each with what the record says for and against it.

    With --batch, a guide for each line of a JSON-lines file in the folder --out; a run that was cut off goes on where
    it was, failures are listed in failures.jsonl there, and the exit code is 1 when there are any.
    """
    if bool(reword_at) != bool(reword_with) or (reword_at and (live or batch)):
        raise InputError("--reword-at and --reword-with go together, and not with --live or --batch")
    given = heading.Heading(
        title=title, deck=deck, byline=byline, image=image, alt=alt, credit=credit, tags=tag, address=page_address
    )
    if batch:
        from glossator.cli.annotate_batch import run as run_batch

        if statement or live or given != heading.Heading() or form or by or show_timings:
            raise InputError(
                "--batch takes statements, titles and formats from its lines; no --live, --by or --timings"
            )
        told = {"speaker": speaker, "date": on and on.isoformat(), "medium": medium, "address": address}
        run_batch(
            batch, record, out, {key: value for key, value in told.items() if value},
            as_of=as_of, since=since, actors=actors, markdown=as_markdown, all_faces=all_faces,
            engine=annotating(engine, ray_address, processes), as_json=as_json,
        )  # fmt: skip
        return
    if engine != LOCAL or ray_address:
        raise InputError("--engine and --ray-address go with --batch")
    if not statement:
        raise InputError("name a file with a statement, or - for standard input, or many with --batch")
    if live and addresses.is_one(statement):
        raise InputError(f"{statement}: --live reads a growing file or standard input, not an address")
    if live:
        from glossator.cli.live import run

        run(statement, record, speaker=speaker, day=on, as_of=as_of, as_json=as_json, quiet=quiet, form=form or "",
            speech_model=speech_model)  # fmt: skip
        return
    if Path(statement).is_dir():
        from glossator.cli.annotate_recordings import run as run_folder

        run_folder(
            Path(statement), record, out, {"speaker": speaker or "", "date": on.isoformat() if on else ""},
            how=(speech_model, speakers, hint or []), day=as_of or on, as_of=as_of, since=since, actors=actors,
            engine=annotating(engine, ray_address, processes or 1), as_json=as_json,
        )  # fmt: skip
        return
    if out is not None:
        writable(out)
    from glossator.record import Record
    from glossator.timings import Timings

    timings = Timings()
    fetched = addresses.is_one(statement)
    listening = hearing.listening(
        statement,
        model=speech_model,
        speakers=speakers,
        hints=hint,
        record=record,
        day=as_of or on,
        alone=speaker is not None,
    )
    with timings.step("read the statement"), listening as how:
        said = addresses.statement(
            statement, ignore_robots=ignore_robots, allow_private=allow_private,
            record=Record.open(record) if fetched else None, listening=how,
            format=form, speaker=speaker, date=on, medium=medium, address=address,
        )  # fmt: skip
        said = hearing.placed(heard_before(said, out), recording)
    if fetched:
        sys.stderr.write(f"glossator: what the address answered is kept in {record}/captures\n")
    guide = _made(said, record, timings, as_of=as_of, since=since, actors=actors)
    with timings.step("write"):
        if not to_stdout(out, as_json=as_json, as_markdown=as_markdown, all_faces=all_faces):
            guide = kept(guide, out)
        guide = given.put(guide, by or heading.OPTIONS, heading.moment("") if by else "")
        guide = _reworded(guide, reword_at, reword_with) if reword_at else guide
        guide = record_captures.beside(guide, record, out or Path("guide.html")) if captures else guide
        written = write(guide, out, as_json=as_json, as_markdown=as_markdown, all_faces=all_faces)
    if written:
        print_summary(guide, written)
    sys.stderr.write(closing(guide, written))
    if show_timings:
        print_timings(timings)


def _made(
    said: "Statement", record: str, timings: "Timings", *, as_of: date | None, since: bool, actors: str
) -> "Guide":
    """The guide, with what the reader of the statement assumed and how far it is on standard error."""
    from glossator import annotate as make_guide
    from glossator.cli.lines import tell
    from glossator.cli.progress import guiding
    from glossator.record import Record

    tell(said.remarks)
    with timings.step("open the record"):
        opened = Record.open(record)
    with guiding() as told:
        return make_guide(said, opened, as_of=as_of, since=since, actors=actors, timings=timings, progress=told)


def _reworded(guide: "Guide", at: str, model: str) -> "Guide":
    """The guide with what the model at an address reworded; how much, on standard error."""
    from glossator.cli.guide_reword import reworded, summary

    done = reworded(guide, at, model, None)
    sys.stderr.write(f"{summary(done, model)}\n")
    return done.guide
