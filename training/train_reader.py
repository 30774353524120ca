"""Train the reader's large or small network.

    python train_reader.py CACHE_FOLDER RUN_FOLDER large|small [--seconds S] [--passes P] [--teacher ANSWERS.npz]

Three losses: on judged passages (cross entropy on side and key, and listwise on the order within a claim, Cao et al.
2007, "ListNet"); on the verifier's pairs, keeping its previous outputs (Li and Hoiem 2016, "Learning without
Forgetting"); and, with `--teacher`, on the large network's outputs for unjudged passages (distillation, Hinton et al.
2015). Uses a GPU if there is one.
"""

from __future__ import annotations

import argparse
import copy
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from glossator.models.runtime import WEIGHTS
from reader_network import (
    KEY,
    LONGEST_CLAIM,
    LONGEST_PASSAGE,
    OUTPUTS,
    SIDE,
    STANCE,
    WORTH,
    Reader,
    kept_back,
    quick_attention,
    shipped_state,
)  # fmt: skip

BEGINS = {"small": WEIGHTS / "verifier", "large": WEIGHTS / "judge"}
MARKS = {"small": (101, 102, 102, 1), "large": (0, 2, 2, 2)}  # special tokens: first, between, last; number between
RATES = {"small": 1.5e-4, "large": 3e-5}
TOKENS = {"cuda": 40000, "cpu": 3000}  # tokens of judged and of other pairs per step
GAINS = (0.0, 1.0, 2.5, 5.0)  # listwise weight of a passage by grade
NOT_SUPPORTS = 3


@dataclass
class Data:
    """The output of prepare_reader.py for one network, on the training device."""

    flat: Tensor
    start: Tensor
    size: NDArray[np.int64]
    columns: dict[str, NDArray[np.int32]]
    groups: NDArray[np.str_]
    device: torch.device
    kind: str

    @classmethod
    def load(cls, path: Path, kind: str, device: torch.device) -> Data:
        with np.load(path) as file:
            ends = file["ends"]
            size = np.diff(ends, prepend=0)
            columns = {name: file[name] for name in file.files if "_" in name and file[name].dtype == np.int32}
            flat = torch.from_numpy(file["flat"].astype(np.int32)).to(device)
            return cls(flat, torch.from_numpy(ends - size).to(device), size, columns, file["groups"], device, kind)

    def rows(self, of: str) -> NDArray[np.int32]:
        """(n, 3) claim, age and passage of the pairs `of` judged, stance, unjudged or dev."""
        return np.stack([self.columns[f"{of}_{part}"] for part in ("claim", "age", "passage")], 1)

    def lengths(self, rows: NDArray[np.int32]) -> NDArray[np.int64]:
        """Token count of each pair."""
        claim = self.size[rows[:, 0]].clip(max=LONGEST_CLAIM)
        passage = (self.size[rows[:, 1]] + self.size[rows[:, 2]]).clip(max=LONGEST_PASSAGE)
        return claim + passage + 2 + MARKS[self.kind][3]

    def batch(self, rows: NDArray[np.int32]) -> tuple[Tensor, Tensor, Tensor]:
        """(ids, mask, types) of pairs, assembled on the device."""
        first, between, last, many = MARKS[self.kind]
        claim = self.size[rows[:, 0]].clip(max=LONGEST_CLAIM)
        older = self.size[rows[:, 1]]
        passage = np.minimum(self.size[rows[:, 2]], LONGEST_PASSAGE - older)
        sizes = torch.from_numpy(np.stack([claim, older, passage], 1)).to(self.device)
        at = torch.from_numpy(rows.astype(np.int64)).to(self.device)
        starts = self.start[at]
        longest = int((claim + older + passage).max()) + 2 + many
        pos = torch.arange(longest, device=self.device)[None]
        one = 1 + sizes[:, :1]
        two = one + many
        three = two + sizes[:, 1:2]
        four = three + sizes[:, 2:3]
        place = torch.where(
            pos < one, starts[:, :1] + pos - 1,
            torch.where(pos < three, starts[:, 1:2] + pos - two, starts[:, 2:3] + pos - three),
        ).clamp(0, len(self.flat) - 1)  # fmt: skip
        ids = self.flat[place].long()
        ids = torch.where((pos >= one) & (pos < two), between, ids)
        ids = torch.where(pos == 0, first, torch.where(pos == four, last, ids))
        mask = pos <= four
        pad = 1 if self.kind == "large" else 0
        return torch.where(mask, ids, pad), mask.long(), ((pos >= two) & mask).long()


