"""Ids: the same for the same page, different for different ones."""

import pytest

from glossator.record.identity import comparable, document_id, is_address, of_the_original

SAME = [
    ("http://example.org/a", "https://example.org/a/"),
    ("https://EXAMPLE.org/a#top", "https://example.org/a"),
    ("https://example.org/a?utm_source=x&id=1", "https://example.org:443/a?id=1"),
]
DIFFERENT = [
    ("https://example.org/a", "https://example.org/A"),
    ("https://example.org/a?id=1", "https://example.org/a?id=2"),
    ("https://example.org/a", "https://en.example.org/a"),
    ("https://example.org/a", "https://example.org:8080/a"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_the_same_page(one: str, two: str) -> None:
    assert comparable(one) == comparable(two)


@pytest.mark.parametrize(("one", "two"), DIFFERENT)
def test_different_pages(one: str, two: str) -> None:
    assert comparable(one) != comparable(two)


def test_parts_of_a_key_do_not_run_together() -> None:
    assert document_id("ab", "c") != document_id("a", "bc")


@pytest.mark.parametrize("text", ["", "x", "javascript:alert(1)", "http://", "https:///x", "ftp://x.org", "http://[x"])
def test_what_is_no_address(text: str) -> None:
    assert not is_address(text)


def test_an_archive_may_write_its_moment_with_points() -> None:
    original, copied = of_the_original("https://archive.ph/2018.03.21-101112/https://paper.example/wells")
    assert (original, str(copied)) == ("https://paper.example/wells", "2018-03-21")
