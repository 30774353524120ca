"""Fuzzing of everything that reads input: crashes, hangs, memory, writes and connections.

    python -m benchmarks.hostile [--inputs N] [--seed S] [--only NUMBER …] [--pages N]

Failures: an exception other than the program's own, more than 20 s of CPU or a hang, more than 2.5 GB, a write outside
the run's folder, content of a file outside it, a connection, a subprocess, executed input, or an undocumented exit
code. Failing files are kept in benchmarks/results/hostile. `unforeseen` counts inputs refused with the name of an
unexpected error: processing continues, but the reason is unhelpful.
"""

import argparse
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from benchmarks.fuzzing import mutations, pages
from benchmarks.fuzzing.seeds import beside
from benchmarks.fuzzing.worker import Inputs, free_port
from benchmarks.report import RESULTS, ROOT, report
from glossator.folding import encodable

INPUTS, PAGES = 10_000, 100
PORT = 48_117  # a loopback port; hostile URLs lead there, and nothing may connect
HANG = 60.0  # CPU seconds, or six times as many of wall time, since the machine may be shared
PROGRESS = 100  # inputs between progress messages
KEPT = 3  # files kept per failure
Answer = dict[str, Any]


@dataclass
class Reader:
    """A worker process, and its current input."""

    seed: int
    folder: Path
    number: int | None = None
    since: float = 0.0
    worked: float = 0.0
    process: Any = None

    def give(self, number: int) -> None:
        """Send an input, starting the process if necessary."""
        if self.process is None:
            command = [sys.executable, "-m", "benchmarks.fuzzing.worker", str(self.seed), str(self.folder), str(PORT)]
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT.parent
            )
            self.since = monotonic() + HANG  # allowance for loading
        self.number, self.since = number, max(self.since, monotonic())
        self.worked = _processor(self.process.pid)
        self.process.stdin.write(b"%d\n" % number)
        self.process.stdin.flush()

    def hear(self) -> Answer | None:
        """The answer; None if the process died."""
        line = self.process.stdout.readline()
        self.since = 0.0
        return json.loads(line) if line else None

    def processor(self) -> float:
        """CPU seconds since the input was sent."""
        return _processor(self.process.pid) - self.worked

    def end(self) -> None:
        """Kill the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def _processor(process: int) -> float:
    """CPU seconds of a process; 0 if the system does not report them."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(numbers: Iterable[int], seed: int, processes: int, around: Path) -> Iterator[Answer]:
    """The result of each input, as it arrives."""
    waiting = deque(numbers)
    readers = []
    for each in range(processes):
        folder = around / f"run{each}"
        (folder / "inside").mkdir(parents=True)
        readers.append(Reader(seed, folder))
    try:
        while waiting or any(reader.number is not None for reader in readers):
            for reader in readers:
                if reader.number is None and waiting:
                    reader.give(waiting.popleft())
            yield from _heard([reader for reader in readers if reader.number is not None])
            if all(reader.number is None for reader in readers) and not waiting:
                break
    finally:
        for reader in readers:
            reader.end()


def _heard(busy: list[Reader]) -> Iterator[Answer]:
    ready, _, _ = select.select([reader.process.stdout for reader in busy], [], [], 1.0)
    for reader in busy:
        number, problem = reader.number, ""
        if reader.process.stdout in ready:
            answer = reader.hear()
            if answer is not None:
                reader.number = None
                yield answer
                continue
            problem = f"died: signal or exit {reader.process.wait()}"
        elif reader.processor() > HANG or monotonic() - reader.since > 6 * HANG:
            problem = f"hang: no answer within {HANG:.0f} s"
        if problem:
            reader.end()
            reader.number = None
            yield {
                "number": number,
                "surface": "",
                "format": "",
                "outcome": "",
                "seconds": HANG,
                "memory": 0.0,
                "failures": [problem],
                "reasons": [],
            }


@dataclass
class Tally:
    """The table row of one surface."""

    inputs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    failed: int = 0
    slowest: float = 0.0
    peak: float = 0.0


