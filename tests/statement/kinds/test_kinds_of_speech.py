"""Kinds that a word alone does not tell: what was, what is open, what ought to be, who says so, what is only talk."""

import pytest
from tests.statement.posts import even

from glossator.statement import Kind, claims, from_text


def kinds(said: str, *, medium: str | None = None) -> set[Kind]:
    return {claim.kind for claim in claims(from_text(said, speaker="Ann Lee", medium=medium), detector=even)}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("He'd met the king of Norway in Oslo.", Kind.FACT),
        ("Berg could not attend the summit in Oslo.", Kind.FACT),
        ("The ship may have sunk off Oslo.", Kind.FACT),
        ("They were planning to sell the port of Oslo.", Kind.FACT),
        ("They're planning to sell the port of Oslo.", Kind.FORECAST),
        ("Berg could sell the port of Oslo.", Kind.FORECAST),
        ("Berg promised to sign in Oslo. And he will.", Kind.FORECAST),
        ("Then we won't have to depend on Norway.", Kind.FORECAST),
        ("The law of Norway has to be repealed.", Kind.OPINION),
        ("The sailors of Norway must know that the navy will come if needed.", Kind.OPINION),
        ("I've gotten to see the harbour of Oslo.", Kind.FACT),
        ("It has to be repealed in Oslo, number one, and number two, it failed.", Kind.OPINION),
        ("#1 in all of Norway and in Oslo.", Kind.FACT),
        ("I have been under audit in Norway for 15 years.", Kind.FACT),
        ("We are going to ask the banks of Norway to pay their share.", Kind.FORECAST),
        ("I wish that the sailors of Norway were at home.", Kind.OPINION),
    ],
)
def test_auxiliaries_tell_what_was_what_is_open_and_what_ought_to_be(said: str, kind: Kind) -> None:
    assert kind in kinds(said)


def test_what_another_did_not_do_can_be_looked_up() -> None:
    assert kinds("Berg owed the bank of Oslo. He did not pay.") == {Kind.FACT}


@pytest.mark.parametrize(
    "said",
    [
        "The harbour, especially in spring, can be full of cod, she said, including herring from Oslo.",
        "The council has said that more than 300 ships in Oslo were sold since May and that 11 sank.",
        'Via @oslonews by @annlie: "Berg to hand out cod at the summit in Oslo"',
    ],
)
def test_who_says_so_makes_a_quotation(said: str) -> None:
    assert Kind.QUOTATION in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "Mr Berg, go ahead.",
        "Did you sell the port because",
        "when I am president of Norway.",
        "Jens Berg @oslonews--Congrats on your great piece on the port of Oslo.",
    ],
)
def test_talk_questions_and_rests_are_no_claims(said: str) -> None:
    assert kinds(said) == set()


def test_a_call_calls_on_somebody() -> None:
    assert kinds("LETS MAKE OSLO GREAT AGAIN!") == {Kind.SLOGAN}
    assert Kind.SLOGAN not in kinds("We have an effort going in Oslo, and going well!")


def test_the_second_half_of_a_fact_is_one_too() -> None:
    found = kinds("We have closed the ports of Norway, and are now in the process of building a wall around it.")
    assert found == {Kind.FACT}
