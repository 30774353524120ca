"""The prose of the sample guide: licensed throughout, the same each time, and in the order of what must be known."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from glossator.evidence.model import Stance, Verdict
from glossator.guide.assemble import byline, heading
from glossator.guide.model import Guide, Prose, Sentence
from glossator.guide.prose import compose, headline, lines
from glossator.guide.prose.lede import names_person
from glossator.guide.prose.licensed import faults, quotations, unlicensed
from glossator.guide.prose.said import as_said, cut, meant
from glossator.spans import Span
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


def test_every_claim_but_an_opinion_or_a_silent_one_is_told(sample: Guide, prose: Prose) -> None:
    untold = {Verdict.OPINION, Verdict.SILENT}
    for claim in sample.claims:
        assert (claim.id in prose.notes) is (sample.finding(claim.id).verdict not in untold)


def test_a_note_is_short_and_its_facts_cite_their_quotes(sample: Guide, prose: Prose) -> None:
    for claim, told in prose.notes.items():
        known = {piece.id for piece in sample.finding(claim).evidence}
        assert 1 <= len(told) <= 9
        assert all(set(one.cites) <= known for one in told)
        assert all(one.cites for one in told if one.text.startswith("On ") and quotations(one.text))


def test_several_silent_claims_take_one_sentence(sample: Guide) -> None:
    findings = [one.model_copy(update={"verdict": Verdict.SILENT, "evidence": []}) for one in sample.findings]
    told = compose(sample.model_copy(update={"findings": findings, "reviews": []}))
    assert [one.text.startswith("Nothing on file decides “") for one in told.lede].count(True) == 1
    assert not told.notes
    assert not any(told.topics)


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


def only(guide: Guide, verdict: Verdict) -> Guide:
    """The guide cut down to its claims with one finding."""
    kept = [claim for claim in guide.claims if guide.finding(claim.id).verdict is verdict]
    ids = {claim.id for claim in kept}
    findings = [each for each in guide.findings if each.claim in ids]
    return guide.model_copy(update={"claims": kept, "findings": findings, "reviews": [], "topics": [], "prose": None})


def test_what_holds_nothing_to_look_up_is_said_to(sample: Guide) -> None:
    opinions = only(sample, Verdict.OPINION)
    assert headline(opinions, "health care") == "Donald J. Trump: nothing that can be looked up"
    assert compose(opinions).lede[-1].text == "None of it can be looked up."
    nothing = opinions.model_copy(update={"claims": [], "findings": []})
    assert headline(nothing, "health care") == "Donald J. Trump: nothing that can be looked up"


def test_words_that_a_post_passes_on_are_not_said_to_be_its_writers(sample: Guide) -> None:
    passed = [claim.model_copy(update={"speaker": "@reader"}) for claim in sample.claims]
    statement = sample.statement.model_copy(update={"medium": "post"})
    told = compose(sample.model_copy(update={"claims": passed, "statement": statement})).lede[0]
    assert "Donald J. Trump quoted @reader: “" in told.text


def test_of_one_claim_its_words_are_not_said_twice(sample: Guide) -> None:
    first = sample.claims[0]
    left = sample.finding(first.id).model_copy(update={"verdict": Verdict.SILENT, "evidence": []})
    one = only(sample, Verdict.SILENT).model_copy(update={"claims": [first], "findings": [left]})
    assert compose(one).lede[-1].text == "Nothing on file decides that."


def test_long_words_are_cut_with_a_mark() -> None:
    assert cut("old ships sail far away", 3) == "old ships sail …"
    assert cut("old ships sail.", 3) == "old ships sail"
    assert cut("old ships sail, and") == "old ships sail …"


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
        assert paragraphs[0].startswith(("On ", "“"))
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


def test_a_pronoun_at_the_head_of_the_words_is_explained_by_the_claim(sample: Guide) -> None:
    claim = next(one for one in sample.claims if one.text.startswith("They can help"))
    assert meant(claim.text, claim).startswith("They [Russia] can help")
    assert unlicensed(Sentence(text=f"“{meant(claim.text, claim)}”"), sample, [], []) == []
    fault = unlicensed(Sentence(text=f"“{claim.text.replace('They', 'They [Norway]')}”"), sample, [], [])
    assert [one.kind for one in fault] == ["name"]


def test_words_between_the_pieces_of_a_claim_are_marked_as_left_out(sample: Guide) -> None:
    claims = [one for one in sample.claims if len(one.spans) > 1 and one.text.startswith("They can help")]
    claim = next(one for one in claims if "Syria" in one.text)
    assert "problems with … Syria" in as_said(sample, claim)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "the ships of the fleet have all left the harbour of the islands",
            "the ships of the fleet have all left the harbour …",
        ),
        (
            "when the wind had turned in the night, the ships of the fleet left",
            "when the wind had turned in the night …",
        ),
    ],
)
def test_no_quotation_ends_with_a_word_that_asks_for_another(text: str, kept: str) -> None:
    assert cut(text, 11) == kept


def test_a_short_form_at_the_head_gives_way_to_what_it_means(sample: Guide) -> None:
    one = sample.claims[4].model_copy(update={"text": "They're ready to help", "standalone": "Russia is ready to help"})
    assert meant(one.text, one) == "[Russia is] ready to help"


def test_words_cut_off_before_their_object_say_that_more_follows(sample: Guide) -> None:
    statement = from_text("She advocated and I advocate a closed harbour.", speaker="Ada Smith")
    claim = sample.claims[0].model_copy(update={"text": "She advocated", "spans": [Span(start=0, end=13)]})
    shown = sample.model_copy(update={"statement": statement})
    assert as_said(shown, claim) == "She advocated …"


def test_prose_as_text_keeps_its_paragraphs() -> None:
    told = [Sentence(text="One.", begins=True), Sentence(text="Two."), Sentence(text="Three.", begins=True)]
    assert lines(told) == ["One. Two.", "Three."]


def test_marks_left_open_inside_a_quotation_become_single_ones() -> None:
    assert cut('Jens Berg says Oslo is "stumbling.”') == "Jens Berg says Oslo is ‘stumbling.’"


def test_the_lede_quotes_no_address_behind_a_post(sample: Guide) -> None:
    words = "Oslo closed 12 ports in May."
    text = f"{words} https://t.co/abcdefgh"
    place = Span(start=0, end=len(text))
    claim = sample.claims[0].model_copy(
        update={"text": words, "standalone": words, "spans": [Span(start=0, end=len(words))], "sentence": place}
    )
    left = sample.finding(claim.id).model_copy(update={"verdict": Verdict.SILENT, "evidence": []})
    one = sample.model_copy(update={"findings": [left], "reviews": [], "topics": []})
    post = one.statement.model_copy(update={"text": text, "utterances": []})
    told = compose(one.model_copy(update={"statement": post, "claims": [claim]})).lede[0].text
    assert told.endswith("“Oslo closed 12 ports in May”.")


def test_the_lede_tells_the_fact_that_speaks_most_against_what_was_said(sample: Guide, prose: Prose) -> None:
    (told,) = [one for one in prose.lede if any(":" in name for name in one.cites)]
    assert told.text.startswith("It contradicts")
    pieces = {piece.id: piece for piece in sample.finding("c10").evidence}
    (cited,) = [pieces[name] for name in told.cites if ":" in name]
    assert cited.stance is Stance.REFUTES
    assert quotations(told.text)[-1] in cited.quote.exact


def test_time_before_is_counted_from_the_post_that_says_it(sample: Guide) -> None:
    first, second = sample.statement.utterances
    assert first.time is not None
    later = [first, second.model_copy(update={"time": first.time + timedelta(days=40)})]
    posts = sample.statement.model_copy(update={"utterances": later, "medium": "posts"})
    guide = sample.model_copy(update={"statement": posts})
    assert faults(guide, compose(guide)) == []
    told = " ".join(one.text for one in compose(guide).told)
    assert "before the post," in told
    assert "before the posts" not in told


def test_no_quotation_heads_many_claims(sample: Guide) -> None:
    claims = [
        sample.claims[0].model_copy(update={"id": f"c{n}", "flags": [], "text": "Ships sailed to Oslo"})
        for n in range(9)
    ]
    assert heading("Other matters", ["c1", "c2"], claims).startswith("“")
    assert heading("Other matters", [one.id for one in claims], claims) == "Also said"
