"""Definites whose sense is left out are not told alone."""

from datetime import date

import pytest
from tests.guide.prose.test_bearing import HELPS, SAID, VETO, bearing, claim, piece

from glossator.guide.prose.dangling import dangling
from glossator.guide.prose.telling import told


@pytest.mark.parametrize(
    "sentence",
    [
        "The controversial conference ends with an agreement.",
        "Following this ruling, Norway halts the building of the dam.",
        "Envoys blame Norway for the attacks on both ships.",
    ],
)
def test_what_was_told_before_dangles(sentence: str) -> None:
    assert dangling(sentence, "Norway can help with Chad")
    assert bearing(HELPS, [piece(sentence)], SAID).told == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The conference on the climate ends with an agreement.",
        "The Norwegian government resigns.",
        "This year the harvest of Norway fails.",
        "A dam breaks in Norway and this dam had been old.",
        "Norway says that the president of Chad is ill.",
        "After Norway had said that a missile hit the ship, Chad rejected this theory.",
    ],
)
def test_what_its_sentence_explains_does_not(sentence: str) -> None:
    assert not dangling(sentence, "Norway can help with Chad")


def test_the_claim_or_the_headline_explains_it_too() -> None:
    ends = "The conference ends with an agreement."
    assert not dangling(ends, "Norway did not come to the conference")
    one = piece(ends)
    named = one.model_copy(update={"source": one.source.model_copy(update={"title": "Conference on Chad"})})
    assert len(bearing(HELPS, [named], SAID).told) == 1


def test_a_sentence_with_a_definite_told_before_goes_on_from_the_first() -> None:
    first, second = (
        "Norway signed a treaty on the dam on Monday.",
        "Chad left the treaty within a week for want of money.",
    )
    one = told("Chad left within a week for want of money", piece(f"{first} {second}"))
    assert (one.words, one.on) == (first, second)


def test_a_fragment_that_begins_with_and_is_not_told() -> None:
    assert bearing(HELPS, [piece("and Norway became the second to help Chad.")], SAID).told == []


def test_a_report_from_long_before_the_day_that_the_claim_names_is_not_told() -> None:
    fact = claim("Norway blocked the convoys to Chad on 5 March 2018", about=("Norway", "Chad"))
    told_of = [
        len(bearing(fact, [piece(VETO, day=day)], SAID).told)
        for day in (date(2018, 3, 5), date(2018, 3, 17), date(2018, 1, 9))
    ]
    assert told_of == [1, 1, 0]


def test_nothing_is_told_of_a_claim_that_points_at_what_it_does_not_name() -> None:
    pointing = claim("Norway did not accept that reasonable regulation", about=("Norway",))
    assert bearing(pointing, [piece(VETO)], SAID).told == []


def test_no_list_is_cut_within() -> None:
    quote = (
        "Ada Lund wins the election as president of the country and defeats her old rival in the second round by a wide"
        " margin, after having taken the crucial provinces of Arn, Berg, Dahl and Holm in the far north."
    )
    assert not told("Lund won in Dahl", piece(quote)).words.endswith("Arn")


def test_no_mark_that_opens_what_follows_is_told() -> None:
    assert told("Norway helps", piece('Norway says that it "can take 500 guests" of Chad. "')).words.endswith("Chad.")
