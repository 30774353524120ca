"""From hits, evidence and findings to the quotes that an assistant gets, each with its place in the stored text."""

from typing import TYPE_CHECKING, Any

from glossator.assistants.model import Bearing, Checked, Found, Quote, Searched, Told
from glossator.assistants.texts import limits
from glossator.evidence.model import Asked, Earlier, Evidence, Finding, KnownClaim, Stance, Verdict
from glossator.guide import plain_words as words
from glossator.record.model import Hit
from glossator.spans import resolve

if TYPE_CHECKING:
    from glossator.record import Record


def of_hit(hit: Hit) -> Quote:
    """A passage that search found."""
    document, span = hit.document, hit.passage.span
    return Quote(
        document=document.id, address=document.address, title=document.title, publisher=document.publisher,
        published=document.published, start=span.start, end=span.end, words=hit.passage.text,
    )  # fmt: skip


def found(finding: Finding, claim: str, kind: str, *, whole: bool = True, record: "Record | None" = None) -> Found:
    """A finding with its quotes and related material, or, not `whole`, with its strongest quote alone.

    With `record`, the quotes are those words as and where they are in it now.
    """
    some = limits()
    most = some["quotes"]["of_a_claim" if whole else "in_a_list"]
    asked = finding.asked if whole or finding.verdict is Verdict.SILENT else None
    return Found(
        id=finding.claim,
        claim=claim,
        kind=kind,
        finding=finding.verdict,
        means=words.verdict(finding.verdict).says,
        probability=finding.probability,
        reason=finding.reason,
        quotes=[_bearing(piece, record) for piece in finding.evidence[:most]],
        more_quotes=max(0, len(finding.evidence) - most),
        undated=[_bearing(piece, record) for piece in finding.undated[: some["undated"] * whole]],
        earlier=[Told(**_told(one, record)) for one in finding.earlier[: some["earlier"] * whole]],
        checked_before=[_checked(one) for one in finding.known[: some["known"] * whole]],
        searched=searched(asked) if asked else None,
        settle=finding.settle,
    )


def _bearing(piece: Evidence, record: "Record | None") -> Bearing:
    return Bearing(
        **_told(piece, record),
        sure=piece.stance is Stance.NEITHER or words.sure(piece),
        certainty=piece.certainty,
        hedges=piece.certainty_words,
        attributed_to=piece.attributed_to,
        party=piece.party,
        speakers_own=piece.own_words,
        origin=piece.origin,
    )


def _told(piece: Evidence | Earlier, record: "Record | None") -> dict[str, Any]:
    """The fields of a quote; with a record, as and where the words are in it now."""
    source, quote, there = piece.source, piece.quote, True
    start, end, exact = quote.start, quote.end, quote.exact
    if record is not None:
        text = _text(source.document, record)
        span = resolve(quote, text)
        there = span is not None
        start, end, exact = (span.start, span.end, span.of(text)) if span else (start, end, exact)
    about = source.model_dump(include={"document", "address", "title", "publisher", "published"})
    return {**about, "start": start, "end": end, "words": exact, "stance": piece.stance, "on_file": there}


def _text(document: str, record: "Record") -> str:
    try:
        return record.document(document).text
    except KeyError:
        return ""


def _checked(one: KnownClaim) -> Checked:
    return Checked(claim=one.text, rating=one.verdict, by=one.publisher, address=one.address, on=one.checked)


def searched(asked: Asked) -> Searched:
    """What the record was asked for a finding."""
    return Searched(
        asked=asked.query, documents=asked.documents, first=asked.first, last=asked.last, as_of=asked.as_of,
        undated=asked.undated, changed=asked.changed,
    )  # fmt: skip
