"""ONNX Runtime against OpenVINO on the same networks: speed, deviation from fp32, start-up and memory, on one thread.

    python runtimes.py CACHE_FOLDER [ITEMS]

Each configuration runs in its own process, on the same items of dev, one item at a time (as in the program) and, where
rows are independent of the batch, in length-sorted batches of 32. OpenVINO reads the shipped int8 file and the fp32
export, the latter also with products in bfloat16. Writes ../benchmarks/results/runtimes.json.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from train_verifier import Pairs

WEIGHTS = Path(__file__).parent.parent / "src/glossator/models/weights/verifier/model.onnx"
RESULT = Path(__file__).parent.parent / "benchmarks/results/runtimes.json"
BATCH = 32
WAYS = {
    "onnxruntime fp32": ("ort", "fp32", ""),
    "onnxruntime int8": ("ort", "int8", ""),
    "openvino int8": ("ov", "int8", "f32"),
    "openvino fp32": ("ov", "fp32", "f32"),
    "openvino bf16": ("ov", "fp32", "bf16"),
}
Run = Callable[[dict[str, NDArray[np.int64]]], NDArray[np.float32]]


def export(folder: Path) -> Path:
    """The shipped verifier as fp32 ONNX."""
    from export import to_onnx
    from networks import Judge
    from shipped import shipped_state

    network = Judge("eager")
    network.load_state_dict(shipped_state(WEIGHTS))
    to_onnx(network, folder / "fp32.onnx", "logits")
    return folder / "fp32.onnx"


def opened(engine: str, path: Path, precision: str) -> Run:
    """A function from a batch's arrays to its logits, on one thread."""
    if engine == "ort":
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        return lambda feed: session.run(None, feed)[0]
    import openvino

    hints = {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1, "INFERENCE_PRECISION_HINT": precision}
    model = openvino.Core().compile_model(str(path), "CPU", hints)
    request = model.create_infer_request()
    return lambda feed: np.array(request.infer(feed)[0])


def feeds(pairs: Pairs, rows: NDArray[np.int64], size: int) -> list[dict[str, NDArray[np.int64]]]:
    """The rows' arrays in batches of `size`, padded to the longest in each."""
    import torch

    made = []
    for at in range(0, len(rows), size):
        ids, mask, types, _ = pairs.batch(rows[at : at + size], torch.device("cpu"))
        made.append({"input_ids": ids.numpy(), "attention_mask": mask.numpy(), "token_type_ids": types.numpy()})
    return made


def measure(way: str, fp32: Path, cache: Path, items: int, out: multiprocessing.Queue[dict[str, object]]) -> None:
    """One configuration in its own process: outputs and costs."""
    engine, weights, precision = WAYS[way]
    pairs = Pairs.load(cache / "dev.npz")
    rows = np.arange(len(pairs.labels))[:: max(1, len(pairs.labels) // items)][:items]
    rows = rows[np.argsort(pairs.lengths()[rows], kind="stable")]
    alone, together = feeds(pairs, rows, 1), feeds(pairs, rows, BATCH)
    before = resident()
    started = perf_counter()
    run = opened(engine, fp32 if weights == "fp32" else WEIGHTS, precision)
    run(alone[0])
    start = perf_counter() - started
    logits, best_alone = timed(run, alone)
    _, best_together = timed(run, together) if weights == "fp32" else (None, None)
    out.put({
        "logits": logits, "labels": pairs.labels[rows], "start_s": start,
        "alone_per_s": len(rows) / best_alone, "batched_per_s": best_together and len(rows) / best_together,
        "memory_mb": resident() - before,
    })  # fmt: skip


def resident() -> float:
    """Resident memory of this process in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def timed(run: Run, work: list[dict[str, NDArray[np.int64]]]) -> tuple[NDArray[np.float32], float]:
    """(n, 3) logits and the better of two times, in seconds."""
    times = []
    for _ in range(2):
        started = perf_counter()
        found = [run(feed) for feed in work]
        times.append(perf_counter() - started)
    return np.concatenate(found), min(times)


def main() -> None:
    cache, items = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 600
    found: dict[str, dict[str, object]] = {}
    with tempfile.TemporaryDirectory() as folder:
        fp32 = export(Path(folder))
        context = multiprocessing.get_context("spawn")
        for way in WAYS:
            out = context.Queue()
            process = context.Process(target=measure, args=(way, fp32, cache, items, out))
            process.start()
            found[way] = out.get()
            process.join()
    plain = np.asarray(found["onnxruntime fp32"]["logits"])
    table = {}
    for way, one in found.items():
        logits, labels = np.asarray(one.pop("logits")), np.asarray(one.pop("labels"))
        table[way] = one | {
            "accuracy": float((logits.argmax(1) == labels).mean()),
            "same_label": float((logits.argmax(1) == plain.argmax(1)).mean()),
            "logit_error": float(np.abs(logits - plain).mean()),
        }
        print(way, {key: round(value, 3) if isinstance(value, float) else value for key, value in table[way].items()})
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps({"benchmark": "runtimes", "items": items, "figures": table}, indent=1) + "\n")


if __name__ == "__main__":
    main()
