"""What a note says before it is opened, and the speaker's earlier remarks, each once."""

import pytest
from tests.guide.sample import source

from glossator.evidence.model import Earlier, Stance
from glossator.faces import glance
from glossator.faces.web import page
from glossator.faces.web.page import make_notes
from glossator.guide.model import EarlierWords, Guide, Review
from glossator.guide.reviewing.standing import standing


def test_what_opening_a_note_shows(sample: Guide) -> None:
    notes = {note.claim.id: note for note in make_notes(sample)}
    assert notes["c1"].opens == "5 quotes, and how each was weighed"
    assert notes["c9"].opens == "What was asked, and how the words were read"
    assert notes["c4"].opens == "1 earlier remark"


@pytest.mark.parametrize(("at", "said"), [
    ("2018-03-22T09:30:00Z", "Signed off by A. Editor, 22 March 2018"), ("some day", "Signed off by A. Editor"),
])  # fmt: skip
def test_a_signature_names_who_and_when(sample: Guide, at: str, said: str) -> None:
    review = Review(claim="c1", reviewer="A. Editor", at=at, signed=True)
    assert glance.signature(standing(sample.model_copy(update={"reviews": [review]}), "c1")) == said
    assert glance.signature(standing(sample.model_copy(update={"reviews": []}), "c1")) == ""


def test_a_signature_that_a_later_change_took_away_does_not_count(sample: Guide) -> None:
    changed = Review(claim="c1", reviewer="B. Editor", at="2018-03-23T10:00:00Z", verdict="disputed")
    later = sample.model_copy(update={"reviews": [*sample.reviews, changed]})
    assert glance.signers(sample) == [("A. Editor", 2, "22 March 2018")]
    assert glance.signers(later) == [("A. Editor", 1, "22 March 2018")]


def test_an_earlier_remark_stands_once_with_all_it_bears_on(sample: Guide) -> None:
    assert sample.earlier is not None
    quote = next(iter(sample.earlier.found.values()))[0].quote
    old = source("osce-20180319")
    undated = old.model_copy(update={"document": "undated", "published": None})

    def said(where: object, stance: Stance) -> Earlier:
        return Earlier.model_validate({"source": where, "quote": quote, "stance": stance, "probability": 0.9})

    found = {
        "c1": [said(undated, Stance.SUPPORTS), said(old, Stance.REFUTES)],
        "c2": [said(old, Stance.REFUTES)],
        "c5": [said(old, Stance.SUPPORTS)],
    }
    words = EarlierWords(searched=9, first=None, last=None, found=found)
    remarks = glance.earlier(sample.model_copy(update={"earlier": words}))
    assert [each.source.document for each in remarks] == [old.document, "undated"], "undated last"
    assert remarks[0].bears == [(Stance.SUPPORTS, ["c5"]), (Stance.REFUTES, ["c1", "c2"])]
    assert glance.earlier(sample.model_copy(update={"earlier": None})) == []


def test_what_was_said_before_on_a_claim_that_is_gone_is_not_shown(sample: Guide) -> None:
    assert sample.earlier is not None
    pieces = next(iter(sample.earlier.found.values()))
    moved = sample.earlier.model_copy(update={"found": {"c99": pieces}})
    guide = sample.model_copy(update={"earlier": moved})
    assert glance.earlier(guide) == []
    page.render(guide)
