"""Which article, which day: what a page says of itself counts only where it is about this page."""

import json
from datetime import date
from typing import Any

import pytest

from glossator.formats.address import of_the_original
from glossator.formats.pages.page import Page, read_page
from glossator.formats.pages.published import day_in_address

TEXT = (
    "<p>The foreign minister said on Tuesday that the talks on the harbour had ended without a result of any kind.</p>"
    "<p>His counterpart, who had travelled to the capital by train, denied that any such offer was ever made.</p>"
)


def page(top: str = "", end: str = "", data: Any = None, link: str = "", above: str = "") -> Page:
    head = f'<link rel="canonical" href="{link}"/>' if link else ""
    head += f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return read_page(
        f'<html lang="en"><head><title>Talks end – The Paper</title>{head}</head><body>{above}'
        f"<article><h1>Talks end</h1>{top}{TEXT}{end}</article></body></html>".encode()
    )


@pytest.mark.parametrize(
    "top",
    [
        '<span class="date">20 March 2018</span>',
        "<p>Published: Tuesday, March 20th, 2018</p>",
        '<time datetime="2018-03-20T10:00:00Z">Tuesday</time> Updated <time datetime="2018-03-22">Thursday</time>',
        "<dl><dt>Posted</dt><dd>20/03/2018</dd><dt>Updated</dt><dd>22/03/2018</dd></dl>",
    ],
)
def test_a_day_that_the_page_shows_at_its_head(top: str) -> None:
    assert page(top).about.published == date(2018, 3, 20)


@pytest.mark.parametrize(
    ("top", "end", "above"),
    [
        (
            "<span>3 hours ago</span>",
            '<div class="related"><time datetime="2011-01-01">1 Jan 2011</time> Old</div>',
            "",
        ),
        ("", "<footer>Copyright 1998-2019. Last updated 05/06/2019.</footer>", ""),
        ("<p>Last updated: 5 June 2019</p>", "", ""),
        ("<p>Printed on 5 June 2019</p>", "", ""),
        ("<p>05/06/2019</p>", "", ""),
        ("", "<p>The treaty was signed on 5 June 2019.</p>", ""),
        ("", "", "<div>Saturday, 28 November 2026</div>"),
        ("", '<ul class="most-read"><li><time datetime="2019-06-05">5 June</time></li></ul>', ""),
        ("", "<aside><time pubdate datetime='2019-06-05'>5 June</time></aside>", ""),
    ],
)
def test_a_day_of_something_else_is_none(top: str, end: str, above: str) -> None:
    assert page(top, end, above=above).about.published is None


def test_the_day_of_a_change_is_kept_as_such() -> None:
    assert page("<p>Last updated: 5 June 2019</p>").about.modified == date(2019, 6, 5)


OTHER = {
    "@type": "NewsArticle",
    "headline": "Storm hits coast",
    "datePublished": "2011-01-01",
    "url": "https://p.example/2",
}
OWN = {"@type": "NewsArticle", "headline": "Talks end", "datePublished": "2018-03-20", "url": "https://p.example/1"}


@pytest.mark.parametrize("link", ["https://p.example/1", ""])
@pytest.mark.parametrize(
    "data", [[OTHER, OWN], [OWN, OTHER], {"@graph": [OTHER, OWN]}, [{"@type": "WebPage"}, OTHER, OWN]]
)
def test_of_several_articles_the_one_of_this_page(data: Any, link: str) -> None:
    about = page(data=data, link=link).about
    assert (about.published, about.title) == (date(2018, 3, 20), "Talks end")


def test_an_article_of_another_page_dates_nothing() -> None:
    assert page(data=[OTHER], link="https://p.example/1").about.published is None
    listed = {"@type": "ItemList", "itemListElement": [OTHER]}
    assert page(data=listed).about.published is None


def test_lists_and_references_in_what_a_page_says() -> None:
    article = {
        "@type": ["Article", "NewsArticle"],
        "headline": ["Talks end"],
        "datePublished": ["2018-03-20"],
        "author": [{"name": ["Ann Lee"]}, {"@id": "#bo"}],
        "publisher": [{"name": ["The &quot;Paper&quot;"]}],
    }
    about = page(data={"@graph": [article, {"@id": "#bo", "name": "Bo Chen"}]}).about
    assert (about.author, about.publisher) == ("Ann Lee, Bo Chen", 'The "Paper"')
    assert about.published == date(2018, 3, 20)


def test_a_headline_that_describes_is_no_title() -> None:
    data = {"@type": "Article", "headline": "meeting of two ministers in 2018", "url": "https://p.example/1"}
    assert page(data=data, link="https://p.example/1").about.title == "Talks end"


@pytest.mark.parametrize(
    "path",
    ["2018/3/20/x", "world/2018/mar/20/talks", "news/20180320/talks.html", "2018-03-20-talks", "2018/march/20/",
     "x-20180320.html", "2018/0320/talks", "talks-2018-03-20"],
)  # fmt: skip
def test_days_in_addresses(path: str) -> None:
    assert day_in_address(f"https://p.example/{path}") == date(2018, 3, 20)


@pytest.mark.parametrize(
    "path", ["2018/03/talks", "id/20189920/", "talks-1234567890", "20180320123456789", "?day=2018/3/20"]
)
def test_numbers_in_addresses_that_are_no_day(path: str) -> None:
    assert day_in_address(f"https://p.example/{path}") is None


@pytest.mark.parametrize(
    ("address", "original", "day"),
    [
        ("https://web.archive.org/web/20180321120000/https://p.example/a", "https://p.example/a", date(2018, 3, 21)),
        ("http://web.archive.org/web/20180321120000id_/http:/p.example/a", "http://p.example/a", date(2018, 3, 21)),
        ("https://archive.ph/20180321/https://p.example/a", "https://p.example/a", date(2018, 3, 21)),
        (
            "https://wayback.archive-it.org/77/20180321120000/https://p.example/a",
            "https://p.example/a",
            date(2018, 3, 21),
        ),
        ("https://web.archive.org/web/2018/https://p.example/a", "https://p.example/a", None),
        ("https://p.example/2018/https-explained", "https://p.example/2018/https-explained", None),
        ("https://p.example/share?u=https://q.example/a", "https://p.example/share?u=https://q.example/a", None),
    ],
)
def test_an_archive_is_not_where_a_page_stands(address: str, original: str, day: date | None) -> None:
    assert of_the_original(address) == (original, day)


def test_a_copy_of_an_archive_is_the_page_itself() -> None:
    about = page(link="https://web.archive.org/web/20180321120000/https://p.example/1").about
    assert (about.address, about.captured, about.published) == ("https://p.example/1", date(2018, 3, 21), None)
