"""JSON lines: columns by mapping or by their usual names; ids that never clash."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from glossator.errors import InputError
from glossator.record.readers.options import Options, conditions, mapping

from .helpers import documents, reasons


def write(tmp_path: Path, *rows: dict[str, object], name: str = "rows.jsonl") -> Path:
    path = tmp_path / name
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def test_usual_names_are_known(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {"headline": "T", "body": "Words.", "link": "https://example.org/1", "outlet": "P", "pubDate": "20 Mar 2018"},
        {"body": "More words.", "Author": "A", "pubDate": "Wed Mar 21 10:07:00 +0000 2018"},
        name="rows.jsonl.gz",
    )
    one, two = documents(path)
    assert (one.title, one.text, one.address, one.publisher) == ("T", "Words.", "https://example.org/1", "P")
    assert (one.published, two.published) == (date(2018, 3, 20), date(2018, 3, 21))
    assert two.author == "A"


def test_a_mapping_names_columns_constants_and_patterns(tmp_path: Path) -> None:
    path = write(tmp_path, {"n": 7, "words": "Sad!", "when": 1521563107, "lead": "So"})
    options = Options(
        mapping(
            ["text={lead}: {words}", "published=when", "speaker==Donald J. Trump", "address=https://example.org/{n}"]
        )
    )
    (document,) = documents(path, options)
    assert (document.text, document.speaker) == ("So: Sad!", "Donald J. Trump")
    assert (document.address, document.published) == ("https://example.org/7", date(2018, 3, 20))


@pytest.mark.parametrize("pair", ["text", "txt=a", "text=", "=a"])
def test_a_bad_mapping_is_named(pair: str) -> None:
    with pytest.raises(InputError, match="--map"):
        mapping([pair])


def test_rows_can_be_left_out(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": "Mine.", "is_retweet": False}, {"text": "Theirs.", "is_retweet": True})
    (document,) = documents(path, Options(skip=conditions(["is_retweet=true"])))
    assert document.text == "Mine."


def test_rows_that_share_an_address_are_told_apart_by_their_text(tmp_path: Path) -> None:
    day = "https://example.org/2018-03-20"
    rows = [{"text": f"Event {n}.", "url": day, "date": "2018-03-20"} for n in range(3)]
    found = documents(write(tmp_path, *rows, {"text": "Alone.", "url": "https://example.org/alone"}))
    assert len({document.id for document in found}) == 4
    # Ids do not depend on the order or on the name of the file.
    again = documents(write(tmp_path, *reversed(rows), name="other.jsonl"))
    assert {document.id for document in again} == {document.id for document in found[:3]}


def test_a_row_with_an_address_of_its_own_is_that_page_wherever_it_comes_from(tmp_path: Path) -> None:
    (a,) = documents(write(tmp_path, {"text": "Old.", "url": "http://Example.org/a/?utm_source=x#top"}))
    (b,) = documents(write(tmp_path, {"text": "New.", "url": "https://example.org/a", "id": 5}, name="b.jsonl"))
    assert a.id == b.id


def test_a_changed_row_with_an_id_keeps_its_id(tmp_path: Path) -> None:
    day = "https://example.org/day"
    first = documents(write(tmp_path, {"id": 1, "text": "A.", "url": day}, {"id": 2, "text": "B.", "url": day}))
    second = documents(write(tmp_path, {"id": 1, "text": "A2.", "url": day}, {"id": 2, "text": "B.", "url": day}))
    assert [document.id for document in first] == [document.id for document in second]


def test_bad_rows_are_refused_by_number(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"text": "Good."}\n[1]\n{"text": "\xff"}\n\n{"text": 1}\n' + b"{bad\n" * 150)
    found = reasons(path)
    assert found[:2] == ["not a JSON object", "not UTF-8 text (byte 11)"]
    assert len(found) == 101
    assert found[-1].startswith("52 more rows")


def test_no_column_for_the_text_says_which_columns_there_are(tmp_path: Path) -> None:
    assert "no column for the text" in reasons(write(tmp_path, {"wörds": "x", "n": 1}))[0]
    assert "wörds" in reasons(write(tmp_path, {"wörds": "x", "n": 1}))[0]


def test_words_are_found_in_what_programs_put_around_them(tmp_path: Path) -> None:
    long = "The wells of the northern villages are dry, and nine of them were closed in the spring of the year."
    path = write(
        tmp_path,
        {"id": 1, "title": {"rendered": "Wells"}, "content": {"rendered": "<p>The wells are dry.</p>"}},
        {"id": 2, "content": [long, "Two are not."]},
        {"id": 3, "content": {"blocks": 1}},
    )
    assert reasons(path) == ["no text in it"]


def test_paragraphs_in_a_list_stay_paragraphs(tmp_path: Path) -> None:
    long = "The wells of the northern villages are dry, and nine of them were closed in the spring of the year."
    path = write(tmp_path, {"title": {"rendered": "Wells"}, "content": [long, "Two are not."]})
    (one,) = documents(path)
    assert (one.title, one.text) == ("Wells", f"{long}\n\nTwo are not.")
