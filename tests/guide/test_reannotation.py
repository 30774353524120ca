"""A person has the last word: what was signed, changed or remarked stands after the statement is annotated again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from glossator.errors import InputError
from glossator.evidence.model import Verdict
from glossator.faces.exchange import claim_review
from glossator.guide import json as guide_json
from glossator.guide import reannotation
from glossator.guide.edits import change
from glossator.guide.model import Guide, Review
from glossator.guide.prose import compose
from glossator.guide.prose.licensed import faults
from glossator.guide.reviewing.standing import standing
from glossator.spans import Span


def again(sample: Guide, claim: str, **update: Any) -> Guide:
    """The program's guide of a later day, with another finding on one claim and no trace of people."""
    findings = [each.model_copy(update=update) if each.claim == claim else each for each in sample.findings]
    return sample.model_copy(update={"findings": findings, "reviews": [], "edits": []})


def reviewed(sample: Guide, claim: str, **more: Any) -> Guide:
    """The sample with one review."""
    review = Review(claim=claim, reviewer="A. Editor", at="2018-03-22T09:00:00Z", **more)
    return sample.model_copy(update={"reviews": [review]})


def test_a_signed_finding_stays_as_it_was_signed(sample: Guide) -> None:
    before = reviewed(sample, "c1", signed=True)
    after = reannotation.carry(before, again(sample, "c1", verdict=Verdict.REFUTED, probability=0.9, evidence=[]))
    assert after.finding("c1") == sample.finding("c1")
    assert standing(after, "c1").signed is not None
    assert claim_review.review_of(after, "c1") == claim_review.review_of(before, "c1")
    assert after.method.settings["kept as a person left them"] == "c1"


def test_a_claim_nobody_signed_takes_the_new_finding(sample: Guide) -> None:
    before = reviewed(sample, "c1", note="Ask the embassy.")
    after = reannotation.carry(before, again(sample, "c1", verdict=Verdict.REFUTED))
    assert after.finding("c1").verdict is Verdict.REFUTED
    assert after.reviews == before.reviews, "the remark stays"


def test_a_finding_a_person_set_is_not_undone(sample: Guide) -> None:
    before = reviewed(sample, "c1", verdict="disputed")
    after = reannotation.carry(before, again(sample, "c1", reason="counted anew"))
    assert standing(after, "c1").verdict is Verdict.DISPUTED
    assert after.finding("c1").reason == "counted anew", "what it stands on is of the new day"
    bare = reannotation.carry(before, again(sample, "c1", verdict=Verdict.SILENT, evidence=[]))
    assert standing(bare, "c1").verdict is Verdict.DISPUTED
    assert bare.finding("c1").evidence, "no finding without a quote, whoever made it"


def test_reviews_follow_their_claim_under_another_name(sample: Guide) -> None:
    first, *rest = again(sample, "c1").claims
    renamed = [rest[0].model_copy(update={"id": "c1"}), first.model_copy(update={"id": "c2"}), *rest[1:]]
    finding = {each.claim: each for each in sample.findings}
    swapped = [finding["c2"].model_copy(update={"claim": "c1"}), finding["c1"].model_copy(update={"claim": "c2"})]
    later = sample.model_copy(update={"claims": renamed, "findings": [*swapped, *sample.findings[2:]], "reviews": []})
    after = reannotation.carry(reviewed(sample, "c1", signed=True), later)
    assert [review.claim for review in after.reviews] == ["c2"]
    assert after.finding("c2").evidence[0].quote == sample.finding("c1").evidence[0].quote
    assert all(piece.id.startswith("c2") for piece in after.finding("c2").evidence)


def test_a_review_whose_claim_is_gone_is_set_aside_and_comes_back(sample: Guide) -> None:
    before = reviewed(sample, "c1", signed=True)
    gone = sample.model_copy(update={"claims": sample.claims[1:], "findings": sample.findings[1:], "reviews": []})
    without = reannotation.carry(before, gone)
    assert without.reviews == []
    assert [(each.claim, each.words) for each in without.set_aside] == [("c1", sample.claims[0].text)]
    back = reannotation.carry(without, again(sample, "c1"))
    assert back.reviews == before.reviews
    assert back.set_aside == []


def test_what_stands_twice_is_told_by_its_place(sample: Guide) -> None:
    twin = sample.claims[0].model_copy(update={"id": "c99", "spans": [Span(start=1, end=2)]})
    later = again(sample, "c1")
    later = later.model_copy(update={"claims": [twin, *later.claims],
                                     "findings": [sample.finding("c1").model_copy(update={"claim": "c99"}),
                                                  *later.findings]})  # fmt: skip
    assert [each.claim for each in reannotation.carry(reviewed(sample, "c1", signed=True), later).reviews] == ["c1"]


def test_nothing_later_is_carried_into_an_earlier_day(sample: Guide) -> None:
    early = again(sample, "c1")
    early = early.model_copy(update={"method": early.method.model_copy(update={"as_of": date(2018, 3, 1)})})
    with pytest.raises(InputError, match="c1 was signed on a document of 2018-03-2"):
        reannotation.carry(reviewed(sample, "c1", signed=True), early)


def test_another_statement_does_not_overwrite_what_people_did(sample: Guide, tmp_path: Path) -> None:
    path = tmp_path / "guide.json"
    path.write_text(guide_json.render(reviewed(sample, "c1", signed=True)), "utf-8")
    other = sample.model_copy(update={"statement": sample.statement.model_copy(update={"text": "x"})})
    with pytest.raises(
        InputError, match=r"guide\.json: holds the guide to another statement, on which people have worked"
    ):
        reannotation.onto(path, other)
    path.write_text(guide_json.render(sample.model_copy(update={"reviews": []})), "utf-8")
    assert reannotation.onto(path, other) == other, "a draft of the program alone may go"
    path.write_text("[1]")
    with pytest.raises(InputError, match="not a guide"):
        reannotation.onto(path, other)


def test_carrying_twice_is_carrying_once(sample: Guide) -> None:
    before = change(reviewed(sample, "c1", signed=True), "title", "Mine", "A", "")
    once = reannotation.carry(before, again(sample, "c1", verdict=Verdict.REFUTED))
    assert reannotation.carry(once, again(sample, "c1", verdict=Verdict.REFUTED)) == once
    assert once.title == "Mine"


def test_what_was_signed_keeps_its_sentences_too(sample: Guide) -> None:
    before = sample.model_copy(update={"prose": compose(sample)})
    assert before.prose is not None
    signed = next(review.claim for review in before.reviews if review.signed)
    silent = sample.finding(signed).model_copy(update={"verdict": Verdict.SILENT, "evidence": []})
    found = [silent if each.claim == signed else each for each in sample.findings]
    fresh = sample.model_copy(update={"findings": found, "reviews": [], "edits": []})
    after = reannotation.carry(before, fresh.model_copy(update={"prose": compose(fresh)}))
    assert after.prose is not None
    assert after.prose.notes[signed] == before.prose.notes[signed]
    assert faults(after, after.prose) == []
