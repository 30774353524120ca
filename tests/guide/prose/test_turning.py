"""What turns a told sentence is told with it, or the fact is not told."""

import pytest
from tests.guide.prose.test_bearing import AGAINST, HELPS, SAID, VETO, bearing, claim, piece

from glossator.evidence.model import Evidence
from glossator.guide.prose.telling import told
from glossator.language.model import Certainty
from glossator.spans import Span, anchor

SALES = "Norway sold coal to Chad in the autumn."


def hedge(quote: str, of: str = "Norway sells coal to Chad", named: tuple[tuple[str, bool], ...] = ()) -> str:
    return told(of, piece(quote), named).hedge


@pytest.mark.parametrize(
    "turn",
    [
        "However, the harbour master had closed the port.",
        "But nobody was there to buy it.",
        "If the council agrees, more ships will follow.",
        "It was unclear who had paid for it.",
        "The ministry denied that any coal had been sold.",
        "Officials were investigating whether the coal had been stolen.",
    ],
)
def test_a_sentence_that_turns_the_one_told_comes_along(turn: str) -> None:
    assert hedge(f"{SALES} {turn}") == turn


@pytest.mark.parametrize(
    "beside",
    ["The weather was fine on Monday.", "The ships came from the far north.", "He was asked why coal was sold."],
)
def test_a_sentence_that_turns_nothing_stays_out(beside: str) -> None:
    assert hedge(f"{SALES} {beside}") == ""


def test_a_denial_right_behind_what_somebody_says_is_of_that() -> None:
    denied = "Officers in Chad deny it."
    assert hedge(f"Norway says that its pilots sank six boats. {denied}", "Chad did not attack Norway") == denied


def test_an_accusation_about_what_is_claimed_comes_along() -> None:
    accused = "Norway and Chad accuse each other of breaking the truce."
    named = (("Norway", False),)
    assert hedge(
        f"At least 44 people are killed in air raids by Norway. {accused}", "Norway keeps the truce", named
    ) == (accused)


def test_a_concession_on_the_subject_of_the_claim_comes_along() -> None:
    named, head = (("Norway", False),), "Gas supplies through the pipe fall by 77 per cent in a day."
    conceded = "Lawmakers ask for an inquiry, although buyers confirm that Norway keeps its contracts."
    assert hedge(f"{head} {conceded}", "Norway does not use gas as a weapon", named) == conceded
    other = "Lawmakers ask for an inquiry, although buyers have no complaint."
    assert hedge(f"{head} {other}", "Norway does not use gas as a weapon", named) == ""


def test_words_that_weaken_the_evidence_are_told_with_it() -> None:
    weak = "The rebels are believed to hold the coal."
    quote = f"Ships with coal left the port of Arn on Monday night. Rain fell. {weak}"
    one = piece(quote).model_copy(update={"certainty": Certainty.HEDGED, "certainty_words": ["believed"]})
    assert told("Norway sells coal", one).hedge == weak
    within = one.model_copy(update={"certainty_words": ["left the port"]})
    assert told("Norway sells coal", within).hedge == ""


def cut_out(passage: str, quote: str) -> Evidence:
    """A piece that quotes the beginning of a longer passage."""
    whole = anchor(passage, 0, len(quote))
    return piece(quote, AGAINST).model_copy(update={"quote": whole, "passage": Span(start=0, end=len(passage))})


def test_what_is_turned_right_behind_its_quote_is_not_told() -> None:
    assert bearing(HELPS, [cut_out(f"{VETO} However, it let them pass on Tuesday.", VETO)], SAID).told == []
    assert len(bearing(HELPS, [cut_out(f"{VETO} The drivers went home.", VETO)], SAID).told) == 1


def test_a_report_of_what_the_speaker_said_is_no_fact_beside_the_claim() -> None:
    words = "Ada Smith tweets that Norway blocked the convoys to Chad."
    said = piece(words).model_copy(update={"certainty": Certainty.REPORTED, "certainty_words": ["tweets that"]})
    hers = claim("Norway blocked the convoys to Chad", about=("Norway", "Chad")).model_copy(
        update={"speaker": "Ada Smith"}
    )
    assert bearing(hers, [said], SAID).told == []
    assert len(bearing(hers.model_copy(update={"speaker": "Ann Poe"}), [said], SAID).told) == 1
