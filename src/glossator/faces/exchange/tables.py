"""The claims and evidence of a guide as CSV (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

from glossator.evidence.model import Evidence
from glossator.faces.note import Note, make_notes
from glossator.guide import plain_words as words
from glossator.guide import sanitizing as safe
from glossator.guide.model import Guide
from glossator.guide.reviewing.printed import printed

CLAIMS = ("claim", "topic", "kind", "words", "standalone", "finding", "probability", "signed", "reason", "documents",
          "origins", "parties", "worth", "speaker", "about", "assumptions", "flags", "asked", "settle")  # fmt: skip
EVIDENCE = ("claim", "kept", "stance", "supports", "refutes", "neither", "weight", "quote", "publisher", "title",
            "author", "published", "modified", "address", "party", "certainty", "certainty_words", "attributed_to",
            "event_first", "event_last", "origin", "document", "start", "end", "id", "captured", "capture")  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def claims(guide: Guide) -> str:
    """One row per claim, with its finding as reviewed."""
    return _table(CLAIMS, (_claim_row(note) for note in make_notes(guide)))


def evidence(guide: Guide) -> str:
    """One row per quote; `kept` says whether it was counted, is undated, or was published since."""
    rows = (
        _evidence_row(finding.claim, kept, piece)
        for finding in printed(guide).findings
        for kept, pieces in (("counted", finding.evidence), ("undated", finding.undated), ("since", finding.since))
        for piece in pieces
    )
    return _table(EVIDENCE, rows)


def cell(value: object) -> str:
    """One cell: hidden characters written out, formulas neutralised."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4f}"
    if not isinstance(value, str):
        return str(value)
    shown = safe.visible(value)
    return "'" + shown if shown.lstrip().startswith(_FORMULA) else shown


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def _claim_row(note: Note) -> list[object]:
    claim, finding = note.claim, note.finding
    assumptions = "; ".join(f"{a.words} = {a.meaning} ({a.reason})" for a in claim.assumptions)
    return [
        claim.id, claim.topic, str(claim.kind), claim.text, claim.standalone, str(note.verdict), note.probability,
        "yes" if note.signed else "no", note.summary, finding.documents, finding.origins, finding.parties,
        claim.worth, claim.speaker, "; ".join(claim.about), assumptions, "; ".join(claim.flags),
        f"{finding.asked.query}: {words.asked(finding.asked)}" if finding.asked else "", finding.settle,
    ]  # fmt: skip


def _evidence_row(claim: str, kept: str, piece: Evidence) -> list[object]:
    source, event = piece.source, piece.event
    return [
        claim, kept, str(piece.stance), piece.supports, piece.refutes, piece.neither, piece.weight, piece.quote.exact,
        source.publisher, source.title, source.author, source.published, source.modified, source.address,
        "yes" if piece.party else "no", str(piece.certainty), "; ".join(piece.certainty_words),
        " < ".join(piece.attributed_to), event.first if event else None, event.last if event else None, piece.origin,
        source.document, piece.quote.start, piece.quote.end, piece.id, source.captured, words.capture_place(source),
    ]  # fmt: skip
