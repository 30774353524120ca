"""`glossator batch`: many statements in, a folder of guides out."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import days, heading
from glossator.cli.engines import LOCAL, EngineName, RayAddress, annotating
from glossator.cli.lines import write_json
from glossator.cli.record.option import DEFAULT, RecordAt

if TYPE_CHECKING:
    from glossator.batch import Job, Outcome, Summary
    from glossator.batch.run import Engine
    from glossator.speech import Listening

FOLDER = Path("guides")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("batch")(batch)


def batch(
    statements: Annotated[
        str,
        typer.Argument(help="JSON lines with text or file, id, speaker, date, title …; - for standard input."),
    ],
    record: RecordAt = DEFAULT,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder to write the guides in.")] = FOLDER,
    speaker: heading.Speaker = None,
    on: heading.SaidOn = None,
    as_of: days.AsOfSaid = None,
    later: days.Later = False,
    medium: heading.Medium = None,
    address: heading.SaidAt = None,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Also write Markdown beside page and JSON.")] = False,
    all_faces: Annotated[bool, typer.Option("--all", help="Also write every other face.")] = False,
    actors: heading.Actors = "",
    processes: Annotated[
        int | None, typer.Option(min=1, help="Statements annotated at the same time.", show_default="one per core")
    ] = None,
    engine: EngineName = LOCAL,
    ray_address: RayAddress = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a JSON line for each statement as it is done.")
    ] = False,
    since: days.LaterBefore = False,
) -> None:
    """Annotate many statements, one per line, into a folder of guides.

    An interrupted run resumes when you repeat the command. Failures are listed in failures.jsonl in that folder, and
    the exit code is 1 if there are any.
    """
    told = {"speaker": speaker, "date": on and on.isoformat(), "medium": medium, "address": address}
    defaults = {key: value for key, value in told.items() if value}
    run(
        statements, record, out, defaults, as_of=as_of, since=later or since, actors=actors, markdown=as_markdown,
        all_faces=all_faces, engine=annotating(engine, ray_address, processes), as_json=as_json,
    )  # fmt: skip


def run(
    statements: str,
    record: str,
    out: Path | None,
    defaults: dict[str, str],
    *,
    as_of: date | None,
    since: bool,
    actors: str,
    engine: "Engine",
    markdown: bool = False,
    all_faces: bool = False,
    as_json: bool = False,
    listening: "Listening | None" = None,
) -> None:
    """Make the guides and say how many there are; exit code 1 on failures. `listening` says how recordings are read."""
    from glossator.batch import Job
    from glossator.faces import registry
    from glossator.record import Record

    Record.open(record)  # a wrong place is reported at once, not once per statement
    chosen = (
        registry.names() if all_faces else ["page", "json"] + ["markdown"] * markdown + ["webvtt"] * bool(listening)
    )
    folder = out or FOLDER
    job = Job(record, folder, as_of, since, actors, tuple(chosen), defaults, listening)
    _say(_run(statements, job, engine, as_json=as_json), folder, as_json=as_json)


def _run(statements: str, job: "Job", engine: "Engine", *, as_json: bool) -> "Summary":
    """Make the guides, with a bar on standard error; `as_json` prints each outcome."""
    from glossator.batch import annotate_batch
    from glossator.batch.lines import count
    from glossator.cli.progress import annotating as shown

    with shown(count(statements)) as told:

        def progress(summary: "Summary", outcome: "Outcome") -> None:
            told(summary)
            if as_json:
                write_json(outcome)

        return annotate_batch(statements, job, engine=engine, progress=progress)


def _say(summary: "Summary", out: Path, *, as_json: bool) -> None:
    """Say how many guides there are and where; exit code 1 if some failed."""
    from glossator.batch.run import FAILURES

    if not as_json:
        sys.stdout.write(
            f"{out}: {summary.made:,} created, {summary.kept:,} up to date, {summary.failed:,} failed, "
            f"in {summary.seconds:.1f} s\n"
        )
    if summary.failed:
        sys.stderr.write(f"glossator: {summary.failed:,} lines failed; see {out / FAILURES}\n")
        raise typer.Exit(1)
