"""Markdown: front matter, title and paragraphs; no marks, headings, tables or code in what was said."""

from datetime import date

import pytest

from glossator.statement.readers import markdown

SPEECH = """---
speaker: Ada Example
date: 2018-03-21
url: https://example.org/speech
---
# On the budget

We **raised** the budget by [4 percent](https://example.org/table).

> It was a
> hard year.

| year | budget |
|------|--------|
| 2017 | 10     |

## What next

- We will raise it again.
"""


def test_words_without_marks_and_what_front_matter_says() -> None:
    reading = markdown.read(SPEECH)
    assert reading.text == "We raised the budget by 4 percent.\n\nIt was a hard year.\n\nWe will raise it again."
    assert (reading.title, reading.speaker, reading.date) == ("On the budget", "Ada Example", date(2018, 3, 21))
    assert reading.address == "https://example.org/speech"


def test_broken_front_matter_names_nobody() -> None:
    reading = markdown.read("---\nspeaker: [\n---\nHello there.")
    assert (reading.text, reading.speaker) == ("Hello there.", None)


@pytest.mark.parametrize(
    "head", ["a: " + "{b: " * 2_000, "date: 2018-02-31", "a: &a [x]\nb: *a", "title: !!python/name:os.system"]
)
def test_front_matter_that_is_none_costs_no_words(head: str) -> None:
    assert markdown.read(f"---\n{head}\n---\nThe ferry runs again.\n").text.endswith("The ferry runs again.")


def test_headings_that_name_who_speaks_begin_turns() -> None:
    said = markdown.read(
        "# Talk\n\n#### Speaker 1\n\nThe wells are dry.\n\nAll of them.\n\n#### Speaker 2\n\nTwo are not.\n"
    )
    assert [(one.speaker, one.span.of(said.text)) for one in said.utterances] == [
        ("Speaker 1", "The wells are dry.\n\nAll of them."),
        ("Speaker 2", "Two are not."),
    ]


def test_headings_of_matters_are_no_speech() -> None:
    said = markdown.read("# Talk\n\n## The economy\n\nThe wells are dry.\n\n## Health Care\n\nTwo are not.\n")
    assert said.text == "The wells are dry.\n\nTwo are not."
    assert {one.speaker for one in said.utterances} == {None}
