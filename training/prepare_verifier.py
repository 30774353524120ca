"""Assemble the verifier's pairs: read, remove test data, mine "neither", tokenise, store as arrays.

    python prepare_verifier.py DATA_FOLDER CACHE_FOLDER

Writes CACHE/train.npz, dev.npz and held.npz: `ids` (concatenated tokens), `ends`, `claim_ends`, `labels`, `sets`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from glossator.models.embedder import load_embedder

LABELS = {"supports": 0, "refutes": 1, "neither": 2}
NOT_SUPPORTS = 3  # the source only has "not entailed"
MIXTURE = json.loads((Path(__file__).parent / "mixture.json").read_text(encoding="utf-8"))
GAP = 0.1  # minimum margin by which a mined passage is less similar to the claim than its own evidence
LIKE = 0.35  # minimum similarity; lower ones would teach nothing

Row = dict[str, Any]


def lines(path: Path) -> Iterator[Row]:
    """The rows of a JSON-lines file, gzipped or not."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as text:
        yield from map(json.loads, text)


def key(text: str) -> str:
    """The text without case, punctuation and white space, for deduplication."""
    return "".join(c for c in text.lower() if c.isalnum())


def measured_on(data: Path) -> tuple[set[str], set[str]]:
    """(pair keys, claim keys) of all benchmark data."""
    pairs, claims = set(), set()
    for row in lines(data / "verification/dev.jsonl.gz"):
        pairs.add(key(row["claim"]) + "|" + key(row["evidence"]))
        claims.add(key(row["claim"]))
    for row in lines(data / "wice/oracle_chunks_dev.jsonl"):
        claims.add(key(row["claim"]))
    for row in lines(data / "averitec/claims.jsonl"):
        claims.add(key(row["claim"]))
    for row in lines(data / "argus/val.jsonl"):
        claims.add(key(row["htext"]))
    return pairs, claims


def read(data: Path, cache: Path) -> dict[str, list[Row]]:
    """Training rows by set, without benchmark data, empty rows and duplicates."""
    pairs, claims = measured_on(data)
    found: dict[str, list[Row]] = defaultdict(list)
    sources = [data / f"verification/{n}.jsonl.gz" for n in ("train", "extra-A", "extra-B")] + [cache / "news.jsonl.gz"]
    dropped: Counter[str] = Counter()
    for path in sources:
        for row in lines(path):
            pair = key(row["claim"]) + "|" + key(row["evidence"])
            if pair in pairs or key(row["claim"]) in claims or not row["evidence"].strip():
                dropped[row["set"]] += 1
                continue
            pairs.add(pair)
            row["target"] = NOT_SUPPORTS if row.get("two_class") else LABELS[row["label"]]
            found[row["set"]].append(row)
    print("left out as measured on, repeated or empty:", dict(dropped))
    return found


def mine(rows: list[Row], rng: Random) -> Iterator[Row]:
    """Each claim with a similar passage that belongs to another claim, as "neither"."""
    rows = rng.sample(rows, min(len(rows), 7000))
    encoder = load_embedder()
    claims, passages = encoder.encode([r["claim"] for r in rows]), encoder.encode([r["evidence"] for r in rows])
    own = (claims * passages).sum(axis=1)
    starts = np.array([hash_of(key(r["evidence"])[:20]) for r in rows])
    for at in range(0, len(rows), 512):
        close = claims[at : at + 512] @ passages.T
        for i, scores in enumerate(close, start=at):
            fit = np.flatnonzero((scores < own[i] - GAP) & (scores > LIKE) & (starts != starts[i]))
            if len(fit):
                best = fit[np.argsort(-scores[fit])][:15]
                other = rows[int(rng.choice(best))]
                yield {
                    "set": "mined",
                    "claim": rows[i]["claim"],
                    "evidence": other["evidence"],
                    "target": LABELS["neither"],
                }


def strangers(rows: list[Row], count: int, rng: Random) -> Iterator[Row]:
    """Claims with a random passage, as "neither"."""
    for one, other in zip(rng.sample(rows, count), rng.sample(rows, count), strict=True):
        if one["claim"] != other["claim"]:
            yield {"set": "unlike", "claim": one["claim"], "evidence": other["evidence"], "target": LABELS["neither"]}


