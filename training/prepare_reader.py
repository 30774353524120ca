"""Assemble and tokenise the reader's training data, for each of its two networks.

    python prepare_reader.py DATA_FOLDER CACHE_FOLDER [JUDGED.jsonl …]

Writes CACHE/reader_small.npz and reader_large.npz. Each text is stored once in a table of token rows; a pair is a
claim, an age ("3 months before") and a passage, three rows of it, so that one passage serves many claims.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
from tokenizers import Tokenizer

import judged
import rewrite
from glossator.evidence.reading.lines import age, claim_line, undated_line
from glossator.models.grammar import nlp
from glossator.models.runtime import WEIGHTS
from prepare_verifier import LABELS, NOT_SUPPORTS, key, lines, measured_on
from reader_network import LONGEST_PASSAGE, kept_back

SEED = 20261129
TOKENIZERS = {"small": WEIGHTS / "verifier", "large": WEIGHTS / "judge"}
# Number of the verifier's pairs per set; those closest to news and human-made claims.
TAKE = {
    "fever": 16000, "fever-symmetric": 0, "fool-me-twice": 8000, "mnli": 10000, "conjnli": 1500, "cf-snli": 3000,
    "healthver": 7000, "covidfact": 4000, "citation-integrity": 2000, "politihop": 800, "creak": 6000, "vitaminc": 0,
    "ling_in_loop": 8000, "nli_new_protocols": 6000, "infotabs": 4000, "control": 4000, "rte": 4000, "condaqa": 1139,
    "summedits": 3000, "scitail": 1000, "drop_nli": 2000, "perspectrum": 6000, "finfact": 4000, "monotonicity": 800,
    "news-events": 12000, "news-kremlin": 3000, "news-strangers": 9000, "scifact": 400, "sick": 2000, "mpe": 1500,
    "tracie_temporal": 2000,
}  # fmt: skip


class Table:
    """Texts without duplicates, and their indices."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {"": 0}

    def add(self, text: str) -> int:
        return self.rows.setdefault(text, len(self.rows))


class Pairs:
    """Pairs as columns: claim, age and passage (indices of texts), a label, and their group or set."""

    def __init__(self) -> None:
        self.columns: dict[str, list[int]] = {}

    def add(self, **values: int) -> None:
        for name, value in values.items():
            self.columns.setdefault(name, []).append(value)


OTHER_SIDE = (0, 1, 3, 2, 5, 4)  # indices into judged.SIDES, for a negated claim


def judged_pairs(files: list[Path], table: Table) -> tuple[Pairs, list[str]]:
    """Judged passages by claim: side, key, gain; `names` are the claims' ids, with their file.

    A claim that can be negated by rule occurs a second time, negated and with the sides swapped. Its name begins with
    "not ".
    """
    found, names = Pairs(), []
    for path in files:
        where = path.parent.name if path.name == "judged.jsonl" else path.stem
        claims = list(judged.read(path))
        for one, denied in zip(claims, denials([one.claim for one in claims]), strict=True):
            names.append(f"{where}/{one.id}")
            add_judged(one, one.claim, found, table, len(names) - 1, judged.SIDES)
            if denied and not kept_back(names[-1]):
                names.append(f"not {where}/{one.id}")
                swapped = tuple(judged.SIDES[at] for at in OTHER_SIDE)
                add_judged(one, denied, found, table, len(names) - 1, swapped)
    return found, names


def denials(claims: list[str]) -> list[str | None]:
    """Each claim negated; None if the rules cannot negate it, or if it is not a plain statement."""
    return [
        None if doc[0].lower_ in {"nobody", "no", "none", "only", "neither"} else rewrite.negate(doc)
        for doc in nlp().pipe(claims, batch_size=64)
    ]


def add_judged(one: judged.Judged, claim: str, found: Pairs, table: Table, group: int, sides: tuple[str, ...]) -> None:
    """The passages of a judged claim; a passage's side is its index in `sides`."""
    line = table.add(claim_line(claim, one.speaker, one.day))
    for at, each in enumerate(one.passages):
        own = undated_line(each.text, title=each.title, publisher=each.publisher, published=each.published)
        older = age(each.published, one.day)
        found.add(
            claim=line, age=table.add(f"{older}," if older else ""), passage=table.add(own), place=at,
            side=sides.index(each.side), key=int(each.key), gain=each.gain, group=group,
        )  # fmt: skip