def keep(answer: Answer, inputs: Inputs, kept: Counter[str], folder: Path) -> None:
    """Keep the failing file with a note; a few per kind."""
    surface, name, content, _ = inputs(answer["number"])
    answer["surface"] = answer["surface"] or surface
    for failure in answer["failures"]:
        kind = failure.split(" (")[0]
        kept[f"{answer['surface']}: {kind}"] += 1
        if kept[f"{answer['surface']}: {kind}"] <= KEPT:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{answer['number']}-{encodable(name)[:80]}"
            path.write_bytes(content)
            print(f"{path.name}: {answer['surface']}: {failure}", flush=True)


def main() -> int:
    """Run the inputs, then the pages; print the table; exit code 1 if anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=INPUTS)
    parser.add_argument("--from", type=int, default=0, dest="first", help="the number of the first input")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, nargs="*", help="these inputs alone")
    parser.add_argument("--pages", type=int, default=PAGES, help="guides opened in a browser")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    if not beside():
        print("the cases beside the project are not here: the project's own files alone are spoilt")
    started = monotonic()
    tallies, kept, unforeseen = _inputs(asked)
    figures = _table(tallies)
    for reason, count in unforeseen.most_common(30):
        print(f"  unforeseen {count:5}  {reason}")
    shown, faults = pages.check(asked.pages, asked.seed) if asked.pages else (0, [])
    for fault in faults:
        print(f"pages: {fault}")
    report("hostile", {**figures, "pages": shown, "pages_failed": len(faults), "seconds": monotonic() - started})
    return 1 if kept or faults else 0


def _inputs(asked: argparse.Namespace) -> tuple[dict[str, Tally], Counter[str], Counter[str]]:
    listening = free_port(PORT)
    if listening is None:
        print(f"port {PORT} is taken: connections made by libraries are not noticed")
    mutations.PLACES["port"] = PORT
    numbers = asked.only if asked.only is not None else range(asked.first, asked.first + asked.inputs)
    inputs, tallies = Inputs(asked.seed), dict[str, Tally]()
    kept, unforeseen, done = Counter[str](), Counter[str](), 0
    folder = RESULTS / "hostile"
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as around:
        for answer in run(numbers, asked.seed, asked.processes, Path(around)):
            if listening is not None and select.select([listening], [], [], 0)[0]:
                listening.accept()[0].close()
                answer["failures"].append("network: an address in the file was followed")
            if answer["failures"]:
                keep(answer, inputs, kept, folder)
            if answer["outcome"] == "unforeseen":
                unforeseen.update(f"{answer['surface']}: {reason[:110]}" for reason in answer["reasons"][:1])
            _count(tallies, answer)
            done += 1
            if done % PROGRESS == 0:
                print(f"{done} inputs", file=sys.stderr, flush=True)
    return tallies, kept, unforeseen


def _count(tallies: dict[str, Tally], answer: Answer) -> None:
    name = " ".join(part for part in (answer["surface"], answer["format"]) if part)
    tally = tallies.setdefault(name, Tally())
    tally.inputs += 1
    tally.outcomes[answer["outcome"]] += 1
    tally.failed += bool(answer["failures"])
    tally.slowest = max(tally.slowest, answer["seconds"])
    tally.peak = max(tally.peak, answer["memory"])


def _table(tallies: dict[str, Tally]) -> dict[str, int | float]:
    print(f"{'':34} inputs    read refused unforeseen failed  slowest   memory")
    for name, each in sorted(tallies.items()):
        counts = [each.outcomes[outcome] for outcome in ("read", "refused", "unforeseen")]
        numbers = f"{each.inputs:6} {counts[0]:7} {counts[1]:7} {counts[2]:10} {each.failed:6}"
        print(f"{name[:34]:34} {numbers} {each.slowest:6.1f} s {each.peak:5.0f} MB")
    every = list(tallies.values())
    return {
        "inputs": sum(each.inputs for each in every),
        "failed": sum(each.failed for each in every),
        "unforeseen": sum(each.outcomes["unforeseen"] for each in every),
        "slowest_s": max((each.slowest for each in every), default=0.0),
    }


if __name__ == "__main__":
    sys.exit(main())
