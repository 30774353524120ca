"""Sentences are taken apart only where each part says what the speaker said."""

import pytest
from tests.statement.posts import claims_in

from glossator.statement import Kind
from glossator.statement.words import words


def texts(sentence: str) -> list[str]:
    return [claim.text for claim in claims_in(sentence)]


def test_joined_clauses_share_their_subject_and_auxiliary() -> None:
    assert [claim.standalone for claim in claims_in("I have cut taxes and signed the Treaty of Lisbon.")] == [
        "Ada Example has cut taxes",
        "Ada Example has signed the Treaty of Lisbon",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "We spent 6 trillion dollars in Iraq and Afghanistan.",  # a number holds the list
        "He has never met Putin and Assad.",  # a negation does
        "He will hit Iran or Syria.",  # an alternative
        "She mediated between Israel and Egypt.",  # a preposition
        "He did not lie and cheat in Vermont.",  # one negation for two verbs
        "If Russia attacks, NATO and the Baltic states will answer.",  # a condition
    ],
)
def test_what_is_meant_together_stays_together(sentence: str) -> None:
    assert texts(sentence) == [sentence.rstrip(".")]


def test_a_list_of_names_is_one_claim_a_name() -> None:
    assert texts("He visited France, Spain and Italy.") == ["He visited France", "He visited Spain", "He visited Italy"]


def test_a_report_is_two_claims_and_the_inner_one_says_whose() -> None:
    outer, inner = claims_in("The minister said that exports rose by 3 percent.")
    assert (outer.kind, outer.text) == (Kind.QUOTATION, "The minister said that exports rose by 3 percent")
    assert (inner.kind, inner.text) == (Kind.NUMBER, "exports rose by 3 percent")
    assert inner.flags == ["said by: The minister"]


@pytest.mark.parametrize(
    "sentence", ["The minister denied that exports rose.", "The minister never said that exports rose."]
)
def test_what_is_denied_is_nobodys_claim(sentence: str) -> None:
    assert texts(sentence) == [sentence.rstrip(".")]


def test_a_relative_clause_after_a_name_is_its_own_claim() -> None:
    found = texts("Hillary Clinton, who voted for the war, visited Baghdad in 2007.")
    assert "Hillary Clinton voted for the war" in found
    assert any("visited Baghdad in 2007" in text for text in found)


def test_a_parenthesis_that_asserts_is_its_own_claim_and_others_stay() -> None:
    assert texts("Exports rose in 2017 (Ben Example opposed the treaty).") == [
        "Exports rose in 2017",
        "Ben Example opposed the treaty",
    ]
    assert texts("Exports rose by 3 percent (about 2 billion dollars) in 2017.") == [
        "Exports rose by 3 percent (about 2 billion dollars) in 2017"
    ]


def test_frames_that_add_nothing_are_left_out_and_hedges_stay() -> None:
    assert texts("I can tell you that Exports to Peru fell in 2017.") == ["Exports to Peru fell in 2017"]
    assert texts("I think that exports to Peru fell in 2017.") == ["I think that exports to Peru fell in 2017"]


def test_the_core_of_a_mixed_sentence() -> None:
    found = claims_in("Ben Example visited Peru in 2017, but he didn't have the energy.")
    assert [(claim.kind, claim.text) for claim in found] == [(Kind.FACT, "Ben Example visited Peru in 2017")]


def test_opinions_and_calls_are_listed_and_what_asserts_nothing_is_not() -> None:
    said = "Thank you all very much. Why did they leave? Vote for Ada! It is a disgrace. Peru exported 4 tons in 2016."
    assert [claim.kind for claim in claims_in(said)] == [
        Kind.SLOGAN,
        Kind.OPINION,
        Kind.NUMBER,
    ]


def test_an_interjected_clause_between_dashes_stands_beside() -> None:
    said = "We cut the price of a fast — and it was a very fast — new jet by 40 percent."
    assert texts(said)[0] == "We cut the price of a fast new jet by 40 percent"


def test_broken_off_words_assert_nothing() -> None:
    assert claims_in("Gentlemen, we'll get to...") == []


def test_a_quotation_of_several_sentences_is_one_claim_and_keeps_its_own_i() -> None:
    claim = claims_in("The minister said, “No, sir. I never sold 40 tankers.”")[0]
    assert claim.kind is Kind.QUOTATION
    assert claim.standalone == "The minister said, “No, sir. I never sold 40 tankers.”"
    assert claims_in("The banks say, I will move to China.")[0].standalone == "The banks say, I will move to China"


def test_a_typographic_apostrophe_is_no_number_and_stays() -> None:
    (claim,) = claims_in("It wasn’t classified information.")
    assert claim.kind is not Kind.NUMBER
    assert claim.standalone == "It wasn’t classified information"


def test_no_and_yes_in_the_lists_are_words() -> None:
    assert "no" in words("marks", "negations")
    assert {"yes", "no"} <= words("kinds", "openers")


def test_a_condition_inside_a_report_is_the_reports() -> None:
    (claim, *_) = claims_in("A study showed that Peru would have won in 2016 if it were not for the storm.")
    assert claim.kind is Kind.QUOTATION
