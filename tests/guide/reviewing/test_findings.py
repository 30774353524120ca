"""A person's word on a finding: signed, changed, held back, released, a signature withdrawn."""

import json
from typing import Any

import pytest
from rich.console import Console

from glossator.evidence.model import Stance, Verdict
from glossator.faces.exchange import claim_review, tables, web_annotation
from glossator.faces.note import make_notes
from glossator.faces.site import digest
from glossator.faces.text import markdown, terminal
from glossator.faces.web import page
from glossator.guide import json as guide_json
from glossator.guide.model import Guide
from glossator.guide.prose import standing as prose_of
from glossator.guide.reviewing import findings, quotes
from glossator.guide.reviewing.printed import printed

from .deciding import BY, LATER, pinned, refused

pytestmark = pytest.mark.slow

ADDRESS = "https://court.example/ruling"


def test_accepting_signs_the_finding_as_it_stands(sample: Guide) -> None:
    now = findings.standing(findings.accept(sample, "c10", note="Read.", **BY), "c10")
    assert now.verdict is Verdict.REFUTED
    assert now.signed is not None
    assert (now.signed.reviewer, now.signed.note) == ("A. Editor", "Read.")
    assert now.changed is None


def test_a_change_is_a_persons_own_finding_and_needs_a_quote_or_an_address_with_a_reason(sample: Guide) -> None:
    now = findings.standing(findings.change(sample, "c8", "refuted", note="Both maps show it.", **BY), "c8")
    assert (now.verdict, now.changed == now.signed) == (Verdict.REFUTED, True)
    with refused("without a quote: none stands beside the claim"):
        findings.change(sample, "c9", "supported", **BY)
    with refused("says why: give a note"):
        findings.change(sample, "c9", "supported", address=ADDRESS, **BY)
    with refused("not an http or https address"):
        findings.change(sample, "c9", "supported", address="file:///etc/passwd", note="x", **BY)
    with refused("no finding 'maybe'"):
        findings.change(sample, "c9", "maybe", **BY)
    found = findings.change(sample, "c9", "supported", address=ADDRESS, note="The court says so.", **BY)
    assert findings.standing(found, "c9").verdict is Verdict.SUPPORTED
    with_quote = quotes.pin(sample, "c9", pinned("c9"), **BY)
    assert findings.standing(findings.change(with_quote, "c9", "supported", **BY), "c9").signed is not None


def test_an_unsigned_change_takes_an_earlier_signature_away(sample: Guide) -> None:
    changed = findings.change(sample, "c1", "open", signed=False, **BY)
    assert findings.standing(sample, "c1").signed is not None
    assert findings.standing(changed, "c1").signed is None


@pytest.mark.parametrize("act", ["accept", "release", "withhold", "withdraw", "remark"])
def test_nobody_and_no_time_decide_nothing(sample: Guide, act: str) -> None:
    more: dict[str, Any] = {"note": "why"}
    with refused("say who decides"):
        getattr(findings, act)(sample, "c1", by=" ", at=BY["at"], **more)
    with refused("not a time in ISO 8601"):
        getattr(findings, act)(sample, "c1", by="A", at="yesterday", **more)
    with refused("no claim 'c99' in this guide; it has c1, c2"):
        getattr(findings, act)(sample, "c99", **BY, **more)


def test_withdrawing_takes_the_newest_signature_and_leaves_the_one_before(sample: Guide) -> None:
    twice = findings.accept(sample, "c1", **LATER)
    once = findings.withdraw(twice, "c1", note="signed the wrong one", **LATER)
    signed = findings.standing(once, "c1").signed
    assert signed is not None
    assert signed.note == "Both readouts read.", "the first signature stands again"
    none = findings.withdraw(once, "c1", note="new documents", **LATER)
    assert findings.standing(none, "c1").signed is None
    assert len(none.reviews) == len(sample.reviews) + 3, "nothing is taken from the history"
    with refused("nobody has signed it"):
        findings.withdraw(none, "c1", note="again", **LATER)
    with refused("say why"):
        findings.withdraw(twice, "c1", note=" ", **LATER)


def test_a_withdrawn_signature_is_on_no_face(sample: Guide) -> None:
    signed = next(note for note in make_notes(sample) if note.claim.id == "c1")
    assert [review.note for review in signed.reviews] == ["Both readouts read."]
    none = findings.withdraw(sample, "c1", note="wrong claim", **LATER)
    assert "wrong claim" not in page.render(none)
    assert "signed this off" not in markdown.render(none).split("#### 2.")[0]
    assert claim_review.review_of(none, "c1") is None


