"""`glossator guide set`: the head of a guide, written by a person."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import heading
from glossator.cli.deciding import At, GuideFile
from glossator.cli.guide import commands
from glossator.cli.guide_file import in_place, load, write_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossator.guide.model import Edit


def register(_app: typer.Typer) -> None:
    """Add the command below `glossator guide`."""
    commands.command("set")(set_heading)


def set_heading(
    guide: GuideFile,
    by: Annotated[str, typer.Option("--by", "--reviewer", help="Who makes the change.")],
    title: Annotated[str | None, typer.Option(help="The title.")] = None,
    deck: heading.Deck = None,
    byline: heading.Byline = None,
    image: heading.Picture = None,
    alt: heading.Alt = None,
    credit: heading.Credit = None,
    tag: heading.Tags = None,
    no_tags: Annotated[bool, typer.Option("--no-tags", help="Remove all tags.")] = False,
    address: Annotated[str | None, typer.Option(help="URL of the statement; '' for none.")] = None,
    page_address: heading.PageAddress = None,
    at: At = "",
) -> None:
    """Set title, deck, byline, image, tags or URLs; each change is kept with its author and time.

    Annotating the statement again, or refreshing the guide, never undoes it.
    """
    from glossator.guide import edits, json

    in_place(guide)
    before = load(guide)
    time = heading.moment(at)
    given = heading.Heading(
        title=title, deck=deck, byline=byline, image=image, alt=alt, credit=credit, tags=tag, address=page_address,
        statement_address=address,
    )  # fmt: skip
    after = given.put(before, by, time)
    if no_tags:
        after = edits.change(after, "filed_under", [], by, time)
    done = after.edits[len(before.edits) :]
    if done:
        write_file(Path(guide), json.render(after))
    _say(done)


def _say(done: "Sequence[Edit]") -> None:
    if not done:
        typer.echo("nothing to change: give --title, --deck, --byline, --image, --tag, --address or --page-address, "
                   "with a value other than the present one")  # fmt: skip
    for edit in done:
        typer.echo(f"{edit.field.replace('_', ' ')} set by {edit.by}, {edit.at}")
