"""RSS and Atom."""

from datetime import date
from pathlib import Path

import pytest

from glossator.record import Document
from glossator.record.readers import read
from glossator.record.readers.options import Options

from .helpers import documents, reasons

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Aggregator</title><language>en-us</language>
<item><title>Talks end - The Paper</title><link>https://news.example/1</link><guid>1</guid>
<pubDate>Tue, 20 Mar 2018 23:30:00 -0400</pubDate><source url="https://paper.example">The Paper</source>
<description>&lt;p&gt;The talks &amp;amp; the harbour.&lt;/p&gt;
&lt;p&gt;Second.&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;</description></item>
<item><title>Only a headline</title><link>https://news.example/2</link></item>
<item><guid>3</guid></item></channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Blog</title>
<entry><title>A post</title><id>tag:x,1</id><link href="https://blog.example/1"/><published>2018-03-20T10:00:00Z</published>
<updated>2018-03-21T10:00:00Z</updated><author><name>A. Writer</name></author>
<content type="html">&lt;div&gt;Long words of the post.&lt;/div&gt;</content><summary>Short.</summary></entry></feed>"""


def test_rss_names_the_real_publisher(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    path.write_text(RSS.replace("<item><guid>3</guid></item>", ""))
    one, two = documents(path)
    assert (one.publisher, one.title, one.text) == ("The Paper", "Talks end", "The talks & the harbour.\n\nSecond.")
    assert one.published == date(2018, 3, 20)
    assert (two.text, two.publisher, two.published) == ("Only a headline", "Aggregator", None)


def test_atom(tmp_path: Path) -> None:
    path = tmp_path / "feed"
    path.write_text(ATOM)
    (one,) = documents(path)
    assert (one.text, one.author, one.publisher) == ("Long words of the post.", "A. Writer", "The Blog")
    assert (one.published, one.modified) == (date(2018, 3, 20), date(2018, 3, 21))


def test_an_entry_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    assert reasons(path) == ["no text in it"]


def test_other_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<?xml version='1.0'?><shop><item/></shop>")
    assert "not a feed" in reasons(path)[0]


def test_entities_do_not_unfold(tmp_path: Path) -> None:
    path = tmp_path / "x.rss"
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    body = "<rss version='2.0'><channel><item><title>A headline &e11;</title></item></channel></rss>"
    path.write_text(f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{bomb}]>{body}')
    found = list(read(path, Options()))
    assert all(len(item.text if isinstance(item, Document) else item.reason) < 1000 for item in found)


@pytest.mark.parametrize("day", ["Mon, 01 Jan 0001 00:00:00 +0000", "Thu, 01 Jan 1970 00:00:00 GMT", "04/05/2018"])
def test_a_day_that_stands_for_none_is_none(tmp_path: Path, day: str) -> None:
    path = tmp_path / "feed.rss"
    item = f"<item><title>Talks on the harbour end</title><link>https://news.example/1</link><pubDate>{day}</pubDate></item>"
    path.write_text(f'<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>{item}</channel></rss>')
    (one,) = documents(path)
    assert one.published is None
    assert one.remarks == [f"published {day!r} is not a day, or could be read as two, and was left out"]


def test_the_one_day_of_an_entry_is_that_of_its_publication(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    path.write_text(
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>W</title>'
        "<item><title>A</title><link>https://w.example/1</link><dc:date>2024-01-01T00:30:00+02:00</dc:date>"
        "<description>The wells are dry.</description></item></channel></rss>"
    )
    (one,) = documents(path)
    assert (one.published, one.modified) == (date(2024, 1, 1), None)
