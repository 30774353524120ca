"""`glossator guide refresh`: what has been put on file since a guide was made."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import days
from glossator.cli.guide import commands
from glossator.cli.record.option import DEFAULT, RecordAt

if TYPE_CHECKING:
    from glossator.guide.refresh import Refresh


def register(_app: typer.Typer) -> None:
    """Add the command below `glossator guide`."""
    commands.command("refresh")(refresh)


def refresh(
    guide: Annotated[str, typer.Argument(help="A guide in JSON.")],
    record: RecordAt = DEFAULT,
    as_of: Annotated[
        date | None,
        typer.Option(
            parser=days.day,
            metavar=days.METAVAR,
            help="Read nothing published after this day, or 'today'.",
            show_default="all that is on file",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Report what is new on file for a guide and which findings would change; the guide is left as it is."""
    from glossator import annotate
    from glossator.cli.lines import write_json
    from glossator.guide.json import read
    from glossator.guide.refresh import compare
    from glossator.guide.sanitizing import visible
    from glossator.record import Record

    before = read(guide)
    later = annotate(before.statement, Record.open(record), as_of=as_of or date.max)
    found = compare(before, later)
    if as_json:
        write_json(found)
    else:
        typer.echo(visible(readable(found)))


def readable(found: "Refresh") -> str:
    """One block per claim: the finding as it was and would be, then what is new."""
    unread = (
        f"\nClaims read differently now, and not compared: {', '.join(found.unmatched)}." if found.unmatched else ""
    )
    if not found.changes:
        return f"{found.title}: nothing new on file.{unread}"
    count = f"{len(found.changes)} claim{'' if len(found.changes) == 1 else 's'}"
    turning = sum(change.turns for change in found.changes)
    first = f"{found.title}: {count} with something new on file, {turning} would change"
    blocks = [f"{first}; the guide is unchanged.{unread}"]
    for change in found.changes:
        turn = f"{change.was.value} → {change.would_be.value}" if change.turns else f"still {change.was.value}"
        lines = [f"\n{change.claim}  {turn}  {change.standalone}"]
        if change.signed:
            lines.append(f"    signed by {change.signed.reviewer}: {change.signed.verdict or 'as found'}; that stands")
        lines += [
            f"    {piece.stance.value:<8} {piece.source.published}  {piece.source.publisher}: “{piece.quote.exact}”"
            for piece in change.new
        ]
        lines += [
            f"    checked  {one.checked or 'undated'}  {one.publisher}: {one.verdict or 'no rating'}  {one.address}"
            for one in change.checked
        ]
        blocks.append("\n".join(lines))
    return "\n".join(blocks)
