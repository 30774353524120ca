"""Distillation data: the teacher labels the students' pairs, and mined new ones.

    python label_pairs.py CACHE_FOLDER TEACHER_RUN_FOLDER [--seconds 7000]

Reads train.npz of prepare_verifier.py and writes taught.npz: all its pairs with the teacher's logits, and for each
claim two similar passages of other claims (label -1: labelled by the teacher only).
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from networks import Embedding, Teacher
from prepare_judge import changed, numbers
from train_verifier import UNLABELLED, Pairs, Resident, answers

START, END = 101, 102  # [CLS], [SEP]
# Sets whose claims and passages are recombined: statements of fact with running text.
MINED = (
    "fever", "fool-me-twice", "healthver", "covidfact", "citation-integrity", "scifact", "healthfc", "politihop",
    "creak", "mnli", "conjnli", "ling_in_loop", "nli_new_protocols", "rte", "news-events", "news-kremlin", "finfact",
    "infotabs", "control", "joined",
)  # fmt: skip
OF_EACH = 2  # new passages per claim,
AMONG = 20  # sampled from so many nearest neighbours
LONGEST = 256
CHUNK = 2048
A_PIECE = 5_000  # pairs labelled between two checkpoints
SEED = 20261127


def unique(parts: list[NDArray[np.uint16]]) -> tuple[list[NDArray[np.uint16]], NDArray[np.int64]]:
    """Each token row once, and for every part the indices of its rows."""
    numbers_of: dict[bytes, int] = {}
    rows = []
    for part in parts:
        name = part.tobytes()
        if name not in numbers_of:
            numbers_of[name] = len(rows)
            rows.append(part)
    return rows, np.array([numbers_of[part.tobytes()] for part in parts], dtype=np.int64)


def as_pairs(rows: list[NDArray[np.uint16]]) -> Pairs:
    """Single texts in the format of pairs."""
    count = len(rows)
    sizes = np.array([len(row) for row in rows])
    return Pairs(np.concatenate(rows), np.cumsum(sizes), sizes, np.zeros(count, int), np.full(count, "text"))


@torch.inference_mode()
def vectors(
    rows: list[NDArray[np.uint16]], network: Embedding, device: torch.device, tokens: int = 65536
) -> torch.Tensor:
    """(n, 384) unit vectors of token rows, on the device."""
    resident = Resident(as_pairs(rows), device)
    order = np.argsort(resident.lengths, kind="stable")
    found = torch.zeros((len(rows), 384), device=device)
    while len(order):
        own = order[-max(1, tokens // int(resident.lengths[order[-1]])) :]
        order = order[: -len(own)]
        ids, mask, types, _, _ = resident.batch(own)
        with torch.autocast(device.type, dtype=torch.bfloat16):
            found[torch.from_numpy(own).to(device)] = network(ids, mask, torch.zeros_like(types)).float()
    return found


def split(pairs: Pairs) -> tuple[list[NDArray[np.uint16]], list[NDArray[np.uint16]]]:
    """Claims and passages as token rows with special tokens, [CLS] … [SEP]."""
    mark = np.array([START], dtype=np.uint16)
    claims, passages = [], []
    for start, end, cut in zip(pairs.starts(), pairs.ends, pairs.claim_ends, strict=True):
        claims.append(pairs.ids[start : start + cut])
        passages.append(np.concatenate([mark, pairs.ids[start + cut : end]]))
    return claims, passages


@torch.inference_mode()
def mined(pairs: Pairs, network: Embedding, device: torch.device, seed: int) -> Pairs:
    """Claims with semantically similar passages of other claims."""
    rng = np.random.default_rng(seed)
    pairs = pairs.only(np.flatnonzero(np.isin(pairs.sets, MINED)))
    claims, passages = split(pairs)
    claims, claim_of = unique(claims)
    passages, passage_of = unique(passages)
    own = set(zip(claim_of.tolist(), passage_of.tolist(), strict=True))
    of_claims, of_passages = (vectors(rows, network, device) for rows in (claims, passages))
    ids, claim_ends = [], []
    for at in range(0, len(claims), CHUNK):
        near = (of_claims[at : at + CHUNK] @ of_passages.T).topk(AMONG, dim=1).indices.cpu().numpy()
        for claim, found in enumerate(near, start=at):
            fit = [int(p) for p in found if (claim, int(p)) not in own]
            for passage in rng.permutation(fit)[:OF_EACH]:
                if len(claims[claim]) + len(passages[passage]) <= LONGEST:
                    ids.append(np.concatenate([claims[claim], passages[passage][1:]]))
                    claim_ends.append(len(claims[claim]))
    count = len(ids)
    ends = np.cumsum([len(row) for row in ids])
    labels = np.full(count, UNLABELLED)
    return Pairs(np.concatenate(ids), ends, np.array(claim_ends), labels, np.full(count, "mined-anew"))


def answered(asked: Pairs, teacher: Teacher, device: torch.device, partial: Path, seconds: float) -> Pairs:
    """The pairs of `asked` that the teacher could label in `seconds`, with its logits, earlier runs included.

    They are taken in random order and checkpointed in `partial`, so that a run can be interrupted and resumed.
    """
    found = np.full((len(asked.labels), 3), np.nan, dtype=np.float32)
    if partial.exists():
        found = np.load(partial)
    theirs = changed(asked, numbers())
    order = np.random.default_rng(1).permutation(len(found))
    order = order[np.isnan(found[order, 0])]
    started = time.monotonic()
    for at in range(0, len(order), A_PIECE):
        if time.monotonic() - started > seconds:
            break
        rows = order[at : at + A_PIECE]
        found[rows] = answers(teacher, theirs.only(rows), device)
        np.save(partial.with_suffix(".part.npy"), found)
        partial.with_suffix(".part.npy").replace(partial)
    known = ~np.isnan(found[:, 0])
    print(f"{known.sum()} of {len(found)} pairs answered; run again to go on" if not known.all() else "all answered")
    return replace(asked, soft=found).only(np.flatnonzero(known))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("--seconds", type=float, default=7000.0)
    options = parser.parse_args()
    cache = options.cache
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if not (cache / "asked.npz").exists():
        pairs = Pairs.load(cache / "train.npz")
        pairs.with_(mined(pairs, Embedding().to(device).eval(), device, SEED)).save(cache / "asked.npz")
    teacher = Teacher()
    state = torch.load(options.teacher / "last.pt", map_location="cpu", weights_only=True)["network"]
    teacher.load_state_dict(state)
    asked = Pairs.load(cache / "asked.npz")
    found = answered(asked, teacher.to(device), device, cache / "answers.npy", options.seconds)
    found.save(cache / "taught.npz")
    print(len(found.labels), "pairs with the teacher's answers, of them mined", int((found.labels == UNLABELLED).sum()))


if __name__ == "__main__":
    main()
