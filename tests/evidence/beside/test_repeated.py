"""Claims of one meaning: found by meaning and words, kept apart by a name, a number or a negation more."""

import pytest

from glossator.evidence.beside import repeated

POOL = [
    "Russia can help solve problems with Syria.",
    "Russia can help solve problems with Ukraine.",
    "Barack Obama called Vladimir Putin in March 2012 to congratulate him on his election victory.",
    "Unemployment in Spain fell by 3.2 percent in 2017.",
    "The Environment Agency fined the water company for spilling sewage.",
]


def found(text: str) -> str | None:
    place = repeated.best(text, repeated.vectors([text])[0], POOL, repeated.vectors(POOL))
    return None if place is None else POOL[place]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Russia can help to solve the problems with Ukraine.", 1),
        ("In March 2012 Barack Obama called Vladimir Putin to congratulate him on his victory in the election.", 2),
        ("Spain's unemployment fell 3.2 percent in 2017.", 3),
    ],
)
def test_other_words_for_the_same_are_found(text: str, first: int) -> None:
    assert found(text) == POOL[first]


@pytest.mark.parametrize(
    "text",
    [
        "Russia can help solve problems with Iran.",
        "Russia cannot help solve problems with Syria.",
        "Barack Obama called Vladimir Putin in March 2018 to congratulate him on his election victory.",
        "Donald Trump called Vladimir Putin in March 2012 to congratulate him on his election victory.",
        "Unemployment in Spain fell by 4.2 percent in 2017.",
        "Water tastes better when it is cold.",
    ],
)
def test_a_name_a_number_or_a_negation_more_is_another_claim(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    "text",
    ["Russia voted in favour of the sanctions on Syria.", "Russian planes bombed a hospital in Syria in a night raid."],
)
def test_a_claim_on_the_same_subject_is_another_however_few_there_are(text: str) -> None:
    assert found(text) is None


def test_nothing_is_found_among_none() -> None:
    assert repeated.best("Anything.", repeated.vectors(["Anything."])[0], [], repeated.vectors([])) is None