def stance_pairs(data: Path, cache: Path, table: Table, rng: Random) -> tuple[Pairs, list[str]]:
    """The verifier's pairs, some with random dates and speakers, and those of dated_pairs.py with their own."""
    pairs, claims = measured_on(data)
    by_set: dict[str, list[dict[str, str]]] = {}
    sources = [data / f"verification/{name}.jsonl.gz" for name in ("train", "extra-A", "extra-B", "extra-C")]
    for path in (*sources, cache / "news.jsonl.gz"):
        for row in lines(path):
            if key(row["claim"]) in claims or key(row["claim"]) + "|" + key(row["evidence"]) in pairs:
                continue
            if row["evidence"].strip() and row.get("claim_form") != "question" and row["set"] != "climate-fever":
                of = f"extra-C-{row['set']}" if path.name.startswith("extra-C") else row["set"]
                by_set.setdefault(of, []).append(row)
    found, names = Pairs(), []
    for name, rows in sorted(by_set.items()):
        take = len(rows) if name.startswith("extra-C") else TAKE.get(name, 0)
        names.append(name)
        for row in rng.sample(rows, min(take, len(rows))):
            label = NOT_SUPPORTS if row.get("two_class") and row["label"] != "supports" else LABELS[row["label"]]
            found.add(**around(row, table, rng), label=label, set=len(names) - 1)
    names.append("dated")
    for row in lines(cache / "dated.jsonl.gz"):
        found.add(**around(row, table, rng), label=LABELS[row["label"]], set=len(names) - 1)
    return found, names


def around(row: dict[str, str], table: Table, rng: Random) -> dict[str, int]:
    """Claim, age and passage of a pair; one in three pairs without a date gets random, uninformative dates."""
    said = date.fromisoformat(row["said"]) if row.get("said") else None
    day = date.fromisoformat(row["day"]) if row.get("day") else None
    if day is None and rng.random() < 0.33:
        said = date(2006, 1, 1).fromordinal(date(2006, 1, 1).toordinal() + rng.randrange(7000))
        day = said.fromordinal(said.toordinal() - int(rng.expovariate(1 / 300)))
    line = undated_line(row["evidence"], title=row.get("title", ""), publisher=row.get("publisher", ""), published=day)
    older = age(day, said)
    return {
        "claim": table.add(claim_line(row["claim"], row.get("speaker", ""), said)),
        "age": table.add(f"{older}," if older else ""), "passage": table.add(line),
    }  # fmt: skip


def unjudged_pairs(cache: Path, table: Table) -> Pairs:
    """Claims with unjudged search results, to be labelled by a teacher (unjudged.jsonl.gz)."""
    found = Pairs()
    path = cache / "unjudged.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt") as lines_of:
            rows = [json.loads(line) for line in lines_of]
            denied = denials([row["claim"] for row in rows])
            for group, row in enumerate(rows):
                said = date.fromisoformat(row["as_of"])
                # Every third claim is negated where possible: `flip` swaps the sides of existing labels.
                other = denied[group] if group % 3 == 0 else None
                claim = table.add(claim_line(other or row["claim"], row["speaker"], said))
                for at, each in enumerate(row["passages"]):
                    day = date.fromisoformat(each["date"]) if each["date"] not in ("", "None") else None
                    older = age(day, said)
                    own = undated_line(each["text"], title=each["title"], publisher=each["publisher"], published=day)
                    found.add(
                        claim=claim,
                        age=table.add(f"{older}," if older else ""),
                        passage=table.add(own),
                        place=at,
                        group=group,
                        flip=int(bool(other)),
                    )
    return found


def tokens(table: Table, folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """The concatenated tokens of all texts, without special tokens, and where each ends."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    encoded = tokenizer.encode_batch(list(table.rows), add_special_tokens=False)
    flat = [np.array(each.ids[:LONGEST_PASSAGE], dtype=np.uint16) for each in encoded]
    return np.concatenate(flat), np.cumsum([len(row) for row in flat])


def main() -> None:
    data, cache, *files = (Path(name) for name in sys.argv[1:])
    rng = Random(SEED)
    table = Table()
    bearing, groups = judged_pairs([data / "bearing/train.jsonl", data / "bearing/dev.jsonl", *files], table)
    stance, sets = stance_pairs(data, cache, table, rng)
    unjudged = unjudged_pairs(cache, table)
    dev = Pairs()
    dev_sets = sorted({row["set"] for row in lines(data / "verification/dev.jsonl.gz")})
    for row in lines(data / "verification/dev.jsonl.gz"):
        dev.add(claim=table.add(row["claim"]), age=0, passage=table.add(row["evidence"]), label=LABELS[row["label"]],
                set=dev_sets.index(row["set"]))  # fmt: skip
    arrays = {
        f"{name}_{column}": np.array(values, dtype=np.int32)
        for name, pairs in (("bearing", bearing), ("stance", stance), ("unjudged", unjudged), ("dev", dev))
        for column, values in pairs.columns.items()
    }
    print(len(table.rows), "texts;", {name: len(v) for name, v in arrays.items() if name.endswith("_claim")})
    print(Counter(sets[at] for at in arrays["stance_set"].tolist()))
    for name, folder in TOKENIZERS.items():
        flat, ends = tokens(table, folder)
        path = cache / f"reader_{name}.npz"
        np.savez_compressed(
            path,
            flat=flat,
            ends=ends,
            groups=np.array(groups),
            sets=np.array(sets),
            dev_sets=np.array(dev_sets),
            **arrays,
        )
        print(path.name, len(flat), "tokens,", round(path.stat().st_size / 2**20, 1), "MB")


if __name__ == "__main__":
    main()