def cut(lengths: NDArray[np.int64], order: NDArray[np.int64], tokens: int) -> list[NDArray[np.int64]]:
    """Rows in `order`, grouped by length into batches of at most `tokens` including padding."""
    made, pool = [], max(64, 40 * tokens // max(1, int(lengths.mean())))
    for at in range(0, len(order), pool):
        part = order[at : at + pool]
        part = part[np.argsort(-lengths[part], kind="stable")]
        while len(part):
            count = max(1, tokens // int(lengths[part[0]]))
            made.append(part[:count])
            part = part[count:]
    return made


@torch.inference_mode()
def answers(network: Reader, data: Data, rows: NDArray[np.int32], tokens: int = 300000) -> NDArray[np.float32]:
    """(n, 11) outputs of the network for each pair."""
    lengths = data.lengths(rows)
    tokens = tokens if data.device.type == "cuda" else 6000
    found = np.zeros((len(rows), OUTPUTS), np.float32)
    network.eval()
    with torch.autocast(data.device.type, dtype=torch.bfloat16, enabled=data.device.type == "cuda"):
        for part in cut(lengths, np.argsort(-lengths, kind="stable"), tokens):
            found[part] = network(*data.batch(rows[part])).float().cpu().numpy()
    network.train()
    return found


def judged_loss(given: Tensor, side: Tensor, key: Tensor, gain: Tensor, group: Tensor, sizes: int) -> Tensor:
    """Loss on judged passages: side, key, and order within each claim."""
    sides = nn.functional.cross_entropy(given[:, SIDE], side, label_smoothing=0.03)
    keys = nn.functional.binary_cross_entropy_with_logits(given[:, KEY], key.float())
    weights = torch.tensor(GAINS, device=given.device)[gain]
    return sides + keys + listwise(given[:, WORTH], weights, group, sizes)


def listwise(worth: Tensor, weights: Tensor, group: Tensor, sizes: int) -> Tensor:
    """Cross entropy per claim between normalised `weights` and the softmax of `worth`; zero weights are skipped."""
    top = torch.full((sizes,), -1e4, device=worth.device).scatter_reduce(0, group, worth, "amax")
    powers = (worth - top[group]).exp()
    total = torch.zeros(sizes, device=worth.device).scatter_add(0, group, powers)
    logs = worth - top[group] - total.log()[group]
    wanted = torch.zeros(sizes, device=worth.device).scatter_add(0, group, weights)
    share = weights / wanted[group].clamp(min=1e-6)
    return -(share * logs).sum() / (wanted > 0).sum().clamp(min=1)


def stance_loss(given: Tensor, label: Tensor, held: Tensor) -> Tensor:
    """Loss on the verifier's pairs: labels, its previous outputs, and the sides they imply."""
    logs = torch.log_softmax(given[:, STANCE], -1)
    full = nn.functional.cross_entropy(given[:, STANCE], label.clamp(0, 2), reduction="none", label_smoothing=0.03)
    half = -torch.logsumexp(logs[:, 1:], -1)
    hard = torch.where(label == NOT_SUPPORTS, half, full)
    kept = -(torch.softmax(held, -1) * logs).sum(-1)
    sides = torch.softmax(given[:, SIDE], -1)
    of = torch.stack([sides[:, 2] + sides[:, 4], sides[:, 3] + sides[:, 5], 1 - sides[:, 4] - sides[:, 5]], -1)
    of = torch.cat([of, 1 - of[:, :1]], -1)  # not supported
    aside = -(of.gather(1, label[:, None])[:, 0].clamp(min=1e-4)).log()
    return (0.5 * hard + 0.5 * kept + 0.3 * aside).mean()


def taught_loss(given: Tensor, soft: Tensor, group: Tensor, sizes: int) -> Tensor:
    """Distillation loss on unjudged passages: sides, keys, order."""
    sides = -(torch.softmax(soft[:, SIDE], -1) * torch.log_softmax(given[:, SIDE], -1)).sum(-1).mean()
    keys = nn.functional.binary_cross_entropy_with_logits(given[:, KEY], torch.sigmoid(soft[:, KEY]))
    top = torch.full((sizes,), -1e4, device=soft.device).scatter_reduce(0, group, soft[:, WORTH], "amax")
    weights = (soft[:, WORTH] - top[group]).exp()
    return sides + keys + listwise(given[:, WORTH], weights, group, sizes)


def by_group(groups: NDArray[np.int32]) -> list[NDArray[np.int64]]:
    """The row indices of each group."""
    order = np.argsort(groups, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(groups[order])) + 1) if len(order) else []


def claims_at_once(data: Data, rows: NDArray[np.int32], groups: Sequence[NDArray[np.int64]], tokens: int, most: int,
                   rng: np.random.Generator) -> Iterator[list[NDArray[np.int64]]]:  # fmt: skip
    """An endless stream of claim batches with at most `most` pairs per claim and `tokens` tokens in total."""
    lengths = data.lengths(rows)
    while True:
        chosen: list[NDArray[np.int64]] = []
        longest = count = 0
        for at in rng.permutation(len(groups)):
            own = groups[at] if len(groups[at]) <= most else rng.choice(groups[at], most, replace=False)
            grown = max(longest, int(lengths[own].max()))
            if chosen and grown * (count + len(own)) > tokens:
                yield chosen
                chosen, grown, count = [], int(lengths[own].max()), 0
            chosen.append(own)
            longest, count = grown, count + len(own)
        if chosen:
            yield chosen


@dataclass
class Lesson:
    """The training data of a run, and its length."""

    claims: NDArray[np.int64]  # groups of judged claims
    stance: float = 1.0  # loss weight; 0 omits the verifier's pairs
    taught: NDArray[np.float32] | None = None  # a teacher's outputs on the unjudged pairs
    steps: int = 300
    rate: float = 3e-5
    seconds: float = 1e9
    most: int = 36
    tokens: int = 40000
    seed: int = 1


def learn(network: Reader, data: Data, lesson: Lesson, held: NDArray[np.float32] | None = None) -> list[float]:
    """Train the network; returns the mean losses of each tenth. `held`: the verifier's outputs on the stance pairs."""
    rng = np.random.default_rng(lesson.seed)
    torch.manual_seed(lesson.seed)
    network.train()
    network.hold()
    live = [p for p in network.parameters() if p.requires_grad]
    decayed, plain = [p for p in live if p.dim() > 1], [p for p in live if p.dim() < 2]
    groups = [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=lesson.rate, fused=True)
    judged, stance, unjudged = (
        data.rows(of) if f"{of}_claim" in data.columns else None for of in ("bearing", "stance", "unjudged")
    )
    columns = data.columns
    of_claims = [
        own
        for own in by_group(columns["bearing_group"])
        if columns["bearing_group"][own[0]] in set(lesson.claims.tolist())
    ]
    judged_batches = claims_at_once(data, judged, of_claims, lesson.tokens, lesson.most, rng)
    taught_batches = None
    if lesson.taught is not None:
        taught_batches = claims_at_once(data, unjudged, by_group(columns["unjudged_group"]), lesson.tokens, 40, rng)
    lengths = data.lengths(stance)
    stance_batches: Iterator[NDArray[np.int64]] = iter(())
    began, losses, parts = time.monotonic(), [], []
    for step in range(lesson.steps):
        done = max(step / lesson.steps, (time.monotonic() - began) / lesson.seconds)
        if done >= 1:
            break
        share = min(1.0, (step + 1) / max(1, 0.06 * lesson.steps)) * max(0.02, 1 - done)
        for group in optimiser.param_groups:
            group["lr"] = lesson.rate * share
        total = torch.zeros((), device=data.device)
        chosen = next(judged_batches)
        at = np.concatenate(chosen)
        own = torch.from_numpy(np.repeat(np.arange(len(chosen)), [len(c) for c in chosen])).to(data.device)
        with torch.autocast(data.device.type, dtype=torch.bfloat16, enabled=data.device.type == "cuda"):
            given = network(*data.batch(judged[at])).float()
        side, key, gain = (
            torch.from_numpy(columns[f"bearing_{n}"][at].astype(np.int64)).to(data.device)
            for n in ("side", "key", "gain")
        )
        loss = judged_loss(given, side, key, gain, own, len(chosen))
        loss.backward()
        total += loss.detach()
        if lesson.stance:
            batch = next(stance_batches, None)
            if batch is None:
                made = cut(lengths, rng.permutation(len(stance)), lesson.tokens)
                stance_batches = iter([made[i] for i in rng.permutation(len(made))])
                batch = next(stance_batches)
            with torch.autocast(data.device.type, dtype=torch.bfloat16, enabled=data.device.type == "cuda"):
                given = network(*data.batch(stance[batch])).float()
            label = torch.from_numpy(columns["stance_label"][batch].astype(np.int64)).to(data.device)
            loss = lesson.stance * stance_loss(given, label, torch.from_numpy(held[batch]).to(data.device))
            loss.backward()
            total += loss.detach()
        if taught_batches is not None:
            chosen = next(taught_batches)
            at = np.concatenate(chosen)
            own = torch.from_numpy(np.repeat(np.arange(len(chosen)), [len(c) for c in chosen])).to(data.device)
            with torch.autocast(data.device.type, dtype=torch.bfloat16, enabled=data.device.type == "cuda"):
                given = network(*data.batch(unjudged[at])).float()
            loss = 2 * taught_loss(
                given, torch.from_numpy(lesson.taught[at].astype(np.float32)).to(data.device), own, len(chosen)
            )
            loss.backward()
            total += loss.detach()
        nn.utils.clip_grad_norm_(live, 1.0, foreach=True)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        parts.append(total)
        if len(parts) * 10 >= lesson.steps:
            losses.append(round(float(torch.stack(parts).mean()), 4))
            parts = []
    return losses


def measured(given: NDArray[np.float32], data: Data, claims: Sequence[int]) -> dict[str, float]:
    """Ranking, side and decisiveness metrics on judged claims, pool by pool."""
    columns = data.columns
    found: dict[str, list[float]] = {}

    def note(name: str, *values: float) -> None:
        found.setdefault(name, []).extend(values)

    wanted = set(claims)
    for own in by_group(columns["bearing_group"]):
        if columns["bearing_group"][own[0]] not in wanted:
            continue
        gain, side, key = (columns[f"bearing_{name}"][own] for name in ("gain", "side", "key"))
        order = np.argsort(-given[own, WORTH], kind="stable")
        if gain.any():
            note("ndcg6", ndcg(gain[order]) / ndcg(np.sort(gain)[::-1]))
        if key.any():
            note("keys6", key[order[:6]].sum() / min(6, key.sum()))
        for at in np.flatnonzero(side >= 2):
            said = given[own[at], SIDE]
            plus, minus = np.logaddexp(said[2], said[4]), np.logaddexp(said[3], said[5])
            note("side D" if side[at] >= 4 else "side B", float((plus > minus) == (side[at] % 2 == 0)))
    return {name: round(float(np.mean(values)), 4) for name, values in found.items()}


def ndcg(gain: NDArray[np.int32], most: int = 6) -> float:
    """Discounted cumulative gain of the first `most`, not normalised."""
    return float(sum(g / math.log2(at + 2) for at, g in enumerate(gain[:most])))


def stance_f1(given: NDArray[np.float32], data: Data) -> float:
    """Mean macro-F1 over the verifier's development sets."""
    label, sets = data.columns["dev_label"], data.columns["dev_set"]
    said, found = given[:, STANCE].argmax(1), []
    for name in np.unique(sets):
        own = sets == name
        f1 = []
        for one in np.unique(label[own]):
            hit = ((label == one) & (said == one) & own).sum()
            f1.append(2 * hit / max(1, ((label == one) & own).sum() + ((said == one) & own).sum()))
        found.append(np.mean(f1))
    return round(float(np.mean(found)), 4)


def begun(kind: str, device: torch.device) -> Reader:
    """A reader initialised from the verifier's network of that kind."""
    state = shipped_state(BEGINS[kind] / "model.onnx", kind)
    network = Reader(kind, state["body.embeddings.word_embeddings.weight"].shape[0])
    network.begin(state)
    if kind == "large":
        quick_attention(network.body)
    return network.to(device)


def mean(networks: Sequence[Reader]) -> Reader:
    """A network with the mean of the others' weights (Wortsman et al. 2022, "Model soups")."""
    found = copy.deepcopy(networks[0])
    states = [network.state_dict() for network in networks]
    found.load_state_dict(
        {n: torch.stack([s[n].float() for s in states]).mean(0).to(t.dtype) for n, t in states[0].items()}
    )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("kind", choices=list(BEGINS))
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--seconds", type=float, default=7000.0)
    parser.add_argument("--teacher", type=Path, help="answers.npy on the unjudged pairs, of a large run")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    options.run.mkdir(parents=True, exist_ok=True)
    data = Data.load(options.cache / f"reader_{options.kind}.npz", options.kind, device)
    network = begun(options.kind, device)
    held = answers(network, data, data.rows("stance"))[:, STANCE]
    claims = np.array([at for at, name in enumerate(data.groups.tolist()) if not kept_back(name)])
    taught = np.load(options.teacher) if options.teacher else None
    lesson = Lesson(claims, taught=taught, steps=options.steps, seconds=options.seconds, rate=RATES[options.kind],
                    tokens=TOKENS[device.type], seed=options.seed)  # fmt: skip
    print(learn(network, data, lesson, held), flush=True)
    torch.save({"network": network.state_dict()}, options.run / "last.pt")
    given = answers(network, data, data.rows("bearing"))
    back = [at for at, name in enumerate(data.groups.tolist()) if kept_back(name)]
    print("kept back", measured(given, data, back), "stance", stance_f1(answers(network, data, data.rows("dev")), data))
    if options.kind == "large" and "unjudged_claim" in data.columns:
        np.save(options.run / "answers.npy", answers(network, data, data.rows("unjudged")).astype(np.float16))


if __name__ == "__main__":
    main()
