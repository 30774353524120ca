"""Train a network on (claim, evidence) pairs: the teacher, or one of its students, the judge and the verifier.

    python train_verifier.py CACHE_FOLDER RUN_FOLDER teacher --seconds 36000
    python train_verifier.py CACHE_FOLDER RUN_FOLDER judge   --seconds 7200
    python train_verifier.py CACHE_FOLDER RUN_FOLDER small   --seconds 7200

The pairs are those of prepare_verifier.py, with the teacher's labels of label_pairs.py where available: a student
learns from both (distillation, Hinton et al. 2015). Uses a GPU if there is one, else two CPU threads, in bfloat16.
Training ends after `--passes` over the pairs or `--seconds` of work, whichever comes first, and the learning rate
decays linearly to zero at that point. An interrupted run resumes from its last checkpoint. Word embeddings are frozen:
many parameters, little specific to the task.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from networks import KINDS, Judge, taken_from_teacher

NOT_SUPPORTS = 3  # label of a pair known only to be "not supported"
UNLABELLED = -1  # ... of a pair labelled by the teacher only
SMOOTHING = 0.03
SOFT_SHARE = 0.7  # loss weight of the teacher's answer on a labelled pair
SAVE_EVERY = 300.0  # seconds between checkpoints
WARM = 200  # steps
RATES = {"teacher": 4e-5, "judge": 4e-5, "small": 2e-4}
TOKENS = {"cuda": 12288, "cpu": 2048}  # tokens per batch, padding included
TOKENS_SMALL_CUDA = 24576


@dataclass
class Pairs:
    """Tokenised pairs, as prepare_verifier.py stores them; `soft` holds the teacher's logits, (n, 3), where known."""

    ids: NDArray[np.uint16]
    ends: NDArray[np.int64]
    claim_ends: NDArray[np.int64]
    labels: NDArray[np.int64]
    sets: NDArray[np.str_]
    soft: NDArray[np.float32] | None = None

    @classmethod
    def load(cls, path: Path) -> Pairs:
        with np.load(path) as file:
            names = ("ids", "ends", "claim_ends", "labels", "sets")
            return cls(*(file[name] for name in names), file.get("soft"))

    def save(self, path: Path) -> None:
        soft = {} if self.soft is None else {"soft": self.soft}
        np.savez_compressed(
            path, ids=self.ids, ends=self.ends, claim_ends=self.claim_ends, labels=self.labels, sets=self.sets, **soft
        )

    def only(self, rows: NDArray[np.int64]) -> Pairs:
        """The pairs of `rows`, in their order."""
        starts = self.starts()
        ids = [self.ids[starts[row] : self.ends[row]] for row in rows]
        ends = np.cumsum([len(own) for own in ids])
        soft = None if self.soft is None else self.soft[rows]
        return Pairs(np.concatenate(ids), ends, self.claim_ends[rows], self.labels[rows], self.sets[rows], soft)

    def with_(self, others: Pairs) -> Pairs:
        """These pairs, then the others."""
        return Pairs(
            np.concatenate([self.ids, others.ids]),
            np.concatenate([self.ends, others.ends + self.ends[-1]]),
            np.concatenate([self.claim_ends, others.claim_ends]),
            np.concatenate([self.labels, others.labels]),
            np.concatenate([self.sets, others.sets]),
            None if self.soft is None or others.soft is None else np.concatenate([self.soft, others.soft]),
        )

    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.ends, prepend=0)

    def starts(self) -> NDArray[np.int64]:
        return self.ends - self.lengths()


Batch = tuple[Tensor, Tensor, Tensor, Tensor, Tensor | None]


class Resident:
    """Pairs as tensors on the training device, where batches are assembled."""

    def __init__(self, pairs: Pairs, device: torch.device) -> None:
        self.lengths = pairs.lengths()
        self.flat = torch.from_numpy(pairs.ids.astype(np.int32)).to(device)
        columns = (pairs.starts(), self.lengths, pairs.claim_ends.astype(np.int64), pairs.labels.astype(np.int64))
        self.start, self.size, self.claim_end, self.label = (torch.from_numpy(c.copy()).to(device) for c in columns)
        self.soft = None if pairs.soft is None else torch.from_numpy(pairs.soft.astype(np.float32)).to(device)
        self.device = device

    def batch(self, rows: NDArray[np.int64]) -> Batch:
        """(ids, mask, types, labels, the teacher's logits), padded to the longest of `rows`."""
        longest = int(self.lengths[rows].max())
        at = torch.from_numpy(rows).to(self.device)
        places = torch.arange(longest, device=self.device)[None]
        mask = places < self.size[at][:, None]
        flat = (self.start[at][:, None] + places).clamp(max=len(self.flat) - 1)
        ids = torch.where(mask, self.flat[flat].long(), 0)
        types = ((places >= self.claim_end[at][:, None]) & mask).long()
        return ids, mask.long(), types, self.label[at], None if self.soft is None else self.soft[at]


