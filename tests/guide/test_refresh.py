"""A guide held against a later record: what is new is said, and nothing is changed."""

from tests.guide.sample import guide as sample

from glossator.evidence.model import KnownClaim, Stance, Verdict
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
    assert change.new == [one for one in later.finding(claim).evidence if one.stance is not Stance.NEITHER]
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


def test_a_nearest_passage_that_takes_no_side_is_nothing_new() -> None:
    guide = sample()
    claim = first_supported(guide)
    before = without_evidence(guide, claim)
    pieces = [
        piece.model_copy(update={"stance": Stance.NEITHER, "weight": 0.0}) for piece in guide.finding(claim).evidence
    ]
    nearest = before.finding(claim).model_copy(update={"evidence": pieces})
    later = before.model_copy(update={"findings": [nearest if one.claim == claim else one for one in before.findings]})
    assert compare(before, later).changes == []


def test_a_new_fact_check_is_told() -> None:
    guide = sample()
    claim = first_supported(guide)
    check = KnownClaim(text="x", verdict="False", publisher="P", address="https://p.example/a", score=0.9)
    found = guide.finding(claim).model_copy(update={"known": [check]})
    later = guide.model_copy(update={"findings": [found if one.claim == claim else one for one in guide.findings]})
    [change] = compare(guide, later).changes
    assert (change.checked, change.turns) == ([check], False)


def test_a_claim_that_is_read_differently_is_named() -> None:
    guide = sample()
    later = guide.model_copy(update={"claims": guide.claims[1:]})
    assert compare(guide, later).unmatched == [guide.claims[0].id]
