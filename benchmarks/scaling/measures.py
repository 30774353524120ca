"""What is measured on a record of the benchmark of scale; each measure runs in a process of its own."""

import gzip
import itertools
import json
import os
import random
import resource
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter

import numpy as np

from benchmarks.live import lines as debate
from benchmarks.report import Figure, shared
from benchmarks.scaling import corpus
from benchmarks.searched import told
from glossator.evidence.question import Question
from glossator.record import Record

Figures = dict[str, Figure]
QUERIES, CLAIMS, GUIDE_CLAIMS = 200, 60, 10
DAY = date(2016, 9, 26)
SPEECH, SPEECH_DAY, SPEAKER = "20170315_nashville.tsv", date(2017, 3, 15), "Donald J. Trump"
MORE = 1_000  # documents added to the finished record


def memory() -> Figures:
    """The most memory this process had, and the largest of its children, in MB."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"peak_mb": own.ru_maxrss / 1024, "peak_child_mb": children.ru_maxrss / 1024}


def times(seconds: Sequence[float], name: str) -> Figures:
    """Median and 95th percentile in milliseconds."""
    found = 1000 * np.array(seconds)
    return {f"{name}_p50_ms": float(np.percentile(found, 50)), f"{name}_p95_ms": float(np.percentile(found, 95))}


def each(work: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Seconds of the work on each question, one after another, after one that is not counted."""
    work(questions[-1])
    found = []
    for question in questions:
        started = perf_counter()
        work(question)
        found.append(perf_counter() - started)
    return found


def questions(count: int = QUERIES) -> list[str]:
    """Sentences of a debate, of eight words and more: what people say, and ask the record about."""
    said = [line.words for line in debate(0, 5_000) if len(line.words.split()) >= 8]
    return random.Random(corpus.SEED).sample(said, count)


def claims(count: int) -> list[Question]:
    """Checkable claims: half of a speech, as they come in it; half made of reports, most of which are on file."""
    half = count // 2
    return [*itertools.islice(spoken(), half), *reported(count - half)]


def spoken() -> Iterator[Question]:
    """The checkable claims of a speech, each as the question it puts to the record."""
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
        Question(claim=f"r{at}", text=said, speaker=SPEAKER, date=SPEECH_DAY)
        for at, said in enumerate(chosen[:count])
    ]


def on_disk(folder: Path) -> float:
    """Size of a folder in MB."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def add(folder: Path) -> Figures:
    """The corpus put on file, without vectors; the documents come read (reading files is measured by itself)."""
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
    """A process that has just begun: the record opened, its first search by words, its first by words and meaning."""
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
    """Searches of each kind, one after another."""
    record, asked = Record.open(folder / "record"), questions()
    found: Figures = {"queries": len(asked)}
    found |= times(each(lambda words: record.search(words, mode="bm25"), asked), "bm25")
    found |= times(each(lambda words: record.search(words, mode="vector"), asked), "vector")
    found |= times(each(lambda words: record.search(words), asked), "hybrid")
    found |= times(each(lambda words: record.search(words, until=DAY), asked), "until")
    found |= times(each(lambda words: record.search(words, publisher="Reuters"), asked), "publisher")
    return found | memory()


def claim(folder: Path) -> Figures:
    """Single claims through the whole of `check`, one after another."""
    from glossator.evidence import check

    record, asked = Record.open(folder / "record"), claims(CLAIMS)
    check(asked[-1:], record, as_of=SPEECH_DAY)
    seconds, verdicts = [], []
    for one in asked:
        started = perf_counter()
        verdicts += check([one], record, as_of=SPEECH_DAY)
        seconds.append(perf_counter() - started)
    return {
        "claims": len(asked),
        "sided": sum(bool(found.documents) for found in verdicts),
        **times(seconds, "claim"),
        **memory(),
    }


def guide(folder: Path) -> Figures:
    """A guide of ten claims and its page, from the start of a process; the record's ledger of conduct begins empty."""
    born = _age()
    from glossator import annotate
    from glossator.guide.page import render
    from glossator.statement import Statement
    from glossator.timings import Timings

    for file in (folder / "record").glob("conduct.db*"):
        file.unlink()
    timings = Timings()
    text = " ".join(dict.fromkeys(_ten(folder)))
    began = _age()
    record = Record.open(folder / "record")
    made = annotate(Statement(text=text, speaker=SPEAKER, date=SPEECH_DAY, utterances=[]), record, as_of=SPEECH_DAY,
                    timings=timings)  # fmt: skip
    page = render(made)
    return {
        "guide_claims": len(made.claims),
        "guide_s": _age() - began + born,
        "page_kb": len(page) / 1000,
        **{f"{step}_s": seconds for step, seconds in timings.seconds.items()},
        **memory(),
    }


def _ten(folder: Path) -> list[str]:
    """The sentences of the first ten checkable claims, written down so that a fresh process need not look for them."""
    file = folder / "ten.txt"
    if not file.exists():
        file.write_text("\n".join(one.said or one.text for one in claims(GUIDE_CLAIMS)), "utf-8")
    return file.read_text("utf-8").splitlines()


def _age() -> float:
    """Seconds since this process began."""
    ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    return float(Path("/proc/uptime").read_text().split()[0]) - ticks / os.sysconf("SC_CLK_TCK")


def grow(folder: Path) -> Figures:
    """More documents added to the finished record, their vectors really made, and the record brought together again."""
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
