"""`glossator claims`: what can be checked in a statement, sentence by sentence."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import addresses, heading, hearing

if TYPE_CHECKING:
    from glossator.statement.model import Claim, Statement

FORMATS = (
    "text, markdown, posts, transcript, captions, webpage, mhtml, mail, pdf, docx, odt, rtf, table, xlsx, repository"
)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("claims")(claims)


def claims(
    statement: Annotated[str, typer.Argument(help="The statement: a file, a URL, or - for standard input.")],
    speaker: Annotated[str | None, typer.Option(help="Who said it; replaces 'I'.")] = None,
    on: heading.SaidOn = None,
    format: Annotated[str | None, typer.Option(help=FORMATS + "; detected by default.")] = None,  # noqa: A002
    worth: Annotated[
        float | None,
        typer.Option(help="Show only claims worth at least this, 0 to 1; the table starts at 0.1 unless you say 0."),
    ] = None,
    threshold: Annotated[
        float, typer.Option(help="Rank by worth, and draw a line below this value; nothing is hidden.")
    ] = 0.0,
    ranked: Annotated[bool, typer.Option("--ranked", help="List the claims most worth checking first.")] = False,
    checkable: Annotated[
        bool, typer.Option("--checkable", help="Show only claims that a record can support or refute.")
    ] = False,
    speech_model: hearing.SpeechModel = "",
    speakers: hearing.Speakers = "",
    hint: hearing.Hints = None,
    why: Annotated[bool, typer.Option("--why", help="Show the rule that fired on each clause, claim or not.")] = False,
    ignore_robots: addresses.IgnoreRobots = False,
    allow_private: addresses.AllowPrivate = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """List the claims of a statement: exact words, standalone wording, kind, worth and topic."""
    from glossator.cli.lines import tell
    from glossator.statement import claims as find
    from glossator.statement.kinds.worth import threshold as at_first_sight

    with hearing.listening(
        statement, model=speech_model, speakers=speakers, hints=hint, alone=speaker is not None
    ) as how:
        said = addresses.statement(
            statement, ignore_robots=ignore_robots, allow_private=allow_private, format=format, speaker=speaker,
            date=on, listening=how,
        )  # fmt: skip
    tell(said.remarks)
    if why:
        _explain(said, as_json=json)
        return
    _check_shares(worth or 0, threshold)
    least = worth if worth is not None else 0.0 if json or threshold else at_first_sight()
    listed = [claim for claim in find(said) if claim.kind.checkable or not checkable]
    found = [claim for claim in listed if claim.worth >= least]
    if ranked or threshold:
        found.sort(key=lambda claim: -claim.worth)
    if json:
        _lines(found, threshold)
        return
    _table(said, found, threshold)
    if worth is None and len(found) < len(listed):
        sys.stdout.write(f"{len(listed) - len(found)} more, less worth checking: --worth 0 shows them.\n")


def _check_shares(*values: float) -> None:
    from glossator.errors import InputError

    if not all(0 <= value <= 1 for value in values):
        raise InputError("--worth and --threshold must be between 0 and 1")


def _lines(found: "list[Claim]", threshold: float) -> None:
    from glossator.cli.lines import write_json

    for claim in found:
        row = claim.model_dump(mode="json")
        write_json(row | {"above": claim.worth >= threshold} if threshold else row)


def _explain(said: "Statement", *, as_json: bool) -> None:
    """Each clause with the rule that fired: one JSON line, or two lines of text; clauses without a claim have no id."""
    from glossator.cli.lines import write_json
    from glossator.statement.claiming import explained

    for one in explained(said):
        if as_json:
            write_json({**one.claim.model_dump(mode="json"), "rule": one.rule.id, "why": one.rule.reason})
            continue
        claim, rule = one.claim, one.rule
        sys.stdout.write(f"{claim.id or '–':<5} {claim.kind.value:<13} {' '.join(claim.text.split())}\n")
        sys.stdout.write(f"{'':<19} {rule.id}: {rule.reason}\n")


def _table(said: "Statement", found: "list[Claim]", threshold: float) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(said.title or said.speaker or "Claims"), title_justify="left", show_lines=False)
    for name in ("id", "kind", "worth", "topic", "claim, in words that stand alone"):
        table.add_column(name, justify="right" if name == "worth" else "left", overflow="fold")
    above = sum(claim.worth >= threshold for claim in found)
    for number, claim in enumerate(found, 1):
        wording = Text(claim.standalone)
        notes = [f"{each.words} = {each.meaning}" for each in claim.assumptions] + claim.flags
        if notes:
            wording.append("\n" + "; ".join(notes), style="dim")
        table.add_row(
            claim.id,
            claim.kind.value,
            f"{claim.worth:.2f}",
            Text(claim.topic),
            wording,
            end_section=bool(threshold) and number == above,
        )
    console = Console()
    console.print(table)
    if threshold:
        console.print(f"{above} of {len(found)} claims are worth {threshold:g} or more; the rest are below the line.")
