"""What feeds of each kind list, and what is none."""

from datetime import UTC, date, datetime

import pytest

from glossator.addresses import Fetched
from glossator.addresses.feeds import Entry, named_by, read
from glossator.errors import InputError

AT = "https://paper.example/feeds/all"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Coast Paper</title>
<item><title>One</title><link>https://paper.example/one</link><pubDate>Tue, 20 Mar 2018 08:00:00 GMT</pubDate></item>
<item><title>Two</title><link>/two</link></item><item><title>No link</title></item>
<item><title>Bad</title><link>javascript:alert(1)</link></item>
<item><title>One again</title><link>https://paper.example/one</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Coast Paper</title>
<entry><title>One</title><link rel="alternate" href="https://paper.example/one"/><published>2018-03-20T08:00:00Z</published>
</entry><entry><title>Two</title><link href="../two"/></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "The Coast Paper", "items": [
{"id": "1", "url": "https://paper.example/one", "date_published": "2018-03-20T08:00:00Z"},
{"id": "2", "external_url": "https://paper.example/two"}, {"id": 3}, "four"]}"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://paper.example/one </loc>
<news:news><news:publication><news:name>The Coast Paper</news:name></news:publication>
<news:publication_date>2018-03-20</news:publication_date><news:title>One</news:title></news:news>
<lastmod>2019-01-01</lastmod></url><url><loc>https://paper.example/two</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://paper.example/one</loc><lastmod>2018-03-20</lastmod></sitemap>
<sitemap><loc>https://paper.example/two</loc></sitemap></sitemapindex>"""
BOTH = (Entry("https://paper.example/one", date(2018, 3, 20)), Entry("https://paper.example/two"))


def answer(body: str | bytes, kind: str = "") -> Fetched:
    data = body.encode() if isinstance(body, str) else body
    return Fetched(AT, AT, datetime.now(UTC), 200, {}, data, kind, "", ())


@pytest.mark.parametrize(
    ("body", "kind", "title"),
    [
        (RSS, "RSS", "The Coast Paper"),
        (ATOM, "Atom", "The Coast Paper"),
        (JSON, "JSON Feed", "The Coast Paper"),
        (SITEMAP, "sitemap", ""),
    ],
)
def test_each_kind_lists_its_pages(body: str, kind: str, title: str) -> None:
    feed = read(answer(body))
    assert feed is not None
    assert (feed.kind, feed.title, feed.entries) == (kind, title, BOTH)


def test_a_list_of_sitemaps_and_a_packed_one() -> None:
    import gzip

    feed = read(answer(gzip.compress(INDEX.encode())))
    assert feed is not None
    assert (feed.entries, feed.further) == ((), BOTH)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<rss><channel><item>", "a damaged feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "a damaged feed"),
        ('{"a": 1}', "JSON, but not a JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": 7}', "JSON, but not a JSON Feed"),
        ("[" * 100_000, "neither a feed"),
        ('{"a":' * 100_000, "nested too deep"),
        (SITEMAP[:300], "a damaged sitemap"),
        ("words", "neither a feed"),
        ("", "empty"),
    ],
)
def test_what_is_no_feed_is_told(body: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read(answer(body))


def test_entities_are_not_opened() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE urlset [<!ENTITY e0 "https://paper.example/"><!ENTITY f SYSTEM "file:///etc/passwd">{bomb}]>'
    body = SITEMAP.replace('<?xml version="1.0"?>', doctype).replace(" https://paper.example/one ", "&e11;&f;")
    try:
        feed = read(answer(body))
    except InputError:
        return
    assert feed is None or all("passwd" not in one.address and len(one.address) < 200 for one in feed.entries)


def test_a_page_names_its_feeds() -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml"><title>The Coast Paper</title>'
    page = answer(f"<!doctype html><html><head>{head}</head><body><p>News</p></body></html>")
    assert read(page) is None
    assert named_by(page) == ["https://paper.example/feed.xml"]
