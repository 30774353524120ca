"""`glossator annotate --batch`: many statements in, a folder of guides out."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from glossator.cli.lines import write_json

if TYPE_CHECKING:
    from glossator.batch.run import Engine
    from glossator.speech import Listening

FOLDER = Path("guides")


def run(
    statements: str,
    record: str,
    out: Path | None,
    defaults: dict[str, str],
    *,
    as_of: date | None = None,
    since: bool = False,
    actors: str = "",
    markdown: bool = False,
    all_faces: bool = False,
    engine: "Engine | None" = None,
    as_json: bool = False,
    listening: "Listening | None" = None,
) -> None:
    """Make the guides, with a bar on standard error; `as_json` prints each outcome. Exit code 1 on failures."""
    from glossator.batch import Job, Outcome, Summary, annotate_batch
    from glossator.batch.lines import count
    from glossator.batch.run import FAILURES
    from glossator.cli.progress import annotating
    from glossator.guide import faces
    from glossator.record import Record

    Record.open(record)  # a wrong place is said at once, not once a statement
    chosen = faces.names() if all_faces else ["page", "json"] + ["markdown"] * markdown + ["webvtt"] * bool(listening)
    folder = out or FOLDER
    job = Job(record, folder, as_of, since, actors, tuple(chosen), defaults, listening)
    with annotating(count(statements)) as told:

        def progress(summary: Summary, outcome: Outcome) -> None:
            told(summary)
            if as_json:
                write_json(outcome)

        summary = annotate_batch(statements, job, engine=engine, progress=progress)
    if not as_json:
        sys.stdout.write(
            f"{folder}: {summary.made:,} guides made, {summary.kept:,} stood already, {summary.failed:,} failed, "
            f"in {summary.seconds:.1f} s\n"
        )
    if summary.failed:
        sys.stderr.write(f"glossator: {summary.failed:,} lines have no guide; see {folder / FAILURES}\n")
        raise typer.Exit(1)
