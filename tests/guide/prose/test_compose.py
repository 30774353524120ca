"""The prose of the sample guide: licensed throughout, the same each time, and in the order of what must be known."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from glossator.evidence.model import Verdict
from glossator.guide.assemble import byline
from glossator.guide.model import Guide, Prose, Sentence
from glossator.guide.prose import compose, headline
from glossator.guide.prose.lede import cut, names_person
from glossator.guide.prose.licensed import faults, quotations, unlicensed
from glossator.statement import from_text

from ..sample import guide


@pytest.fixture(scope="module")
def prose() -> Prose:
    return compose(guide())


def test_every_quotation_date_number_and_name_is_licensed(sample: Guide, prose: Prose) -> None:
    assert faults(sample, prose) == []
    assert sum(len(told) for told in prose.notes.values()) > 20


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 1 May 2011, it was reported: “Nobody said this.”", "quotation"),
        ("It was so on 1 May 2011.", "date"),
        ("There were 7,777 of them.", "number"),
        ("All of it was told by Zebulon.", "name"),
    ],
)
def test_the_check_can_fail(sample: Guide, text: str, kind: str) -> None:
    assert kind in {fault.kind for fault in unlicensed(Sentence(text=text), sample, [], [])}


def test_the_same_in_the_same_out(sample: Guide, prose: Prose) -> None:
    assert compose(sample) == prose


def test_every_claim_but_an_opinion_is_told(sample: Guide, prose: Prose) -> None:
    for claim in sample.claims:
        opinion = sample.finding(claim.id).verdict is Verdict.OPINION
        assert (claim.id in prose.notes) is not opinion


def test_a_note_is_short_and_its_facts_cite_their_quotes(sample: Guide, prose: Prose) -> None:
    for claim, told in prose.notes.items():
        known = {piece.id for piece in sample.finding(claim).evidence}
        assert 1 <= len(told) <= 9
        assert all(set(one.cites) <= known for one in told)
        assert all(one.cites for one in told if one.text.startswith("On ") and quotations(one.text))


def test_silence_says_how_much_was_read_and_what_would_settle_it(prose: Prose) -> None:
    first, second = (one.text for one in prose.notes["c9"][:2])
    assert "113,000 documents" in first
    assert second.startswith("What would settle it: ")


def test_no_two_sentences_in_a_row_open_alike(prose: Prose) -> None:
    for told in prose.notes.values():
        opened = [" ".join(one.text.split()[:2]) for one in told]
        assert all(one != other for one, other in pairwise(opened) if one.startswith("On "))


def test_the_lede_says_what_was_said_and_what_came_of_it(sample: Guide, prose: Prose) -> None:
    assert 2 <= len(prose.lede) <= 5
    assert sample.statement.speaker is not None
    assert sample.statement.speaker in prose.lede[0].text
    assert any("bears out" in one.text for one in prose.lede)


def test_a_headline_names_speaker_subject_and_tension(sample: Guide) -> None:
    assert headline(sample, "Russia").startswith(f"{sample.statement.speaker} on Russia: ")
    assert headline(sample, str(sample.statement.speaker)).startswith(f"{sample.statement.speaker}: ")


def test_long_words_are_cut_with_a_mark() -> None:
    assert cut("one two three four", 3) == "one two three …"
    assert cut("one two three.", 3) == "one two three"


@pytest.mark.parametrize(("title", "person"), [("President Putin", True), ("North Korea", False), ("Taxes", False)])
def test_a_heading_that_is_but_a_name_is_known(title: str, person: bool) -> None:
    assert names_person(title) is person


def test_under_a_heading_of_several_claims_each_fact_stands_with_its_claim(sample: Guide, prose: Prose) -> None:
    several = [
        told
        for topic, told in zip(sample.topics, prose.topics, strict=True)
        if sum(len(prose.notes.get(claim, [])) > 1 for claim in topic.claims) > 1
    ]
    assert several
    for told in several:
        paragraphs = [one.text for one in told if one.begins]
        assert paragraphs[0].startswith("On ")
        assert all(one.cites or one.begins for one in told if quotations(one.text) and not one.text.startswith("On "))


def test_what_was_said_over_several_days_is_told_with_both(sample: Guide) -> None:
    first, last = sample.statement.utterances[0], sample.statement.utterances[-1]
    assert first.time is not None
    later = last.model_copy(update={"time": first.time + timedelta(days=16)})
    others = sample.statement.utterances[:-1]
    posts = sample.statement.model_copy(update={"utterances": [*others, later], "date": later.time.date()})
    told = compose(sample.model_copy(update={"statement": posts})).lede[0].text
    assert told.startswith("From 21 March to 6 April 2018, Donald J. Trump said:")


def test_a_byline_does_not_say_that_a_text_is_a_text(sample: Guide) -> None:
    for medium, told in (("text", "Ann Poe, 21 March 2018"), ("interview", "Ann Poe, interview, 21 March 2018")):
        made = from_text("The ships have sailed.", speaker="Ann Poe", date=date(2018, 3, 21), medium=medium)
        assert byline(made) == told
