"""Export runs of train_reader.py to models/weights/reader and skim: averaging, int8, comparison with fp32.

    python export_reader.py CACHE_FOLDER large|small STATE.pt … [--check]

Several states of one network are averaged weight by weight. Activations are smoothed first (smooth.py). `--check`
compares with fp32 on held-out judged claims, and fails if int8 costs too much.
"""

from __future__ import annotations

import json
import logging
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray

from export import fingerprint, install_tokenizer, quantise, to_onnx
from glossator.models.reader import HEADS
from glossator.models.runtime import WEIGHTS
from reader_network import OUTPUTS, Reader, kept_back
from smooth import smooth
from train_reader import BEGINS, Data, measured

FOLDERS = {"large": WEIGHTS / "reader", "small": WEIGHTS / "skim"}
STRENGTH = 0.8  # smoothing strength; of 0.5, 0.65 and 0.8 the closest to fp32
CALIBRATED_ON = 160  # pairs used for smoothing
LOST_AT_MOST = 0.01  # maximum loss of nDCG
FP32 = ("head",)  # products left in fp32: those of the two heads


def network(kind: str, files: list[Path]) -> Reader:
    """The mean of the states in some files."""
    states = [torch.load(path, map_location="cpu", weights_only=True)["network"] for path in files]
    state = {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}
    made = Reader(kind, state["body.embeddings.word_embeddings.weight"].shape[0])
    made.load_state_dict(state)
    return made.eval()


def read(path: Path, data: Data, rows: NDArray[np.int32]) -> NDArray[np.float32]:
    """(n, 11) outputs of an exported network on some pairs."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    session = onnxruntime.InferenceSession(str(path), options)
    wanted = [given.name for given in session.get_inputs()]
    found = np.zeros((len(rows), OUTPUTS), np.float32)
    for at, row in enumerate(rows):
        names = ("input_ids", "attention_mask", "token_type_ids")
        feed = {name: part.numpy() for name, part in zip(names, data.batch(row[None]), strict=True) if name in wanted}
        found[at] = session.run(None, feed)[0][0]
    return found


def main() -> None:
    logging.disable(logging.WARNING)
    cache, kind, *files = (Path(name) for name in sys.argv[1:] if name != "--check")
    kind = str(kind)
    data = Data.load(cache / f"reader_{kind}.npz", kind, torch.device("cpu"))
    made, folder = network(kind, files), FOLDERS[kind]
    scratch = Path(tempfile.mkdtemp())
    back = [at for at, name in enumerate(data.groups.tolist()) if kept_back(name)]
    judged = np.flatnonzero(np.isin(data.columns["bearing_group"], back))
    rows = data.rows("bearing")
    full = None
    if "--check" in sys.argv:
        to_onnx(made, scratch / "fp32.onnx", "reading")
        full = read(scratch / "fp32.onnx", data, rows[judged])
    some = data.rows("unjudged")
    chosen = some[np.random.default_rng(0).choice(len(some), CALIBRATED_ON, replace=False)]

    def feed() -> None:
        for at in range(0, CALIBRATED_ON, 16):
            made(*data.batch(chosen[at : at + 16]))

    smooth(made, feed, STRENGTH, leave=("head", "own_head"))
    to_onnx(made, scratch / "plain.onnx", "reading")
    graph = onnx.load(str(scratch / "plain.onnx")).graph
    keep = tuple(
        node.name for node in graph.node if node.op_type == "MatMul" and any(name in node.name for name in FP32)
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / HEADS).unlink(missing_ok=True)  # they fit the network before; fit_heads.py makes others
    quantise(scratch / "plain.onnx", folder / "model.onnx", keep)
    facts: dict[str, object] = {"name": folder.name, "max_tokens": 256}
    if kind == "small":
        facts["tokenizer"] = "embedder"
    else:
        install_tokenizer(BEGINS[kind] / "tokenizer.json", folder / "tokenizer.json")
    (folder / "config.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    ours = np.zeros((len(rows), OUTPUTS), np.float32)
    ours[judged] = read(folder / "model.onnx", data, rows[judged])
    print(folder.name, fingerprint(folder / "model.onnx"), measured(ours, data, back), flush=True)
    if full is not None:
        whole = np.zeros_like(ours)
        whole[judged] = full
        print("fp32", measured(whole, data, back))
        if measured(whole, data, back)["ndcg6"] - measured(ours, data, back)["ndcg6"] > LOST_AT_MOST:
            raise SystemExit("8 bits cost too much: smooth otherwise, or leave some products in fp32")
    shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