def test_a_finding_held_back_is_printed_nowhere_and_its_words_stay(sample: Guide) -> None:
    held = findings.withhold(sample, "c10", note="the lawyers read it", **BY)
    secret = next(claim.standalone for claim in sample.claims if claim.id == "c10")
    faces = [page.render(held), markdown.render(held), tables.claims(held), tables.evidence(held),
             web_annotation.render(held), claim_review.render(held), digest.render([held], "", "T"),
             guide_json.render(printed(held))]  # fmt: skip
    for face in faces:
        assert secret not in face
        assert "the lawyers read it" not in face
        assert sample.finding("c10").evidence[0].quote.exact not in face
    assert "the coming Arms Race" in page.render(held), "the words stay in the statement"
    assert "12 claims" in page.render(held)
    assert "c10" not in {name for one in prose_of(printed(held)).lede for name in one.cites}
    assert secret in page.render(findings.release(held, "c10", note="cleared", **BY))
    with refused("held back already"):
        findings.withhold(held, "c10", note="x", **BY)
    with refused("is not held back"):
        findings.release(sample, "c10", **BY)


def test_what_a_person_found_is_told_once_on_every_face(sample: Guide) -> None:
    changed = findings.change(sample, "c8", "refuted", note="Both maps show it", **BY)
    own = sample.finding("c8")
    note = next(each for each in make_notes(changed) if each.claim.id == "c8")
    assert note.prose[0].text == "A. Editor finds this refuted: Both maps show it."
    text = markdown.render(changed)
    mine = text[text.index("#### 8.") : text.index("#### 9.")]
    assert mine.count("Both maps show it") == 1
    for face in (mine, page.render(changed), web_annotation.render(changed), tables.claims(changed)):
        assert own.reason not in face
    console = Console(width=100)
    with console.capture() as captured:
        console.print(terminal.claim(changed, note))
    shown = captured.get()
    assert shown.count("Both maps show it") == 1
    assert "program had found" not in shown


def test_a_finding_that_rests_on_an_address_says_so(sample: Guide) -> None:
    found = findings.change(sample, "c9", "refuted", address=ADDRESS, note="The court says so.", **BY)
    assert f'href="{ADDRESS}"' in page.render(found)
    assert ADDRESS in markdown.render(found)
    review = claim_review.review_of(found, "c9")
    assert review is not None
    assert (review["citation"], review["reviewBody"]) == (ADDRESS, "The court says so.")
    told = [one.text for one in prose_of(printed(found)).lede]
    assert any(text.startswith("Refuted, by the finding of A. Editor:") for text in told)
    assert not any("contradicts" in text and "ISIS" not in text and "Iran" in text for text in told)


@pytest.mark.parametrize(("likely", "said"), [(0.95, "contradicts"), (0.4, "Refuted, by the finding of A. Editor:")])
def test_the_record_is_said_to_contradict_where_a_quote_surely_does(sample: Guide, likely: float, said: str) -> None:
    own = sample.finding("c8")
    against = [one.model_copy(update={"stance": Stance.REFUTES, "refutes": likely, "supports": 0.1, "decides": 0.0})
               for one in own.evidence]  # fmt: skip
    kept = [one if one.claim != "c8" else own.model_copy(update={"evidence": against}) for one in sample.findings]
    guide = findings.change(sample.model_copy(update={"findings": kept}), "c8", "refuted", note="Seen.", **BY)
    told = [one.text for one in prose_of(printed(guide)).lede if "c8" in one.cites]
    assert any(said in text for text in told), told


def test_the_decisions_are_read_back_from_json(sample: Guide) -> None:
    made = findings.withhold(findings.change(sample, "c8", "open", note="n", **BY), "c10", note="n", **LATER)
    assert guide_json.loads(guide_json.render(made)) == made
    assert "act" not in json.loads(guide_json.render(sample))["reviews"][0], "an old guide is written as before"


def test_a_pinned_quote_gives_a_side_to_a_finding(sample: Guide) -> None:
    guide = findings.change(quotes.pin(sample, "c9", pinned("c9"), **BY), "c9", "supported", **BY)
    assert printed(guide).finding("c9").documents == 1
    assert printed(guide).finding("c9").evidence[0].stance is Stance.SUPPORTS
