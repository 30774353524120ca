"""From passages read to evidence: the exact quote in the stored text, its origin, and who speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from glossator.evidence.findings import weight
from glossator.evidence.model import Evidence, Interval, Signal, Source
from glossator.evidence.names import bare_name
from glossator.evidence.origins import origins
from glossator.evidence.passages import Read
from glossator.record.model import Document
from glossator.spans import Span, anchor, resolve


@dataclass(frozen=True)
class Placed:
    """A passage that was read, where it stands, and how high search put it."""

    read: Read
    id: str
    document: str
    passage: Span
    score: float


def evidence(placed: Sequence[Placed], documents: Mapping[str, Document]) -> list[Evidence]:
    """The evidence on one claim, in the order given; a quote that is not found in its stored text is left out."""
    kept = [one for one in placed if one.document in documents and _quotable(one, documents[one.document])]
    spoken = _named_sources(kept)
    own = origins([documents[key] for key in sorted({one.document for one in kept})], spoken)
    return [_evidence(one, documents[one.document], own[one.document].id, own[one.document].reason) for one in kept]


def source(document: Document) -> Source:
    """The document as a page names it."""
    return Source(
        document=document.id,
        title=document.title,
        publisher=document.publisher,
        author=document.author or document.speaker,
        address=document.address,
        published=document.published,
        modified=document.modified,
    )


def _evidence(one: Placed, document: Document, origin: str, reason: str) -> Evidence:
    read, at = one.read, one.passage.start
    found = Evidence(
        id=one.id,
        source=source(document),
        quote=anchor(document.text, at + read.sentence.start, at + read.sentence.end),
        passage=one.passage,
        score=round(one.score, 4),
        supports=round(read.probabilities.supports, 4),
        refutes=round(read.probabilities.refutes, 4),
        neither=round(read.probabilities.neither, 4),
        stance=read.stance,
        certainty=read.certainty,
        certainty_words=list(read.certainty_words),
        attributed_to=list(read.attributed_to),
        event=read.event or own_day(document),
        origin=origin,
        origin_reason=reason,
        party=read.party.party,
        party_reason=read.party.reason,
        signals=list(_said(read)),
    )
    return found.model_copy(update={"weight": weight(found)})


def own_day(document: Document) -> Interval | None:
    """The day of the event where the document is an entry of a chronicle, which is dated by what happened."""
    if document.kind != "event" or document.published is None:
        return None
    return Interval(first=document.published, last=document.published, precision="day")


def _said(read: Read) -> Sequence[Signal]:
    return read.signals


def _quotable(one: Placed, document: Document) -> bool:
    start, end = one.passage.start + one.read.sentence.start, one.passage.start + one.read.sentence.end
    if not 0 <= start < end <= len(document.text):
        return False
    quote = anchor(document.text, start, end)
    same = quote.exact == one.read.sentence.of(one.read.item.text)
    return same and resolve(quote, document.text) == Span(start=start, end=end)


def _named_sources(placed: Sequence[Placed]) -> dict[str, str]:
    # One person quoted by several papers is one source; "officials said" names nobody.
    found: dict[str, str] = {}
    for one in placed:
        chain = one.read.attributed_to
        if chain and len(chain[-1].split()) >= 2 and all(word[:1].isupper() for word in chain[-1].split()):
            found.setdefault(one.document, bare_name(chain[-1]))
    return found
