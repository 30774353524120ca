"""Train the check-worthiness detector; an interrupted run resumes from its last checkpoint.

    python train_detector.py DATA_FOLDER RUN_FOLDER

The whole small network is fine-tuned on CheckThat! 2024 task 1 (train) for three epochs in bfloat16;
`export_detector.py` makes the packaged weights. dev is for model selection, dev-test is not used here.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, f1_score
from tokenizers import Tokenizer
from torch import Tensor, nn

from networks import Worth, base_folder

SEED, EPOCHS, BATCH, RATE, WARM_UP, LEAST = 1, 3, 32, 5e-5, 100, 0.02
MAX_TOKENS = 96
NEAR = 50  # batches sampled together and sorted by length, to reduce padding
SAVE_EVERY = 250


def load(data: Path, split: str) -> tuple[list[str], NDArray[np.int64]]:
    """Sentences and 0/1 labels of a split."""
    rows = [json.loads(line) for line in (data / f"checkworthy/ct24_{split}.jsonl").open()]
    return [row["text"] for row in rows], np.array([int(row["label"]) for row in rows])


def tokens(sentences: list[str]) -> list[list[int]]:
    """Their tokens, truncated at MAX_TOKENS."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return [item.ids for item in tokenizer.encode_batch(sentences)]


def padded(some: list[list[int]]) -> tuple[Tensor, Tensor]:
    """(ids, mask), padded to the longest."""
    longest = max(map(len, some))
    ids = torch.tensor([one + [0] * (longest - len(one)) for one in some])
    return ids, torch.tensor([[1] * len(one) + [0] * (longest - len(one)) for one in some])


def order(lengths: list[int]) -> list[list[int]]:
    """The batches of all epochs in order; deterministic."""
    chance = random.Random(SEED)
    found: list[list[int]] = []
    for _ in range(EPOCHS):
        rows = list(range(len(lengths)))
        chance.shuffle(rows)
        for at in range(0, len(rows), BATCH * NEAR):
            near = sorted(rows[at : at + BATCH * NEAR], key=lambda row: lengths[row])
            batches = [near[b : b + BATCH] for b in range(0, len(near), BATCH)]
            chance.shuffle(batches)
            found += batches
    return found


def log_odds(network: nn.Module, items: list[list[int]], device: torch.device) -> NDArray[np.float64]:
    """(n,) fp32 logits of the network."""
    network.eval()
    found = np.zeros(len(items))
    by_length = sorted(range(len(items)), key=lambda row: len(items[row]))
    with torch.no_grad():
        for at in range(0, len(by_length), 64):
            rows = by_length[at : at + 64]
            ids, mask = (part.to(device) for part in padded([items[row] for row in rows]))
            found[rows] = network(ids, mask, torch.zeros_like(ids)).squeeze(-1).float().cpu().numpy()
    network.train()
    return found


def main() -> None:
    data, run = Path(sys.argv[1]), Path(sys.argv[2])
    run.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(SEED)
    network = Worth().to(device)
    sentences, labels = load(data, "train")
    items = tokens(sentences)
    plain = [weight for weight in network.parameters() if weight.ndim <= 1]
    products = [weight for weight in network.parameters() if weight.ndim > 1]
    groups = [{"params": products, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=RATE)
    batches, done, started = order([len(one) for one in items]), 0, time.time()
    last = run / "last.pt"
    if last.exists():
        state = torch.load(last, weights_only=True)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        done = state["step"]
        print("goes on from step", done, flush=True)
    for step in range(done, len(batches)):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / WARM_UP) * max(LEAST, 1 - step / len(batches))
        ids, mask = (part.to(device) for part in padded([items[row] for row in batches[step]]))
        wanted = torch.tensor(labels[batches[step]], dtype=torch.float32, device=device)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            found = network(ids, mask, torch.zeros_like(ids)).squeeze(-1)
        loss = nn.functional.binary_cross_entropy_with_logits(found.float(), wanted)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == len(batches):
            state = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "step": step + 1}
            torch.save(state, run / "draft.pt")
            (run / "draft.pt").replace(last)
            print(f"{step + 1}/{len(batches)}  loss {loss:.3f}  {time.time() - started:.0f} s", flush=True)
    sentences, labels = load(data, "dev")
    odds = log_odds(network, tokens(sentences), device)
    print("dev: F1", f1_score(labels, odds >= 0), "average precision", average_precision_score(labels, odds))


if __name__ == "__main__":
    main()
