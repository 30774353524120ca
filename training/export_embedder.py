"""Export the base weights, or a tuned checkpoint given as an argument, to models/weights/embedder."""

from __future__ import annotations

import sys
from pathlib import Path

import torch

from export import fingerprint, install
from networks import Embedding, base_folder

WEIGHTS = Path(__file__).parent.parent / "src/glossator/models/weights/embedder"


def main() -> None:
    network = Embedding("eager")
    name = "all-MiniLM-L6-v2"
    if len(sys.argv) > 1:
        network.load_state_dict(torch.load(sys.argv[1], weights_only=True))
        name = "all-MiniLM-L6-v2-tuned"
    facts = {"name": name, "dim": 384, "max_tokens": 256, "output": "embedding"}
    install(network, WEIGHTS, "embedding", base_folder() / "tokenizer.json", facts)
    print("embedder", fingerprint(WEIGHTS / "model.onnx"))


if __name__ == "__main__":
    main()
