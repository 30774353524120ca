"""The demo ships what it says: a quoted statement, and a record whose every document says where its fact is on file."""

import calendar
import hashlib
import importlib.util
import json
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT

DEMO = ROOT / "demo"
DOCUMENTS = DEMO / "documents"
DAY = date(2018, 3, 21)
MONTHS = list(calendar.month_name)[1:]
HEAD = re.compile(r"---\n(.*?)\n---\n(.*)\Z", re.DOTALL)

# The posts as the President published them.
POSTS = {
    "976532956557737984": "2aeb51aa0c06e02f",
    "976535330835836929": "65e178a276c923d4",
}


def markdown_files() -> list[Path]:
    return sorted(DOCUMENTS.rglob("*.md"))


def parsed(path: Path) -> tuple[dict[str, Any], str]:
    found = HEAD.match(path.read_text("utf-8"))
    assert found, f"{path.name} has no front matter"
    return yaml.safe_load(found[1]), found[2].strip()


@pytest.fixture(scope="module")
def documents() -> dict[str, tuple[dict[str, Any], str]]:
    return {path.relative_to(DOCUMENTS).as_posix(): parsed(path) for path in markdown_files()}


@pytest.fixture(scope="module")
def demo() -> ModuleType:
    spec = importlib.util.spec_from_file_location("demo_make", DEMO / "make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_are_enough_documents_and_every_one_says_what_it_is(documents: dict[str, Any]) -> None:
    assert len(documents) >= 60
    for name, (head, text) in documents.items():
        assert head.get("title"), name
        assert head.get("publisher"), name
        assert len(text.split()) >= 10, name
        assert head.get("published") is None or type(head["published"]) is date, name
        assert head.get("address", "https://x").startswith(("http://", "https://")), name


def test_the_name_of_a_file_begins_with_its_day(documents: dict[str, Any]) -> None:
    for name, (head, _) in documents.items():
        day = head.get("published")
        assert day is None or abs((day - date.fromisoformat(Path(name).name[:10])).days) <= 1, name


def test_no_document_tells_of_a_past_day_that_is_later_than_its_own(documents: dict[str, Any]) -> None:
    announced = {
        "syria/2017-07-07-south-west.md",
        "election/2017-12-25-navalny.md",
    }  # days still to come, said to be so
    named = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
    for name, (head, text) in documents.items():
        days = [date(int(y), MONTHS.index(m) + 1, int(d)) for d, m, y in named.findall(text)]
        late = [day for day in days if head.get("published") and day > head["published"]]
        assert bool(late) == (name in announced), (name, late)


def test_days_of_the_week_are_right(documents: dict[str, Any]) -> None:
    named = re.compile(rf"\b(\w+day),? (\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
    found = 0
    for name, (_, text) in documents.items():
        for weekday, day, month, year in named.findall(text):
            found += 1
            assert date(int(year), MONTHS.index(month) + 1, int(day)).strftime("%A") == weekday, (name, weekday, day)
    assert found >= 10


def test_every_document_stands_in_the_table_of_sources_with_the_same_day(documents: dict[str, Any]) -> None:
    table = dict(re.findall(r"^\| `([^`]+)` \| (\S+) \|", (DEMO / "SOURCES.md").read_text("utf-8"), re.MULTILINE))
    shipped = {path.relative_to(DOCUMENTS).as_posix() for path in DOCUMENTS.rglob("*") if path.is_file()}
    assert set(table) == shipped
    for name, (head, _) in documents.items():
        assert table[name] == str(head.get("published") or "undated"), name


def test_addresses_name_one_document_each(documents: dict[str, Any]) -> None:
    counts = Counter(head["address"] for head, _ in documents.values() if head.get("address"))
    assert [address for address, count in counts.items() if count > 1] == []


def test_the_record_shows_what_the_program_is_for(documents: dict[str, Any]) -> None:
    heads = [head for head, _ in documents.values()]
    assert sum(1 for head in heads if head.get("published") and head["published"] > DAY) >= 6
    assert sum(1 for head in heads if not head.get("published")) >= 1
    assert [head["publisher"] for head in heads if head.get("language") == "fr"]
    assert any("no definitive evidence" in text for _, text in documents.values())
    assert any("denied any breach" in text for _, text in documents.values())
    assert sum(1 for head in heads if head.get("kind") == "post" and head.get("speaker") == "Donald J. Trump") >= 10
    assert len({head["publisher"] for head in heads}) >= 30


def test_near_copies_are_one_origin_and_others_are_not(documents: dict[str, Any]) -> None:
    from glossator.evidence.origins.origins import origins
    from glossator.record import Document

    papers = ("20-reuters", "20-lincoln", "22-japan-times")
    ships = [f"north-korea/2017-09-{paper}-ships.md" for paper in papers]
    others = ["north-korea/2017-10-02-internet.md", "syria/2018-02-24-resolution-2401.md"]
    held = [
        Document(
            id=name,
            text=documents[name][1],
            publisher=documents[name][0]["publisher"],
            published=documents[name][0]["published"],
        )
        for name in ships + others
    ]
    found = origins(held)
    assert len({found[name].id for name in ships}) == 1
    assert len({found[name].id for name in ships + others}) == 3


def test_the_statement_is_quoted_word_for_word() -> None:
    posts = json.loads((DEMO / "statement.json").read_text("utf-8"))
    assert {post["id_str"]: hashlib.sha256(post["text"].encode()).hexdigest()[:16] for post in posts} == POSTS


def test_the_statement_keeps_speaker_times_and_addresses() -> None:
    from glossator.statement import read

    statement = read(DEMO / "statement.json")
    assert statement.speaker == "Donald J. Trump"
    assert statement.date == DAY
    times = [utterance.time for utterance in statement.utterances]
    assert times == [datetime.fromisoformat(f"2018-03-21T{at}+00:00") for at in ("18:56:14", "19:05:40")]
    assert [utterance.address for utterance in statement.utterances] == [
        f"https://twitter.com/realDonaldTrump/status/{number}" for number in POSTS
    ]
