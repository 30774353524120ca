"""Peers on the same passages: bm25s (precomputed scores, in memory) and tantivy (the engine behind many search
products).

Each indexes what the record's BM25 searches (title and passage, English stems, no stop words removed) and answers the
same questions, one after another, with the same number of hits. Neither filters, has vectors or guarantees atomicity
here; they show what a lexical search can cost.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks import scifact
from benchmarks.scaling.measures import Figures, each, memory, on_disk, questions, times
from glossator.record import Record
from glossator.record.model import Document
from glossator.record.tables.store import PASSAGES, Store

HITS = 20
BATCH = 20_000
Search = Callable[[str], list[int]]


def words(record: Path) -> Iterator[str]:
    """The text that the record's BM25 searches, passage by passage."""
    table = Store(record).view()[PASSAGES]
    for batch in table.search().select(["words"]).limit(table.count_rows()).to_batches(BATCH):
        yield from batch.column("words").to_pylist()


def bm25s(texts: Iterator[str] | Sequence[str], folder: Path, hits: int) -> Search:
    """A bm25s index, stored in the folder and opened from it."""
    import bm25s as peer
    import Stemmer

    stemmer = Stemmer.Stemmer("english")
    made = peer.BM25()
    made.index(peer.tokenize(list(texts), stopwords=None, stemmer=stemmer, show_progress=False), show_progress=False)
    made.save(folder)
    opened = peer.BM25.load(folder)

    def search(question: str) -> list[int]:
        asked = peer.tokenize(question, stopwords=None, stemmer=stemmer, show_progress=False)
        found, _ = opened.retrieve(asked, k=hits, show_progress=False)
        return [int(one) for one in found[0]]

    return search


def tantivy(texts: Iterator[str] | Sequence[str], folder: Path, hits: int) -> Search:
    """A tantivy index."""
    import tantivy as peer

    builder = peer.SchemaBuilder()
    builder.add_text_field("words", stored=False, tokenizer_name="en_stem")
    builder.add_unsigned_field("at", stored=True)
    index = peer.Index(builder.build(), path=str(folder))
    writer = index.writer(heap_size=256 << 20)
    for at, text in enumerate(texts):
        writer.add_document(peer.Document(words=text, at=at))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(question: str) -> list[int]:
        plain = "".join(letter if letter.isalnum() else " " for letter in question)
        query = index.parse_query(" ".join(plain.lower().split()), ["words"])
        found = searcher.search(query, hits).hits
        return [int(searcher.doc(place)["at"][0]) for _, place in found]

    return search


PEERS: dict[str, Callable[[Any, Path, int], Search]] = {"bm25s": bm25s, "tantivy": tantivy}


def peer(name: str, folder: Path) -> Figures:
    """One peer's index of a record: build time, size, memory and query times."""
    place = folder / name
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    started = perf_counter()
    search = PEERS[name](words(folder / "record"), place, HITS)
    built = perf_counter() - started
    return {
        "build_s": built,
        "disk_mb": on_disk(place),
        **times(each(search, questions()), "query"),
        **memory(),
    }


def accuracy(folder: Path) -> Figures:
    """nDCG@10 on SciFact: the peers, and the record's own lexical and hybrid search."""
    documents, claims, relevant = scifact.load()
    shutil.rmtree(folder, ignore_errors=True)
    found: Figures = {}
    for name, make in PEERS.items():
        place = folder / name
        place.mkdir(parents=True)
        search = make(documents, place, scifact.DEPTH)
        found[f"{name}_ndcg10"] = _gain([search(claim) for claim in claims], relevant)
    record = Record.open(folder / "record", create=True)
    record.add_documents(Document(id=f"d{at}", text=text, language="en") for at, text in enumerate(documents))
    for name, mode in (("record_bm25", "bm25"), ("record_hybrid", "hybrid")):
        hits = record.search_many(claims, limit=scifact.DEPTH, mode=mode, dated="all")  # type: ignore[arg-type]
        ranked = [list(dict.fromkeys(int(hit.document.id[1:]) for hit in row)) for row in hits]
        found[f"{name}_ndcg10"] = _gain(ranked, relevant)
    return found


def _gain(rankings: Sequence[Sequence[int]], relevant: Sequence[set[int]]) -> float:
    deepest = max(len(row) for row in rankings)
    filled = np.array([[*row, *[-1] * (deepest - len(row))] for row in rankings])
    return scifact.measures(filled, relevant)[0]
