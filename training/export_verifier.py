"""Export runs of train_verifier.py to models/weights/verifier: int8, comparison with fp32, calibration.

    python export_verifier.py CACHE_FOLDER RUN_FOLDER … [--check]

The temperature is fitted on one half of dev (split by claim); benchmarks/verification.py reports on the other. No bias
towards "neither" is fitted: half of the sets lack that label and would make it too rare. `--check` runs fp32 too and
fails if int8 costs more than half a point. The head stays in fp32.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch
from numpy.typing import NDArray

from export import fingerprint, install, install_tokenizer
from glossator.models.runtime import Network
from networks import Judge, base_folder
from train_verifier import Pairs

WEIGHTS = Path(__file__).parent.parent / "src/glossator/models/weights/verifier"
LOST_AT_MOST = 0.005
HEAD = ("/head/Gemm_MatMul",)  # products left in fp32
FACTS = {"name": "glossator-verifier", "max_tokens": 256, "part_words": 110, "scale": 1.0, "bias": [0.0, 0.0, 0.0]}


def run(pairs: Pairs, folder: Path) -> NDArray[np.float64]:
    """(n, 3) logits of the exported network."""
    items = []
    starts = pairs.ends - pairs.lengths()
    for start, end, claim in zip(starts, pairs.ends, pairs.claim_ends, strict=True):
        size = int(end - start)
        types = [0] * int(claim) + [1] * (size - int(claim))
        items.append(SimpleNamespace(ids=pairs.ids[start:end].astype(np.int64).tolist(), type_ids=types, offsets=[]))
    return np.stack(Network(folder).rows(items)).astype(np.float64)


def halves(pairs: Pairs) -> NDArray[np.bool_]:
    """True for the half used for fitting: claims whose token ids sum to an even number."""
    starts = pairs.ends - pairs.lengths()
    sums = [int(pairs.ids[s : s + c].astype(np.int64).sum()) for s, c in zip(starts, pairs.claim_ends, strict=True)]
    return np.array(sums) % 2 == 0


def nll(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Mean negative log-likelihood."""
    top = logits.max(1, keepdims=True)
    logs = logits - top - np.log(np.exp(logits - top).sum(1, keepdims=True))
    return float(-logs[np.arange(len(labels)), labels].mean())


def temperature(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """The factor on the logits with the least loss (temperature scaling, Guo et al. 2017)."""
    return round(float(min(np.linspace(0.4, 1.6, 121), key=lambda factor: nll(logits * factor, labels))), 2)


def accuracy(logits: NDArray[np.float64], pairs: Pairs) -> float:
    """Accuracy, macro-averaged over the sets."""
    right = logits.argmax(1) == pairs.labels
    return float(np.mean([right[pairs.sets == name].mean() for name in np.unique(pairs.sets)]))


def trained(folders: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The final state of a run; of several runs, the mean of the weights.

    Averaging runs from the same base weights with other data and order beats each of them (Wortsman et al. 2022, "Model
    soups").
    """
    states = [torch.load(f / "last.pt", map_location="cpu", weights_only=True)["network"] for f in folders]
    return {name: torch.stack([s[name].float() for s in states]).mean(0).to(t.dtype) for name, t in states[0].items()}


def main() -> None:
    cache, *folders = (Path(name) for name in sys.argv[1:] if name != "--check")
    folder = folders[0]
    network = Judge("eager")
    network.load_state_dict(trained(folders))
    fp32 = install(network, WEIGHTS, "logits", base_folder() / "tokenizer.json", FACTS, HEAD)
    dev, held = Pairs.load(cache / "dev.npz"), Pairs.load(cache / "held.npz")
    logits = run(dev, WEIGHTS)
    fitted = halves(dev)
    scale = temperature(logits[fitted], dev.labels[fitted])
    (WEIGHTS / "config.json").write_text(json.dumps(FACTS | {"scale": scale}, indent=2) + "\n", encoding="utf-8")
    print("verifier", fingerprint(WEIGHTS / "model.onnx"), "scale", scale)
    print("dev, sets alike", accuracy(logits, dev), "news held out", accuracy(run(held, WEIGHTS), held))
    if "--check" in sys.argv:
        plain = folder / "fp32"
        plain.mkdir(exist_ok=True)
        (plain / "model.onnx").write_bytes(fp32.read_bytes())
        (plain / "config.json").write_text(json.dumps(FACTS), encoding="utf-8")
        install_tokenizer(base_folder() / "tokenizer.json", plain / "tokenizer.json")
        full = accuracy(run(dev, plain), dev)
        print("fp32, sets alike", full)
        if full - accuracy(logits, dev) > LOST_AT_MOST:
            raise SystemExit("8 bits cost more than half a point: leave some products in fp32, see export.quantise")


if __name__ == "__main__":
    main()
