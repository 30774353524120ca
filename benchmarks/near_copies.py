"""Near-duplicate detection: truncated, edited, retitled and wire-tagged copies must share an origin, and nothing else.

Copies are made from pages of the presidential news site; a pair is right if both come from the same page. Pages with
shared boilerplate (forms, standing phrases, double publication) count as wrong, so precision is a lower bound.
Baseline: Jaccard similarity of the titles' words at 0.55, as in headline-level tools.

    python -m benchmarks.near_copies [--pages 2000]
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterable, Mapping
from itertools import combinations
from time import perf_counter
from typing import Any

from benchmarks.report import report, shared
from glossator.evidence.origins.copies import clusters
from glossator.language.sentences import sentences

Pairs = set[tuple[str, str]]
ADDED = [
    "The announcement came as officials prepared for a week of meetings.",
    "It was not immediately clear what further steps would follow.",
    "The office did not answer a request for more detail.",
]
SWAPS = {"also": "further", "noted": "remarked", "said": "stated", "meeting": "gathering", "discussed": "talked over"}


def pages(count: int, seed: int) -> list[dict[str, Any]]:
    """Pages with enough text to copy, in a fixed random order."""
    with gzip.open(shared("record", "kremlin.jsonl.gz"), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        row["text"] = f"{row['lead']}\n\n{row['text']}"
    long_enough = [row for row in rows if len(row["text"].split()) >= 60]
    random.Random(seed).shuffle(long_enough)
    return long_enough[:count]


def cut(text: str, dice: random.Random) -> str:
    """The head of a text, one third to two thirds of its sentences."""
    spans = sentences(text)
    keep = max(2, round(len(spans) * dice.uniform(0.33, 0.66)))
    return text[: spans[min(keep, len(spans)) - 1].end]


def edited(text: str, dice: random.Random) -> str:
    """The text with sentences dropped, words swapped, and a new first sentence."""
    kept = [span.of(text) for span in sentences(text) if dice.random() > 0.2] or [text]
    words = " ".join(kept).split(" ")
    changed = [SWAPS.get(word, word) for word in words if dice.random() > 0.03]
    return " ".join([dice.choice(ADDED), *changed])


def wired(text: str, dice: random.Random) -> str:
    """A truncated copy with a dateline and a final credit."""
    return f"MOSCOW (AP) — {cut(text, dice)}\n\nReuters contributed to this report."


def corpus(rows: Iterable[dict[str, Any]], seed: int) -> tuple[dict[str, str], dict[str, str], Pairs]:
    """Texts and titles by id, and the true pairs: each page with copies of up to four kinds."""
    dice = random.Random(seed)
    texts: dict[str, str] = {}
    titles: dict[str, str] = {}
    pairs: Pairs = set()
    for row in rows:
        made = {"": row["text"]}
        for kind, make in (("cut", cut), ("edited", edited), ("wired", wired)):
            if dice.random() < 0.3:
                made[kind] = make(row["text"], dice)
        if dice.random() < 0.3:
            made["retitled"] = row["text"]
        own = []
        for kind, text in made.items():
            key = f"{row['id']}{'-' if kind else ''}{kind}"
            texts[key], titles[key] = text, row["title"]
            if kind in {"retitled", "edited"}:
                titles[key] = " ".join(sentences(row["text"])[0].of(row["text"]).split()[:10])
            own.append(key)
        pairs |= set(combinations(sorted(own), 2))
    return texts, titles, pairs


def by_headline(titles: Mapping[str, str], at: float = 0.55) -> Pairs:
    """Pairs whose titles have at least this Jaccard similarity."""
    words = {key: frozenset(re.findall(r"\w+", title.casefold())) for key, title in titles.items()}
    groups: dict[frozenset[str], list[str]] = {}
    for key, own in words.items():
        groups.setdefault(own, []).append(key)
    found: Pairs = set()
    for own in groups.values():
        found |= set(combinations(sorted(own), 2))
    for (one, ours), (other, theirs) in combinations(groups.items(), 2):
        if min(len(one), len(other)) and len(one & other) / len(one | other) >= at:
            found |= {(min(a, b), max(a, b)) for a in ours for b in theirs}
    return found


def scores(found: Pairs, true: Pairs) -> tuple[float, float]:
    """Precision and recall of pairs."""
    right = len(found & true)
    return right / max(1, len(found)), right / max(1, len(true))


def main() -> None:
    """Measure and report."""
    options = argparse.ArgumentParser()
    options.add_argument("--pages", type=int, default=2000)
    options.add_argument("--show", type=int, default=0, help="print so many wrong pairs")
    given = options.parse_args()
    texts, titles, true = corpus(pages(given.pages, seed=2018), seed=1)
    started = perf_counter()
    groups = clusters(texts)
    seconds = perf_counter() - started
    found = {pair for group in groups for pair in combinations(sorted(group), 2)}
    precision, recall = scores(found, true)
    headline_precision, headline_recall = scores(by_headline(titles), true)
    for one, other in sorted(found - true)[: given.show]:
        print(one, other, titles[one], "|", titles[other])
    report(
        "near_copies",
        {
            "texts": len(texts),
            "copies": len(true),
            "precision": precision,
            "recall": recall,
            "headline_precision": headline_precision,
            "headline_recall": headline_recall,
            "texts_per_second": len(texts) / seconds,
        },
    )


if __name__ == "__main__":
    main()
