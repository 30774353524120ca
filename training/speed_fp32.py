"""Time fp32 networks in PyTorch for benchmarks/models_speed: token ids in as JSON, seconds out.

{"kind": "judge" | "large" | "embedding", "threads": 2, "items": [[ids], …]}
"""

from __future__ import annotations

import json
import sys
from time import perf_counter

import torch

from networks import Embedding, Judge, LargeJudge

BATCH = 32
KINDS = {"judge": (Judge, 0), "large": (LargeJudge, 1), "embedding": (Embedding, 0)}  # and the padding id


def batches(items: list[list[int]], pad: int) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Length-sorted, padded batches: (ids, mask)."""
    items = sorted(items, key=len)
    made = []
    for at in range(0, len(items), BATCH):
        part = items[at : at + BATCH]
        longest = max(map(len, part))
        ids = torch.tensor([row + [pad] * (longest - len(row)) for row in part])
        made.append((ids, (ids != pad).long()))
    return made


def main() -> None:
    asked = json.load(sys.stdin)
    torch.set_num_threads(asked["threads"])
    kind, pad = KINDS[asked["kind"]]
    network = kind().eval()
    work = batches(asked["items"], pad)
    with torch.inference_mode():
        network(*work[0], torch.zeros_like(work[0][0]))
        started = perf_counter()
        for ids, mask in work:
            network(ids, mask, torch.zeros_like(ids))
        print(json.dumps({"seconds": perf_counter() - started}))


if __name__ == "__main__":
    main()
