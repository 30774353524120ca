"""Text from outside: hidden characters are written out, everything else stays as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from glossator.faces.text import markdown_text
from glossator.faces.web.html import key, shortened, stamp
from glossator.guide import sanitizing as safe

ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)


@given(ANY)
def test_what_is_shown_hides_and_reorders_nothing(text: str) -> None:
    shown = safe.visible(text)
    left = {character for character in shown if unicodedata.bidirectional(character) in
            {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}}  # fmt: skip
    assert left == set()
    assert not {"\u200b", "\u200e", "\u200f", "\ufeff", "\x1b", "\x00"} & set(shown)
    assert safe.visible(shown) == shown


@pytest.mark.parametrize(
    "kept", ["👩\u200d👩\u200d👧", "نامه\u200cای", "क्\u200dष", "plain text", "tab\tand\nline", "ÅÄÖ„“”…–"]
)
def test_what_people_write_stays(kept: str) -> None:
    assert safe.visible(kept) == kept


@pytest.mark.parametrize(("hidden", "shown"), [
    ("a\u202eb", "a⟨U+202E⟩b"), ("a\u200bb", "a⟨U+200B⟩b"), ("a\u200db", "a⟨U+200D⟩b"), ("\ufeffx", "⟨U+FEFF⟩x"),
    ("x\U000e0041", "x⟨U+E0041⟩"), ("soft\u00adhyphen", "soft⟨U+00AD⟩hyphen"), ("👩\u200d\u200dx", "👩\u200d⟨U+200D⟩x"),
])  # fmt: skip
def test_what_hides_is_written_out(hidden: str, shown: str) -> None:
    assert safe.visible(hidden) == shown


@given(ANY)
def test_html_is_text(text: str) -> None:
    assert not {"<", ">", '"', "'"} & set(str(safe.html(text)))


@given(ANY)
def test_markdown_is_text(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse("x " + markdown_text.inline(text))
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds <= {"text", "softbreak", "hardbreak", "text_special"}
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}


@pytest.mark.parametrize(
    "line", ["# a", "- a", "+ a", "1. a", "2) a", "> a", "    a", "```", "---", "===", "| a |", "* a"]
)
def test_a_line_stays_a_line(line: str) -> None:
    tokens = MarkdownIt("commonmark").parse(markdown_text.text(line))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


@given(st.text(max_size=60))
def test_a_link_is_plain_http_or_nothing(address: str) -> None:
    assert safe.link(address) == "" or safe.link(address).lower().startswith(("http://", "https://"))


def test_ids_hold_no_odd_characters() -> None:
    assert key("c12") == "12"
    assert key("a b").startswith("x")
    assert key("a b") != key("a c")
    assert key('"><script>').isalnum()


def test_small_forms() -> None:
    assert shortened("x" * 10, 5) == "xxxx…"
    assert stamp("2018-03-22T09:30:00Z") == "22 March 2018, 09:30 UTC"
    assert stamp("last week") == "last week"
