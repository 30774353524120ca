"""Decisions stay over a run: known again by their words, set aside where those are no longer read."""

from datetime import date
from typing import Any

from glossator.evidence.model import Evidence, Finding, Stance, Verdict
from glossator.faces.web import page
from glossator.guide.model import Guide, Sentence
from glossator.guide.reannotation import carry
from glossator.guide.reviewing import claims, corrections, findings, own_prose, quotes
from glossator.guide.reviewing.history import history
from glossator.guide.reviewing.printed import printed

from ..sample import TEXT, evidence
from .deciding import BY, ids, pinned, refused

FIRST, SECOND, THIRD = "c1/kremlin-57096:0", "c1/whitehouse-20180320:0", "c1/post-20180321:0"


def again(sample: Guide, claim: str = "", **update: Any) -> Guide:
    """The program's guide of a later day, with no trace of people."""
    found = [one.model_copy(update=update) if one.claim == claim else one for one in sample.findings]
    return sample.model_copy(update={"findings": found, "reviews": [], "edits": []})


def bare(sample: Guide) -> Guide:
    return sample.model_copy(update={"reviews": []})


def renamed(sample: Guide) -> Guide:
    """The same with the first two claims under each other's names."""
    first, second, *rest = sample.claims
    claims_of = [second.model_copy(update={"id": "c1"}), first.model_copy(update={"id": "c2"}), *rest]

    def under(found: Finding, name: str) -> Finding:
        pieces = [one.model_copy(update={"id": name + one.id.removeprefix(found.claim)}) for one in found.evidence]
        return found.model_copy(update={"claim": name, "evidence": pieces})

    found = [under(sample.finding("c2"), "c1"), under(sample.finding("c1"), "c2"), *sample.findings[2:]]
    topics = [one.model_copy(update={"claims": [{"c1": "c2", "c2": "c1"}.get(name, name) for name in one.claims]})
              for one in sample.topics]  # fmt: skip
    return sample.model_copy(update={"claims": claims_of, "findings": found, "topics": topics, "reviews": []})


def test_choices_follow_their_quotes_under_other_names(sample: Guide) -> None:
    before = quotes.reject(bare(sample), "c1", SECOND, "another call", **BY)
    before = quotes.place(before, "c1", THIRD, 1, **BY)
    after = carry(before, renamed(sample))
    assert ids(after, "c2")[0] == "c2/post-20180321:0"
    assert "c2/whitehouse-20180320:0" not in ids(after, "c2")
    assert ids(after, "c1") == ["c1/whitehouse-20120309:0"]


def test_a_choice_whose_quote_is_not_found_again_is_set_aside_and_comes_back(sample: Guide) -> None:
    before = quotes.reject(bare(sample), "c1", SECOND, "another call", **BY)
    pieces = [piece for piece in sample.finding("c1").evidence if piece.id != SECOND]
    without = carry(before, again(sample, "c1", evidence=pieces))
    assert without.choices == []
    assert without.aside is not None
    assert [one.evidence for one in without.aside.choices] == [SECOND]
    back = carry(without, again(sample))
    assert back.aside is None
    assert SECOND not in ids(back, "c1")


def test_a_pinned_quote_stays_and_is_not_doubled_by_the_program(sample: Guide) -> None:
    piece = pinned("c1")
    before = quotes.pin(bare(sample), "c1", piece, **BY)
    after = carry(before, again(sample))
    assert ids(after, "c1")[0] == "c1-pinned"
    own = evidence("c1", "bush-20011113", "", Stance.SUPPORTS)
    both = carry(before, again(sample, "c1", evidence=[own, *sample.finding("c1").evidence]))
    assert ids(both, "c1") == ["c1-pinned", *ids(sample, "c1")]


def test_what_was_pinned_later_is_not_carried_into_an_earlier_day(sample: Guide) -> None:
    before = quotes.pin(bare(sample), "c1", pinned("c1"), **BY)
    method = sample.method.model_copy(update={"as_of": date(2001, 1, 1)})
    with refused("is pinned in it, which is after 2001-01-01"):
        carry(before, again(sample).model_copy(update={"method": method}))


