"""Saved pages: the body, its date and its speakers; no menus."""

from datetime import date

import pytest

from glossator.errors import InputError
from glossator.statement.readers import webpage

PARAGRAPH = (
    "The ministers agreed to meet again in May and to publish the figures of the past year before that meeting. "
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Press conference</title>
<meta property="article:published_time" content="2018-03-20T10:00:00Z">
<meta property="og:site_name" content="Office of Examples"><link rel="canonical" href="https://example.org/20"></head>
<body>
<nav><a href="/">Home</a> <a href="/news">All the news</a></nav><main><article><h1>Press conference</h1>
<p>President of Examplia Ada Example: Good afternoon. {PARAGRAPH}</p>
<p>Question: Madam President, when will it be?</p>
<p>Ada Example: {PARAGRAPH * 3}</p></article></main>
<footer>Copyright. Subscribe to our newsletter.</footer></body></html>"""


def test_body_date_and_speakers() -> None:
    reading = webpage.read(PAGE.encode())
    assert reading.date == date(2018, 3, 20)
    assert reading.title == "Press conference"
    assert [u.speaker for u in reading.utterances] == ["Ada Example", "Question", "Ada Example"]
    assert "newsletter" not in reading.text
    assert "All the news" not in reading.text


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="no main text"):
        webpage.read(b"<html><body></body></html>")


def test_text_with_line_breaks_of_its_own_is_read_by_paragraph() -> None:
    page = """<html><head><title>Record</title></head><body><pre>
                      vote on the wells

  Mr. POE. Madam Speaker, the act pays 40 million dollars for
deep wells in every town.
  Ms. LEE-ROE of Ohio (during the reading). The gentleman counts state-
built wells twice.
                          {time}  1510
  The SPEAKER pro tempore. The vote is ordered.
</pre></body></html>"""
    reading = webpage.read(page.encode())
    assert [(u.speaker, u.span.of(reading.text)) for u in reading.utterances] == [
        ("Poe", "Madam Speaker, the act pays 40 million dollars for deep wells in every town."),
        ("Lee-Roe of Ohio", "The gentleman counts state-built wells twice."),
        ("Speaker pro tempore", "The vote is ordered."),
    ]
