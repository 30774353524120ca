"""Which language a text is in."""

import pytest

from glossator.formats.languages import language

ENGLISH = "The foreign minister said on Tuesday that the talks on the harbour had ended without any result at all."


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        (ENGLISH, "", "en"),
        (ENGLISH, "de", "en"),
        (
            "Le ministre des Affaires étrangères a déclaré mardi que les pourparlers étaient terminés sans résultat.",
            "",
            "fr",
        ),
        ("Sad!", "", ""),
        ("Sad!", "en-US", "en"),
        ("Sad!", "english", ""),
    ],
)
def test_language(text: str, said: str, found: str) -> None:
    assert language(text, said) == found