def test_own_prose_stays_with_the_quotes_it_rests_on(sample: Guide) -> None:
    told = [Sentence(text="A call was made.", cites=[SECOND])]
    before = own_prose.retell(bare(sample), "note:c1", told, **BY)
    pieces = [piece for piece in sample.finding("c1").evidence if piece.id != SECOND]
    after = carry(before, again(sample, "c1", evidence=pieces))
    assert "A call was made." in page.render(after)
    assert SECOND in ids(after, "c1"), "the quote it cites stands, though the run did not find it"
    moved = carry(before, renamed(sample))
    assert [one.place for one in moved.retold] == ["note:c2"]
    assert moved.retold[0].sentences == [Sentence(text="A call was made.", cites=["c2/whitehouse-20180320:0"])]
    lede = carry(own_prose.retell(bare(sample), "lede", [Sentence(text="So.", cites=["c1"])], **BY), renamed(sample))
    assert lede.retold[0].sentences == [Sentence(text="So.", cites=["c2"])]


def test_prose_on_a_claim_that_is_gone_is_set_aside(sample: Guide) -> None:
    before = own_prose.retell(bare(sample), "note:c1", [Sentence(text="A call was made.")], **BY)
    gone = sample.model_copy(update={"claims": sample.claims[1:], "findings": sample.findings[1:], "reviews": []})
    after = carry(before, gone)
    assert after.retold == []
    assert after.aside is not None
    back = carry(after, again(sample))
    assert [one.place for one in back.retold] == ["note:c1"]


def found(claim: str, piece: Evidence) -> Finding:
    return Finding(claim=claim, verdict=Verdict.OPEN, reason="Asked again.", evidence=[piece])


def test_claims_are_cut_again_with_the_findings_they_had(sample: Guide) -> None:
    start = TEXT.index("didn’t have the energy")
    before = claims.split(bare(sample), "c12", [(TEXT.index("Obama and Clinton"), TEXT.index("Obama and Clinton") + 17),
                                                (start, start + 22)], **BY)  # fmt: skip
    before = claims.answered(before, found("c12a", evidence("c12a", "bush-20011113", "", Stance.SUPPORTS)))
    before = claims.drop(before, "c13", "a slogan", **BY)
    before = claims.reword(before, "c2", "Obama telephoned Putin in 2012.", **BY)
    before = claims.answered(before, sample.finding("c2"))
    after = carry(before, again(sample))
    assert [claim.id for claim in after.claims] == [claim.id for claim in before.claims]
    assert after.finding("c12a") == before.finding("c12a")
    assert claims.needs_checking(after) == ["c12b"], "what was not asked about is still to be asked about"
    assert next(claim for claim in after.claims if claim.id == "c2").standalone == "Obama telephoned Putin in 2012."
    assert after.recut == before.recut
    assert "c12a" in after.method.settings["kept as a person left them"]
    assert carry(after, again(sample)).claims == after.claims, "and so on over every run"


def test_a_cut_of_words_that_are_no_longer_read_is_set_aside_and_comes_back(sample: Guide) -> None:
    before = claims.reword(bare(sample), "c2", "Obama telephoned Putin in 2012.", **BY)
    other = sample.claims[1].model_copy(update={"text": "in past, Obama"})
    later = again(sample).model_copy(update={"claims": [sample.claims[0], other, *sample.claims[2:]]})
    after = carry(before, later)
    assert after.recut == []
    assert after.aside is not None
    assert len(after.aside.recut) == 1
    assert len(carry(after, again(sample)).recut) == 1


def test_held_back_corrected_and_retracted_stay(sample: Guide) -> None:
    before = findings.withhold(bare(sample), "c10", note="lawyers", **BY)
    before = corrections.correct(before, text="Wrong day.", claim="c1", **BY)
    after = carry(before, renamed(sample))
    assert [(one.text, one.claim) for one in after.corrections] == [("Wrong day.", "c2")]
    assert "c10" not in {claim.id for claim in printed(after).claims}
    gone = carry(corrections.retract(before, reason="Forged.", **BY), again(sample))
    assert gone.retracted is not None
    assert len(history(gone)) == 3
