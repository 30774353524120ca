"""What holds nothing that a stranger could look up is no claim."""

import pytest

from glossator.statement import Kind, claims, from_text


@pytest.mark.parametrize(
    "words",
    ["Three killed.", "Six wounded, one dead.", "They're like wet paper.", "It's like Swiss clockwork.", "She had 12.",
     "They took 300.", "Ten thousand of them.", "That was 1995.", "One was killed."],
)  # fmt: skip
def test_no_claim(words: str) -> None:
    assert claims(from_text(words, speaker="Ann Poe", date="2018-03-21")) == []


@pytest.mark.parametrize(
    "words",
    ["Three killed in Basra on 3 March.", "Three dead in Ohio flood", "They bombed two hospitals.", "We lost 90 shops.",
     "It cost 40 million dollars.", "400 jobs lost in Dayton.", "Twelve soldiers were shot.",
     "No more than 80 opened."],
)  # fmt: skip
def test_a_claim(words: str) -> None:
    assert [claim.kind for claim in claims(from_text(words, speaker="Ann Poe", date="2018-03-21"))] == [Kind.NUMBER]


def test_a_likeness_is_an_opinion() -> None:
    found = claims(from_text("Our laws are like wet paper.", speaker="Ann Poe"))
    assert [claim.kind for claim in found] == [Kind.OPINION]


def test_whoever_is_in_the_chair_is_in_no_claim() -> None:
    found = claims(from_text("Madam Chairwoman, the bill spends 40 million dollars on pumps.", speaker="Ann Poe"))
    assert [claim.standalone for claim in found] == ["The bill spends 40 million dollars on pumps"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Ann Poe couldn't believe the vote in Ohio.", Kind.OPINION),
        ("I will be opening nine clinics in Ohio.", Kind.FORECAST),
        ("Ann Poe will be leading the march in Dayton.", Kind.FORECAST),
        ("The flag of Ohio flew at half-staff on Monday.", Kind.FACT),
        ("Everyone in Dayton and Toledo please listen to the county.", Kind.SLOGAN),
    ],
)
def test_kinds_that_the_words_around_the_verb_tell(words: str, kind: Kind) -> None:
    assert [claim.kind for claim in claims(from_text(words, speaker="Bo Lee", date="2018-03-21"))] == [kind]
