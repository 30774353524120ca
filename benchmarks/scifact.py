"""Abstract retrieval for scientific claims (SciFact, 809 claims, 5,183 abstracts).

The cited abstracts are relevant. Compares the embedder alone, BM25 alone, their fusion as in the record's search, and
reciprocal rank fusion (Cormack et al. 2009, k = 60).

`label_f1` is end to end, on claims none of our networks was trained on: the verifier judges the top READ abstracts of
each claim, and its labels are compared with gold ("abstract-level, label only" F1 of Wadden et al. 2020).
`label_f1_given` judges the cited abstracts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import report
from benchmarks.verification import read
from glossator.models.embedder import load_embedder
from glossator.models.verifier import LABELS, load_verifier
from glossator.record.searching.fusion import Ranked
from glossator.record.searching.words import telling

K1, B, RANK_CONSTANT = 0.9, 0.4, 60  # BM25 parameters: Anserini's defaults
DEPTH = 100
READ = 3  # abstracts per claim judged by the verifier, as in the authors' baseline
LABEL_OF = {"SUPPORT": "supports", "CONTRADICT": "refutes", "REFUTE": "refutes"}
Triple = tuple[int, int, str]  # claim, abstract, label


def words(text: str) -> list[str]:
    """Lower-case words, without plural s."""
    return [w[:-1] if len(w) > 3 and w.endswith("s") else w for w in re.findall(r"\w+", text.lower())]


def bm25(documents: Sequence[str], queries: Sequence[str]) -> NDArray[np.float64]:
    """(queries, documents) BM25 scores; function words of queries are dropped, as in the record's search."""
    counts = [Counter(words(d)) for d in documents]
    sizes = np.array([sum(c.values()) for c in counts])
    norm = K1 * (1 - B + B * sizes / sizes.mean())
    postings: dict[str, list[tuple[int, int]]] = {}
    for at, count in enumerate(counts):
        for word, times in count.items():
            postings.setdefault(word, []).append((at, times))
    scores = np.zeros((len(queries), len(documents)))
    for row, query in enumerate(queries):
        for word in set(words(telling(query))):
            found = postings.get(word, [])
            weight = np.log(1 + (len(documents) - len(found) + 0.5) / (len(found) + 0.5))
            for at, times in found:
                scores[row, at] += weight * times * (K1 + 1) / (times + norm[at])
    return scores


def ranked(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """The DEPTH best documents per query, best first."""
    order: NDArray[np.int64] = np.argsort(-scores, axis=1, kind="stable")[:, :DEPTH]
    return order


def fused(*rankings: NDArray[np.int64], documents: int) -> NDArray[np.float64]:
    """Reciprocal rank fusion scores."""
    scores = np.zeros((len(rankings[0]), documents))
    for ranking in rankings:
        for row, best in enumerate(ranking):
            scores[row, best] += 1 / (RANK_CONSTANT + 1 + np.arange(len(best)))
    return scores


def together(lexical: NDArray[np.float64], semantic: NDArray[np.float64], depth: int = DEPTH) -> NDArray[np.float64]:
    """(queries, documents) scores as the record fuses its two lists of `depth`; -1 if neither contains the document."""
    scores = np.full(lexical.shape, -1.0)
    for row, (words, meaning) in enumerate(zip(lexical, semantic, strict=True)):
        lists = [
            [(str(at), float(values[at])) for at in np.argsort(-values, kind="stable")[:depth]]
            for values in (words, meaning)
        ]
        for name, score in Ranked(*lists, depth).fused(2 * depth):
            scores[row, int(name)] = score
    return scores


def measures(ranking: NDArray[np.int64], relevant: Sequence[set[int]]) -> tuple[float, float]:
    """Mean nDCG@10 and recall@100 over the queries."""
    gains, recalls = [], []
    for best, wanted in zip(ranking, relevant, strict=True):
        hits = np.array([int(d) in wanted for d in best])
        ideal = (1 / np.log2(np.arange(2, 2 + min(10, len(wanted))))).sum()
        gains.append(float((hits[:10] / np.log2(np.arange(2, 12))).sum() / ideal))
        recalls.append(hits.sum() / len(wanted))
    return float(np.mean(gains)), float(np.mean(recalls))


def load() -> tuple[list[str], list[str], list[set[int]]]:
    """Documents, claims, and for each claim the indices of its documents."""
    claims = read("scifact", "claims_train.jsonl")
    at = places()
    documents = [f"{d['title']} {' '.join(d['abstract'])}" for d in read("scifact", "corpus.jsonl")]
    return documents, [c["claim"] for c in claims], [{at[str(i)] for i in c["cited_doc_ids"]} for c in claims]


def places() -> dict[str, int]:
    """The index of each abstract, by its original id."""
    return {str(d["doc_id"]): at for at, d in enumerate(read("scifact", "corpus.jsonl"))}


def fresh(claims: Sequence[str]) -> list[int]:
    """Indices of the claims that occur in no training pair."""
    known = {row["claim"] for row in read("verification", "train.jsonl.gz") if row["evidence"].strip()}
    return [at for at, claim in enumerate(claims) if claim not in known]


def gold(rows: Sequence[int], position: dict[str, int]) -> set[Triple]:
    """The abstracts that support or refute the claims of `rows`, by the gold labels."""
    claims = read("scifact", "claims_train.jsonl")
    return {
        (row, position[document], LABEL_OF[found[0]["label"]])
        for row in rows
        for document, found in claims[row]["evidence"].items()
    }


def judged(pairs: Iterable[tuple[int, int]], claims: Sequence[str], documents: Sequence[str]) -> set[Triple]:
    """The verifier's labels on (claim, abstract) pairs."""
    pairs = list(pairs)
    said = load_verifier().judge_many([(claims[row], documents[at]) for row, at in pairs])
    found = set()
    for (row, at), one in zip(pairs, said, strict=True):
        label = LABELS[int(np.argmax((one.supports, one.refutes, one.neither)))]
        if label != "neither":
            found.add((row, at, label))
    return found


def f1(said: set[Triple], right: set[Triple]) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * len(said & right) / max(1, len(said) + len(right))


def main() -> None:
    """Measure and report."""
    documents, claims, relevant = load()
    embedder = load_embedder()
    meaning = (embedder.encode(claims) @ embedder.encode(documents).T).astype(np.float64)
    lexical = bm25(documents, claims)
    dense, sparse = ranked(meaning), ranked(lexical)
    both = ranked(together(lexical, meaning))
    by_rank = ranked(fused(dense, sparse, documents=len(documents)))
    figures: dict[str, float | int | str | None] = {"embedder": embedder.version}
    for name, ranking in (("embedder", dense), ("bm25", sparse), ("fused", both), ("by_rank", by_rank)):
        gain, recall = measures(ranking, relevant)
        figures[f"{name}_ndcg10"], figures[f"{name}_recall100"] = gain, recall
    rows = fresh(claims)
    right = gold(rows, places())
    found = judged(((row, int(at)) for row in rows for at in both[row, :READ]), claims, documents)
    given = judged(((row, at) for row in rows for at in sorted(relevant[row])), claims, documents)
    figures |= {"verifier": load_verifier().version, "label_claims": len(rows)}
    figures |= {"label_f1": f1(found, right), "label_f1_given": f1(given, right)}
    report("scifact", figures)


if __name__ == "__main__":
    main()