def joined(rows: list[Row], count: int, rng: Random) -> Iterator[Row]:
    """Two-sentence claims: both supported is support, one refuted is refutation, evidence on one alone is not enough.

    `rows` are of one set, each with its own evidence; the three labels are equally frequent in the result.
    """
    by = {label: [row for row in rows if row["target"] == LABELS[label]] for label in ("supports", "refutes")}
    if min(map(len, by.values())) < 2:
        return
    for at in range(count):
        label = ("supports", "refutes", "neither")[at % 3]
        one = rng.choice(by["supports"])
        other = rng.choice(by["refutes" if label == "refutes" else "supports"])
        if one["claim"] == other["claim"]:
            continue
        evidence = [one["evidence"], other["evidence"]]
        if label == "neither":
            evidence = [one["evidence"]] if rng.random() < 0.6 else [one["evidence"], rng.choice(rows)["evidence"]]
        pair = [one["claim"], other["claim"]]
        rng.shuffle(pair)
        rng.shuffle(evidence)
        claim = " ".join(part.strip().rstrip(".") + "." for part in pair)
        yield {"set": "joined", "claim": claim, "evidence": " ".join(evidence), "target": LABELS[label]}


def hash_of(text: str) -> int:
    """A deterministic integer hash of a text."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def choose(found: dict[str, list[Row]], rng: Random) -> list[Row]:
    """The training mixture, shuffled."""
    chosen: list[Row] = []
    for name, share in MIXTURE["sets"].items():
        rows = found.get(name, [])
        picked = rng.sample(rows, min(share["take"], len(rows)))
        chosen += picked * share["times"]
    rng.shuffle(chosen)
    return chosen


def store(rows: Iterable[Row], tokenizer: Any, path: Path, longest: int | None) -> None:
    """Tokenise and write; rows over `longest` tokens are dropped, since truncation may remove the deciding part."""
    rows = list(rows)
    encoded = tokenizer.encode_batch([(r["claim"], r["evidence"]) for r in rows])
    ids, ends, claim_ends, labels, sets = [], [], [], [], []
    counts: Counter[tuple[str, int]] = Counter()
    total = 0
    for row, tokens in zip(rows, encoded, strict=True):
        if longest and len(tokens.ids) > longest:
            continue
        total += len(tokens.ids)
        ids.append(np.array(tokens.ids, dtype=np.uint16))
        ends.append(total)
        claim_ends.append(tokens.type_ids.count(0))
        labels.append(row["target"])
        sets.append(row["set"])
        counts[row["set"], row["target"]] += 1
    np.savez_compressed(
        path, ids=np.concatenate(ids), ends=ends, claim_ends=claim_ends, labels=labels, sets=np.array(sets)
    )
    print(path.name, len(labels), "pairs, mean tokens", round(total / len(labels), 1))
    for (name, label), count in sorted(counts.items()):
        print(f"  {name:24} {label} {count}")


def main() -> None:
    data, cache = Path(sys.argv[1]), Path(sys.argv[2])
    rng = Random(MIXTURE["seed"])
    found = read(data, cache)
    for name in MIXTURE["mine"]:
        found["mined"] += list(mine(found[name], rng))
        found["unlike"] += list(strangers(found[name], min(len(found[name]), 2500), rng))
    for name in MIXTURE["join"]:
        found["joined"] += list(joined(found[name], min(len(found[name]), 3000), rng))
    tokenizer = load_embedder()._network.tokenizer
    tokenizer.no_truncation()
    store(choose(found, rng), tokenizer, cache / "train.npz", MIXTURE["max_tokens"])
    tokenizer.enable_truncation(256, strategy="longest_first")
    dev = [row | {"target": LABELS[row["label"]]} for row in lines(data / "verification/dev.jsonl.gz")]
    store(dev, tokenizer, cache / "dev.npz", None)
    held = [row | {"target": LABELS[row["label"]]} for row in lines(cache / "news_held.jsonl.gz")]
    store(held, tokenizer, cache / "held.npz", None)


if __name__ == "__main__":
    main()