def batches(lengths: NDArray[np.int64], tokens: int, epoch: int, seed: int) -> list[NDArray[np.int64]]:
    """Row indices of each batch of a pass: similar lengths together, at most `tokens` with padding, in random order."""
    rng = np.random.default_rng([seed, epoch])
    order = rng.permutation(len(lengths))
    pool = tokens  # rows sorted within
    made: list[NDArray[np.int64]] = []
    for at in range(0, len(order), pool):
        part = order[at : at + pool]
        part = part[np.argsort(lengths[part], kind="stable")][::-1]
        while len(part):
            count = max(1, tokens // int(lengths[part[0]]))
            made.append(part[:count].copy())
            part = part[count:]
    return [made[i] for i in rng.permutation(len(made))]


def loss_of(logits: Tensor, labels: Tensor, soft: Tensor | None) -> Tensor:
    """Loss of each pair: cross entropy with the label and with the teacher's output.

    For "not supported" pairs the loss is on the probability of support.
    """
    logs = torch.log_softmax(logits, dim=-1)
    full = nn.functional.cross_entropy(logits, labels.clamp(0, 2), reduction="none", label_smoothing=SMOOTHING)
    half = -torch.logsumexp(logs[:, 1:], dim=-1)
    hard = torch.where(labels == NOT_SUPPORTS, half, full)
    if soft is None:
        return hard
    taught = -(torch.softmax(soft, dim=-1) * logs).sum(-1)
    return torch.where(labels == UNLABELLED, taught, SOFT_SHARE * taught + (1 - SOFT_SHARE) * hard)


def answers(network: Judge, pairs: Pairs, device: torch.device) -> NDArray[np.float32]:
    """(n, 3) logits of `network`."""
    resident = Resident(replace(pairs, soft=None), device)
    order = np.argsort(resident.lengths, kind="stable")
    tokens = 8 * TOKENS[device.type]
    found = np.zeros((len(order), 3), dtype=np.float32)
    network.eval()
    with torch.inference_mode(), torch.autocast(device.type, dtype=torch.bfloat16):
        while len(order):
            rows = order[-max(1, tokens // int(resident.lengths[order[-1]])) :]
            order = order[: -len(rows)]
            ids, mask, types, _, _ = resident.batch(rows)
            found[rows] = network(ids, mask, types).float().cpu().numpy()
    network.train()
    return found


def scores(logits: NDArray[np.float32], pairs: Pairs) -> dict[str, float]:
    """Macro-F1 by set over the labels of the set, and their mean."""
    found = {}
    for name in np.unique(pairs.sets):
        own = pairs.sets == name
        right, said = pairs.labels[own], logits[own].argmax(-1)
        f1 = []
        for label in np.unique(right):
            hit = ((right == label) & (said == label)).sum()
            f1.append(2 * hit / max(1, (right == label).sum() + (said == label).sum()))
        found[str(name)] = round(float(np.mean(f1)), 4)
    return {"mean": round(float(np.mean(list(found.values()))), 4)} | found


class Run:
    """Network, optimiser and position in the data: everything in a checkpoint."""

    def __init__(self, folder: Path, network: Judge, device: torch.device, lr: float) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        cores = min(2, len(os.sched_getaffinity(0))) if device.type == "cpu" else 1
        self.workers, self.cores = ThreadPoolExecutor(cores), cores
        self.folder, self.device, self.lr = folder, device, lr
        self.network = network.to(device)
        network.hold()
        self.live = [p for p in network.parameters() if p.requires_grad]
        decayed = [p for p in self.live if p.dim() > 1]
        plain = [p for p in self.live if p.dim() < 2]
        groups = [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
        self.optimiser = torch.optim.AdamW(groups, lr=lr, fused=True)
        self.step, self.seconds = 0, 0.0
        if (folder / "last.pt").exists():
            saved = torch.load(folder / "last.pt", map_location=device, weights_only=True)
            self.network.load_state_dict(saved["network"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.step, self.seconds = int(saved["step"]), float(saved["seconds"])

    def save(self) -> None:
        """Write the checkpoint last.pt atomically."""
        state = {
            "network": self.network.state_dict(), "optimiser": self.optimiser.state_dict(),
            "step": self.step, "seconds": self.seconds,
        }  # fmt: skip
        torch.save(state, self.folder / "last.pt.part")
        (self.folder / "last.pt.part").replace(self.folder / "last.pt")

    def gradients(self, part: Batch, pairs_a_batch: float) -> tuple[Tensor, list[Tensor]]:
        """Summed loss of a part of a batch, and its gradients, over the mean number of pairs per batch."""
        ids, mask, types, labels, soft = part
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            logits = self.network(ids, mask, types)
        loss = loss_of(logits.float(), labels, soft).sum() / pairs_a_batch
        return loss.detach(), list(torch.autograd.grad(loss, self.live))

    def learn(self, parts: list[Batch], pairs_a_batch: float, share: float) -> Tensor:
        """One optimiser step on a batch split among the workers; returns the loss."""
        found = list(self.workers.map(lambda part: self.gradients(part, pairs_a_batch), parts))
        grads = found[0][1]
        for _, others in found[1:]:
            torch._foreach_add_(grads, others)
        for parameter, gradient in zip(self.live, grads, strict=True):
            parameter.grad = gradient
        nn.utils.clip_grad_norm_(self.live, 1.0, foreach=True)
        for group in self.optimiser.param_groups:
            group["lr"] = self.lr * share
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        return torch.stack([loss for loss, _ in found]).sum()


def train(run: Run, pairs: Pairs, *, tokens: int, passes: float, seconds: float, seed: int) -> None:
    """Train until `passes` or `seconds` are over, from where `run` stopped."""
    resident = Resident(pairs, run.device)
    a_pass = len(batches(resident.lengths, tokens, 0, seed))
    steps = max(1, int(a_pass * passes))
    mean_pairs = len(pairs.labels) / a_pass
    print(f"{len(pairs.labels)} pairs, {a_pass} steps a pass, {mean_pairs:.0f} pairs a step; at {run.step}", flush=True)
    losses: list[Tensor] = []
    last, saved = time.monotonic(), time.monotonic()
    for rows in ordered(resident.lengths, tokens, run.step, steps, seed):
        done = max(run.step / steps, run.seconds / seconds)
        if done >= 1:
            break
        share = min((run.step + 1) / WARM, max(0.01, 1 - done))
        parts = [resident.batch(part) for part in np.array_split(rows, run.cores) if len(part)]
        losses.append(run.learn(parts, mean_pairs, share))
        now = time.monotonic()
        run.seconds += now - last
        last = now
        if run.step % 100 == 0:
            mean = torch.stack(losses).mean().item()
            losses.clear()
            print(f"step {run.step} of {steps}, {done:.0%}, loss {mean:.4f}, {run.seconds:.0f} s", flush=True)
        if now - saved > SAVE_EVERY:
            run.save()
            last = saved = time.monotonic()


def ordered(lengths: NDArray[np.int64], tokens: int, step: int, steps: int, seed: int) -> Iterator[NDArray[np.int64]]:
    """The batches of a run from `step` on, pass after pass."""
    epoch, skipped = 0, step
    while step < steps:
        made = batches(lengths, tokens, epoch, seed)
        for rows in made[skipped:]:
            yield rows
            step += 1
        skipped = max(0, skipped - len(made))
        epoch += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("kind", choices=list(KINDS))
    parser.add_argument("--passes", type=float, default=3.0)
    parser.add_argument("--seconds", type=float, default=7200.0)
    parser.add_argument("--teacher", type=Path, help="run folder of the teacher, whose layers a judge begins with")
    parser.add_argument("--seed", type=int, default=20261127)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if device.type == "cpu":
        torch.set_num_threads(1)  # run the parts of a batch in parallel instead, so that one busy core delays less
    prefix = "" if options.kind == "small" else "judge_"
    name = "taught" if (options.cache / f"{prefix}taught.npz").exists() and options.kind != "teacher" else "train"
    pairs, dev = Pairs.load(options.cache / f"{prefix}{name}.npz"), Pairs.load(options.cache / f"{prefix}dev.npz")
    network = KINDS[options.kind]()
    if options.kind == "judge" and options.teacher:
        taken_from_teacher(network, torch.load(options.teacher / "last.pt", weights_only=True)["network"])
    run = Run(options.run, network, device, RATES[options.kind])
    tokens = TOKENS_SMALL_CUDA if (device.type, options.kind) == ("cuda", "small") else TOKENS[device.type]
    train(run, pairs, tokens=tokens, passes=options.passes, seconds=options.seconds, seed=options.seed)
    run.save()
    print("dev", scores(answers(run.network, dev, device), dev), flush=True)


if __name__ == "__main__":
    main()
