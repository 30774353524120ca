"""Actors are known under their other names, and only under those."""

import pytest

from glossator.people.named_in import canonical, forms, names, same_person


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moscow denied it.", "Russia"),
        ("The Russian envoy spoke.", "Russia"),
        ("Trump's call came late.", "Donald Trump"),
        ("President Donald Trump called.", "President Trump"),
        ("The U.S. and others", "United States"),
        ("fighters of the Islamic State", "ISIS"),
        ("the IAEA's report", "International Atomic Energy Agency"),
        ("Daesh", "ISIS"),
        ("Iran has complied with the Joint Comprehensive Plan of Action, it said.", "JCPOA"),
        ("the JCPOA", "Joint Comprehensive Plan of Action"),
        ("the Department of Homeland Security said", "DHS"),
        ("The North American Free Trade Agreement ended", "NAFTA"),
        ("the Special Inspector General for Afghanistan Reconstruction", "SIGAR"),
    ],
)
def test_an_actor_is_named_in_any_of_its_forms(text: str, name: str) -> None:
    assert names(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Give it to us now.", "United States"),  # the pronoun is not the state
        ("who said it", "World Health Organization"),
        ("a trumped-up charge", "Donald Trump"),
        ("Prussian blue", "Russia"),
        ("a party in the garden", "Democratic Party"),
        ("the joint comprehensive plan of action", "JCPOA"),  # nobody's name
        ("the Joint Plan. Of Action there was none", "JPOA"),
        ("Europe United", "EU"),  # of two letters chance makes too many
    ],
)
def test_look_alikes_are_not_the_actor(text: str, name: str) -> None:
    assert not names(text, name)


def test_a_run_of_small_words_takes_neither_time_nor_depth() -> None:
    for small, short in (("of", "JOOOOOO"), ("the", "JCPOA")):
        assert not names(f"Joint {f'{small} ' * 20_000}", short)


def test_other_words_for_a_state_give_one_name() -> None:
    assert {canonical(word) for word in ("Russia", "Russian", "Moscow", "the Kremlin", "Russian Federation")} == {
        "Russia"
    }


def test_the_last_word_of_a_body_does_not_stand_for_it() -> None:
    assert "Party" not in forms("Communist Party")
    assert "Trump" in forms("Donald Trump")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Donald J. Trump", "Donald Trump", True),
        ("President Donald Trump", "Donald J. Trump", True),
        ("@realDonaldTrump", "Donald Trump", True),
        ("Ivanka Trump", "Donald Trump", False),
        ("Trump", "Donald Trump", True),
        ("", "Donald Trump", False),
    ],
)
def test_a_speaker_is_one_person_under_several_spellings(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


@pytest.mark.parametrize(
    ("said", "one"),
    [
        ("President Putin of Russia", "Vladimir Putin"),
        ("Chancellor Merkel of Germany", "Angela Merkel"),
        ("Bank of England", "Bank of England"),
        ("Secretary of State Rex Tillerson", "Rex Tillerson"),
        ("President of Russia", "President of Russia"),
    ],
)
def test_the_state_of_an_office_is_no_part_of_the_persons_name(said: str, one: str) -> None:
    assert canonical(said) == one
