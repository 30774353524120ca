"""Saved pages: the article without its furniture, and what the page says of itself."""

import gzip
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from glossator.record import Document

from .helpers import documents, reasons

PROSE = [
    "The foreign minister said on Tuesday that the talks on the harbour had ended without a result of any kind.",
    "His counterpart, who had travelled to the capital by train, denied that any such offer was ever made to him.",
    "Officials in both capitals expect that a further round will be held before the end of the coming summer.",
]
FURNITURE = [
    "Share this article",
    "Filed under: Politics, Europe",
    "Sign up for our daily newsletter and get the best stories in your inbox",
    "Read more: What the harbour is worth",
    "Advertisement",
    "Follow us on Twitter",
]


def write(tmp_path: Path, head: str = "", name: str = "page.html", body: str = "", language: str = "en") -> Path:
    paragraphs = "".join(f"<p>{text}</p>" for text in [PROSE[0], FURNITURE[0], PROSE[1], *FURNITURE[1:], PROSE[2]])
    page = (
        f'<html lang="{language}"><head><title>Talks end | The Paper</title>{head}</head><body>'
        f"<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<article><h1>Talks end</h1>{body}{paragraphs}</article><footer>© The Paper</footer></body></html>"
    )
    path = tmp_path / name
    path.write_bytes(gzip.compress(page.encode()) if name.endswith(".gz") else page.encode())
    return path


def one(tmp_path: Path, head: str = "", **more: str) -> Document:
    (document,) = documents(write(tmp_path, head, **more))
    return document


@pytest.mark.parametrize("name", ["page.html", "page.htm.gz", "no-suffix"])
def test_the_article_and_nothing_else(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name=name)
    if name == "no-suffix":
        path.write_bytes(b"<!DOCTYPE html>" + path.read_bytes())
    (document,) = documents(path)
    assert document.text.split("\n\n") == PROSE
    assert document.title == "Talks end"
    assert document.language == "en"


def test_what_the_page_says_of_itself(tmp_path: Path) -> None:
    document = one(
        tmp_path,
        '<link rel="canonical" href="https://paper.example/2018/03/talks"/>'
        '<meta property="og:site_name" content="The Paper"/><meta name="author" content="A. Writer"/>'
        '<meta property="article:published_time" content="2018-03-20T23:30:00-04:00"/>'
        '<meta property="article:modified_time" content="2018-03-22T01:00:00Z"/>',
    )
    assert document.address == "https://paper.example/2018/03/talks"
    assert (document.publisher, document.author) == ("The Paper", "A. Writer")
    # The day as written, in its own time zone; nothing is converted.
    assert (document.published, document.modified) == (date(2018, 3, 20), date(2018, 3, 22))


def test_json_ld_is_believed_first(tmp_path: Path) -> None:
    document = one(
        tmp_path,
        '<meta name="date" content="2020-01-01"/><script type="application/ld+json">{"@graph": [{"@type": "WebSite", '
        '"name": "x"}, {"@type": ["NewsArticle"], "headline": "Talks end for good", "datePublished": "2018-03-20", '
        '"dateModified": "2018-03-21", "author": [{"name": "A"}, {"name": "B"}], "publisher": {"name": "P"}}]}</script>'
        '<script type="application/ld+json">{broken</script>',
    )
    assert (document.title, document.author, document.publisher) == ("Talks end for good", "A, B", "P")
    assert (document.published, document.modified) == (date(2018, 3, 20), date(2018, 3, 21))


def test_the_date_of_a_picture_is_not_the_date_of_the_article(tmp_path: Path) -> None:
    document = one(
        tmp_path,
        body='<div itemscope itemtype="http://schema.org/ImageObject"><meta itemprop="datePublished" '
        'content="2011-01-01"/></div><time itemprop="datePublished" datetime="2018-03-20">20 March</time>',
    )
    assert document.published == date(2018, 3, 20)


def test_a_day_after_capture_is_rejected_with_a_remark(tmp_path: Path) -> None:
    path = write(tmp_path, '<meta property="article:published_time" content="2018-03-20"/>')
    captured = datetime(2017, 5, 1, tzinfo=UTC).timestamp()
    os.utime(path, (captured, captured))
    (document,) = documents(path)
    assert document.published is None
    assert document.captured == date(2017, 5, 1)
    assert any("2018-03-20 is after the day of capture (2017-05-01)" in remark for remark in document.remarks)


def test_file_times_that_packers_make_up_are_not_believed(tmp_path: Path) -> None:
    path = write(tmp_path, '<meta property="article:published_time" content="2018-03-20"/>')
    os.utime(path, (315532800, 315532800))  # 1980
    (document,) = documents(path)
    assert document.published == date(2018, 3, 20)


def test_modified_before_published_is_left_out(tmp_path: Path) -> None:
    document = one(
        tmp_path,
        '<meta property="article:published_time" content="2018-03-20"/>'
        '<meta property="article:modified_time" content="2018-03-01"/>',
    )
    assert document.modified is None
    assert "before the published date" in document.remarks[0]


