"""Pronouns, descriptions and dates: read where one reading is left, flagged where not, never guessed."""

from datetime import date

import pytest
from tests.statement.posts import claims_in

from glossator.statement import claims, from_text
from glossator.statement.coreference import relative_dates

DAY = date(2018, 3, 21)


def last(text: str, **given: str | None) -> tuple[str, list[str]]:
    claim = claims_in(text, **given)[-1]
    return claim.standalone, claim.flags


def test_one_person_is_he() -> None:
    assert last("President Putin of Russia spoke in Moscow. He left for Peru.") == (
        "President Putin of Russia left for Peru",
        [],
    )


def test_two_people_are_ambiguous_and_the_words_stay() -> None:
    standalone, flags = last("Ben Smith and Carl Jones met David Brown in Lima. He left for Peru.")
    assert standalone == "He left for Peru"
    assert flags == ["ambiguous: he"]


@pytest.mark.parametrize("said", ["No, I did not say that at all.", "We signed that in March 2015."])
def test_what_that_points_at_is_never_guessed(said: str) -> None:
    assert "ambiguous: that" in last(said)[1]


def test_that_which_joins_a_clause_points_at_nothing() -> None:
    assert "ambiguous: that" not in last("Hillary Clinton said in Ohio that taxes fell by nine percent in 2012.")[1]


def test_gender_by_name() -> None:
    assert last("Hillary Clinton met Donald Trump in Ohio. She left for Peru.")[0] == "Hillary Clinton left for Peru"


def test_a_pronoun_whose_name_is_in_the_claim_stays() -> None:
    assert last("Peru sold its copper to Chile in 2016.") == ("Peru sold its copper to Chile in 2016", [])


def test_they_are_people_or_states_not_taxes() -> None:
    assert last("China raised its tariffs. They charge us 25 percent.")[0].startswith("China charges")
    assert "ambiguous: they" in last("The taxes went up in Ohio. They told us nothing in 2016.")[1]


def test_the_speaker_for_i_with_the_verb() -> None:
    assert (
        last("I own property in Chicago and I've met my lawyer in Peru.")[0]
        == "Ada Example has met Ada Example’s lawyer in Peru"
    )
    assert last("I visited Peru in 2016.", speaker=None) == ("I visited Peru in 2016", ["ambiguous: i"])


def test_we_says_who_speaks_and_is_flagged() -> None:
    standalone, flags = last("We’ve signed 12 treaties with Peru.")
    assert standalone == "We (Ada Example and those spoken for) have signed 12 treaties with Peru"
    assert flags == ["ambiguous: we"]


def test_you_is_whoever_is_spoken_to_by_name() -> None:
    assert last("Senator Rubio, you have supported the treaty with Peru.")[0] == (
        "Senator Rubio has supported the treaty with Peru"
    )


def test_the_agreement_is_the_one_named_before() -> None:
    assert last("The Paris climate accord was signed in 2016. Peru left the agreement in 2017.")[0] == (
        "Peru left the Paris climate accord in 2017"
    )
    two = (
        "The Paris climate accord was signed in 2016. The Iran nuclear deal was signed in 2015. "
        "Peru left the agreement in 2017."
    )
    assert last(two) == ("Peru left the agreement in 2017", ["ambiguous: the agreement"])


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("yesterday", "20 March 2018"),
        ("last year", "2017"),
        ("last month", "February 2018"),
        ("two weeks ago", "the week of 5 March 2018"),
        ("ten years ago", "about 2008"),
        ("last week", "the week of 12 March 2018"),
        ("last Monday", "19 March 2018"),
        ("last March", "March 2017"),
        ("the past decade", "2008 to 2018"),
        ("last summer", "June to August 2017"),
        ("last winter", "December 2017 to February 2018"),
        ("earlier this year", "2018"),
        ("this morning", "21 March 2018"),
        ("the last three months", "December 2017 to March 2018"),
    ],
)
def test_dates_count_from_the_day_of_the_statement(said: str, meant: str) -> None:
    text, assumptions = relative_dates.resolve(f"Exports fell {said}", DAY)
    assert text == f"Exports fell {said} ({meant})"
    assert [(each.words, each.meaning) for each in assumptions] == [(said, meant)]


