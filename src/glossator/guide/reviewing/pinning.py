"""Pinning a quote from a stored document: exact words, offsets, source and party."""

import hashlib
from typing import TYPE_CHECKING

from glossator.errors import InputError
from glossator.evidence.asking.terms import actors
from glossator.evidence.model import Evidence, Signal, Source, Stance
from glossator.evidence.origins.origins import origins
from glossator.evidence.origins.parties import party, reported
from glossator.evidence.question import question
from glossator.evidence.signals.speaking import spoken
from glossator.evidence.weighing.pieces import own_day, source, weighed
from glossator.guide.model import Guide
from glossator.guide.reviewing.choosing import certain, every
from glossator.record.model import Document
from glossator.spans import Span, anchor
from glossator.statement.model import Claim

if TYPE_CHECKING:
    from glossator.record import Record

WORTH = 102.0  # on the reader's scale, clearly above the printing threshold, since a person chose it


def piece_of(record: "Record", claim_id: str, document: str, start: int, end: int, stance: Stance | str, *,
             decides: bool = False) -> Evidence:  # fmt: skip
    """The words from `start` to `end` of a stored document as evidence on a claim; `pin` puts it beside the claim.

    `decides`: it settles the claim by itself. Raises InputError for an unknown document or side, or for a span without
    words of the document.
    """
    if stance not in set(Stance):
        raise InputError(f"no side {str(stance)!r}; one of {', '.join(Stance)}")
    filed = _filed(record, document)
    start, end = _words(filed, start, end)
    origin = origins([filed])[filed.id]
    name = hashlib.sha256(f"{filed.id}\0{start}\0{end}".encode()).hexdigest()[:12]
    return Evidence(
        id=f"{claim_id}-{name}",
        source=source(filed),
        quote=anchor(filed.text, start, end),
        passage=_passage(record, filed.id, start, end),
        score=WORTH,
        **certain(Stance(stance)),
        stance=Stance(stance),
        decides=float(decides),
        weight=float(decides),
        event=own_day(filed),
        origin=origin.id,
        origin_reason=origin.reason,
        signals=[Signal(name="pinned", value="by a person", reason="taken from the document by hand")],
    )


def _filed(record: "Record", document: str) -> Document:
    try:
        return record.document(document)
    except KeyError:
        raise InputError(f"no document {document!r} in the record") from None


def _words(filed: Document, start: int, end: int) -> tuple[int, int]:
    """The offsets without surrounding white space. Raises InputError if no words of the document lie between them."""
    words = filed.text[start:end]
    if not 0 <= start < end <= len(filed.text) or not words.strip():
        raise InputError(f"{filed.id}: no words from {start} to {end}; its text has {len(filed.text)} characters")
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def beside(guide: Guide, claim: Claim, piece: Evidence) -> Evidence:
    """The piece for this particular claim: attribution, certainty, and whether the source is a party."""
    asked = question(claim, guide.statement)
    said = spoken(claim.standalone, piece.quote.exact, piece.source.published)
    named = actors([asked])[0]
    told = reported(claim.standalone, named)
    parties = [name for name in named if name not in told]
    its = party(piece.source, parties, asked.speaker, said.attributed_to)
    made = piece.model_copy(update={
        "certainty": said.certainty, "certainty_words": list(said.certainty_words),
        "attributed_to": list(said.attributed_to), "event": said.event or piece.event,
        "party": its.party, "party_reason": its.reason, "own_words": its.speaker, **_origin(guide, piece.source),
    })  # fmt: skip
    return weighed(made, made.decides)


def _origin(guide: Guide, source: Source) -> dict[str, str]:
    """The origin the program found for the same document elsewhere in the guide."""
    for finding in guide.findings:
        for piece in every(guide, finding.claim):
            if piece.source.document == source.document and piece.origin:
                return {"origin": piece.origin, "origin_reason": piece.origin_reason}
    return {}


def _passage(record: "Record", document: str, start: int, end: int) -> Span:
    """The span of the stored passage that contains the words, else of the words themselves."""
    for passage in record.passages(document):
        if passage.span.start <= start and end <= passage.span.end:
            return passage.span
    return Span(start=start, end=end)
