"""Start-up time of `glossator --help`, against an empty Python on the same machine."""

import subprocess
import sys
from statistics import median
from time import perf_counter

from benchmarks.report import report

RUNS = 15


def seconds(*arguments: str) -> float:
    """Median wall time of a command over RUNS runs, in seconds."""
    times = []
    for _ in range(RUNS):
        started = perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(perf_counter() - started)
    return median(times)


def main() -> None:
    """Measure and report."""
    help_seconds = seconds("-m", "glossator.cli.main", "--help")
    report("startup", {"help_s": help_seconds, "empty_python_s": seconds("-c", "pass"), "aim_s": 0.3})


if __name__ == "__main__":
    main()
