"""Convert the verifier's pairs to MPNet's token ids, for the teacher and the judge.

    python prepare_judge.py CACHE_FOLDER

Reads train.npz, dev.npz, held.npz and taught.npz, as far as they exist, and writes judge_train.npz and so on. Both
models tokenise alike (the same vocabulary in another order), so ids are mapped instead of tokenising again. A pair
[CLS] claim [SEP] evidence [SEP] becomes <s> claim </s></s> evidence </s>.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from networks import LARGE, base_folder
from train_verifier import Pairs

MARKS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[UNK]": "[UNK]", "[MASK]": "<mask>"}
END = 102  # the verifier's [SEP]


def vocabulary(path: Path) -> dict[str, int]:
    """Word to id, of a tokenizer.json."""
    found: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
    return found


def numbers() -> NDArray[np.uint16]:
    """The judge's id for each of the verifier's. Raises KeyError for a word the judge lacks."""
    theirs = vocabulary(LARGE / "tokenizer.json")
    ours = vocabulary(base_folder() / "tokenizer.json")
    table = np.zeros(len(ours), dtype=np.uint16)
    for word, number in ours.items():
        table[number] = theirs[MARKS.get(word, word)]
    return table


def changed(pairs: Pairs, table: NDArray[np.uint16]) -> Pairs:
    """`pairs` with the judge's ids."""
    ids = np.insert(table[pairs.ids], pairs.starts() + pairs.claim_ends, table[END])
    ends = pairs.ends + np.arange(1, len(pairs.ends) + 1)
    return replace(pairs, ids=ids, ends=ends, claim_ends=pairs.claim_ends + 1)


def main() -> None:
    cache = Path(sys.argv[1])
    table = numbers()
    for name in ("train", "dev", "held", "taught"):
        if (cache / f"{name}.npz").exists():
            own = changed(Pairs.load(cache / f"{name}.npz"), table)
            own.save(cache / f"judge_{name}.npz")
            print(name, len(own.labels), "pairs, mean tokens", round(float(own.lengths().mean()), 1))


if __name__ == "__main__":
    main()