@pytest.mark.parametrize(
    "said", ["in 2016", "on Tuesday", "at 5 p.m.", "the next day", "last year’s deal", "every day"]
)
def test_dates_stay_that_nobody_counted_from_the_day(said: str) -> None:
    assert relative_dates.resolve(f"Exports fell {said}", DAY) == (f"Exports fell {said}", [])


@pytest.mark.parametrize(
    ("sentence", "dated"),
    [
        ("It need not and does not have to be so today", False),
        ("There are nine million poor people today", False),
        ("Today they signed the bill", True),
        ("They are leaving today", True),
        ("They have today signed the bill", True),
        ("They will sign it today", True),
    ],
)
def test_today_beside_a_plain_present_means_nowadays(sentence: str, dated: bool) -> None:
    assert ("21 March 2018" in relative_dates.resolve(sentence, DAY)[0]) is dated


def test_dates_stay_when_the_day_is_not_known() -> None:
    assert relative_dates.resolve("Exports fell yesterday", None) == ("Exports fell yesterday", [])


@pytest.mark.parametrize(
    "text",
    [
        "The Second Amendment is in danger. My uncle was a cop. He was in Chicago in 1968.",  # a law is nobody
        "The Police officers are fine. The men and women of Ohio, they put up 40 houses.",  # set in front
        "They called Philip the Mr. Rogers of Ohio. They came in 2016. They smear opponents. They used it in Peru.",
        "Peru sold copper. The papers printed Peru. It wasn't in the papers of 2016.",
        "Peru is not agreeing to it. It's a meaningless deal of 2016.",
        "My wife left in 2016. Ben Smith’s friends came. She said so in Lima.",
    ],
)
def test_what_somebody_else_is_meant_by_is_not_put_in(text: str) -> None:
    standalone, _ = last(text)
    assert standalone.split()[0] in {"He", "They", "It", "It's", "She", "The"}


def test_they_that_act_are_who_acted() -> None:
    said = "The tankers came from Peru. Ben and Ada raised two children, and they left Lima in 2016."
    assert last(said)[0] == "Ben and Ada left Lima in 2016"


def test_an_unnamed_speaker_is_nobody() -> None:
    (claim,) = claims_in("I lost 40 letters in 2016.", speaker="Question")
    assert claim.standalone == "I lost 40 letters in 2016"
    assert claim.flags == ["ambiguous: i"]


def test_short_forms_after_a_name() -> None:
    assert last("Judge Carl Jones spoke in Ohio. He's been on the court since 2006.")[0].startswith(
        "Judge Carl Jones has been"
    )
    assert last("The Democrats lost Ohio. They're leaving for Peru in 2019.")[0].startswith("The Democrats are leaving")
    assert last("Let me do 40 of them in Ohio before the month is out.")[0].startswith("Let Ada Example do 40 of them")


def test_who_answers_may_be_the_one_called_by_the_given_name() -> None:
    said = "CRUZ: Donald claims to care about Ohio.\n\nTRUMP: He sent me a book in 2014.\n\nCRUZ: Donald wrote it.\n"
    spoken = claims(from_text(said, format="transcript"), detector=lambda texts: [0.5 for _ in texts])
    claim = next(each for each in spoken if "book" in each.text)
    assert "Donald" not in claim.standalone
    assert "ambiguous: he" in claim.flags


def test_she_is_no_people() -> None:
    assert last("I will help the Latinos of Ohio. She has raised our taxes in 2014.")[1] == [
        "ambiguous: she",
        "ambiguous: our",
    ]


def test_it_that_stands_for_nothing_stays() -> None:
    assert last("Bob Smith sold the bank in 2014. On television that is the way it is.")[0].endswith("the way it is")


def test_what_something_is_called_is_not_what_was_named_before() -> None:
    assert last("The president signed the Dodd-Frank bill in 2010. That is the law.")[0] == "That is the law"
