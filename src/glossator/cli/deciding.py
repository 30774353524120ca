"""Options of the commands on a guide, and how a person's decision is written to its file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.guide.model import Guide

ReadGuide = Annotated[str, typer.Argument(help="A guide in JSON; - for standard input.")]
GuideFile = Annotated[str, typer.Argument(help="A guide in JSON; it is changed in place.")]
ClaimOf = Annotated[str, typer.Option("--claim", "-c", help="The claim: its number or id.")]
QuoteOf = Annotated[str, typer.Option("--quote", "-q", help="The quote: its number in `guide quotes`, or its id.")]
By = Annotated[str, typer.Option("--by", "--reviewer", help="Who decides.")]
At = Annotated[str, typer.Option(help="When, as an ISO 8601 time; by default, now.")]
Note = Annotated[str, typer.Option(help="Why.")]


def decide(path: str, at: str, act: Callable[["Guide", str], "Guide"], said: str) -> None:
    """Read the guide, apply `act` with the time, write the file in one step, and report what was done."""
    from glossator.cli.guide_file import in_place, load, write_file
    from glossator.cli.heading import moment
    from glossator.guide import json

    in_place(path)
    time = moment(at)
    made = act(load(path), time)
    write_file(Path(path), json.render(made))
    from glossator.guide.sanitizing import visible

    typer.echo(visible(f"{said}, {time}"))


def quote_id(guide: "Guide", claim: str, quote: str) -> str:
    """The id of a quote, given by that id or by its number in `guide quotes`. Raises InputError if there is none."""
    from glossator.guide.reviewing.quotes import rejected, shown

    listed = [piece.id for piece in shown(guide, claim)]
    known = [*listed, *(piece.id for piece, _ in rejected(guide, claim))]
    if quote.isdigit() and 1 <= int(quote) <= len(known):
        return known[int(quote) - 1]
    if quote.isdigit():
        raise InputError(f"{claim}: no quote {quote}; `guide quotes` lists {len(known)}")
    return quote
