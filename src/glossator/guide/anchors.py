"""Whether the quotes of a guide are still found in the documents they were taken from."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from pydantic import BaseModel, Field

from glossator.evidence.model import Source
from glossator.guide.model import Choosing, Guide
from glossator.spans import Anchor, Span, resolve


class Stand(StrEnum):
    """The state of a quote in its document now."""

    IN_PLACE = "in place"
    MOVED = "moved"
    ORPHANED = "orphaned"
    GONE = "document gone"


class Held(BaseModel):
    """One quote of a guide, compared with the text now on file."""

    claim: str = Field(description="claim id; empty for a quote of the conduct ledger")
    kept: str = Field(description="counted, undated, since, pinned, earlier or conduct")
    source: Source
    quote: Anchor
    stand: Stand
    span: Span | None = Field(default=None, description="where it stands now; None when it is lost")


def hold(guide: Guide, text_of: Callable[[str], str | None]) -> list[Held]:
    """The state of every quote of the guide; `text_of` returns a document's text by its id, None if it is gone.

    A quote is found with its context or not at all: it is never moved to a similar passage.
    """
    return [_held(claim, kept, source, quote, text_of(source.document)) for claim, kept, source, quote in quotes(guide)]


def _held(claim: str, kept: str, source: Source, quote: Anchor, text: str | None) -> Held:
    span = resolve(quote, text) if text is not None else None
    if text is None:
        stand = Stand.GONE
    elif span is None:
        stand = Stand.ORPHANED
    else:
        stand = Stand.IN_PLACE if span.start == quote.start else Stand.MOVED
    return Held(claim=claim, kept=kept, source=source, quote=quote, stand=stand, span=span)


def quotes(guide: Guide) -> Iterable[tuple[str, str, Source, Anchor]]:
    """(Claim, group, source, anchor) of every quote in the guide."""
    for finding in guide.findings:
        groups = (("counted", finding.evidence), ("undated", finding.undated), ("since", finding.since))
        for kept, pieces in groups:
            yield from ((finding.claim, kept, piece.source, piece.quote) for piece in pieces)
    yield from ((one.claim, "pinned", one.source, one.quote) for one in guide.choices if one.act is Choosing.PINNED)
    if guide.earlier:
        for claim, found in guide.earlier.found.items():
            yield from ((claim, "earlier", piece.source, piece.quote) for piece in found)
    for ledger in guide.conduct:
        for entry in ledger.entries:
            yield from (("", "conduct", source, quote) for source, quote in entry.quotes)
