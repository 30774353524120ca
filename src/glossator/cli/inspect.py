"""`glossator inspect`: the times, attributions, certainty and amounts of one document, with offsets."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from glossator.evidence.model import Attribution, Inspection


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("inspect")(inspect)


def inspect(
    document: Annotated[str, typer.Argument(help="a text file, or - for standard input")],
    date: Annotated[str, typer.Option("--date", help="the document's own date, YYYY-MM-DD")] = "",
    json: Annotated[bool, typer.Option("--json", help="one JSON object on one line")] = False,
) -> None:
    """Time expressions with TIMEX3 values, who says what, how certain it is put, and amounts; offsets into the text."""
    from glossator.cli.lines import read_text, write_json
    from glossator.evidence.inspect import inspect as read_closely

    text = read_text(document)
    found = read_closely(text, _day(date))
    if json:
        write_json(found)
        return
    for line in _lines(text, found):
        typer.echo(line)


def _day(text: str) -> "date | None":
    from datetime import date

    from glossator.errors import InputError

    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise InputError(f"--date {text!r}: not a day as YYYY-MM-DD") from problem


def _lines(text: str, found: "Inspection") -> "Iterator[str]":
    """What a person reads: one finding a line, with its offsets."""
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
