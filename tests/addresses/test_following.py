"""Feeds are followed: what is new comes on file once, a feed that fails is told and left alone for a while."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from glossator.addresses import Session, follow
from glossator.addresses.followed import Feeds
from glossator.addresses.following import Round
from glossator.addresses.limits import limits
from glossator.addresses.memory import Memory
from glossator.record.record import Record

from . import server
from .conftest import HERE
from .server import article, fails, page, served

pytestmark = pytest.mark.slow

Follow = Callable[..., list[Round]]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record.open(tmp_path / "record", create=True)


@pytest.fixture
def go(record: Record, session: Session) -> Follow:
    def run(*addresses: str) -> list[Round]:
        return follow(record, addresses, session=session, engine=HERE)

    return run


def rss(*links: str) -> str:
    items = "".join(f"<item><title>{link}</title><link>{link}</link></item>" for link in links)
    return f'<rss version="2.0"><channel><title>The Coast Paper</title>{items}</channel></rss>'


def feed(words: str, etag: str = "") -> server.Answer:
    def answer(handler: server.Handler) -> None:
        same = etag and handler.headers["If-None-Match"] == etag
        handler.send("" if same else words, status=304 if same else 200, kind="application/rss+xml", ETag=etag)

    return answer


def test_what_is_new_comes_on_file_once(record: Record, go: Follow) -> None:
    with served({"/feed": feed(rss("/a", "/b")), "/a": article("A"), "/b": article("B"), "/c": article("C")}) as here:
        (first,) = go(f"{here.root}/feed")
        assert (first.listed, first.summary.added, first.feed.title, first.feed.kind) == (
            2,
            2,
            "The Coast Paper",
            "RSS",
        )
        (second,) = go()
        assert (second.listed, second.summary.added, second.summary.unchanged) == (2, 0, 0)
        here.paths["/feed"] = feed(rss("/c", "/a", "/b"))
        (third,) = go()
        assert third.summary.added == 1
        assert [here.asked[path] for path in ("/a", "/b", "/c", "/feed")] == [1, 1, 1, 3]
    assert record.count() == 3


def test_a_feed_that_has_not_changed_is_not_sent_again(go: Follow) -> None:
    with served({"/feed": feed(rss("/a"), etag='"1"'), "/a": article("A")}) as here:
        go(f"{here.root}/feed")
        (again,) = go()
    assert again.unchanged
    assert not again.fault


def test_a_page_that_could_not_be_had_is_asked_for_again_and_a_wall_is_not(record: Record, go: Follow) -> None:
    wall = page("Subscribe to read", "<p>Unlimited access for £59 per month. Cancel anytime during your trial.</p>")
    paths: dict[str, str | server.Answer] = {"/feed": feed(rss("/busy", "/wall"), etag='"1"'), "/wall": wall}
    with served({**paths, "/busy": fails(503, 3, article("Bridges shut"))}) as here:
        (first,) = go(f"{here.root}/feed")
        assert (first.summary.added, len(first.summary.refused)) == (0, 2)
        (second,) = go()
        assert (second.summary.added, second.summary.refused) == (1, [])
        assert here.asked["/wall"] == 1
    assert record.count() == 1


def test_a_failing_feed_is_told_and_stops_nothing_else(record: Record, go: Follow) -> None:
    names = ("bad", "hung", "gone", "html", "feed")
    with served({"/hung": feed(rss()), "/bad": feed(rss()), "/feed": feed(rss("/a")), "/a": article("A")}) as here:
        go(f"{here.root}/hung", f"{here.root}/bad")
        here.paths |= {"/bad": "{", "/hung": server.silent, "/html": page("Words", server.NEWS)}
        rounds = {done.asked_for.rpartition("/")[2]: done for done in go(*(f"{here.root}/{name}" for name in names))}
        assert "a damaged feed" in rounds["bad"].fault
        assert "no complete answer" in rounds["hung"].fault
        assert "404 Not Found); look for it in a web archive; it is not followed" in rounds["gone"].fault
        assert "without a link to a feed" in rounds["html"].fault
        assert rounds["feed"].summary.added == 1
        asked = dict(here.asked)
        later = {done.asked_for.rpartition("/")[2]: done.fault for done in go()}
        assert list(later) == ["hung", "bad", "feed"]
        assert all("left alone until" in later[name] for name in ("bad", "hung"))
        assert here.asked["/bad"] == asked["/bad"]
        assert here.asked["/feed"] == asked["/feed"] + 1


def test_a_feed_that_fails_is_left_alone_for_longer_each_time(record: Record) -> None:
    known = Feeds(Memory(record))
    now = datetime.now(UTC)
    feed = replace(known.add("https://paper.example/feed"), asked=now, fault="gone", faults=1)
    waits = [replace(feed, faults=faults).waits_until for faults in (1, 2, 3, 400)]
    bounds = limits()
    seconds = [bounds.feed_wait, 2 * bounds.feed_wait, 4 * bounds.feed_wait, bounds.longest_feed_wait]
    assert waits == [now + timedelta(seconds=wait) for wait in seconds]


def test_a_front_page_leads_to_its_feed(record: Record, go: Follow) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    with served({"/": page("Paper", server.NEWS, head), "/feed": feed(rss("/a")), "/a": article("A")}) as here:
        (done,) = go(f"{here.root}/")
        assert (done.asked_for, done.feed.address, done.summary.added) == (f"{here.root}/", f"{here.root}/feed", 1)
        assert [one.address for one in Feeds(Memory(record)).all()] == [f"{here.root}/feed"]


def test_of_a_sitemap_only_what_is_late_is_taken(record: Record, go: Follow) -> None:
    today, old = datetime.now(UTC).date(), datetime.now(UTC).date() - timedelta(days=30)

    def sitemap(*urls: tuple[str, str]) -> str:
        each = "".join(f"<url><loc>{loc}</loc>{day and f'<lastmod>{day}</lastmod>'}</url>" for loc, day in urls)
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{each}</urlset>'

    with served({"/a": article("A"), "/b": article("B"), "/c": article("C"), "/d": article("D")}) as here:
        urls = [(f"{here.root}/a", str(today)), (f"{here.root}/b", str(old)), (f"{here.root}/c", "")]
        index = "".join(
            f"<sitemap><loc>{here.root}/{name}</loc>{day}</sitemap>"
            for name, day in (("new.xml", ""), ("old.xml", f"<lastmod>{old}</lastmod>"))
        )
        here.paths["/sitemap.xml"] = f"<sitemapindex>{index}</sitemapindex>"
        here.paths["/new.xml"] = sitemap(*urls)
        (first,) = go(f"{here.root}/sitemap.xml")
        assert (first.listed, first.summary.added) == (3, 1)
        here.paths["/new.xml"] = sitemap(*urls, (f"{here.root}/d", ""))
        (second,) = go()
        assert second.summary.added == 1
        assert [here.asked[f"/{name}"] for name in ("a", "b", "c", "d", "old.xml")] == [1, 0, 0, 1, 0]


def test_a_long_feed_is_taken_in_over_several_rounds(
    record: Record, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.addresses.following.limits", lambda: replace(limits(), new_pages=2))
    day = datetime(2018, 3, 1, tzinfo=UTC)
    items = "".join(
        f"<item><link>/{number}</link><pubDate>{format_datetime(day + timedelta(days=number))}</pubDate></item>"
        for number in range(3)
    )
    words = f'<rss version="2.0"><channel><title>P</title>{items}</channel></rss>'
    paths: dict[str, str | server.Answer] = {f"/{number}": article(str(number)) for number in range(3)}
    with served({**paths, "/feed": feed(words, etag='"1"')}) as here:
        (first,) = follow(record, [f"{here.root}/feed"], session=session, engine=HERE)
        assert (first.summary.added, first.later, here.asked["/0"]) == (2, 1, 0)
        (second,) = follow(record, session=session, engine=HERE)
        assert (second.summary.added, second.later) == (1, 0)
        (third,) = follow(record, session=session, engine=HERE)
        assert third.unchanged


def test_what_is_followed_no_longer_is_not_asked(record: Record, go: Follow) -> None:
    with served({"/feed": feed(rss("/a")), "/a": article("A")}) as here:
        go(f"{here.root}/feed")
        known = Feeds(Memory(record))
        assert known.remove([f"{here.root}/feed/", "https://paper.example/none"]) == ["https://paper.example/none"]
        assert (known.all(), go()) == ([], [])
    assert record.count() == 1


def test_a_feed_on_a_private_address_is_refused_unless_allowed(record: Record) -> None:
    with served({"/feed": feed(rss("/a")), "/a": article("A")}) as here:
        (done,) = follow(record, [f"{here.root}/feed"], engine=HERE)
        assert "is a loopback address; use --allow-private" in done.fault
        assert not here.asked
