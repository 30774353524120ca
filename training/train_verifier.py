"""Train the verifier on the arrays of prepare_verifier.py; cut off, it goes on from its last checkpoint.

    python train_verifier.py CACHE_FOLDER RUN_FOLDER --steps 6600 [--from-shipped] [--fall 800] [--large]

Uses a GPU where there is one, else two CPU threads, with products in bfloat16. Weights are averaged over the run
(exponentially), word embeddings stay as they are: they hold half the parameters and little of the task.
The learning rate rises, stays, and falls to nothing over the last `--fall` steps (warm-up, stable, decay; Hu et al.
2024), so that a run can be made longer after it has begun; without `--fall` it falls from the start.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from networks import Judge, LargeJudge
from shipped import shipped_state

SHIPPED = Path(__file__).parent.parent / "src/glossator/models/weights/verifier/model.onnx"
NOT_SUPPORTS = 3
SMOOTHING = 0.03
SAVE_EVERY = 250
AVERAGE_EVERY = 10
AVERAGE_KEEP = 0.985  # a memory of about 700 steps


@dataclass
class Pairs:
    """Tokenised pairs, as prepare_verifier.py stores them."""

    ids: NDArray[np.uint16]
    ends: NDArray[np.int64]
    claim_ends: NDArray[np.int64]
    labels: NDArray[np.int64]
    sets: NDArray[np.str_]

    @classmethod
    def load(cls, path: Path) -> Pairs:
        with np.load(path) as file:
            return cls(*(file[name] for name in ("ids", "ends", "claim_ends", "labels", "sets")))

    def only(self, rows: NDArray[np.int64]) -> Pairs:
        """The pairs of `rows`, in their order."""
        starts = self.ends - self.lengths()
        ids = [self.ids[starts[row] : self.ends[row]] for row in rows]
        ends = np.cumsum([len(own) for own in ids])
        return Pairs(np.concatenate(ids), ends, self.claim_ends[rows], self.labels[rows], self.sets[rows])

    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.ends, prepend=0)

    def batch(self, rows: NDArray[np.int64], device: torch.device) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """(ids, mask, types, labels), padded to the longest of `rows`."""
        lengths = self.lengths()[rows] if not hasattr(self, "_lengths") else self._lengths[rows]
        longest = int(lengths.max())
        ids = np.zeros((len(rows), longest), dtype=np.int64)
        for at, (row, size) in enumerate(zip(rows, lengths, strict=True)):
            ids[at, :size] = self.ids[self.ends[row] - size : self.ends[row]]
        places = np.arange(longest)[None]
        mask = (places < lengths[:, None]).astype(np.int64)
        types = (places >= self.claim_ends[rows][:, None]).astype(np.int64) * mask
        arrays = (ids, mask, types, self.labels[rows].astype(np.int64))
        return tuple(torch.from_numpy(a).to(device) for a in arrays)  # type: ignore[return-value]


def batches(pairs: Pairs, size: int, epoch: int, seed: int) -> Iterator[NDArray[np.int64]]:
    """Row numbers of each batch of an epoch: like lengths together, in random order."""
    rng = np.random.default_rng([seed, epoch])
    lengths = pairs.lengths()
    order = rng.permutation(len(lengths))
    pool = size * 60
    made: list[NDArray[np.int64]] = []
    for at in range(0, len(order), pool):
        part = order[at : at + pool]
        part = part[np.argsort(lengths[part], kind="stable")]
        made += [part[i : i + size] for i in range(0, len(part), size)]
    yield from (made[i] for i in rng.permutation(len(made)))


def loss_of(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross entropy; a pair known only as "not supported" pays for the probability of support."""
    known = labels != NOT_SUPPORTS
    logs = torch.log_softmax(logits, dim=-1)
    full = torch.nn.functional.cross_entropy(logits, labels.clamp(max=2), reduction="none", label_smoothing=SMOOTHING)
    half = -torch.logsumexp(logs[:, 1:], dim=-1)
    return torch.where(known, full, half).mean()


def rate(step: int, steps: int, warm: int, fall: int) -> float:
    """Share of the full learning rate: linear up, level, linear down to a hundredth over the last `fall` steps."""
    if step < warm:
        return (step + 1) / warm
    return min(1.0, max(0.01, (steps - step) / max(1, min(fall, steps - warm))))


