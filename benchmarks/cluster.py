"""Ingest on a Ray cluster: documents per second with one worker and two, each pinned to one core.

Everything runs on this machine, including the writing process and Ray's own, which use the remaining time of the cores.
Each configuration runs in its own process, in rounds. `per_second_*` counts from the first pages returned, when the
workers are up, to the last write; `whole_*` includes start-up. The pages are read COPIES times under different names,
so that the workers are busy: only the first copy is new to the record, but all are looked up.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.ingest import pages
from benchmarks.report import report
from glossator.cluster import RayEngine
from glossator.cluster.workers import Reading
from glossator.record import Record
from glossator.record.filing.prepared import Prepared
from glossator.record.readers.options import Options

ROUNDS = 3
COPIES = 3
WAYS = ("one_worker", "two_workers", "one_machine")
MARKS = "GLOSSATOR_BENCHMARK_MARKS"  # environment variable with a folder in which each worker claims a core
Figures = dict[str, float]


class Pinned(Reading):
    """A worker pinned to one core, with its reader process."""

    def __init__(self, options: Options, folder: str) -> None:
        super().__init__(options, folder)
        for core in sorted(os.sched_getaffinity(0)):
            try:
                Path(os.environ[MARKS], str(core)).open("x").close()
            except FileExistsError:
                continue
            for thread in Path("/proc/self/task").iterdir():
                os.sched_setaffinity(int(thread.name), {core})
            return
        raise RuntimeError("more workers than cores")


@dataclass(frozen=True)
class Timed(RayEngine):
    """Records when the first pages came back, and how many they were."""

    first: list[tuple[float, int]] = field(default_factory=list)

    def read(self, paths: Sequence[str | Path], options: Options) -> Generator[Prepared, None, None]:
        """The parts as they arrive."""
        for part in super().read(paths, options):
            if not self.first:
                self.first.append((perf_counter(), part.given))
            yield part


def one(way: str, place: Path) -> Figures:
    """Run one configuration in this process, and return its figures."""
    os.environ[MARKS] = str(place / "cores")
    Path(os.environ[MARKS]).mkdir()
    files = copies(place / "pages")
    record = Record.open(place / "record", create=True)
    engine = Timed(workers=1 if way == "one_worker" else 2, reading=Pinned)
    started = perf_counter()
    summary = record.add([files], embed=False, engine=None if way == "one_machine" else engine)
    ended = perf_counter()
    count = summary.added + summary.updated + summary.unchanged
    since, before = engine.first[0] if engine.first else (started, 0)
    return {"count": count, "per_second": (count - before) / (ended - since), "whole": count / (ended - started)}


def copies(folder: Path) -> Path:
    """The pages, several times under different names."""
    for copy in range(COPIES):
        (folder / str(copy)).mkdir(parents=True)
        for path in pages():
            (folder / str(copy) / path.name).write_bytes(path.read_bytes())
    return folder


def apart(way: str) -> Figures:
    """Run one configuration in its own process."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "benchmarks.cluster", way, place]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures: Figures = json.loads(said.splitlines()[-1])
    return figures


def main(rounds: int = ROUNDS) -> None:
    """Measure all configurations in turn."""
    if len(os.sched_getaffinity(0)) < 2:
        raise SystemExit("two workers need two cores; this process may use one")
    taken: dict[str, list[Figures]] = {way: [] for way in WAYS}
    for _ in range(rounds):
        for way in WAYS:
            taken[way].append(apart(way))
    found: dict[str, float | int] = {"pages": int(taken["one_worker"][0]["count"]), "rounds": rounds}
    for way, runs in taken.items():
        found[f"per_second_{way}"] = median(run["per_second"] for run in runs)
        found[f"whole_{way}"] = median(run["whole"] for run in runs)
    found["ratio"] = found["per_second_two_workers"] / found["per_second_one_worker"]
    found["ratio_whole"] = found["whole_two_workers"] / found["whole_one_worker"]
    report("cluster", found)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(one(sys.argv[1], Path(sys.argv[2]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) == 2 else ROUNDS)
