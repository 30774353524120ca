"""Compress a trained reader into small files, and restore it: int8 differences from its initial weights.

Training changes weights little, so eight bits of the difference, with one scale per row, keep what sixteen bits of the
weights themselves would.

    python pack.py RUN_FOLDER large|small       # part files in RUN_FOLDER -> RUN_FOLDER/last.pt
"""

from __future__ import annotations

import io
import sys
import zlib
from pathlib import Path

import numpy as np
import torch

from reader_network import State, shipped_state
from train_reader import BEGINS, Reader

PART = 15_000_000  # bytes


def packed(network: Reader, beginning: State) -> bytes:
    """The network's state as differences from `beginning`."""
    columns: dict[str, np.ndarray] = {}
    for name, value in network.state_dict().items():
        if name.startswith("body.embeddings."):
            continue
        if name.startswith("own_"):
            columns[name] = value.cpu().numpy().astype(np.float16)
            continue
        change = (value.float().cpu() - beginning[name].float().cpu()).numpy()
        if change.ndim < 2:
            columns[name] = change.astype(np.float32)
            continue
        scale = np.abs(change).max(1, keepdims=True).clip(min=1e-9) / 63
        columns[f"{name}|steps"] = np.round(change / scale).astype(np.int8)
        columns[f"{name}|scale"] = scale.astype(np.float32)
    out = io.BytesIO()
    np.savez(out, **columns)
    return zlib.compress(out.getvalue(), 3)


def unpacked(data: bytes, beginning: State) -> State:
    """The state that `packed` was given, up to rounding."""
    state = {name: value.clone() for name, value in beginning.items()}
    with np.load(io.BytesIO(zlib.decompress(data))) as file:
        for name in file.files:
            if name.endswith("|scale"):
                continue
            bare = name.removesuffix("|steps")
            change = file[name].astype(np.float32)
            if name.endswith("|steps"):
                change *= file[f"{bare}|scale"]
            state[bare] = torch.from_numpy(change) + (state[bare] if not bare.startswith("own_") else 0)
    return state


def write(folder: Path, name: str, data: bytes) -> None:
    """Part files name.0, name.1 … in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, at in enumerate(range(0, len(data), PART)):
        (folder / f"{name}.{number}").write_bytes(data[at : at + PART])


def main() -> None:
    folder, kind = Path(sys.argv[1]), sys.argv[2]
    parts = sorted(folder.glob(f"{kind}.[0-9]"), key=lambda path: path.suffix)
    state = unpacked(b"".join(part.read_bytes() for part in parts), shipped_state(BEGINS[kind] / "model.onnx", kind))
    torch.save({"network": state}, folder / f"{kind}.pt")
    print(folder / f"{kind}.pt", len(state))


if __name__ == "__main__":
    main()
