"""`glossator find`: what in the record bears on a claim."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossator.cli import days
from glossator.cli.questions import Claims
from glossator.cli.record.option import DEFAULT, RecordAt

if TYPE_CHECKING:
    from glossator.evidence.model import Evidence


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("find")(find)


def find(
    claim: Claims,
    record: RecordAt = DEFAULT,
    as_of: days.AsOf = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Pieces of evidence per claim.")] = 20,
    json: Annotated[
        bool, typer.Option("--json", help="Print one JSON line per piece of evidence; always for a file.")
    ] = False,
) -> None:
    """Find evidence on a claim, best first: the quote, its place, and how it bears on the claim."""
    from glossator.cli.batches import batches
    from glossator.cli.lines import write_json
    from glossator.cli.questions import is_file, question, rows
    from glossator.evidence import find as found
    from glossator.record import Record

    opened = Record.open(record)
    for batch in batches(enumerate(rows(claim), 1), 32):
        asked = [question(row, number) for number, row in batch]
        for (_, row), one, pieces in zip(batch, asked, found(asked, opened, as_of=as_of, limit=limit), strict=True):
            if json or is_file(claim):
                for rank, piece in enumerate(pieces, 1):
                    write_json(line(row, one.text, rank, piece))
            else:
                show(one.text, pieces)


def line(row: dict[str, Any], claim: str, rank: int, piece: "Evidence") -> dict[str, Any]:
    """One piece of evidence as an object, with the claim it bears on."""
    head = {"claim": claim, "rank": rank, **({"claim_id": row["id"]} if "id" in row else {})}
    return {**head, "document": piece.source.document, **piece.model_dump(mode="json")}


def show(claim: str, pieces: "list[Evidence]") -> None:
    """The evidence as text for people."""
    from rich.console import Console
    from rich.text import Text

    from glossator.evidence.model import SCANNED

    console = Console(soft_wrap=True, highlight=False)
    console.print(Text(claim, style="bold"))
    for rank, piece in enumerate(pieces, 1):
        of = piece.source
        head = f"{rank:3}. {piece.stance.value} · {of.published or 'undated'} · {of.publisher or of.document}"
        head += f" · {SCANNED}" if of.ocr else ""
        console.print(Text(head + (" · party" if piece.party else ""), style="dim"))
        console.print(Text(f"     “{' '.join(piece.quote.exact.split())}”"))
        if of.address:
            console.print(Text(f"     {of.address}", style="dim"))
