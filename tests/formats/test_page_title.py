"""Titles and days as a page shows them to its readers."""

from datetime import date

import pytest

from glossator.formats.pages.page import read_page

SENTENCE = "The bridge over the river was opened on Monday after {} years of work, the mayor said."
WORDS = "".join(f"<p>{SENTENCE.format(at)}</p>" for at in range(5, 9))


def page(title: str, heading: str, data: str = "", shown: str = "") -> bytes:
    head = f'<title>{title}</title><meta property="og:title" content="{title}">'
    head += f'<script type="application/ld+json">{{"@type": "NewsArticle"{data}}}</script>'
    return f"<html><head>{head}</head><body><article><h1>{heading}</h1>{shown}{WORDS}</article></body></html>".encode()


@pytest.mark.parametrize(
    ("title", "heading", "wanted"),
    [
        ("Opinion | The bridge is open - Example", "The bridge is open", "The bridge is open"),
        (
            "Bridge opens after years, mayor says",
            "The bridge opens after ten years",
            "The bridge opens after ten years",
        ),
        ("The bridge is open | India Post", "India Post", "The bridge is open"),
        (
            "The bridge over the river is open at last",
            "Welcome to our paper",
            "The bridge over the river is open at last",
        ),
    ],
)
def test_the_heading_over_the_article_is_its_title(title: str, heading: str, wanted: str) -> None:
    data = ', "publisher": {"name": "India Post"}' if "India" in title else ""
    assert read_page(page(title, heading, data)).about.title == wanted


@pytest.mark.parametrize(
    ("stated", "address", "shown", "published"),
    [
        ("2019-11-19T04:58:46Z", "https://example.org/2019/11/18/bridge/", "", date(2019, 11, 18)),
        ("2019-11-19T00:04:00.000Z", "https://example.org/bridge", "Nov. 18, 2019 7:04 pm ET", date(2019, 11, 18)),
        ("2019-11-18T23:30:00+01:00", "https://example.org/2019/11/19/bridge/", "", date(2019, 11, 18)),
        ("2019-11-19T12:00:00Z", "https://example.org/2019/11/12/bridge/", "", date(2019, 11, 19)),
        ("2019-11-19", "https://example.org/2019/11/18/bridge/", "", date(2019, 11, 19)),
    ],
)
def test_a_moment_in_utc_is_of_the_day_that_the_page_shows(
    stated: str, address: str, shown: str, published: date
) -> None:
    made = page("The bridge is open", "The bridge is open", f', "datePublished": "{stated}"', f"<span>{shown}</span>")
    assert read_page(made, address).about.published == published
