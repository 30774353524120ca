"""Quotes stay put: an anchor finds its words again or reports that they are lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.folding import fold
from glossator.spans import Span, anchor, resolve

TEXT = "The minister denied it. Nobody else denied it. The minister left. The minister denied it, again."


def test_anchor_keeps_exact_words_and_surroundings() -> None:
    quote = anchor(TEXT, 24, 30, context=4)
    assert (quote.exact, quote.prefix, quote.suffix) == ("Nobody", "it. ", " els")
    assert resolve(quote, TEXT) == Span(start=24, end=30)


def test_surroundings_grow_until_they_tell_twins_apart() -> None:
    line = "The minister denied it. He gave no reason, and nobody in the room asked him for one. "
    text = "Monday. " + line + "Tuesday. " + line
    first, second = text.index("The minister"), text.rindex("The minister")
    for start, other in ((first, second), (second, first)):
        quote = anchor(text, start, start + 23)
        assert max(len(quote.prefix), len(quote.suffix)) < len(text) // 2, "no longer than it takes"
        assert resolve(quote, text) == Span(start=start, end=start + 23)
        assert resolve(quote, text[:start] + text[start + 23 :]) is None, f"not the twin at {other}"


def test_a_quote_that_moved_whole_is_followed() -> None:
    quote = anchor(TEXT, 24, 46)
    assert quote.exact == "Nobody else denied it."
    moved = "Correction: a name was misspelt. " + TEXT
    assert resolve(quote, moved) == Span(start=24 + 33, end=46 + 33)


def test_a_look_alike_is_never_taken() -> None:
    start = TEXT.rindex("The minister denied it")
    quote = anchor(TEXT, start, start + len("The minister denied it"))
    edited = TEXT[:start] + "He said nothing."
    assert "The minister denied it" in edited
    assert resolve(quote, edited) is None


@pytest.mark.parametrize(
    "now",
    [
        "The minister\u00a0denied it. Nobody\u202felse denied it. The minister left.",
        "The min\u00adister denied it. No\u200bbody else de\u00adnied it. The minister left.",
        "\ufeffThe minister denied it.  Nobody else denied it. The minister left.".replace("  ", " "),
    ],
)
def test_what_the_eye_does_not_see_loses_no_quote(now: str) -> None:
    quote = anchor("The minister denied it. Nobody else denied it. The minister left.", 24, 46)
    found = resolve(quote, now)
    assert found is not None
    assert fold(found.of(now)).text == "Nobody else denied it."
    assert resolve(quote, now.replace("else", "there")) is None


def test_a_quote_filed_with_hidden_characters_is_found_without_them() -> None:
    filed = "The minister left. No\u00adbody\u00a0else denied it. The end."
    start, end = filed.index("No"), filed.index(" The end")
    found = resolve(anchor(filed, start, end), fold(filed).text)
    assert found is not None
    assert found.of(fold(filed).text) == "Nobody else denied it."


def test_two_equal_places_are_an_orphan_not_a_guess() -> None:
    quote = anchor("aXb", 1, 2)
    assert resolve(quote, "--aXb--aXb") is None


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 4), (-1, 3), (0, 1000)])
def test_spans_outside_the_text_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        anchor(TEXT, start, end)


@given(st.text(max_size=200), st.data())
def test_every_anchor_is_found_in_its_own_text(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert resolve(anchor(text, start, end), text) == Span(start=start, end=end)


@given(st.text(max_size=80), st.text(min_size=1, max_size=20), st.text(max_size=80), st.text(max_size=300))
def test_what_resolves_is_the_same_words_in_the_same_surroundings(a: str, b: str, c: str, other: str) -> None:
    quote = anchor(a + b + c, len(a), len(a) + len(b))
    found = resolve(quote, other)
    if found is not None:
        assert found.of(other) == b
        assert other[: found.start].endswith(quote.prefix)
        assert other[found.end :].startswith(quote.suffix)
