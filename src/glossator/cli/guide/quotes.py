"""`glossator guide quotes` and what a person decides on them: accept, reject, restore, place, side, pin."""

from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli.deciding import At, By, ClaimOf, GuideFile, Note, QuoteOf, ReadGuide, decide, quote_id
from glossator.cli.guide import commands
from glossator.cli.guide_file import claim_id, load
from glossator.cli.record.option import DEFAULT, RecordAt
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.evidence.model import Evidence
    from glossator.guide.model import Guide
    from glossator.record import Record

Decides = Annotated[
    bool | None, typer.Option("--decides/--does-not-decide", help="Whether it decides the claim by itself.")
]
On = Annotated[str, typer.Option("--on", help="The side: supports, refutes or neither.")]


def register(_app: typer.Typer) -> None:
    """Add the commands below `glossator guide`."""
    for act in (quotes, accept, reject, restore, place, side, pin):
        commands.command(act.__name__)(act)


def quotes(guide: ReadGuide, claim: ClaimOf) -> None:
    """List the quotes beside a claim, numbered in their present order, and those that were rejected."""
    from glossator.guide.reviewing.quotes import rejected, shown
    from glossator.guide.sanitizing import visible

    read = load(guide)
    name = claim_id(read, claim)
    lines = [_line(number, piece) for number, piece in enumerate(shown(read, name), 1)]
    for piece, choice in rejected(read, name):
        lines.append(f"{_line(len(lines) + 1, piece)}\n      rejected by {choice.by}, {choice.at}: {choice.note}")
    typer.echo(visible("\n".join(lines) or f"there is no quote beside {name}"))


def _line(number: int, piece: "Evidence") -> str:
    from glossator.guide import plain_words as words

    source = f"{words.publisher(piece.source)}, {words.day(piece.source.published)}"
    return f"{number:>3}  {piece.stance.value:<8}  “{piece.quote.exact}”\n      {source}  {piece.id}"


def accept(
    guide: GuideFile, claim: ClaimOf, quote: QuoteOf, by: By, decides: Decides = None, note: Note = "", at: At = ""
) -> None:
    """Confirm that a quote is rightly where it is."""
    from glossator.guide.reviewing import quotes

    def act(read: "Guide", time: str) -> "Guide":
        name = claim_id(read, claim)
        piece = quote_id(read, name, quote)
        return quotes.accept(read, name, piece, by=by, at=time, note=note, decides=decides)

    decide(guide, at, act, f"claim {claim}: quote {quote} accepted by {by}")


def reject(guide: GuideFile, claim: ClaimOf, quote: QuoteOf, by: By, note: Note, at: At = "") -> None:
    """Remove a quote from a claim: it is printed nowhere, and can be restored."""
    from glossator.guide.reviewing import quotes

    def act(read: "Guide", time: str) -> "Guide":
        name = claim_id(read, claim)
        return quotes.reject(read, name, quote_id(read, name, quote), note, by=by, at=time)

    decide(guide, at, act, f"claim {claim}: quote {quote} rejected by {by}")


def restore(guide: GuideFile, claim: ClaimOf, quote: QuoteOf, by: By, note: Note = "", at: At = "") -> None:
    """Restore a rejected quote."""
    from glossator.guide.reviewing import quotes

    def act(read: "Guide", time: str) -> "Guide":
        name = claim_id(read, claim)
        return quotes.restore(read, name, quote_id(read, name, quote), by=by, at=time, note=note)

    decide(guide, at, act, f"claim {claim}: quote {quote} restored by {by}")


def place(
    guide: GuideFile,
    claim: ClaimOf,
    quote: QuoteOf,
    by: By,
    to: Annotated[int, typer.Option(help="Its position among the quotes; 1 is the first.", min=1)],
    note: Note = "",
    at: At = "",
) -> None:
    """Move a quote to another position among those beside the claim."""
    from glossator.guide.reviewing import quotes

    def act(read: "Guide", time: str) -> "Guide":
        name = claim_id(read, claim)
        return quotes.place(read, name, quote_id(read, name, quote), to, by=by, at=time, note=note)

    decide(guide, at, act, f"claim {claim}: quote {quote} moved to position {to} by {by}")


def side(guide: GuideFile, claim: ClaimOf, quote: QuoteOf, by: By, on: On, note: Note = "", at: At = "") -> None:
    """Set by hand which side a quote is on."""
    from glossator.guide.reviewing import quotes

    def act(read: "Guide", time: str) -> "Guide":
        name = claim_id(read, claim)
        return quotes.side(read, name, quote_id(read, name, quote), on, by=by, at=time, note=note)

    decide(guide, at, act, f"claim {claim}: quote {quote} set to '{on}' by {by}")


def pin(
    guide: GuideFile,
    claim: ClaimOf,
    document: Annotated[str, typer.Option("--document", "-d", help="The document: its id or URL.")],
    words: Annotated[str, typer.Option(help="The exact words to quote from the document.")],
    on: On,
    by: By,
    decides: Annotated[bool, typer.Option("--decides", help="The quote decides the claim by itself.")] = False,
    record: RecordAt = DEFAULT,
    note: Note = "",
    at: At = "",
) -> None:
    """Pin a quote from the record beside a claim, before the program's own."""
    from glossator.guide.reviewing import quotes
    from glossator.record import Record

    opened = Record.open(record)
    name, start = _found(opened, document, words)

    def act(read: "Guide", time: str) -> "Guide":
        own = claim_id(read, claim)
        piece = quotes.piece_of(opened, own, name, start, start + len(words), on, decides=decides)
        return quotes.pin(read, own, piece, by=by, at=time, note=note)

    decide(guide, at, act, f"claim {claim}: a quote of {document} pinned by {by}")


def _found(record: "Record", document: str, words: str) -> tuple[str, int]:
    """The document's id and where the words start in its text. Raises InputError unless they occur exactly once."""
    filed = record.find_document(document)
    times = filed.text.count(words) if words.strip() else 0
    if times != 1:
        how = "do not occur" if not times else f"occur {times} times"
        raise InputError(f"{document}: the words {how} in its text: “{words}”")
    return filed.id, filed.text.index(words)
