"""A guide held against a later record: what is new is said, and nothing is changed."""

from tests.guide.sample import guide as sample

from glossator.evidence.model import Verdict
from glossator.guide.model import Guide, Review
from glossator.guide.refresh import compare


def without_evidence(guide: Guide, claim: str) -> Guide:
    """The guide as it was before anything was on file for one claim."""
    bare = guide.finding(claim).model_copy(update={"verdict": Verdict.SILENT, "probability": None, "evidence": []})
    findings = [bare if finding.claim == claim else finding for finding in guide.findings]
    return guide.model_copy(update={"findings": findings})


def first_supported(guide: Guide) -> str:
    return next(finding.claim for finding in guide.findings if finding.verdict is Verdict.SUPPORTED)


def test_the_same_record_has_nothing_new() -> None:
    assert compare(sample(), sample()).changes == []


def test_new_evidence_and_the_turn_of_a_finding_are_told() -> None:
    later = sample()
    claim = first_supported(later)
    before = without_evidence(later, claim)
    kept = before.model_dump_json()
    [change] = compare(before, later).changes
    assert (change.claim, change.was, change.would_be) == (claim, Verdict.SILENT, Verdict.SUPPORTED)
    assert change.turns
    assert change.new == later.finding(claim).evidence
    assert before.model_dump_json() == kept


def test_a_signature_is_shown_and_stands() -> None:
    later = sample()
    claim = first_supported(later)
    reviews = [
        Review(claim=claim, reviewer="A", at="2026-01-01T10:00:00Z", verdict="silent", signed=True),
        Review(claim=claim, reviewer="B", at="2026-01-02T10:00:00Z", verdict="supported", signed=True),
    ]
    before = without_evidence(later, claim).model_copy(update={"reviews": reviews})
    [change] = compare(before, later).changes
    assert change.signed == reviews[1]
