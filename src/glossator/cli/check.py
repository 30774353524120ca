"""`glossator check`: what the record, or the evidence given with a claim, says on it."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossator.cli import days
from glossator.cli.questions import Claims
from glossator.cli.record.option import DEFAULT, RecordAt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from glossator.evidence.model import Evidence, Finding, Unread


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("check")(check)


def check(
    claim: Claims,
    record: RecordAt = DEFAULT,
    as_of: days.AsOf = None,
    later: days.Later = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON line per claim; always for a file.")] = False,
    since: days.LaterBefore = False,
) -> None:
    """Check a claim: the finding, with its evidence. A line with 'evidence' is checked against that alone."""
    from glossator.cli.batches import batches
    from glossator.cli.lines import write_json
    from glossator.cli.questions import is_file, rows

    for batch in batches(enumerate(rows(claim), 1), 32):
        for row, finding in findings(batch, record, as_of, later or since):
            if json or is_file(claim):
                write_json({**row, **finding.model_dump(mode="json", exclude={"claim"}), "id": finding.claim})
            else:
                show(str(row["claim"]), finding)


def findings(
    batch: list[tuple[int, dict[str, Any]]], folder: str, until: "date | None", since: bool
) -> "Iterator[tuple[dict[str, Any], Finding]]":
    """Each line with its finding, in order; the record is opened only if some line brings no evidence."""
    from glossator.cli.questions import question
    from glossator.errors import InputError
    from glossator.evidence import check as against
    from glossator.evidence import check_many_given
    from glossator.record import Record

    asked = {number: question(row, number) for number, row in batch}
    for number, row in batch:
        if "evidence" in row and not isinstance(row["evidence"], list):
            raise InputError(f"line {number}: evidence must be a list of strings or objects")
    given = [(number, row["evidence"]) for number, row in batch if "evidence" in row]
    found = dict(
        zip(
            [number for number, _ in given],
            check_many_given([(asked[number], items) for number, items in given]),
            strict=True,
        )
    )
    rest = [number for number, _ in batch if number not in found]
    if rest:
        results = against([asked[number] for number in rest], Record.open(folder), as_of=until, since=since)
        found.update(zip(rest, results, strict=True))
    for number, row in batch:
        yield {key: value for key, value in row.items() if key != "evidence"}, found[number]


def show(claim: str, finding: "Finding") -> None:
    """The finding as text for people."""
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    sure = "" if finding.probability is None else f" ({round(100 * finding.probability)} %)"
    console.print(Text(claim, style="bold"))
    console.print(Text(f"{finding.verdict.value.upper()}{sure}. {finding.reason}"))
    if finding.settle:
        console.print(Text(f"It would be settled by {finding.settle}."))
    for title, pieces in (("", finding.evidence), ("Undated", finding.undated), ("Published since", finding.since)):
        if title and pieces:
            console.print(Text(title, style="bold"))
        for piece in pieces:
            _show_piece(console, piece)
    if finding.earlier:
        console.print(Text("Said before by the speaker", style="bold"))
    for said in finding.earlier:
        console.print(Text(f"  {said.stance.value} · {said.source.published or 'undated'}", style="dim"))
        console.print(Text(f"  “{' '.join(said.quote.exact.split())}”"))
    if finding.known:
        console.print(Text("Checked before, and no evidence here", style="bold"))
    for check in finding.known:
        head = (
            f"  {check.verdict or 'no rating'} · {check.checked or 'undated'} · {check.publisher or 'unknown checker'}"
        )
        console.print(Text(head, style="dim"))
        console.print(Text(f"  “{check.text}”"))
        if check.address:
            console.print(Text(f"  {check.address}", style="dim"))
    if finding.unread:
        console.print(Text("In other languages, not read, not counted", style="bold"))
    for one in finding.unread:
        _show_unread(console, one)


def _show_unread(console: Any, one: "Unread") -> None:
    from rich.text import Text

    of = one.source
    console.print(Text(f"  {of.published or 'undated'} · {of.publisher or of.document} · {of.title}"))
    console.print(Text(f"  {one.shown}; names {', '.join(one.shares)}", style="dim"))


def _show_piece(console: Any, piece: "Evidence") -> None:
    from rich.text import Text

    from glossator.evidence.model import SCANNED

    of = piece.source
    head = f"  {piece.stance.value} · {of.published or 'undated'} · {of.publisher or of.document}"
    head += f" · {SCANNED}" if of.ocr else ""
    console.print(Text(head + (f" · party: {piece.party_reason}" if piece.party else ""), style="dim"))
    console.print(Text(f"  “{' '.join(piece.quote.exact.split())}”"))
    if piece.stance != "neither" and piece.origin_reason:
        console.print(Text(f"  origin: {piece.origin_reason}", style="dim"))
    if of.address:
        console.print(Text(f"  {of.address}", style="dim"))