def test_without_a_date_it_is_undated(tmp_path: Path) -> None:
    assert one(tmp_path).published is None


def test_a_day_in_the_address_is_better_than_none(tmp_path: Path) -> None:
    assert one(tmp_path, '<link rel="canonical" href="https://p.example/2018/3/20/x"/>').published == date(2018, 3, 20)


def test_without_a_name_the_site_is_the_publisher(tmp_path: Path) -> None:
    assert one(tmp_path, '<meta property="og:url" content="https://www.paper.example/x"/>').publisher == "paper.example"


def test_where_a_browser_saved_it_from(tmp_path: Path) -> None:
    path = write(tmp_path)
    path.write_bytes(b"<!-- saved from url=(0027)https://paper.example/saved -->" + path.read_bytes())
    assert documents(path)[0].address == "https://paper.example/saved"


def test_an_address_that_is_none_is_not_believed(tmp_path: Path) -> None:
    assert one(tmp_path, '<link rel="canonical" href="javascript:alert(1)"/>').address == ""


def test_the_summary_above_the_article_is_kept_once(tmp_path: Path) -> None:
    lead = "The minister called at his own initiative, and nobody picked up the telephone."
    document = one(tmp_path, f'<meta name="description" content="{lead}"/>', body=f'<div class="lead">{lead}</div>')
    assert document.text.count(lead) == 1
    assert document.text.startswith(lead)
    # A description that the page does not show is no part of the article.
    assert lead not in one(tmp_path, f'<meta name="description" content="{lead}"/>').text


def test_a_page_of_one_sentence_gives_that_sentence(tmp_path: Path) -> None:
    lead = "The President spoke by telephone with the Prime Minister of the neighbouring country."
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><nav><a>World</a></nav><div role='banner'>The Paper</div><article><a rel='category'>Events</a>"
        f"<h1>A conversation by telephone</h1><div><p>{lead}</p></div><time>March 20, 2018</time>"
        "<p>Publication date: March 20, 2018, 18:20</p><p>Direct link: paper.example/1</p></article>"
        "<footer><p>All content on this site is licensed under the laws of the land</p></footer></body></html>"
    )
    assert documents(path)[0].text == lead


def test_what_is_not_english_is_kept_and_flagged(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    prose = "Der Außenminister sagte am Dienstag, die Gespräche über den Hafen seien ohne Ergebnis zu Ende. " * 4
    path.write_text(f"<html lang='en'><body><article><h1>Gespräche</h1><p>{prose}</p></article></body></html>", "utf-8")
    assert documents(path)[0].language == "de"


def test_other_encodings_are_read_as_declared(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    prose = "Министр сказал во вторник, что переговоры о порте закончились без результата. " * 4
    page = f"<html><head><meta charset='windows-1251'></head><body><article><p>{prose}</p></article></body></html>"
    path.write_bytes(page.encode("cp1251"))
    (document,) = documents(path)
    assert "переговоры о порте" in document.text
    assert document.language == "ru"
    path.write_bytes(page.replace("<meta charset='windows-1251'>", "").encode("cp1251"))
    assert any("does not say its encoding" in remark for remark in documents(path)[0].remarks)


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body></body></html>")
    assert "no article found" in reasons(path)[0]
    path.write_text("just words, no page")
    assert "no markup" in reasons(path)[0]


@pytest.mark.shared
def test_a_real_page(shared_data: Path) -> None:
    (document,) = documents(shared_data / "record" / "kremlin-html" / "57100.html.gz")
    assert document.address == "http://en.kremlin.ru/events/president/news/57100"
    assert document.publisher == "President of Russia"
    assert document.published == date(2018, 3, 20)
    assert "Donald Trump congratulated Vladimir Putin on his victory" in document.text
    assert "Share" not in document.text
    assert "Publication status" not in document.text


def test_a_comma_before_the_end_of_json_ld_costs_nothing(tmp_path: Path) -> None:
    block = '{"@type": "NewsArticle", "datePublished": "2018-03-21", "author": [{"name": "Ada Stone"},],}'
    found = one(tmp_path, f'<script type="application/ld+json">{block}</script>')
    assert (str(found.published), found.author) == ("2018-03-21", "Ada Stone")


def test_pages_that_state_no_more_than_their_site_are_each_kept(tmp_path: Path) -> None:
    front = '<link rel="canonical" href="https://paper.example/"/>'
    (first,), (second,) = (documents(write(tmp_path, front, name)) for name in ("a.html", "b.html"))
    assert first.id != second.id
    inner = '<link rel="canonical" href="https://paper.example/talks"/>'
    (first,), (second,) = (documents(write(tmp_path, inner, name)) for name in ("a.html", "b.html"))
    assert first.id == second.id
