"""Options on a statement and on the head of its guide, shared by all commands that make or change guides."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli import days
from glossator.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossator.guide.model import Guide, Image, Written

Speaker = Annotated[str | None, typer.Option(help="Who spoke, if the file does not say.")]
SaidOn = Annotated[
    date | None,
    typer.Option("--date", parser=days.day, metavar=days.METAVAR, help="When, if the file does not say."),
]
Medium = Annotated[str | None, typer.Option(help="Post, speech, interview, press release …")]
SaidAt = Annotated[str | None, typer.Option(help="URL of the statement.")]
Actors = Annotated[str, typer.Option(help="Your own actors for the ledger of conduct: a CSV or YAML file.")]

OPTIONS = "options of the run"  # author of the edits of a run if nobody is named

Deck = Annotated[str | None, typer.Option(help="Line under the title; '' for none.")]
Byline = Annotated[str | None, typer.Option(help="Who spoke, in what, when; '' for none.")]
Picture = Annotated[
    str | None, typer.Option(help="Image: a file, embedded in the guide (at most 300 kB), or a URL; '' for none.")
]
Alt = Annotated[str | None, typer.Option(help="What the image shows, for those who cannot see it.")]
Credit = Annotated[str | None, typer.Option(help="Whose image it is.")]
Tags = Annotated[list[str] | None, typer.Option("--tag", help="A tag; may be repeated.")]
PageAddress = Annotated[str | None, typer.Option(help="URL that the guide's page will have, for links to share it.")]


@dataclass(frozen=True)
class Heading:
    """The options that were given; None for those that were not."""

    title: str | None = None
    deck: str | None = None
    byline: str | None = None
    image: str | None = None
    alt: str | None = None
    credit: str | None = None
    tags: list[str] | None = None
    address: str | None = None
    statement_address: str | None = None

    def put(self, guide: "Guide", by: str, at: str) -> "Guide":
        """The guide with each given option as an edit by `by`. Raises InputError for a value that is not allowed."""
        from glossator.guide import edits

        for field, value in self._given(guide):
            guide = edits.change(guide, field, value, by, at)
        return guide

    def _given(self, guide: "Guide") -> "Iterable[tuple[str, Written]]":
        plain = {"title": self.title, "deck": self.deck, "byline": self.byline, "address": self.address,
                 "statement_address": self.statement_address}  # fmt: skip
        yield from ((field, value) for field, value in plain.items() if value is not None)
        if self.tags:
            yield "filed_under", [tag for tag in dict.fromkeys(tag.strip() for tag in self.tags) if tag]
        if self.image is not None or self.alt is not None or self.credit is not None:
            yield "image", self._picture(guide.image)

    def _picture(self, before: "Image | None") -> "Image | None":
        from glossator.faces.web.picture import embedded
        from glossator.guide import sanitizing as safe
        from glossator.guide.model import Image

        if self.image == "":
            return None
        if self.image is None and before is None:
            raise InputError("--alt and --credit describe an image: give it with --image")
        # A new image needs its own description and credit: the previous ones would describe what is no longer there.
        old = before if before is not None and self.image is None else Image(alt="", credit="")
        alt = old.alt if self.alt is None else self.alt
        credit = old.credit if self.credit is None else self.credit
        if self.image is None:
            return old.model_copy(update={"alt": alt, "credit": credit})
        if safe.link(self.image):
            return Image(address=self.image, alt=alt, credit=credit)
        return Image(data=embedded(self.image), alt=alt, credit=credit)


def moment(at: str) -> str:
    """`at` as a time in UTC; now if it is empty. Raises InputError unless it is an ISO 8601 time."""
    from datetime import UTC, datetime

    from glossator.guide import names

    time = names.instant(at) if at else datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if not time:
        raise InputError(f"--at {at}: not an ISO 8601 time")
    return time
