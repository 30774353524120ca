"""Language: letters made for looks are the letters they stand for."""

import pytest

from glossator.statement.language import language

BOLD = "".join(
    chr(ord(letter) - ord("a") + 0x1D5EE) if letter.isalpha() else letter
    for letter in "the old mill on the river was sold to a family from the town and never opened again"
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOLD, "en"),
        (BOLD[:30], "en"),
        ("Старая мельница на реке была продана семье из города и больше не открывалась.", "ru"),
        ("Die alte Mühle am Fluss wurde an eine Familie aus der Stadt verkauft und nie wieder geöffnet.", "de"),
        ("1978 – 1980", None),
    ],
)
def test_the_language_of_a_text(text: str, code: str | None) -> None:
    assert language(text) == code
