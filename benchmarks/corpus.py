"""The large real record: presidential pages, two decades of world events with the publishers they cite, and posts."""

import os
from pathlib import Path

from benchmarks.report import RESULTS, shared
from glossator.record import Record
from glossator.record.readers.options import Options

POSTS = Options(
    mapping={
        "published": "created_at",
        "text": "text",
        "speaker": "=Donald J. Trump",
        "publisher": "=Twitter",
        "address": "https://twitter.com/realDonaldTrump/status/{id_str}",
        "kind": "=post",
    }
)
EVENTS = Options(
    mapping={
        "published": "date",
        "text": "text",
        "publisher": "publisher",
        "cited": "publisher",
        "address": "url",
        "title": "topic",
    },
    kind="event",
)
SOURCES = (
    ("kremlin-html", Options()),
    ("tweets-realDonaldTrump.jsonl.gz", POSTS),
    ("current-events.jsonl.gz", EVENTS),
)


def folder() -> Path:
    """The path of the large record: GLOSSATOR_LARGE_RECORD, else beside the results."""
    return Path(os.environ.get("GLOSSATOR_LARGE_RECORD") or RESULTS / "large-record")


def large_record() -> Record:
    """The large record, built if missing or incomplete; the first time takes tens of minutes."""
    record = Record.open(folder(), create=True)
    for name, options in SOURCES:
        added = record.add([shared("record", name)], options, embed=False)
        print(f"{name}: {added.added} added, {added.unchanged} unchanged, {len(added.refused)} refused", flush=True)
    print(f"{record.embed()} passages embedded", flush=True)
    return record


if __name__ == "__main__":
    large_record()
