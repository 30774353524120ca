"""A document's text in sheets, with exact characters marked."""

from itertools import pairwise

import pytest

from glossator.desk.shelf.sheets import LONGEST, Sheet, cuts, sheet
from glossator.errors import InputError
from glossator.record import Document
from glossator.record.filing.passages import passages
from glossator.spans import Span

TEXT = (
    "First paragraph, of two sentences. It ends here.\n\nSecond one with a \u202ehidden\u202c turn and <b>mark-up</b>."
)


def marked(made: Sheet) -> list[tuple[int, str]]:
    return [(piece.at, piece.text) for paragraph in made.paragraphs for piece in paragraph if piece.marked]


def test_exact_characters_are_marked() -> None:
    made = sheet(TEXT, [], mark=Span(start=6, end=15))
    assert marked(made) == [(6, "paragraph")]
    assert "".join(piece.text for piece in made.paragraphs[0]) == "First paragraph, of two sentences. It ends here."


def test_a_mark_goes_over_lines_and_hidden_characters() -> None:
    start = TEXT.index("ends")
    made = sheet(TEXT, [], mark=Span(start=start, end=TEXT.index("turn")))
    assert marked(made) == [(start, "ends here."), (50, "Second one with a "), (68, "⟨U+202E⟩"), (69, "hidden"),
                            (75, "⟨U+202C⟩"), (76, " ")]  # fmt: skip
    assert [piece.text for piece in made.paragraphs[1] if piece.hidden] == ["⟨U+202E⟩", "⟨U+202C⟩"]


def test_passages_are_numbered_where_they_begin() -> None:
    text = "\n\n".join(
        f"Sentence number {at} has a good many words so that a passage is soon full of it." for at in range(30)
    )
    cut = passages(Document(id="d", text=text, language="en"))
    begins = [piece.passage for paragraph in sheet(text, cut).paragraphs for piece in paragraph if piece.passage]
    assert [number for number, _ in begins] == list(range(1, len(cut) + 1))
    assert [span for _, span in begins] == [one.span for one in cut]


@pytest.mark.parametrize("text", ["word " * 20_000, "x" * 100_000, "line of text\n" * 9_000, "", "\n\n"])
def test_every_character_is_on_one_sheet_of_bounded_length(text: str) -> None:
    bounds = cuts(text)
    assert (bounds[0], bounds[-1]) == (0, len(text))
    assert all(0 <= after - before <= LONGEST for before, after in pairwise(bounds))
    sheets = [sheet(text, [], number=number) for number in range(1, len(bounds))]
    shown = "".join(piece.text for one in sheets for paragraph in one.paragraphs for piece in paragraph)
    assert shown == text.replace("\n", "")


def test_the_sheet_with_the_mark_is_shown() -> None:
    text = "word " * 20_000
    for start in (0, LONGEST - 1, LONGEST, LONGEST + 1, len(text) - 5):
        made = sheet(text, [], mark=Span(start=start, end=start + 4))
        assert made.span.start <= start < made.span.end
        assert marked(made)[0][0] == start


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="are not in this document"):
        sheet("short", [], mark=Span(start=2, end=9))
    with pytest.raises(InputError, match="no page 2"):
        sheet("short", [], number=2)
