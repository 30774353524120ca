"""Words that a person marked are found again as characters of the stored text, or not at all."""

import pytest

from glossator.desk.acts.spans import marked
from glossator.errors import InputError

TEXT = "One ship. Two ships.\nOne ship at sea, two\u200b hidden."


def test_offsets_that_agree_with_the_words_hold() -> None:
    assert marked(TEXT, 21, 29, "One ship") == (21, 29)
    assert marked(TEXT, 38, 45, "two⟨U+200B⟩ hi") == (38, 45)


def test_offsets_that_do_not_agree_are_not_believed() -> None:
    assert marked(TEXT, 0, 5, "Two ships") == (10, 19)
    assert marked(TEXT, None, None, "ships.\r\nOne ship at") == (14, 32)


@pytest.mark.parametrize(("said", "why"), [("One ship", "2 times"), ("no such", "word for word"), ("x", "exact words")])
def test_what_cannot_be_placed_says_why(said: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        marked(TEXT, 3, 2, said)


def test_looking_is_bounded() -> None:
    assert marked(TEXT, None, None, "One ship", within=(0, 20)) == (0, 8)
