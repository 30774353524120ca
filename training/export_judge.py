"""Export runs of train_verifier.py to models/weights/judge: averaging, int8, comparison with fp32, calibration.

    python export_judge.py CACHE_FOLDER RUN_FOLDER … [--check]

Judge and verifier form an ensemble: the share of the judge's logits and the temperature minimise the loss on one half
of dev (split by claim); benchmarks/verification.py reports on the other. The verifier must be exported first. Word
embeddings of other scripts are dropped: the judge reads English, and they are 2 MB. `--check` runs fp32 too, on every
fifth pair, and fails if int8 costs more than half a point.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from export import fingerprint, install, install_tokenizer
from export_verifier import LOST_AT_MOST, WEIGHTS, accuracy, halves, nll, run, trained
from networks import LARGE, LARGE_LAYERS, LargeJudge
from train_verifier import Pairs

FOLDER = WEIGHTS.parent / "judge"
HEAD = ("/head/Gemm_MatMul",)  # products left in fp32
# A few activations of MPNet are much larger than the rest, which per-tensor int8 handles badly: most of all in the
# products of the feed-forward layers, next in the values of attention. The head's first product is uniformly large.
SUFFER = ("attention/attn/v", "intermediate/dense", "output/dense")
BLOCKS = (
    *(f"/body/encoder/layer.{at}/{name}/MatMul" for at in range(LARGE_LAYERS) for name in SUFFER),
    "/dense/Gemm_MatMul",
)
CHECKED_EVERY = 5  # share of dev pairs checked: fp32 takes three times as long
ASKED_BELOW = 0.95  # on dev as good as reading all pairs, and on claims with given evidence better than 0.92
FACTS = {
    "name": "judge",
    "max_tokens": 256,
    "asked_below": ASKED_BELOW,
    "share": 1.0,
    "scale": 1.0,
    "bias": [0.0, 0.0, 0.0],
}


def together(small: NDArray[np.float64], large: NDArray[np.float64], labels: NDArray[np.int64]) -> tuple[float, float]:
    """(share, scale) with the least loss for logits `scale * (share * large + (1 - share) * small)`."""
    grid = [(share, scale) for share in np.linspace(0.3, 1, 15) for scale in np.linspace(0.4, 2.4, 101)]
    share, scale = min(grid, key=lambda one: nll(one[1] * (one[0] * large + (1 - one[0]) * small), labels))
    return round(float(share), 2), round(float(scale), 2)


def is_latin(word: str) -> bool:
    """True for words of Latin letters, digits, common punctuation, and special tokens in use."""
    return not word.startswith("[unused") and all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2120 for c in word)


def shortened(network: LargeJudge, tokenizer: Path) -> NDArray[np.uint16]:
    """Remove words of other scripts from the network and the tokenizer file; return each word's new id."""
    settings = json.loads((LARGE / "tokenizer.json").read_text(encoding="utf-8"))
    words: dict[str, int] = settings["model"]["vocab"]
    kept = [word for word, _ in sorted(words.items(), key=lambda item: item[1]) if is_latin(word)]
    settings["model"]["vocab"] = {word: number for number, word in enumerate(kept)}
    for mark in settings["added_tokens"]:
        mark["id"] = settings["model"]["vocab"][mark["content"]]
    tokenizer.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    table = np.full(len(words), settings["model"]["vocab"]["[UNK]"], dtype=np.uint16)
    old = np.array([words[word] for word in kept])
    table[old] = np.arange(len(kept))
    embeddings = network.body.embeddings
    rows = embeddings.word_embeddings.weight.detach()[torch.from_numpy(old)]
    embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(rows, padding_idx=1)
    return table


def main() -> None:
    cache, *folders = (Path(name) for name in sys.argv[1:] if name != "--check")
    folder = folders[0]
    network = LargeJudge("eager")
    network.load_state_dict(trained(folders))
    tokenizer = folder / "tokenizer.json"
    table = shortened(network, tokenizer)
    fp32 = install(network, FOLDER, "logits", tokenizer, FACTS, HEAD, BLOCKS)
    plain, dev, held = (Pairs.load(cache / name) for name in ("dev.npz", "judge_dev.npz", "judge_held.npz"))
    dev, held = (replace(pairs, ids=table[pairs.ids]) for pairs in (dev, held))
    small, large = run(plain, WEIGHTS), run(dev, FOLDER)
    fitted = halves(plain)
    share, scale = together(small[fitted], large[fitted], dev.labels[fitted])
    facts = FACTS | {"share": share, "scale": scale}
    (FOLDER / "config.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    print("judge", fingerprint(FOLDER / "model.onnx"), "share", share, "scale", scale)
    both = share * large + (1 - share) * small
    np.savez(folder / "logits.npz", small=small, large=large, labels=dev.labels, sets=dev.sets, fitted=fitted)
    for name, logits in (("small", small), ("large", large), ("both", both)):
        print(name, "dev, sets alike", round(accuracy(logits, dev), 4))
    print("news held out", round(accuracy(run(held, FOLDER), held), 4))
    if "--check" in sys.argv:
        full_folder = folder / "fp32"
        full_folder.mkdir(exist_ok=True)
        (full_folder / "model.onnx").write_bytes(fp32.read_bytes())
        (full_folder / "config.json").write_text(json.dumps(FACTS), encoding="utf-8")
        install_tokenizer(tokenizer, full_folder / "tokenizer.json")
        rows = np.arange(0, len(dev.labels), CHECKED_EVERY)
        some = dev.only(rows)
        full, ours = accuracy(run(some, full_folder), some), accuracy(large[rows], some)
        print("fp32, sets alike", round(full, 4), "8 bits on the same pairs", round(ours, 4))
        if full - ours > LOST_AT_MOST:
            raise SystemExit("8 bits cost more than half a point: leave some products in fp32, see export.quantise")


if __name__ == "__main__":
    main()
