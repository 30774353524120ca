"""Scaling: records of ten thousand, a hundred thousand and a million passages, built and queried.

    GLOSSATOR_SCALE=FOLDER GLOSSATOR_LARGE_RECORD=… python -m benchmarks.scale [10k 100k 1m machine] [--again STAGE …]

Each size has its own folder with its measurements, so that an interrupted run resumes. `--again` repeats some stages.
Each stage runs in its own process; the page cache is not dropped. The corpus begins with the large real record (`python
-m benchmarks.corpus`), followed by edited copies of it.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.corpus import folder as large_record
from benchmarks.report import RESULTS, report
from benchmarks.scaling import corpus, machine, measures, peers, picture, vectors
from benchmarks.scaling.measures import Figures
from glossator.record import Record

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}
MACHINE = "machine"
PASSAGES_PER_DOCUMENT = 159_458 / 145_964  # of the large real record
SAMPLE = 400  # copies embedded to measure how far edits move a vector
REAL_VECTORS = 3_000  # documents embedded to measure throughput


def place() -> Path:
    """The folder of the records: GLOSSATOR_SCALE, else beside the results."""
    return Path(os.environ.get("GLOSSATOR_SCALE") or RESULTS / "scale")


def draw(folder: Path) -> Figures:
    """Write the corpus as files."""
    started = perf_counter()
    documents = list(Record.open(large_record()).scan())
    count = round(SIZES[folder.name] / PASSAGES_PER_DOCUMENT)
    corpus.write(documents, count, folder / "corpus")
    return {"drawn": count, "copies": max(0, count - len(documents)), "draw_s": perf_counter() - started}


def put(folder: Path) -> Figures:
    """Add vectors to all passages."""
    started = perf_counter()
    moves = json.loads((place() / "moves.json").read_text("utf-8"))
    done = vectors.put(folder / "record", large_record(), moves)
    return {
        "vectors": done,
        "put_s": perf_counter() - started,
        "disk_with_vectors_mb": measures.on_disk(folder / "record"),
        **measures.memory(),
    }


STAGES: dict[str, Callable[[Path], Figures]] = {
    "draw": draw,
    "add": measures.add,
    "vectors": put,
    "first": measures.first,
    "search": measures.search,
    "claim": measures.claim,
    "guide": measures.guide,
    "bm25s": partial(peers.peer, "bm25s"),
    "tantivy": partial(peers.peer, "tantivy"),
    "grow": measures.grow,
}
# Stages independent of size; selected by name, in a folder of their own.
BESIDE: dict[str, Callable[[Path], Figures]] = {
    "limits": lambda _: machine.limits(),
    "products": lambda _: machine.products(),
    "networks": lambda _: machine.networks(),
    "real_vectors": lambda folder: vectors.speed(large_record(), folder, REAL_VECTORS),
    "scifact": lambda folder: peers.accuracy(folder / "scifact"),
}


def moves() -> None:
    """How far edits move a vector, and embedding throughput; measured once."""
    file = place() / "moves.json"
    if file.exists():
        return
    documents = list(Record.open(large_record()).scan())
    documents = documents[:: max(1, len(documents) // SAMPLE)]
    file.write_text(json.dumps(vectors.cosines(documents, SAMPLE)), "utf-8")


def measured(folder: Path, stages: Mapping[str, Callable[[Path], Figures]], again: set[str]) -> dict[str, Figures]:
    """The figures of all stages: those stored in the folder, else measured now, each in its own process."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "stages.json"
    done: dict[str, Figures] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    for stage in stages:
        if stage in done and stage not in again:
            continue
        if stage == "vectors":
            moves()
        print(f"{folder.name}: {stage} …", file=sys.stderr, flush=True)
        command = [sys.executable, "-m", "benchmarks.scale", "--stage", stage, str(folder)]
        found = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        done[stage] = json.loads(found.splitlines()[-1])
        file.write_text(json.dumps(done, indent=1), "utf-8")
    return done


def main() -> None:
    """Measure the sizes asked for, report each, and draw the table and chart of all available ones."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", default=[*SIZES, MACHINE], help="10k, 100k, 1m, machine")
    options.add_argument("--again", nargs="*", default=[], help="stages to measure anew")
    options.add_argument("--stage", help="one stage, here: for the benchmark itself")
    given = options.parse_args()
    every = STAGES | BESIDE
    if given.stage:
        print(json.dumps(every[given.stage](Path(given.sizes[0]))))
        return
    unknown = [one for one in given.sizes if one not in (*SIZES, MACHINE)] + [s for s in given.again if s not in every]
    if unknown:
        raise SystemExit(f"{', '.join(unknown)}: sizes are {', '.join(SIZES)}; stages are {', '.join(every)}")
    for name in given.sizes:
        stages = measured(place() / name, BESIDE if name == MACHINE else STAGES, set(given.again))
        report(f"scale_{name}", {f"{s}_{k}": v for s, figures in stages.items() for k, v in figures.items()})
    picture.draw(place(), list(SIZES))


if __name__ == "__main__":
    main()
