"""Sentences judged by hand (data/sentences.jsonl): checkability and check-worthiness.

They are identified by hashes, since their text may not be redistributed; `load` recovers it from the data folder.
`checkable`: a stranger could support or refute it: a fact, a number, a deed, a vote, a past statement or position. Not:
forecasts, promises, judgements, wishes, calls, questions, greetings, fragments. `worth`: checkable, and of public
interest to a fact-checker; not private, self-evident, scheduling or protocol ("the two presidents discussed current
issues"). One half: readers would disagree, or it depends on context. Judged once, by one reader, before any network had
been run on them. Held out of all fitting and selection are `apart`, a third of those judged first, and `later`: six
transcripts, the posts of 2018 and the press pages from 2018 on, of which nothing else was taken.
"""

import csv
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.report import shared
from glossator.language.sentences import sentences

READERS_DIFFER = 0.5
JUDGED = Path(__file__).parent / "data" / "sentences.jsonl"
_LINK = re.compile(r"https?://\S+")
_SPEAKER = re.compile(r"^[A-Z][\w .]+:\s")
_LOOSE = re.compile(r" (['’]s|n't|[.,;:!?])")


def name_of(text: str) -> str:
    """The hash that identifies a sentence."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def load(part: str) -> list[dict[str, Any]]:
    """The judged sentences of a part ("fit", "apart" or "later") whose text is found, with `text` added."""
    rows = [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines()]
    wanted = {(row["source"], row["ref"]) for row in rows}
    known = {name_of(text): text for text in _candidates(wanted)}
    return [row | {"text": known[row["name"]]} for row in rows if row["part"] == part and row["name"] in known]


def _candidates(wanted: set[tuple[str, str]]) -> Iterator[str]:
    refs = {source: {ref for each, ref in wanted if each == source} for source, _ in wanted}
    for post in _lines("record/tweets-realDonaldTrump.jsonl.gz"):
        if post["id_str"] in refs["post"]:
            for cut in _cut(post["text"].replace("&amp;", "&")):
                yield _LINK.sub("", cut)
    for page in _lines("record/kremlin.jsonl.gz"):
        if page["id"] in refs["kremlin"]:
            yield from (_SPEAKER.sub("", cut) for cut in _cut(page["text"]))
    for event in _lines("record/current-events.jsonl.gz"):
        if event["date"] in refs["events"]:
            yield from _cut(event["text"])
    for path in shared("debates").glob("*.tsv"):
        with path.open(encoding="utf-8", newline="") as table:
            yield from (row[2] for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    with shared("known-claims", "train_tweets.queries.tsv").open(encoding="utf-8", newline="") as table:
        for number, said in csv.reader(table, delimiter="\t"):
            if number in refs["known-claims"]:
                yield from _cut(re.sub(r"— [^—]*$", "", said))
    for line in _lines("averitec/claims.jsonl"):
        yield line["claim"]
    for line in _lines("argus/val.jsonl"):
        yield _LOOSE.sub(r"\1", line["mtext"]).replace("`` ", '"').replace(" ''", '"')


def _lines(name: str) -> Iterator[dict[str, Any]]:
    raw = shared(*name.split("/")).read_bytes()
    words = gzip.decompress(raw) if name.endswith(".gz") else raw
    yield from map(json.loads, words.decode("utf-8").splitlines())


def _cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]
