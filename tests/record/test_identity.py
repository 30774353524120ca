"""Ids: the same for the same page, different for different ones."""

import pytest

from glossator.formats.address import comparable, is_address, of_the_original, rightful, same_site
from glossator.record.filing.identity import document_id

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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.paper.example/a", "http://paper.example/b", True),
        ("https://edition.cnn.com/a", "https://www.cnn.com/a", True),
        ("https://www.bbc.co.uk/a", "https://www.itv.co.uk/a", False),
        ("https://one.blogspot.com/a", "https://two.blogspot.com/a", False),
        ("https://paper.example.evil.example/a", "https://paper.example/a", False),
        ("no address", "https://paper.example/a", False),
    ],
)
def test_hosts_of_one_owner_are_one_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same
    assert same_site(other, one) is same


@pytest.mark.parametrize(
    ("stated", "served", "own"),
    [
        ("https://paper.example/a", "https://m.paper.example/a?x=1", 0),
        ("https://paper.example/a", "http://127.0.0.1:8000/saved/a.html", 0),
        ("https://paper.example/a", "http://archive.internal/a", 0),
        ("https://paper.example/a", "https://evil.example/a", 1),  # nobody speaks for another's site
        ("https://paper.example/", "https://paper.example/a", 1),  # a page is not the front page
        ("https://paper.example/", "https://paper.example", 0),
        ("", "https://paper.example/a", 1),
        ("https://paper.example/a", "", 0),
    ],
)
def test_a_page_states_its_address_within_its_site(stated: str, served: str, own: int) -> None:
    assert rightful(stated, served) == (stated, served)[own]
