"""The real origin of a document: its near-copies on file, and documents that share its origin."""

from datetime import timedelta

from pydantic import BaseModel, Field

from glossator.desk.shelf.reading import About, about
from glossator.evidence.origins.copies import near_copies, overlap, shingles
from glossator.evidence.origins.origins import origins
from glossator.record import Document, Record

LOOKED_AT = 40  # hits of a search for the document's own beginning; copies are among the first
BEGINNING = 400  # characters of the query
LONGEST = 60_000  # characters of a text that are compared
WEEK = timedelta(days=7)  # further apart, two reports that rest on one agency are hardly one report


class Relative(BaseModel):
    """Another document of the same origin."""

    document: About
    copied: bool = Field(description="near-copy: one was made from the other, or both from a third")
    share: float = Field(description="of the shorter text's wording that the other has too, 0 to 1")


class Cluster(BaseModel):
    """A document's origin, why, and the other documents on file with that origin."""

    origin: str
    reason: str
    relatives: list[Relative] = Field(description="near-copies first, then by day")


def cluster(record: Record, document: Document) -> Cluster:
    """The origin of a document on file; computed once for each state of the record."""
    return record.remember(("cluster of the desk", document.id), lambda: _found(record, document))


def _found(record: Record, document: Document) -> Cluster:
    words = f"{document.title} {document.text[:BEGINNING]}"
    hits = record.search(words, limit=LOOKED_AT, mode="bm25", dated="all")
    ids = [one for one in dict.fromkeys(hit.document.id for hit in hits) if one != document.id]
    others = [_bounded(one) for one in record.documents(ids)]
    own = _bounded(document)
    known = origins([own, *others])
    mine, runs = known[own.id], shingles(own.text)
    relatives = []
    for other in others:
        theirs = shingles(other.text)
        copied = near_copies(runs, theirs)
        if copied or (known[other.id].id == mine.id and _of_one_week(own, other)):
            share = overlap(runs, theirs)
            relatives.append(Relative(document=about(other), copied=copied, share=round(share, 2)))
    relatives.sort(key=lambda one: (not one.copied, str(one.document.published or "9"), one.document.id))
    return Cluster(origin=mine.id, reason=mine.reason, relatives=relatives)


def _of_one_week(one: Document, other: Document) -> bool:
    """True if two publishers printed the documents within a week; those of one publisher are no cluster."""
    if one.published is None or other.published is None or one.publisher == other.publisher:
        return False
    return abs(one.published - other.published) <= WEEK


def _bounded(document: Document) -> Document:
    return document.model_copy(update={"text": document.text[:LONGEST]})
