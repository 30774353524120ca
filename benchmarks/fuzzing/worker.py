"""A worker that reads hostile inputs one after another, with limits on memory and files, and reports each result."""

import json
import logging
import os
import random
import resource
import shutil
import socket
import sys
import traceback
import warnings
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.fuzzing import made, mutations, surfaces
from benchmarks.fuzzing.seeds import sample, seeds
from benchmarks.fuzzing.watch import SECRET, Watch, listing, peak
from benchmarks.report import ROOT
from glossator.faces.web import page
from glossator.record.filing import worker as reading

MEMORY = 6 << 30  # address space beyond that reserved at start; a reader's own worker has 4 GB
PEAK = 2_500.0  # MB resident, models included
FILES = 512
SLOW = 20.0  # CPU seconds; a page takes a fiftieth of one
MADE = 0.25  # share of generated inputs; the others are mutated files


class Inputs:
    """The inputs of a seed by number: the same number gives the same file and surface."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._all = seeds()

    def __call__(self, number: int) -> tuple[str, str, bytes, random.Random]:
        """The surface, the file's name and bytes, and the random state for reading it."""
        luck = random.Random(f"{self._seed}/{number}")
        surface = next(surfaces.surfaces(luck))
        _, _, endings = surfaces.SURFACES[surface]
        fitting = [seed for seed in self._all if seed.name.endswith(endings)] if endings else list(self._all)
        if surface != "guides" and luck.random() < MADE:
            name, content = made.made(luck)
        else:
            seed = luck.choice(fitting if luck.random() < 0.9 else self._all)
            name, content = (
                mutations.named(seed, luck),
                mutations.spoilt(seed, luck, self._all, gently=surface == "guides"),
            )
        return surface, name.replace("/", "_") or "x", content, luck


def serve(seed: int, folder: Path) -> None:
    """Answer numbers on standard input with a JSON line each, until it ends."""
    source, sink = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # library output must not mix with the answers
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    sys.dont_write_bytecode = True
    inside = folder / "inside"
    inputs = _prepared(seed, folder, inside)
    watch = Watch(inside)
    for line in source:
        answer = one(int(line), inputs, folder, inside, watch)
        print(json.dumps(answer), file=sink, flush=True)


def _prepared(seed: int, folder: Path, inside: Path) -> Inputs:
    """Set limits and folders, and load shared data."""
    mutations.PLACES["outside"] = str(folder / "secret.txt")
    (folder / "secret.txt").write_text(SECRET)
    for name in ("TMPDIR", "XDG_CACHE_HOME", "HOME"):
        os.environ[name] = str(inside / "tmp")
    os.environ["COLUMNS"] = "90"
    inputs = Inputs(seed)
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    page.render(sample())  # the chart engine reserves many gigabytes of address space on first use
    aside = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (aside + MEMORY, aside + MEMORY))
    reading.PART_DOCUMENTS = 200
    return inputs


def one(number: int, inputs: Inputs, folder: Path, inside: Path, watch: Watch) -> dict[str, Any]:
    """Make the input, read it, and report the result."""
    surface, name, content, luck = inputs(number)
    shutil.rmtree(inside, ignore_errors=True)
    (inside / "tmp").mkdir(parents=True)
    path = inside / name
    path.write_bytes(content)
    os.chdir(inside)
    before, failures = listing(folder), []
    told = surfaces.Told(surfaces.READ)
    state = sys.stdin, sys.stdout, sys.stderr
    started = process_time()
    watch.begin()
    try:
        told = surfaces.SURFACES[surface][1](path, luck)
    except Exception as problem:
        failures.append(_named(problem))
    finally:
        seconds, seen = process_time() - started, watch.end()
        sys.stdin, sys.stdout, sys.stderr = state
    os.chdir(folder)
    failures += seen
    if listing(folder) != before:
        failures.append("outside: the folder around is changed")
    if SECRET in told.shown:
        failures.append("read outside: words of another file are shown")
    if seconds > SLOW:
        failures.append(f"slow: more than {SLOW:.0f} s of processor")
    if (held := peak()) > PEAK:
        failures.append(f"memory: more than {PEAK:.0f} MB")
    return {
        "number": number,
        "surface": surface,
        "format": told.format,
        "name": name,
        "size": len(content),
        "outcome": told.outcome,
        "seconds": seconds,
        "memory": held,
        "failures": failures,
        "reasons": told.reasons[:3],
    }


def _named(problem: Exception) -> str:
    """'exception: TypeError in statement/times.py:47 (…)', the innermost frame of the project."""
    frames = traceback.extract_tb(problem.__traceback__)
    ours = [frame for frame in frames if "/glossator/" in frame.filename] or frames[-1:]
    place = ours[-1]
    short = place.filename.split("/glossator/")[-1]
    return f"exception: {type(problem).__name__} in {short}:{place.lineno} ({str(problem)[:120]!r})"


def free_port(wanted: int) -> socket.socket | None:
    """A listening loopback socket on the port; None if it is in use."""
    listening = socket.socket()
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", wanted))
        listening.listen(64)
        listening.setblocking(False)
    except OSError:
        listening.close()
        return None
    return listening


if __name__ == "__main__":
    assert ROOT.exists()
    mutations.PLACES["port"] = int(sys.argv[3])
    serve(int(sys.argv[1]), Path(sys.argv[2]))
