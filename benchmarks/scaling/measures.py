"""The measurements of the scaling benchmark on a record; each runs in its own process."""

import gzip
import itertools
import json
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from benchmarks.live import lines as debate
from benchmarks.report import Figure, shared
from benchmarks.scaling import corpus
from benchmarks.searched import told
from glossator.evidence.model import Finding
from glossator.evidence.question import Question
from glossator.record import Record

Figures = dict[str, Figure]
Filtered = dict[str, Any]
QUERIES, CLAIMS, GUIDE_CLAIMS = 200, 60, 10
DAY = date(2016, 9, 26)
SPEECH, SPEECH_DAY, SPEAKER = "20170315_nashville.tsv", date(2017, 3, 15), "Donald J. Trump"
MORE = 1_000  # documents added to the finished record


def memory() -> Figures:
    """Peak memory of this process and of its largest child, in MB."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"peak_mb": own.ru_maxrss / 1024, "peak_child_mb": children.ru_maxrss / 1024}


@dataclass(frozen=True)
class Took:
    """Wall time, and CPU time over all threads, in seconds; the latter is meaningful on a busy machine too."""

    clock: float
    processor: float


def took(work: Callable[[], object]) -> Took:
    """The time of one call."""
    clock, processor = perf_counter(), process_time()
    work()
    return Took(perf_counter() - clock, process_time() - processor)


def times(taken: Sequence[Took], name: str) -> Figures:
    """Median and 95th percentile of wall time in milliseconds, and the median of CPU time."""
    clock, processor = (
        1000 * np.array(some) for some in zip(*((one.clock, one.processor) for one in taken), strict=True)
    )
    return {
        f"{name}_p50_ms": float(np.percentile(clock, 50)),
        f"{name}_p95_ms": float(np.percentile(clock, 95)),
        f"{name}_processor_ms": float(np.percentile(processor, 50)),
    }


def each(work: Callable[[str], object], questions: Sequence[str]) -> list[Took]:
    """The time per question, one after another, after a warm-up."""
    work(questions[-1])
    return [took(lambda question=question: work(question)) for question in questions]  # type: ignore[misc]


def questions(count: int = QUERIES) -> list[str]:
    """Sentences of a debate with at least eight words: what people say and might check."""
    said = [line.words for line in debate(0, 5_000) if len(line.words.split()) >= 8]
    return random.Random(corpus.SEED).sample(said, count)


def claims(count: int) -> list[Question]:
    """Checkable claims: half from a speech in order, half made from reports, most of which are on file."""
    half = count // 2
    return [*itertools.islice(spoken(), half), *reported(count - half)]


def spoken() -> Iterator[Question]:
    """The checkable claims of a speech, each as a question to the record."""
    from glossator.evidence import question
    from glossator.statement import claims as claims_of
    from glossator.statement import read

    speech = read(str(shared("debates", SPEECH)), speaker=SPEAKER, date=SPEECH_DAY)
    asked = [question(claim, speech) for claim in claims_of(speech)]
    yield from (one for one in asked if one.checkable)


def reported(count: int) -> list[Question]:
    """First sentences of reports from before the speech, in the past tense, as claims."""
    with gzip.open(shared("record", "current-events.jsonl.gz"), "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if "2010" <= row["date"] < str(SPEECH_DAY)]
    chosen = [said for row in rows if (said := told(row["text"]))]
    random.Random(corpus.SEED).shuffle(chosen)
    return [
        Question(claim=f"r{at}", text=said, speaker=SPEAKER, date=SPEECH_DAY) for at, said in enumerate(chosen[:count])
    ]


def on_disk(folder: Path) -> float:
    """Size of a folder in MB."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def add(folder: Path) -> Figures:
    """Add the corpus, already parsed, without vectors (reading files is measured separately)."""
    record = Record.open(folder / "record", create=True)
    done = record.add_documents(corpus.read(folder / "corpus"), embed=False)
    info = record.info()
    return {
        "documents": info.documents,
        "passages": info.passages,
        "added": done.added,
        "add_s": done.seconds,
        "documents_per_s": done.added / done.seconds,
        "passages_per_s": done.passages / done.seconds,
        "disk_mb": on_disk(folder / "record"),
        **memory(),
    }


