"""Which article, which day: what a page says of itself counts only where it is about this page."""

import json
from datetime import date
from time import process_time
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


@pytest.mark.parametrize("path", ["2018/3/7-things-to-know/", "2018/03/20-questions.html", "the-storm-of-2018-03-20",
    "before-20180320.html", "the-storm-2018-03-20-in-pictures"])  # fmt: skip
def test_days_of_the_matter_in_addresses(path: str) -> None:
    assert day_in_address(f"https://p.example/{path}") is None


def test_a_day_that_ends_an_address_and_stands_in_the_title_is_of_the_matter() -> None:
    address = "https://p.example/storm-2018-03-20"
    assert day_in_address(address, ["Talks end"]) == date(2018, 3, 20)
    assert day_in_address(address, ["The storm, 20 March 2018"]) is None
    assert day_in_address("https://p.example/2018/03/20/storm", ["The storm, 20 March 2018"]) == date(2018, 3, 20)


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee on 20 March 2018",
        "Tuesday, March 20, 2018, 9:05 am EDT | 4 min read",
        "Bank of England, 20 March 2018",
        "Le 20/03/2018 à 17h40",
        "Submitted by Ann Lee on 20 March 2018",
        "Veröffentlicht am 20.03.2018",
    ],
)
def test_a_line_that_dates_the_page(line: str) -> None:
    assert page(f"<p>{line}</p>").about.published == date(2018, 3, 20)


@pytest.mark.parametrize(
    "line",
    [
        "<p>The ferry sank on 20 March 2018 and was raised in May.</p>",
        "<h2>The Night Of 20 March 2018</h2>",
        "<h2>20 March 2018: how the ferry sank</h2>",
        '<p>The ferry of <time datetime="2018-03-20">that night</time> was never raised.</p>',
        "<ul><li>Submitted: 20 March 2018</li><li>Accepted: 22 March 2018</li></ul>",
    ],
)
def test_a_line_that_tells_of_a_day(line: str) -> None:
    assert page(line).about.published is None


def test_many_words_and_dates_are_read_in_no_time() -> None:
    line = "A B. " * 35 + "§ low"
    started = process_time()
    assert page(f"<p>{line} 20 March 2018</p>").about.published is None
    assert process_time() - started < 20


def test_a_day_of_a_reply_is_none() -> None:
    reply = '<time class="published" datetime="2018-03-22">22 March</time> I was there.'
    assert page(end=f'<div class="responses"><div class="reply">{reply}</div></div>').about.published is None
    assert page(f'<div class="entry">{reply}</div>').about.published == date(2018, 3, 22)


@pytest.mark.parametrize(
    "line",
    ["Zuletzt aktualisiert: 20.03.2018", "Stand vom 20.03.2018", "Dernière mise à jour le 20/03/2018",
     "Actualizado el 20/03/2018", "Aggiornato il 20/03/2018", "Bijgewerkt op 20/03/2018", "Revised 20 March 2018"],
)  # fmt: skip
def test_a_change_in_other_languages(line: str) -> None:
    about = page(f"<p>{line}</p>").about
    assert (about.published, about.modified) == (None, date(2018, 3, 20))


@pytest.mark.parametrize(("moment", "expected"), [("08:15", 20), ("11:00", 21)])
def test_the_day_of_the_address_must_be_that_of_the_moment_somewhere(moment: str, expected: int) -> None:
    data = {"@type": "NewsArticle", "headline": "Talks end", "datePublished": f"2018-03-20T{moment}:00Z"}
    found = page(data=data, link="https://p.example/2018/03/21/talks-end").about
    assert found.published == date(2018, 3, expected)


SAVED = "<!-- saved from url=(0030)https://p.example/world/talks -->"


@pytest.mark.parametrize(
    ("mark", "canonical", "more", "address"),
    [
        (SAVED, "https://p.example/", "", "https://p.example/world/talks"),
        (SAVED, "https://theme.example", "", "https://p.example/world/talks"),
        (SAVED, "https://p.example/talks-end", "", "https://p.example/talks-end"),
        (SAVED, "https://p.example/?p=17", "", "https://p.example/?p=17"),
        ("", "https://p.example/", '<meta property="og:url" content="https://p.example/t">', "https://p.example/t"),
        ("", "https://p.example/", "", "https://p.example/"),
        ("<!-- saved from url=(0018)https://p.example/ -->", "https://p.example/", "", "https://p.example/"),
    ],
)
def test_a_front_page_is_not_the_address_of_an_inner_page(mark: str, canonical: str, more: str, address: str) -> None:
    data = f'{mark}<html><head><link rel="canonical" href="{canonical}">{more}</head><body><h1>Talks end</h1>{TEXT}'
    assert read_page(data.encode()).about.address == address
