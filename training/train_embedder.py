"""Fine-tune the embedder: a claim shall be closer to its own evidence than to other passages.

    python train_embedder.py CACHE_FOLDER RUN_FOLDER

Reads taught.npz of label_pairs.py. Positives are passages labelled support or refutation; negatives are the other
passages of the batch and, as hard negatives, mined passages that the teacher labels "neither". A second term keeps
vectors close to those of the base weights, which were trained on a thousand times as much data.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from label_pairs import as_pairs, split, unique
from networks import Embedding
from train_verifier import UNLABELLED, Pairs, Resident

SETS = (
    "fever", "fool-me-twice", "healthver", "covidfact", "citation-integrity", "scifact", "healthfc", "politihop",
    "finfact", "news-events", "news-kremlin",
)  # fmt: skip
A_SET_AT_MOST = 9000
BATCH = 256
PASSES = 4
RATE = 2e-5
SCALE = 20.0  # factor on cosine similarities: the usual one for this network
STAY = 2.0  # weight of the second term
SILENT = 0.9  # probability of "neither" above which a mined passage is a negative


def triples(pairs: Pairs, seed: int) -> tuple[Pairs, NDArray[np.int64]]:
    """All texts, and rows (claim, positive, hard negative) of their indices."""
    assert pairs.soft is not None
    rng = np.random.default_rng(seed)
    logits = pairs.soft - pairs.soft.max(1, keepdims=True)
    neither = np.exp(logits[:, 2]) / np.exp(logits).sum(1)
    own = np.isin(pairs.sets, SETS) & np.isin(pairs.labels, (0, 1)) & (neither < 0.5)
    silent = (pairs.labels == UNLABELLED) & (neither > SILENT)
    rows = np.flatnonzero(own | silent)
    claims, passages = split(pairs.only(rows))
    claims, claim_of = unique(claims)
    passages, passage_of = unique(passages)
    against: dict[int, list[int]] = {}
    for at in np.flatnonzero(silent[rows]):
        against.setdefault(int(claim_of[at]), []).append(int(passage_of[at]))
    found = []
    for name in SETS:
        mine = np.flatnonzero(own[rows] & (pairs.sets[rows] == name))
        for at in rng.permutation(mine)[:A_SET_AT_MOST]:
            others = against.get(int(claim_of[at]))
            if others:
                first = len(claims)  # passages are indexed after the claims
                found.append((int(claim_of[at]), first + int(passage_of[at]), first + int(rng.choice(others))))
    return as_pairs([*claims, *passages]), np.array(found)


def contrast(claims: Tensor, passages: Tensor, numbers: Tensor) -> Tensor:
    """Cross entropy of picking the positive, (b, d) and (2 b, d); duplicates of the positive are no negatives."""
    close = SCALE * claims @ passages.T
    own = torch.arange(len(claims), device=claims.device)
    same = numbers[None, :] == numbers[: len(claims), None]
    same[own, own] = False
    return nn.functional.cross_entropy(close.masked_fill(same, -1e4), own)


def tuned(pairs: Pairs, device: torch.device, seed: int = 20261127) -> Embedding:
    """The fine-tuned network."""
    texts, rows = triples(pairs, seed)
    resident = Resident(texts, device)
    network, base = Embedding().to(device), Embedding().to(device).eval()
    network.body.embeddings.word_embeddings.weight.requires_grad_(False)
    live = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(live, lr=RATE, weight_decay=0.01)
    rng = np.random.default_rng(seed)
    steps = PASSES * (len(rows) // BATCH)
    step = 0
    for _ in range(PASSES):
        order = rng.permutation(len(rows))
        for at in range(0, len(order) - BATCH + 1, BATCH):
            some = rows[order[at : at + BATCH]]
            loss = torch.zeros((), device=device)
            found = []
            with torch.autocast(device.type, dtype=torch.bfloat16):
                for column in some.T:
                    ids, mask, types, _, _ = resident.batch(column)
                    types = torch.zeros_like(types)
                    with torch.no_grad():
                        before = base(ids, mask, types).float()
                    found.append(network(ids, mask, types).float())
                    loss = loss + STAY * (1 - (found[-1] * before).sum(-1)).mean() / len(some.T)
            numbers = torch.from_numpy(np.concatenate([some[:, 1], some[:, 2]])).to(device)
            loss = loss + contrast(found[0], torch.cat(found[1:]), numbers)
            for group in optimiser.param_groups:
                group["lr"] = RATE * min((step + 1) / 50, max(0.01, 1 - step / steps))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(live, 1.0)
            optimiser.step()
            step += 1
            if step % 50 == 0:
                print(f"embedder, step {step} of {steps}, loss {loss.item():.4f}", flush=True)
    return network.eval()


def main() -> None:
    cache, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = tuned(Pairs.load(cache / "taught.npz"), device)
    torch.save(network.state_dict(), folder / "last.pt")


if __name__ == "__main__":
    main()
