"""Counts of the documents, origins and parties behind pieces of evidence."""

from collections.abc import Sequence

from glossator.evidence.model import Evidence


def tally(pieces: Sequence[Evidence]) -> dict[str, int]:
    """Documents, origins, and origins that are only parties; all reports of an event are counted."""
    by_origin: dict[str, list[bool]] = {}
    documents: set[str] = set()
    for piece in pieces:
        documents |= {piece.source.document, *(report.source.document for report in piece.also)}
        by_origin.setdefault(piece.origin, []).append(piece.party)
        for report in piece.also:
            by_origin.setdefault(report.origin, []).append(piece.party and report.origin == piece.origin)
    return {
        "documents": len(documents),
        "origins": len(by_origin),
        "parties": sum(all(parties) for parties in by_origin.values()),
    }


def counted(pieces: Sequence[Evidence]) -> str:
    """'3 documents of 2 origins, 1 of them a party to the claim'."""
    n = tally(pieces)
    said = f"{_many(n['documents'], 'document')} of {_many(n['origins'], 'origin')}"
    if not n["parties"]:
        return said
    if n["parties"] == n["origins"]:
        return said + (", a party to the claim" if n["origins"] == 1 else ", all parties to the claim")
    return said + f", {n['parties']} of them {'a party' if n['parties'] == 1 else 'parties'} to the claim"


def _many(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")
