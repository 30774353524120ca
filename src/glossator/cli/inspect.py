"""`glossator inspect`: the times, attributions, certainty and amounts of one document, with offsets."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossator.language.model import Attribution, Inspection


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("inspect")(inspect)


def inspect(
    document: Annotated[
        str,
        typer.Argument(
            help="A text, page, PDF, Word file, mail, feed, table or web archive; - for text on standard input."
        ),
    ],
    day: Annotated[
        date | None,
        typer.Option(
            "--date",
            parser=days.day,
            metavar=days.METAVAR,
            help="The document's own date; by default the one the file states.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON line per document.")] = False,
) -> None:
    """Print time expressions with TIMEX3 values, attributions, certainty and amounts, with offsets into the text.

    Plain text is read as it is. Of any other file, the text is what `glossator extract` and `record add` take out of
    it; --json prints it too, since the offsets count its characters.
    """
    from glossator.cli.lines import write_json
    from glossator.language.inspection import inspect as read_closely

    plain = _is_plain(document)
    for name, text, stated in _documents(document):
        found = read_closely(text, day or stated)
        if json:
            given = {} if plain else {"document": name, "date": str(day or stated or "") or None, "text": text}
            write_json({**given, **found.model_dump(mode="json")})
            continue
        if not plain:
            typer.echo(f"{name}\t{day or stated or 'undated'}")
        for line in _lines(text, found):
            typer.echo(line)


def _is_plain(document: str) -> bool:
    """True for a document that is plain text, as is one with an unknown extension."""
    from pathlib import Path

    from glossator.record.readers import SUFFIXES

    path = Path(document)
    suffix = (path.suffixes[-2:] or [""])[0] if path.suffix.lower() == ".gz" else path.suffix
    return document == "-" or SUFFIXES.get(suffix.lower(), "text") == "text"


def _documents(document: str) -> "Iterator[tuple[str, str, date | None]]":
    """Name, text and stated date of everything in a file. Raises InputError if one is refused."""
    from pathlib import Path

    from glossator.cli.lines import read_text
    from glossator.errors import InputError
    from glossator.record.model import Refusal
    from glossator.record.readers import read
    from glossator.record.readers.options import Options

    if _is_plain(document):
        text = read_text(document)
        if not text.strip():
            raise InputError(f"{'standard input' if document == '-' else document}: empty")
        yield document, text, None
        return
    for found in read(Path(document), Options()):
        if isinstance(found, Refusal):
            raise InputError(f"{found.source}: {found.reason}")
        yield found.title or found.id, found.text, found.published


def _lines(text: str, found: "Inspection") -> "Iterator[str]":
    """The output for people: one item per line, with its offsets."""
    for time in found.times:
        days = f"  {time.interval.first} to {time.interval.last}" if time.interval else ""
        yield f"{time.span.start}–{time.span.end}\ttime\t{time.text!r}\t{time.type} {time.value}{days}"
    for attribution in found.attributions:
        yield from _attribution(text, attribution, "attribution")
    for mark in found.certainty:
        words = ", ".join(repr(word.of(text)) for word in mark.words)
        negated = "  negated" if mark.negated else ""
        yield f"{mark.span.start}–{mark.span.end}\tcertainty\t{mark.certainty.value}{negated}\t{words}"
    for each in found.quantities:
        low, high = ("" if bound is None else f"{bound:,.12g}" for bound in (each.low, each.high))
        value = low if low == high else f"{low} to {high}"
        yield f"{each.span.start}–{each.span.end}\tamount\t{each.text!r}\t{value} {each.unit}".rstrip()


def _attribution(text: str, each: "Attribution", label: str) -> "Iterator[str]":
    first = min(span.start for span in each.content)
    last = max(span.end for span in each.content)
    source = each.name or "nobody named"
    cue = each.cue.of(text) if each.cue else ""
    content = " … ".join(" ".join(span.of(text).split()) for span in each.content)
    yield f"{first}–{last}\t{label}\t{source} [{cue}] {content}"
    if each.inner is not None:
        yield from _attribution(text, each.inner, "  inside it")
