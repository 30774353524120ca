"""Copies in archives have the page's own address and day, and nothing of the archive in their words."""

from datetime import date

import pytest

from glossator.formats.pages.page import read_page

PROSE = "<p>The foreign minister said on Tuesday that the talks on the harbour had ended without any result.</p>" * 3
ORIGINAL = "https://paper.example/a?b=c"
TOOLBAR = (
    '<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base" lang="en"><div id="wm-ipp"><div id="wm-ipp-inside">'
    f'<form><input type="text" name="url" id="wmtbURL" value="{ORIGINAL}"></form><p>128 captures of this page were '
    "taken between January 2018 and today, says the archive in its toolbar.</p><p>COLLECTED BY Archive Team: people "
    "who collect pages of papers that are about to close their doors.</p></div></div></div>"
    "<!-- END WAYBACK TOOLBAR INSERT -->"
)
WAYBACK = "https://web.archive.org/web/20180321080000/" + ORIGINAL


def wayback(head: str = "") -> bytes:
    return (
        f"<html><head><title>Talks end</title>{head}</head><body>{TOOLBAR}<main>{PROSE}</main></body></html>".encode()
    )


@pytest.mark.parametrize("rewritten", [WAYBACK, WAYBACK.removeprefix("https://web.archive.org")])
def test_a_page_saved_from_the_wayback_machine(rewritten: str) -> None:
    found = read_page(wayback(f'<link rel="canonical" href="{rewritten}">'), captured=date(2026, 1, 1))
    assert (found.about.address, found.about.captured) == (ORIGINAL, date(2018, 3, 21))
    assert "captures" not in found.text
    assert "Archive Team" not in found.text
    assert "The foreign minister said" in found.text


def test_a_page_fetched_from_the_wayback_machine() -> None:
    for form in ("20180321080000", "20180321080000id_", "20180321080000if_"):
        address = f"https://web.archive.org/web/{form}/{ORIGINAL}"
        found = read_page(wayback(), address, date(2026, 1, 1))
        assert (found.about.address, found.about.captured) == (ORIGINAL, date(2018, 3, 21))


def test_where_nothing_else_says_it_the_toolbar_names_the_page() -> None:
    assert read_page(wayback()).about.address == ORIGINAL


def test_a_day_of_saving_a_copy_is_not_that_of_the_copy() -> None:
    moment = "Mon Nov 30 2026 01:28:38 GMT+0000 (UTC)"
    mark = f"<!--\n Page saved with SingleFile \n url: {WAYBACK} \n saved date: {moment}\n-->"
    found = read_page(mark.encode() + wayback())
    assert (found.about.address, found.about.captured) == (ORIGINAL, date(2018, 3, 21))


# As archive.today writes its pages.
SHORT = "https://archive.is/XvEff"
TODAY = (
    '<html prefix="og: http://ogp.me/ns#" itemscope itemtype="http://schema.org/Article"><head>'
    '<meta property="og:site_name" content="archive.is"/>'
    f'<meta property="og:url" content="{SHORT}" itemprop="url"/><meta property="og:title" content="Talks end"/>'
    '<meta property="article:published_time" content="2018-03-21T22:28:55Z" itemprop="dateCreated"/>'
    '<meta property="article:modified_time" content="2018-03-21T22:28:55Z" itemprop="dateModified"/>'
    f'<link rel="canonical" href="{SHORT}"/>'
    f'<link rel="bookmark" href="http://archive.today/20180321222855/{ORIGINAL}"/><title>Talks end</title></head><body>'
    '<center><div id="HEADER"><table><tr><td>archive.today webpage capture</td><td>Saved from</td><td>'
    '<time itemprop="pubdate" datetime="2018-03-21T22:28:55Z">21 Mar 2018 22:28:55 UTC</time></td></tr></table>'
    "<div><p>All snapshots from host paper.example, and other words of the archive about itself and its ways.</p></div>"
    f'</div></center><div id="CONTENT"><div><h1>Talks end</h1><div>{PROSE}</div></div></div></body></html>'
).encode()


@pytest.mark.parametrize("address", ["", SHORT, f"https://archive.ph/2018.03.21-222855/{ORIGINAL}"])
def test_a_copy_of_archive_today(address: str) -> None:
    found = read_page(TODAY, address, date(2026, 1, 1))
    about = found.about
    assert (about.address, about.captured, about.published) == (ORIGINAL, date(2018, 3, 21), None)
    assert (about.title, about.publisher) == ("Talks end", "")
    assert "snapshots" not in found.text


def test_no_other_site_may_say_that_it_is_a_copy() -> None:
    assert read_page(TODAY, "https://evil.example/x").about.address != ORIGINAL
