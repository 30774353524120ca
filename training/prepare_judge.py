"""The judge's pairs: a share of the verifier's, in the word numbers of MPNet.

    python prepare_judge.py CACHE_FOLDER

reads train.npz, dev.npz and held.npz of prepare_verifier.py and writes judge_train.npz, judge_dev.npz, judge_held.npz.
Both models cut words alike (the same vocabulary in another order), so numbers are exchanged, not texts cut anew. A pair
[CLS] claim [SEP] evidence [SEP] becomes <s> claim </s></s> evidence </s>.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from networks import LARGE, base_folder
from train_verifier import Pairs

MIXTURE = json.loads((Path(__file__).parent / "mixture_judge.json").read_text(encoding="utf-8"))
MARKS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[UNK]": "[UNK]", "[MASK]": "<mask>"}


def vocabulary(path: Path) -> dict[str, int]:
    """Word to number, of a tokenizer.json."""
    found: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
    return found


def numbers() -> NDArray[np.uint16]:
    """The judge's number for each of the verifier's; raises KeyError for a word the judge lacks."""
    theirs = vocabulary(LARGE / "tokenizer.json")
    ours = vocabulary(base_folder() / "tokenizer.json")
    table = np.zeros(len(ours), dtype=np.uint16)
    for word, number in ours.items():
        table[number] = theirs[MARKS.get(word, word)]
    return table


def changed(pairs: Pairs, rows: NDArray[np.int64], table: NDArray[np.uint16]) -> Pairs:
    """`rows` of `pairs` in the judge's numbers."""
    end = table[102]  # [SEP]
    starts = pairs.ends - pairs.lengths()
    ids = []
    for row in rows:
        own = table[pairs.ids[starts[row] : pairs.ends[row]]]
        claim = int(pairs.claim_ends[row])
        ids.append(np.concatenate([own[:claim], [end], own[claim:]]).astype(np.uint16))
    ends = np.cumsum([len(own) for own in ids])
    return Pairs(np.concatenate(ids), ends, pairs.claim_ends[rows] + 1, pairs.labels[rows], pairs.sets[rows])


def chosen(pairs: Pairs, seed: int) -> NDArray[np.int64]:
    """Row numbers of the mixture: at most `take` of a set; sets not named are left out."""
    rng = np.random.default_rng(seed)
    rows = []
    for name, share in MIXTURE["sets"].items():
        own = np.flatnonzero((pairs.sets == name) & (pairs.lengths() <= MIXTURE["max_tokens"]))
        rows.append(rng.permutation(own)[: share["take"]])
    return rng.permutation(np.concatenate(rows))


def main() -> None:
    cache = Path(sys.argv[1])
    table = numbers()
    for name in ("train", "dev", "held"):
        pairs = Pairs.load(cache / f"{name}.npz")
        rows = chosen(pairs, MIXTURE["seed"]) if name == "train" else np.arange(len(pairs.labels))
        own = changed(pairs, rows, table)
        np.savez(
            cache / f"judge_{name}.npz",
            ids=own.ids, ends=own.ends, claim_ends=own.claim_ends, labels=own.labels, sets=own.sets,
        )  # fmt: skip
        print(name, len(own.labels), "pairs, mean tokens", round(float(own.lengths().mean()), 1))


if __name__ == "__main__":
    main()
