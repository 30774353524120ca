"""Train the network that reads single sentences: check-worthiness, checkability, and the events told.

    python train_detector.py DATA_FOLDER RUN_FOLDER [--start STATE] [--checked N] [--judged N] [--events N]

One small network is fine-tuned on all three questions at once; N are passes over the sentences of CheckThat! 2024
(train), of those judged by reading (`benchmarks/data/sentences.jsonl`) and of those coded by reading
(`benchmarks/data/events.jsonl`). The weights that count are a running mean over the last part of the run.
`export_detector.py` makes the packaged weights. An interrupted run resumes from its last checkpoint.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from benchmarks import judged_sentences
from benchmarks.judged_events import Coded, coded
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn

from networks import PUTS, TYPES, Sentences, base_folder

SEED, BATCH, RATE, WARM_UP, LEAST = 1, 28, 5e-5, 60, 0.02
MAX_TOKENS = 128
NEAR = 30  # batches sampled together and sorted by length, to reduce padding
SAVE_EVERY = 250
AVERAGED_FROM, KEPT = 0.6, 0.99  # the running mean of the weights: from which part of the run, and how slowly it moves
NONE, UNTOLD = 0.5, -100  # weight of a token that tells no event; a token that is not asked about
TYPE, PUT, PARTIES = 3.0, 0.3, 3.0  # weights of the parts of the loss of events
HELD_BACK = 10  # one judged sentence in so many is left to calibration


@dataclass(frozen=True)
class Asked:
    """A sentence, and whether it is worth checking and checkable: 0 to 1, or NaN where nobody says."""

    text: str
    marks: tuple[float, float]


@dataclass(frozen=True)
class Tagged:
    """A sentence's tokens: type and put of the event at each, and for each event its token and those of its parties."""

    ids: list[int]
    asked: list[bool]
    kinds: list[int]
    puts: list[int]
    parties: list[tuple[int, list[int], list[int]]]


def checked(data: Path, split: str) -> list[Asked]:
    """The sentences of CheckThat! 2024; one that is worth checking is checkable, of the others nobody says."""
    rows = [json.loads(line) for line in (data / f"checkworthy/ct24_{split}.jsonl").open()]
    return [Asked(row["text"], (1.0, 1.0) if row["label"] else (0.0, float("nan"))) for row in rows]


def _judged() -> list[dict[str, object]]:
    return judged_sentences.load("fit")


def _kept(row: dict[str, object]) -> bool:
    return int(str(row["name"]), 16) % HELD_BACK == 0


def held_back() -> list[Asked]:
    """The judged sentences that nothing is trained on, for calibration."""
    return [Asked(str(row["text"]), (float(row["worth"]), float(row["checkable"]))) for row in _judged() if _kept(row)]


def judged() -> list[Asked]:
    """The judged sentences to train on."""
    rows = [row for row in _judged() if not _kept(row)]
    return [Asked(str(row["text"]), (float(row["worth"]), float(row["checkable"]))) for row in rows]


def tokenizer() -> Tokenizer:
    """The base network's tokenizer, truncating at MAX_TOKENS."""
    found = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    found.no_padding()
    found.enable_truncation(MAX_TOKENS)
    return found


def tagged(row: Coded, words: Tokenizer) -> Tagged:
    """The tokens of a coded sentence; of a word in several pieces the first is asked about."""
    item = words.encode(row.text)
    first, before = [], -1
    for start, end in item.offsets:
        inside = start == before and row.text[start - 1 : start + 1].isalnum()
        first.append(end > start and not inside)
        before = end if end > start else before

    def of(spans: Sequence[tuple[int, int]]) -> list[int]:
        return [
            at for at, (start, _) in enumerate(item.offsets)
            if first[at] and any(left <= start < right for left, right in spans)
        ]  # fmt: skip

    kinds, puts, parties = [0 if asked else UNTOLD for asked in first], [UNTOLD] * len(first), []
    for event in row.events:
        at = next((i for i, (a, b) in enumerate(item.offsets) if first[i] and a <= event.start < b), None)
        if at is not None:
            kinds[at], puts[at] = TYPES.index(event.kind) + 1, PUTS.index(event.put)
            parties.append((at, of(event.sources), of(event.targets)))
    return Tagged(item.ids, first, kinds, puts, parties)


def padded(some: Sequence[Sequence[int]], filler: int = 0) -> Tensor:
    """(n, longest) numbers, filled up."""
    longest = max(map(len, some))
    return torch.tensor([[*one, *[filler] * (longest - len(one))] for one in some])


def batches(lengths: Sequence[int], passes: int, chance: random.Random) -> list[list[int]]:
    """Rows of similar length together, in random order; all passes."""
    found: list[list[int]] = []
    for _ in range(passes):
        rows = list(range(len(lengths)))
        chance.shuffle(rows)
        for at in range(0, len(rows), BATCH * NEAR):
            near = sorted(rows[at : at + BATCH * NEAR], key=lambda row: lengths[row])
            some = [near[b : b + BATCH] for b in range(0, len(near), BATCH)]
            chance.shuffle(some)
            found += some
    return found


