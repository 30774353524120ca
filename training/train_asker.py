"""Train the asker, which maps a claim to the vectors of what a reporter would look for, not of its own words.

    python train_asker.py CACHE_FOLDER RUN_FOLDER [--epochs N]

Passages keep the embedder's vectors, which every record stores, so that no record has to be rebuilt: only the claim
encoder is trained, starting from the embedder's weights, with a listwise loss against the reader's scores (`asker.npz`:
claim lines, their candidates' vectors and the worth of each). A pass takes some minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from networks import base_folder, body

SHARP = 20.0  # factor on cosine similarities
OTHERS = 400  # passages of other claims added as negatives
RATE, BATCH = 4e-5, 24
HEADS = 3  # vectors per claim: what supports and what refutes it is seldom similar
TOGETHER = 40.0  # sharpness of the soft maximum over a claim's vectors


class Asker(torch.nn.Module):
    """(batch, length) tokens of a claim line -> (batch, HEADS, 384) unit vectors."""

    def __init__(self, attention: str = "sdpa") -> None:
        super().__init__()
        self.body = body(attention)
        self.heads = torch.nn.Linear(384, HEADS * 384, bias=False)
        noise = torch.randn(HEADS, 384, 384, generator=torch.Generator().manual_seed(1)) * 0.02
        noise[0] = 0
        self.heads.weight.data = (torch.eye(384)[None] + noise).reshape(HEADS * 384, 384)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        hidden = self.body(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1e-9)
        return torch.nn.functional.normalize(self.heads(mean).reshape(-1, HEADS, 384), dim=-1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=7000)
    options = parser.parse_args()
    options.run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(3)
    torch.set_num_threads(2)
    with np.load(options.cache / "asker.npz") as file:
        vectors, worth, ends = file["vectors"], file["worth"], file["ends"]
    claims = json.loads((options.cache / "asker.json").read_text("utf-8"))
    starts = np.concatenate([[0], ends[:-1]])
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.enable_truncation(96)
    tokenizer.enable_padding()
    network = Asker()
    network.body.embeddings.requires_grad_(False)
    live = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(live, lr=RATE, weight_decay=0.01)
    rng = np.random.default_rng(5)
    steps, step, began = options.epochs * (len(claims) // BATCH), 0, time.monotonic()
    for epoch in range(options.epochs):
        order, losses = rng.permutation(len(claims)), []
        for at in range(0, len(order) - BATCH + 1, BATCH):
            rows = order[at : at + BATCH]
            own = [np.arange(starts[r], ends[r]) for r in rows]
            other = rng.integers(0, len(worth), OTHERS)
            pool = torch.from_numpy(vectors[np.concatenate([*own, other])].astype(np.float32))
            tokens = tokenizer.encode_batch([claims[r] for r in rows])
            ids, mask = (torch.tensor([getattr(t, n) for t in tokens]) for n in ("ids", "attention_mask"))
            cosines = network(ids, mask, torch.zeros_like(ids)) @ pool.T  # (batch, heads, pool)
            found = torch.logsumexp(cosines * TOGETHER, 1) / TOGETHER * SHARP
            target = torch.zeros_like(found)
            ahead = 0
            for row, part in enumerate(own):
                target[row, ahead : ahead + len(part)] = torch.from_numpy(worth[part].astype(np.float32))
                ahead += len(part)
            target = target / target.sum(1, keepdim=True).clamp(min=1e-6)
            loss = -(target * torch.log_softmax(found, 1)).sum(1).mean()
            loss.backward()
            share = max(0.02, 1 - max(step / steps, (time.monotonic() - began) / options.seconds)) * min(
                1, (step + 1) / 50
            )
            for group in optimiser.param_groups:
                group["lr"] = RATE * share
            torch.nn.utils.clip_grad_norm_(live, 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            losses.append(loss.item())
            step += 1
        print(epoch, round(float(np.mean(losses)), 4), round(time.monotonic() - began), "s", flush=True)
        torch.save({"network": network.state_dict()}, options.run / "last.pt")
        if time.monotonic() - began > options.seconds:
            break


if __name__ == "__main__":
    main()
