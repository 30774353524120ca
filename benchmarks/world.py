"""A real record for benchmarks: world events from 2006 on, and the Kremlin's pages; built once and kept."""

import gzip
import json
import shutil
import tempfile
from pathlib import Path

from benchmarks.report import shared
from glossator.record import Record

SINCE = "2006"


def record_of_the_world(folder: Path) -> Record:
    """The record in `folder`, built there if missing; some twenty minutes on two cores."""
    if folder.is_dir() and any(folder.iterdir()):
        return Record.open(folder)
    events, pages = shared("record", "current-events.jsonl.gz"), shared("record", "kremlin-html")
    print(f"making a record of the world in {folder}, once", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        kept = Path(scratch) / "events.jsonl"
        with gzip.open(events, "rt", encoding="utf-8") as lines, kept.open("w", encoding="utf-8") as out:
            for line in lines:
                if json.loads(line)["date"] >= SINCE:
                    out.write(line)
        half = folder.with_suffix(".making")
        shutil.rmtree(half, ignore_errors=True)
        half.parent.mkdir(parents=True, exist_ok=True)
        record = Record.open(half, create=True)
        record.add([kept, pages])
        half.rename(folder)
    return Record.open(folder)
