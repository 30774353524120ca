"""A guide made from the notes taken during a speech."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from glossator.evidence.model import Evidence, Finding
from glossator.guide.assemble import assemble
from glossator.guide.conduct import ledgers_for
from glossator.guide.model import Guide
from glossator.record import Record
from glossator.statement.model import Claim, Statement
from glossator.statement.topics import grouping

if TYPE_CHECKING:
    from glossator.conduct.model import Ledger

_OWN = re.compile(r"\A[^:/]*")  # the claim id inside an evidence id


def noted(statement: Statement, notes: Sequence[tuple[Claim, Finding]], record: Record, *, as_of: date | None) -> Guide:
    """The guide to a transcript from the claims and findings noted on it; only the ledgers are looked up now."""
    begins = [one.span.start for one in statement.utterances]
    claims, findings = [], []
    for number, (claim, finding) in enumerate(sorted(notes, key=lambda note: note[0].spans[0].start), 1):
        turn = max(0, bisect_right(begins, claim.spans[0].start) - 1)
        claims.append(claim.model_copy(update={"id": f"c{number}", "utterance": turn}))
        findings.append(_renamed(finding, f"c{number}"))
    claims = grouping.assign(claims)
    conduct: Sequence[Ledger] = ledgers_for(statement, claims, record, findings=findings, as_of=as_of)
    return assemble(statement, claims, findings, conduct, record, as_of=as_of)


def _renamed(finding: Finding, claim: str) -> Finding:
    """A finding under another claim id; evidence ids begin with the claim's."""

    def named(pieces: Sequence[Evidence]) -> list[Evidence]:
        return [piece.model_copy(update={"id": _OWN.sub(claim, piece.id, count=1)}) for piece in pieces]

    return finding.model_copy(update={
        "claim": claim, "evidence": named(finding.evidence), "undated": named(finding.undated),
        "since": named(finding.since),
    })  # fmt: skip
