"""Markdown and plain text with front matter."""

import os
from datetime import date
from pathlib import Path

import pytest

from glossator.record.filing.prepared import prepare

from .helpers import documents, reasons


def test_front_matter_gives_the_fields(tmp_path: Path) -> None:
    path = tmp_path / "call.md"
    path.write_text(
        "---\ntitle: A call\npublisher: White House\nurl: https://example.org/call\ndate: 2018-03-20\n"
        "modified: 2018-03-21T10:00:00Z\nkind: readout\nspeaker: S\nauthors: [A, B]\nsources: [Reuters, AP]\n---\n"
        "The two spoke.\n\nThey agreed.\n"
    )
    (document,) = documents(path)
    assert (document.title, document.publisher, document.kind) == ("A call", "White House", "readout")
    assert (document.published, document.modified) == (date(2018, 3, 20), date(2018, 3, 21))
    assert (document.author, document.cited, document.speaker) == ("A, B", ["Reuters", "AP"], "S")
    assert document.text == "The two spoke.\n\nThey agreed."


def test_markdown_without_front_matter_has_its_heading_for_a_title(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("# Heading #\n\nWords.")
    (document,) = documents(path)
    assert (document.title, document.text, document.published) == ("Heading", "Words.", None)


def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("---\nJust words between rules\n---\nMore words.")
    assert documents(path)[0].text.startswith("---")


def test_two_ways_to_read_a_day_are_none(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("---\ndate: 03/04/2018\n---\nWords.")
    (document,) = documents(path)
    assert document.published is None
    assert "could be read as two" in document.remarks[0]


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("a: [1, 2\n", "front matter is not YAML"),
        ("a: &a [x]\nb: *a\n", "aliases are not allowed"),
        ("a: !!python/object/apply:os.system [id]\n", "front matter is not YAML"),
    ],
)
def test_hostile_front_matter_is_refused(tmp_path: Path, head: str, reason: str) -> None:
    path = tmp_path / "x.md"
    path.write_text(f"---\n{head}---\nWords.")
    assert reason in reasons(path)[0]


def test_line_ends_and_marks_are_made_alike(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes("\ufeffOne.\r\nTwo.\rThree.\x07".encode())
    assert documents(path)[0].text == "One.\nTwo.\nThree."


def test_the_id_comes_from_the_place_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.txt").write_text("Words.")
    (tmp_path / "y").mkdir()
    (tmp_path / "y" / "x.txt").write_text("Words.")
    whole = documents(tmp_path / "x.txt")[0].id
    monkeypatch.chdir(tmp_path)
    assert documents(Path("x.txt"))[0].id == whole != documents(Path("y/x.txt"))[0].id


def test_a_name_that_is_no_text_is_a_name_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("The ferry runs again.")
    (found,) = documents(path)
    assert found.source.endswith("caf\ufffd.txt")
    assert prepare([found]).given == 1


def test_numbers_of_the_front_matter_stay_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text(
        f"---\ntitle: 007\nid: {'9' * 6_000}\npublisher: 0x{'f' * 6_000}\npublished: 2018-03-21\n---\nIt runs.\n"
    )
    (found,) = documents(path)
    assert (found.title, str(found.published), found.publisher[:4]) == ("007", "2018-03-21", "0xff")


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("The quay at Łódź cost €40.\r\n".encode("utf-16"))
    (document,) = documents(path)
    assert document.text == "The quay at Łódź cost €40."


NOTE = """---
title:
source: https://example.org/n1
author:
  - "[[Jane Doe]]"
published: 2017-09-21
created: 2017-10-02
tags: [maria, power]
---
# Power out

[[Puerto Rico]] lost [all](https://example.org/p) power, **the governor** said in [[Note one#Talk|a talk]].[^1]
![[pic.png]]
![[Other note]]
#island #storm

> [!note]- From the talk
> Repairs take ==six months==. ^abc123

- [ ] call the governor
1. First of two
%% not for print %%

| town | homes |
|---|---|
| San Juan | 300 |

[^1]: A footnote.
"""


def test_a_clipped_note_of_a_vault_is_the_words_at_their_address_and_day(tmp_path: Path) -> None:
    path = tmp_path / "Power.md"
    path.write_text(NOTE)
    (document,) = documents(path)
    assert document.text.split("\n\n") == [
        "Puerto Rico lost all power, the governor said in a talk.",
        "From the talk",
        "Repairs take six months.",
        "call the governor",
        "1. First of two",
        "town | homes",
        "San Juan | 300",
    ]
    assert (document.title, document.author, document.address) == ("Power out", "Jane Doe", "https://example.org/n1")
    assert (document.published, document.captured) == (date(2017, 9, 21), date(2017, 10, 2))


def test_the_day_a_page_was_clipped_is_not_the_day_it_was_published(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text(NOTE.replace("published: 2017-09-21\n", "published:\n"))
    (document,) = documents(path)
    assert (document.published, document.captured) == (None, date(2017, 10, 2))
    path.write_text(NOTE.replace("published: 2017-09-21\n", "").replace("source: https://example.org/n1\n", ""))
    assert documents(path)[0].published == date(2017, 10, 2)


def test_a_note_without_a_heading_is_called_as_its_file_in_a_vault(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    path = tmp_path / "notes" / "Puerto Rico.md"
    path.write_text("It is an island.")
    assert documents(path)[0].title == ""
    (tmp_path / ".obsidian").mkdir()
    assert documents(path)[0].title == "Puerto Rico"


def test_plain_text_keeps_every_sign(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("It was *not* [sic] 5 * 3.")
    assert documents(path)[0].text == "It was *not* [sic] 5 * 3."