def evaluate(network: Judge, pairs: Pairs, device: torch.device, limit: int = 0) -> dict[str, float]:
    """Accuracy by set and over all, on every k-th row if `limit` is given."""
    rows = np.arange(len(pairs.labels))
    if limit:
        rows = rows[:: max(1, len(rows) // limit)]
    rows = rows[np.argsort(pairs.lengths()[rows], kind="stable")]
    right = np.zeros(len(rows), dtype=bool)
    network.eval()
    with torch.inference_mode():
        for at in range(0, len(rows), 64):
            part = rows[at : at + 64]
            ids, mask, types, labels = pairs.batch(part, device)
            right[at : at + 64] = (network(ids, mask, types).argmax(-1) == labels).cpu().numpy()
    network.train()
    names = pairs.sets[rows]
    return {"all": float(right.mean())} | {str(n): round(float(right[names == n].mean()), 4) for n in np.unique(names)}


class Run:
    """Network, optimiser, average and place in the data: everything a checkpoint holds."""

    def __init__(
        self,
        folder: Path,
        device: torch.device,
        lr: float,
        workers: int,
        start: dict[str, Tensor] | None = None,
        kind: type[Judge] = Judge,
    ) -> None:
        self.workers = ThreadPoolExecutor(workers)
        self.folder, self.device, self.lr = folder, device, lr
        self.network = kind().to(device)
        if start:
            self.network.load_state_dict(start)
        self.network.hold()
        live = [p for p in self.network.parameters() if p.requires_grad]
        decayed = [p for p in live if p.dim() > 1]
        plain = [p for p in live if p.dim() < 2]
        groups = [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
        self.optimiser = torch.optim.AdamW(groups, lr=lr, fused=True)
        self.average = [p.detach().clone() for p in live]
        self.live = live
        self.step = 0
        self.seconds = 0.0
        if (folder / "last.pt").exists():
            self._load(torch.load(folder / "last.pt", map_location=device, weights_only=True))

    def _load(self, saved: dict[str, object]) -> None:
        self.network.load_state_dict(saved["network"])  # type: ignore[arg-type]
        self.optimiser.load_state_dict(saved["optimiser"])  # type: ignore[arg-type]
        for mine, theirs in zip(self.average, saved["average"], strict=True):  # type: ignore[call-overload]
            mine.copy_(theirs)
        self.step, self.seconds = int(saved["step"]), float(saved["seconds"])  # type: ignore[call-overload,arg-type]

    def save(self) -> None:
        """Write last.pt (to go on from) and average.pt (to export), each in one move."""
        state = {
            "network": self.network.state_dict(), "optimiser": self.optimiser.state_dict(),
            "average": self.average, "step": self.step, "seconds": self.seconds,
        }  # fmt: skip
        self._write(state, "last.pt")
        self._write(self.averaged(), "average.pt")

    def averaged(self) -> dict[str, Tensor]:
        """The network's state with the averaged weights."""
        state = {name: tensor.detach().clone() for name, tensor in self.network.state_dict().items()}
        names = [n for n, p in self.network.named_parameters() if p.requires_grad]
        return state | dict(zip(names, (t.clone() for t in self.average), strict=True))

    def _write(self, what: object, name: str) -> None:
        torch.save(what, self.folder / f"{name}.part")
        (self.folder / f"{name}.part").replace(self.folder / name)

    def gradients(self, part: tuple[Tensor, Tensor, Tensor, Tensor], share: float) -> tuple[float, list[Tensor]]:
        """Loss and gradients of a part of a batch, both times the part's share of the batch."""
        ids, mask, types, labels = part
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            logits = self.network(ids, mask, types)
        loss = loss_of(logits.float(), labels) * share
        return loss.item(), list(torch.autograd.grad(loss, self.live))

    def learn(self, parts: list[tuple[Tensor, Tensor, Tensor, Tensor]], share: float) -> float:
        """One step on a batch cut in parts, which the workers share out between them; returns the loss."""
        total = sum(len(part[3]) for part in parts)
        found = list(self.workers.map(lambda part: self.gradients(part, len(part[3]) / total), parts))
        grads = found[0][1]
        for _, others in found[1:]:
            torch._foreach_add_(grads, others)
        for parameter, gradient in zip(self.live, grads, strict=True):
            parameter.grad = gradient
        torch.nn.utils.clip_grad_norm_(self.live, 1.0)
        for group in self.optimiser.param_groups:
            group["lr"] = self.lr * share
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        if self.step % AVERAGE_EVERY == 0:
            keep = min(AVERAGE_KEEP, self.step / (self.step + 200))
            torch._foreach_lerp_(self.average, [p.detach() for p in self.live], 1 - keep)
        return sum(loss for loss, _ in found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--steps", type=int, default=6600)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--lr", type=float, default=1e-4)
    parser.add_argument("--fall", type=int, default=1_000_000)
    parser.add_argument("--from-shipped", action="store_true", help="start from the weights that ship, not the base")
    parser.add_argument("--large", action="store_true", help="the judge: MPNet, on the pairs of prepare_judge.py")
    parser.add_argument("--seed", type=int, default=20261122)
    options = parser.parse_args()
    options.run.mkdir(parents=True, exist_ok=True)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if device.type == "cpu":
        torch.set_num_threads(1)  # the parts of a batch run side by side instead: one busy core then delays less
    prefix = "judge_" if options.large else ""
    pairs, dev = (Pairs.load(options.cache / f"{prefix}{name}.npz") for name in ("train", "dev"))
    pairs._lengths = pairs.lengths()  # type: ignore[attr-defined]
    cores = min(2, len(os.sched_getaffinity(0))) if device.type == "cpu" else 1
    start = shipped_state(SHIPPED) if options.from_shipped else None
    run = Run(options.run, device, options.lr, cores, start, LargeJudge if options.large else Judge)
    parts_a_batch = 1 if cores == 1 else 2 if options.large else 4
    per_epoch = math.ceil(len(pairs.labels) / options.batch)
    print(f"{len(pairs.labels)} pairs, {per_epoch} steps an epoch, from step {run.step} to {options.steps}", flush=True)
    losses: list[float] = []
    while run.step < options.steps:
        epoch, done = divmod(run.step, per_epoch)
        for number, rows in enumerate(batches(pairs, options.batch, epoch, options.seed)):
            if number < done:
                continue
            started = time.monotonic()
            parts = [pairs.batch(part, device) for part in np.array_split(rows, parts_a_batch) if len(part)]
            losses.append(run.learn(parts, rate(run.step, options.steps, 300, options.fall)))
            run.seconds += time.monotonic() - started
            if run.step % 50 == 0:
                mean = sum(losses[-50:]) / len(losses[-50:])
                print(f"step {run.step} loss {mean:.4f} {run.seconds:.0f} s", flush=True)
            if run.step % SAVE_EVERY == 0:
                run.save()
            if run.step % 1000 == 0:
                print("dev", evaluate(run.network, dev, device, 1200), flush=True)
            if run.step >= options.steps:
                break
    run.save()
    run.network.load_state_dict(run.averaged())
    print("dev, averaged", evaluate(run.network, dev, device), flush=True)


if __name__ == "__main__":
    main()
