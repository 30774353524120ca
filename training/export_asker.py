"""Export a run of train_asker.py to models/weights/asker.

python export_asker.py STATE.pt
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch

from export import fingerprint, install
from glossator.models.runtime import WEIGHTS
from train_asker import HEADS, Asker


def main() -> None:
    network = Asker("eager")
    network.load_state_dict(torch.load(Path(sys.argv[1]), map_location="cpu", weights_only=True)["network"])
    facts = {"name": "asker", "dim": 384, "vectors": HEADS, "max_tokens": 96}
    install(network, WEIGHTS / "asker", "vectors", "embedder", facts)
    print("asker", fingerprint(WEIGHTS / "asker/model.onnx"))


if __name__ == "__main__":
    main()
