"""What people did, in plain words and oldest first; and what they decided on quotes, as judged data."""

from glossator.guide.edits import change
from glossator.guide.model import Guide, Sentence
from glossator.guide.reviewing import claims, corrections, findings, judged, own_prose, quotes
from glossator.guide.reviewing.history import history

from .deciding import BY, LATER, ids, pinned

FIRST, SECOND, THIRD = "c1/kremlin-57096:0", "c1/whitehouse-20180320:0", "c1/post-20180321:0"


def test_every_act_is_told_oldest_first(sample: Guide) -> None:
    made = corrections.correct(sample, text="Wrong day.", claim="c1", **LATER)
    made = quotes.reject(made, "c1", SECOND, "another call", **BY)
    made = findings.change(made, "c8", "refuted", note="Maps.", **LATER)
    made = own_prose.retell(made, "lede", [Sentence(text="He called.", cites=["c1"])], **LATER)
    made = claims.drop(made, "c13", "a slogan", **LATER)
    made = change(made, "title", "Another title", LATER["by"], LATER["at"])
    made = findings.withhold(made, "c10", note="lawyers", **LATER)
    events = history(made)
    assert [event.at for event in events] == sorted(event.at for event in events)
    said = {(event.claim, event.what.split(":")[0]) for event in events}
    assert said >= {
        ("c1", "signed it"), ("c1", "rejected"), ("c1", "corrected"), ("c8", "found it refuted and signed it"),
        ("", "told the lede in their own words"), ("c13", "dropped the claim"), ("", "set the title"),
        ("c10", "held the finding back"),
    }  # fmt: skip
    assert {event.claim for event in history(made, "c8")} == {"c8"}
    assert [event.note for event in history(made, "c8")] == ["Maps."]
    assert history(made.model_copy(update={"reviews": []}), "c2") == []


def test_what_was_decided_on_a_claim_that_is_gone_is_still_told(sample: Guide) -> None:
    made = claims.drop(quotes.reject(sample, "c1", SECOND, "no", **BY), "c1", "no claim", **LATER)
    assert [event.what.split(":")[0] for event in history(made, "c1")] == ["signed it", "rejected", "dropped the claim"]


def test_judged_rows_say_what_bears_on_which_side_and_who_said_so(sample: Guide) -> None:
    made = quotes.accept(sample, "c1", FIRST, decides=True, **BY)
    made = quotes.reject(made, "c1", SECOND, "another call", **LATER)
    made = quotes.side(made, "c1", THIRD, "neither", **BY)
    made = quotes.pin(made, "c9", pinned("c9"), **BY)
    made = quotes.place(made, "c1", ids(made, "c1")[-1], 1, **BY)
    rows = {(row["document"], row["claim"]): row for row in judged.rows(made)}
    claim = sample.claims[0].standalone
    assert len(rows) == 4, "a place is no judgement"
    first = rows["kremlin-57096", claim]
    assert (first["judgement"], first["side"], first["decides"], first["bearing"]) == ("D+", "+", True, True)
    assert first["passage"]["text"] == sample.finding("c1").evidence[0].quote.exact
    assert (first["as_of"], first["kind"], first["by"]) == ("2018-03-21", "fact", "A. Editor")
    second = rows["whitehouse-20180320", claim]
    assert (second["judgement"], second["bearing"], second["by"], second["why"]) == (
        "0", False, "B. Editor", "another call",
    )  # fmt: skip
    assert rows["post-20180321", claim]["judgement"] == "C"
    assert rows["bush-20011113", sample.claims[8].standalone]["judgement"] == "B+"
    assert judged.rows(quotes.restore(made, "c1", SECOND, **LATER)) != judged.rows(made)
    assert len(judged.rows(quotes.restore(made, "c1", SECOND, **LATER))) == 3
    assert judged.rows(sample) == []
