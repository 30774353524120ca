"""Ingest speed against trafilatura alone on the same files: documents per second, memory, and size on disk.

Each configuration runs in its own process, one after another, in rounds. Since the machine may be shared, CPU time
including children is reported besides wall time; `ratio_*` are ratios of medians. trafilatura alone reads and
decompresses each file and extracts text and metadata, as our reader does; `text` is its text without dates or names.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.report import report, shared

ROUNDS = 3
WAYS = ("trafilatura", "trafilatura_text", "one_process", "all_cores", "embedding")
Figures = dict[str, float]


def pages() -> list[Path]:
    """The files, in order."""
    return sorted(shared("record", "kremlin-html").glob("*.html.gz"))


def trafilatura(metadata: bool) -> int:
    """Extract every page with trafilatura alone; returns how many gave text."""
    import gzip

    from trafilatura import bare_extraction

    found = 0
    for path in pages():
        document = bare_extraction(gzip.decompress(path.read_bytes()), with_metadata=metadata, include_comments=False)
        found += bool(document and document.text)
    return found


def ours(folder: Path, processes: int | None) -> int:
    """Add every page to a record, without vectors; returns how many were added."""
    from glossator.record import Record

    return Record.open(folder, create=True).add(pages(), embed=False, processes=processes).added


def embedding(folder: Path) -> int:
    """Embed a record; returns the number of vectors."""
    from glossator.record import Record

    return Record.open(folder).embed()


def one(way: str, folder: Path) -> Figures:
    """Run one configuration in this process, and return its figures."""
    started = perf_counter()
    if way == "embedding":
        count = embedding(folder)
    elif way.startswith("trafilatura"):
        count = trafilatura(metadata=way == "trafilatura")
    else:
        count = ours(folder, 1 if way == "one_process" else None)
    seconds = perf_counter() - started
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "count": count,
        "seconds": seconds,
        "processor": own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime,
        "memory": own.ru_maxrss / 1024,
        "memory_children": children.ru_maxrss / 1024,
        "disk": sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
        if folder.exists()
        else 0,
    }


def apart(way: str, folder: Path) -> Figures:
    """Run one configuration in its own process."""
    command = [sys.executable, "-m", "benchmarks.ingest", way, str(folder)]
    figures: Figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return figures


def main(rounds: int = ROUNDS) -> None:
    """Measure all configurations in turn; the vectors only once, since they take longest."""
    taken: dict[str, list[Figures]] = {way: [] for way in WAYS}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "record"
        for turn in range(rounds):
            for way in WAYS[:-1]:
                shutil.rmtree(folder, ignore_errors=True)
                taken[way].append(apart(way, folder))
            if turn == 0:
                taken["embedding"].append(apart("embedding", folder))
    report("ingest", figures(taken, rounds))


def figures(taken: dict[str, list[Figures]], rounds: int) -> dict[str, float | int]:
    """Medians, rates and ratios."""
    wall = {way: median(run["seconds"] for run in runs) for way, runs in taken.items()}
    work = {way: median(run["processor"] for run in runs) for way, runs in taken.items()}
    count = len(pages())
    last = taken["all_cores"][-1]
    found: dict[str, float | int] = {"pages": count, "rounds": rounds, "vectors": int(taken["embedding"][0]["count"])}
    for way in WAYS[:-1]:
        found[f"per_second_{way}"] = count / wall[way]
        found[f"per_processor_second_{way}"] = count / work[way]
    found["per_second_with_embedding"] = count / (wall["all_cores"] + wall["embedding"])
    found["vectors_per_second"] = taken["embedding"][0]["count"] / wall["embedding"]
    found["ratio"] = wall["trafilatura"] / wall["all_cores"]
    found["ratio_one_process"] = wall["trafilatura"] / wall["one_process"]
    found["ratio_processor"] = work["trafilatura"] / work["all_cores"]
    found["ratio_with_embedding"] = wall["trafilatura"] / (wall["all_cores"] + wall["embedding"])
    found["peak_mb"], found["peak_mb_reader"] = last["memory"], last["memory_children"]
    found["peak_mb_embedding"] = taken["embedding"][0]["memory"]
    found["disk_mb"], found["disk_mb_with_vectors"] = last["disk"], taken["embedding"][0]["disk"]
    return found


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(one(sys.argv[1], Path(sys.argv[2]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) == 2 else ROUNDS)
