"""Words that only look as if they could be cut, left out or replaced: nothing is put in anybody's mouth."""

from datetime import date

import pytest

from glossator.statement import Claim, claims, from_text


def made(text: str, *, medium: str | None = None) -> list[Claim]:
    return claims(from_text(text, speaker="Ann Lee", date=date(2018, 3, 21), medium=medium))


def said(text: str, *, medium: str | None = None) -> list[str]:
    return [claim.standalone for claim in made(text, medium=medium)]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("He said exports rose, and imports fell in Oslo.", "Imports"),
        ("The minister told us that Oslo paid in March, but Bergen paid nothing.", "Bergen"),
        ("It is amazing how Danes can sail to Oslo but Norway is not allowed to sail to Denmark.", "Norway"),
        ("Berit has no answer when the Danes ask, and they say that Oslo is closing.", "They say"),
        ("You shut the gate and you say you are not leaving Oslo until the Danes have signed.", "You are not"),
    ],
)
def test_what_may_be_under_somebodys_words_is_not_told_without_them(text: str, never: str) -> None:
    assert not any(each.startswith(never) for each in said(text))


def test_what_the_reporter_added_is_not_what_those_he_spoke_of_added() -> None:
    text = 'Speaking in Bergen, Colonel Jens Berg said Danish forces had entered the harbour, adding: "No fight."'
    assert not any(each.startswith("Danish forces") and "adding" in each for each in said(text))


def test_a_deed_after_a_report_is_not_what_was_reported() -> None:
    text = "He announced in May that he would not come to Oslo, and has since called for all talks to be closed."
    assert not any("called" in claim.standalone and "announced" not in claim.standalone for claim in made(text))


def test_two_reports_are_still_two() -> None:
    found = said("Berg said that cod grew dear, and Vik said that herring grew cheap.")
    assert "Vik said that herring grew cheap" in found


def test_i_would_say_softens_and_i_would_like_to_add_does_not() -> None:
    assert said("I would say that exports rose in Norway.") == ["Ann Lee would say that exports rose in Norway"]
    assert said("I would like to add that exports rose in Norway.") == ["Exports rose in Norway"]
    assert said("I\xa0must note that exports\xa0rose in Norway.") == ["Exports rose in Norway"]


def test_no_verb_is_cut_from_the_word_it_belongs_to() -> None:
    text = "I have met more than 90 captains and everywhere I sailed, it was an honor to speak for Norway."
    assert not any(each.endswith("everywhere") or each == "Ann Lee sailed" for each in said(text))


def test_they_are_not_a_body_where_things_were_named_too() -> None:
    found = said("The Oslo Times printed two pages of letters. They show that Norway paid.")
    assert "They show that Norway paid" in found


def test_if_you_were_he_speaks_of_nobody_else() -> None:
    found = said("If you were Jens Berg, you would shut the port. Then he was too hard on the sailors of Oslo.")
    assert not any(each.startswith("Then Jens Berg") for each in found)


def test_a_quotation_keeps_its_source_in_each_part() -> None:
    text = "“The port is shut,” Mr Vik told the king in Oslo. “It was late, but with new nets we could fish cod.”"
    assert all("said by: Mr Vik" in claim.flags for claim in made(text) if "cod" in claim.text)


def test_what_is_counted_up_is_not_each_the_whole() -> None:
    text = "The ministers who signed in Oslo are Jens Berg, Ann Vik, and Ole Dahl."
    assert said(text) == [text.rstrip(".")]


def test_what_was_heard_goes_on_behind_a_comma() -> None:
    text = "I have always heard of the pact with Norway, that is the hardest pact."
    assert all("hardest" in each for each in said(text))


def test_a_short_form_that_may_be_is_or_has_stays() -> None:
    found = said("Berit Vik spoke in Oslo. She's also worked on the harbour of Bergen.")[-1]
    assert "is also worked" not in found
    assert found.endswith("’s also worked on the harbour of Bergen") or "'s also worked" in found


def test_words_in_quotation_marks_are_not_tidied() -> None:
    found = said('Berg told the council of Oslo, "This is an old — this is a historic harbour."')
    assert any("This is an old — this is a historic harbour" in each for each in found)


def test_a_quotation_at_the_end_of_a_claim_is_closed() -> None:
    found = made('The council of Oslo confirmed that the mills of Bergen are "under water."')
    inner = next(claim for claim in found if any(flag.startswith("said by") for flag in claim.flags))
    assert inner.standalone == 'The mills of Bergen are "under water."'


def test_who_said_it_is_named_as_it_was_printed() -> None:
    found = made("Jens Berg, a co-author of the paper, said that cod grew dear in Oslo.")
    assert "said by: Jens Berg, a co-author of the paper" in [flag for claim in found for flag in claim.flags]


def test_words_inside_a_word_point_at_nothing() -> None:
    assert made("The do-it-yourself shops of Oslo closed in May.")[0].flags == []


def test_the_last_days_of_something_are_not_the_days_before() -> None:
    assert "(" not in said("This is how Berg can win the debate in Oslo and the last 35 days.")[0]
    assert "(" in said("Norway built two ports in the last three years.")[0]


@pytest.mark.parametrize("text", ["And the ministers of Oslo are...", "The winner in Oslo is..."])
def test_a_post_that_keeps_back_what_comes_asserts_nothing(text: str) -> None:
    assert said(text, medium="post") == []


def test_the_rest_of_a_post_is_not_given_to_its_author() -> None:
    assert not any(each.startswith("Ann Lee is") for each in said("beating Norway, and I love Oslo.", medium="post"))
    assert said("Beating Norway in Oslo today!", medium="post")[0].startswith("Ann Lee is beating Norway")


def test_dots_in_a_speech_are_no_post_cut_short() -> None:
    (found,) = made("Berg wants to raise the quota of Norwegian cod by five hundred…")
    assert found.flags == ["breaks off: the sentence was not finished"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Good evening, crime fell by nine percent last year.", "Crime fell"),
        ("Good morning, and our exports rose 3 percent in 2017.", "exports rose 3 percent in 2017"),
        ("Thank you very much we cut taxes for nine million families.", "cut taxes for nine million families"),
    ],
)
def test_what_is_told_behind_a_greeting_is_a_claim(text: str, kept: str) -> None:
    (only,) = said(text)
    assert kept in only
    assert not only.lower().startswith(("good", "thank"))


@pytest.mark.parametrize("text", ["Thank you, Lester, for having me tonight.", "Good evening, Mr Reed."])
def test_a_greeting_alone_is_no_claim(text: str) -> None:
    assert said(text) == []


def test_you_behind_a_handle_is_whom_the_post_is_written_to() -> None:
    assert said("@mayor You promised nine buses in May.", medium="post") == ["@mayor promised nine buses in May"]
    assert said("“@fan: You won the debate in Oslo.”", medium="post") != ["@fan won the debate in Oslo"]


def test_the_agreement_spoken_of_all_along_is_not_one_named_in_passing() -> None:
    named = "Ships are exempt under the Vienna Convention. The Agreement binds nine ports."
    text = f"The Agreement was signed in Oslo. {named}"
    assert not any("Vienna" in each and "nine ports" in each for each in said(text))
    assert any("Vienna Convention binds" in each for each in said(named))


@pytest.mark.parametrize(
    "text",
    [
        "Let me stress that exports rose by nine percent in 2017.",
        "Let me say this: exports rose by nine percent in 2017.",
        "I want to point out that exports rose by nine percent in 2017.",
    ],
)
def test_what_a_speaker_asks_leave_to_say_is_a_claim(text: str) -> None:
    assert said(text) == ["Exports rose by nine percent in 2017"]
