"""What counts as a claim: rankings and denials do; thanks, marks, names and broken words do not."""

import json

import pytest
from tests.statement.posts import claims_in, even

from glossator.statement import Kind, claims, from_text
from glossator.statement.kinds import worth
from glossator.statement.topics import grouping


@pytest.mark.parametrize(
    "sentence",
    [
        "I was the only senator who voted against the canal.",
        "Rents have NEVER been lower!!!",
        "This is the smallest budget in 30 years.",
        "No other country exports more tin than Peru does.",
        "We are building more than ever.",
        "There is not a town in Peru without a shortage of nurses.",
        "It was the first time a woman led the council of Lima.",
        "Never before has a bank in Peru lent this much.",
    ],
)
def test_a_place_in_a_ranking_can_be_checked(sentence: str) -> None:
    (claim,) = claims_in(sentence)
    assert claim.kind in {Kind.FACT, Kind.NUMBER}


@pytest.mark.parametrize("sentence", ["She is the best teacher ever.", "It is the worst deal in history."])
def test_a_ranking_by_taste_is_an_opinion(sentence: str) -> None:
    (claim,) = claims_in(sentence)
    assert claim.kind is Kind.OPINION


def test_wrong_denies_what_the_turn_before_asserted_and_once() -> None:
    said = "SMITH: Jones backed the canal in 2003.\nJONES: Wrong. Wrong.\nSMITH: Thank you."
    found = claims(from_text(said, format="transcript"), detector=even)
    assert [claim.text for claim in found] == ["Jones backed the canal in 2003", "Wrong"]
    assert found[1].kind is Kind.FACT
    assert found[1].standalone == "It is not true that Jones backed the canal in 2003"
    assert found[1].assumptions[0].reason.startswith("said to what Smith")


@pytest.mark.parametrize(
    "said",
    [
        "Thank you Governor!",
        "#Lima #Peru",
        "They",
        "Mr. Jones.",
        "Please respond.",
        "Why?",
        "Your two minutes is expired.",
    ],
)
def test_what_asserts_nothing_is_no_claim(said: str) -> None:
    assert claims_in(said) == []


def test_a_claim_about_nobody_knows_whom_is_hardly_worth_checking() -> None:
    (claim,) = claims_in("They raised a family.")
    assert claim.worth < worth.threshold() < claims_in("Ben Example sold the bridge to Peru.")[0].worth


def test_marks_of_a_list_part_sentences_and_nothing_is_lost() -> None:
    found = claims_in("1️⃣ Rents rose 7% 2️⃣ Theft fell 12% 3️⃣ Exports doubled")
    assert [claim.text for claim in found] == ["Rents rose 7%", "Theft fell 12%", "Exports doubled"]


def test_what_follows_a_call_is_checked_by_itself_but_not_what_is_called_a_lie() -> None:
    assert [claim.text for claim in claims_in("Don’t trust the ‘experts’: rents rose 3%.")] == ["rents rose 3%"]
    assert all("the lie" in claim.text for claim in claims_in("Don’t believe the lie: rents rose 3%."))


def test_a_post_handed_on_is_somebody_elses() -> None:
    (claim,) = claims_in('"@lima_fan: Peru sold 40 ships; Chile bought them all')
    assert claim.kind is Kind.QUOTATION


def test_comments_and_footnotes_of_markdown_are_no_speech() -> None:
    statement = from_text("Rents fell.[^1]\n\n<!-- rents doubled -->\n\n[^1]: Source: the bank.\n", format="markdown")
    assert statement.text == "Rents fell."


def test_a_post_that_breaks_off_goes_on_in_the_next() -> None:
    rows = [
        {"text": "A total lack of.....", "created_at": "Thu Oct 12 10:00:00 +0000 2017", "id_str": "1"},
        {"text": "...copper, say the mayors of Peru.", "created_at": "Thu Oct 12 10:01:00 +0000 2017", "id_str": "2"},
    ]
    found = claims(from_text(json.dumps(rows), format="posts", speaker="Ada Example"), detector=even)
    assert all("lack of copper" in claim.standalone for claim in found)


def test_headings_say_something() -> None:
    said = "Peru sold two-thirds of its ships. Iran's nuclear program grew in 2015. "
    said += "The Iranian nuclear program shrank in 2016."
    headings = [title for title, _ in grouping.group(claims_in(said))]
    assert "Two-thirds" not in headings
    assert sum("nuclear program" in title for title in headings) == 1


def test_facts_stand_under_no_heading_of_opinions() -> None:
    found = claims_in("It fell by 40 percent. It is a shame.")
    assert all(title != grouping.REST for title, ids in grouping.group(found) if "c1" in ids)