def loss_of_marks(network: Sentences, ids: list[list[int]], marks: list[tuple[float, float]]) -> Tensor:
    """Cross-entropy of the two questions, where somebody answered them."""
    given, mask = padded(ids), padded([[1] * len(one) for one in ids])
    odds = network.sentence(network.states(given, mask, torch.zeros_like(given)), mask)
    wanted = torch.tensor(marks)
    told = ~wanted.isnan()
    return nn.functional.binary_cross_entropy_with_logits(odds[told], wanted[told])


def loss_of_events(network: Sentences, rows: list[Tagged]) -> Tensor:
    """Cross-entropy of types, puts and parties; the parties of an event weigh the same however many words there are."""
    given, mask = padded([row.ids for row in rows]), padded([[1] * len(row.ids) for row in rows])
    states = network.states(given, mask, torch.zeros_like(given))
    kinds, puts = padded([row.kinds for row in rows], UNTOLD), padded([row.puts for row in rows], UNTOLD)
    weights = torch.tensor([NONE, *[1.0] * len(TYPES)])
    entropy = nn.functional.cross_entropy
    loss = TYPE * entropy(network.kind(states).transpose(1, 2), kinds, weight=weights, ignore_index=UNTOLD)
    if (puts != UNTOLD).any():
        loss = loss + PUT * entropy(network.put(states).transpose(1, 2), puts, ignore_index=UNTOLD)
    found, parts = network.parties(states), []
    for number, row in enumerate(rows):
        asked = torch.tensor(row.asked + [False] * (given.shape[1] - len(row.asked)))
        for at, sources, targets in row.parties:
            wanted = torch.zeros(2, given.shape[1])
            wanted[0, sources], wanted[1, targets] = 1, 1
            odds = found[number, :, at][:, asked]
            parts.append(nn.functional.binary_cross_entropy_with_logits(odds, wanted[:, asked]))
    return loss + PARTIES * torch.stack(parts).mean() if parts else loss


def log_odds(network: Sentences, texts: Sequence[str]) -> NDArray[np.float64]:
    """(n, 2) fp32 logits of worth and checkable."""
    network.eval()
    found = []
    with torch.no_grad():
        for item in tokenizer().encode_batch(list(texts)):
            ids = torch.tensor([item.ids])
            found.append(network(ids, torch.ones_like(ids), torch.zeros_like(ids))[0][0].double().numpy())
    network.train()
    return np.array(found)


def planned(pools: dict[str, Sequence[Sequence[int]]], passes: dict[str, int]) -> list[tuple[str, list[int]]]:
    """All batches in order, each with its pool, every pool spread over the whole run; deterministic."""
    chance = random.Random(SEED)
    placed = []
    for name, ids in pools.items():
        some = batches([len(one) for one in ids], passes[name], chance)
        placed += [((at + chance.random()) / len(some), name, rows) for at, rows in enumerate(some)]
    return [(name, rows) for _, name, rows in sorted(placed)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--start", type=Path, help="weights to go on from, instead of the base weights")
    for name, passes in (("checked", 2), ("judged", 4), ("events", 6)):
        parser.add_argument(f"--{name}", type=int, default=passes)
    given = parser.parse_args()
    given.run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    network, words = Sentences(), tokenizer()
    if given.start:
        network.load_state_dict(torch.load(given.start, weights_only=True))
    asked = {"checked": checked(given.data, "train"), "judged": judged()}
    events = [tagged(row, words) for row in coded(given.data, "train")]
    ids = {name: [item.ids for item in words.encode_batch([row.text for row in rows])] for name, rows in asked.items()}
    pools = {**ids, "events": [row.ids for row in events]}
    plan = planned(pools, {name: getattr(given, name) for name in pools})
    products = [weight for weight in network.parameters() if weight.ndim > 1]
    plain = [weight for weight in network.parameters() if weight.ndim <= 1]
    groups = [{"params": products, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=RATE)
    mean, done, started = {}, 0, time.time()
    last = given.run / "last.pt"
    if last.exists():
        state = torch.load(last, weights_only=True)
        network.load_state_dict(state["now"])
        optimiser.load_state_dict(state["optimiser"])
        mean, done = state["network"] if state["averaged"] else {}, state["step"]
        print("goes on from step", done, flush=True)
    for step in range(done, len(plan)):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / WARM_UP) * max(LEAST, 1 - step / len(plan))
        name, rows = plan[step]
        if name == "events":
            loss = loss_of_events(network, [events[row] for row in rows])
        else:
            loss = loss_of_marks(network, [ids[name][row] for row in rows], [asked[name][row].marks for row in rows])
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        if step >= AVERAGED_FROM * len(plan):
            now = network.state_dict()
            if not mean:
                mean = {key: value.clone() for key, value in now.items()}
            for key, value in now.items():
                if value.is_floating_point():
                    mean[key].lerp_(value, 1 - KEPT)
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == len(plan):
            now = network.state_dict()
            state = {"now": now, "network": mean or now, "averaged": bool(mean), "step": step + 1,
                     "optimiser": optimiser.state_dict()}  # fmt: skip
            torch.save(state, given.run / "draft.pt")
            (given.run / "draft.pt").replace(last)
        if (step + 1) % 50 == 0:
            print(f"{step + 1}/{len(plan)}  {name} loss {loss:.3f}  {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