def first(folder: Path) -> Figures:
    """A fresh process: opening the record, the first lexical search, the first hybrid search."""
    started = perf_counter()
    record = Record.open(folder / "record")
    opened = perf_counter()
    record.search("sanctions on North Korea", mode="bm25")
    words = perf_counter()
    record.search("sanctions on North Korea")
    return {
        "open_ms": 1000 * (opened - started),
        "first_bm25_ms": 1000 * (words - opened),
        "first_hybrid_ms": 1000 * (perf_counter() - words),
        **memory(),
    }


def search(folder: Path) -> Figures:
    """Searches of each kind, one after another; query embeddings are recomputed for each kind."""
    record, asked = Record.open(folder / "record"), questions()
    kinds: dict[str, Filtered] = {
        "bm25": {"mode": "bm25"},
        "vector": {"mode": "vector"},
        "hybrid": {},
        "until": {"until": DAY},
        "publisher": {"publisher": "Reuters"},
    }
    found: Figures = {"queries": len(asked)}
    for name, how in kinds.items():
        record._vectors = None
        found |= times(each(lambda words, how=how: record.search(words, **how), asked), name)  # type: ignore[misc]
    return found | memory()


def claim(folder: Path) -> Figures:
    """Single claims through `check`, one after another."""
    from glossator.evidence import check

    record, asked = Record.open(folder / "record"), claims(CLAIMS)
    check(asked[-1:], record, as_of=SPEECH_DAY)
    found: list[Finding] = []
    taken = [took(lambda one=one: found.extend(check([one], record, as_of=SPEECH_DAY))) for one in asked]  # type: ignore[misc]
    return {
        "claims": len(asked),
        "sided": sum(bool(one.documents) for one in found),
        **times(taken, "claim"),
        **memory(),
    }


def guide(folder: Path) -> Figures:
    """`glossator annotate` on ten claims, from the shell to the page, twice; the conduct cache starts empty."""
    statement = _ten(folder)
    command = [sys.executable, "-m", "glossator.cli.main", "annotate", str(statement), "--speaker", SPEAKER]
    command += ["--record", str(folder / "record"), "--date", str(SPEECH_DAY), "--as-of", str(SPEECH_DAY)]
    command += ["--out", str(folder / "guide.html"), "--timings"]
    found: Figures = {}
    for turn in ("first", "guide"):
        for file in [*(folder / "record").glob("conduct.db*"), *folder.glob("guide.*")]:
            file.unlink()
        started = perf_counter()
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found[f"{turn}_s"] = perf_counter() - started
    steps = (line.split(" s  ") for line in done.stderr.splitlines() if " s  " in line)
    found |= {f"step_{name.replace(' ', '_')}_s": float(seconds) for seconds, name in steps}
    return found | {"page_kb": (folder / "guide.html").stat().st_size / 1000, "peak_mb": memory()["peak_child_mb"]}


def _ten(folder: Path) -> Path:
    """The sentences of the first ten claims as a file."""
    file = folder / "ten.txt"
    if not file.exists():
        said = [one.said or one.text for one in claims(GUIDE_CLAIMS)]
        file.write_text("\n".join(dict.fromkeys(said)), "utf-8")
    return file


def grow(folder: Path) -> Figures:
    """Adding documents to the finished record, embedding them, and compacting."""
    large = Record.open(folder / "record")
    shutil.rmtree(folder / "more", ignore_errors=True)
    source = list(itertools.islice(large.scan(), MORE))
    words = corpus.words_of([one.text for one in source])
    more = [
        one.model_copy(
            update={"id": f"more{at}", "text": corpus.edited(one.text, words, random.Random(at)), "address": ""}
        )
        for at, one in enumerate(source)
    ]
    done = large.add_documents(more, embed=False)
    started = perf_counter()
    embedded = large.embed()
    embedding, started = perf_counter() - started, perf_counter()
    large.compact()
    return {
        "more_documents": done.added,
        "more_s": done.seconds,
        "more_vectors": embedded,
        "more_vectors_s": embedding,
        "compact_s": perf_counter() - started,
        "disk_mb": on_disk(folder / "record"),
        **memory(),
    }
