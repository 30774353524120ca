"""Latency of live notes on the large record: seconds from the end of a sentence to its notes, for a debate fed by line.

    GLOSSATOR_LARGE_RECORD=… python -m benchmarks.live [LINES]

One line of the transcript is one sentence with its speaker; the clock starts when the line is fed. Notes on opinions,
questions and pleasantries do not query the record and are counted separately.
"""

import csv
import sys
from datetime import date
from time import perf_counter

import numpy as np

from benchmarks.corpus import folder, large_record
from benchmarks.report import Figure, report, shared
from glossator import Record
from glossator.live import Line, Live
from glossator.statement.utterances.speakers import Speakers, is_speech

DEBATE, DAY = "20160926_1pres.tsv", date(2016, 9, 26)
FIRST, LINES = 300, 200  # first line of the measured section, in the middle of the transcript, where context is long


def lines(first: int, count: int) -> list[Line]:
    """Spoken lines of the debate with their speakers."""
    with shared("debates", DEBATE).open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) >= 4]
    people = Speakers(row[1] for row in rows)
    return [Line(row[2], speaker=people.name(row[1])) for row in rows[first : first + count] if is_speech(row[1])]


def figures(name: str, seconds: list[float]) -> dict[str, Figure]:
    """Median, 95th percentile and maximum."""
    if not seconds:
        return {f"{name}_notes": 0}
    return {
        f"{name}_notes": len(seconds),
        f"{name}_p50_s": float(np.percentile(seconds, 50)),
        f"{name}_p95_s": float(np.percentile(seconds, 95)),
        f"{name}_longest_s": max(seconds),
    }


def main() -> None:
    """Feed the lines one after another, and report."""
    record = Record.open(folder()) if folder().exists() else large_record()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    live = Live(record, day=DAY, as_of=DAY)
    started = perf_counter()
    live.warm()
    warm = perf_counter() - started
    asked: list[float] = []
    unasked: list[float] = []
    revised = 0
    for line in lines(FIRST, count):
        started = perf_counter()
        for note in live.notes(line):
            took = perf_counter() - started
            revised += note.revision > 1
            if note.revision == 1:
                (asked if note.finding.asked else unasked).append(took)
    info = record.info()
    report(
        "live",
        {"documents": info.documents, "passages": info.passages, "warm_up_s": warm, "revised": revised}
        | figures("asked", asked)
        | figures("not_asked", unasked),
    )


if __name__ == "__main__":
    main()
