"""Throughput of the shipped models on the allowed cores, against the same networks in fp32 PyTorch in the same run.

Pairs are measured with the small and the large network of the verifier. PyTorch is measured if the training environment
(.venv-train) exists; the order is ours, theirs, ours again, and the better of our two runs counts, since the machine
may be shared.
"""

import gzip
import json
import resource
import subprocess
from time import perf_counter
from typing import Any

from benchmarks.report import ROOT, report, shared
from glossator.models.detector import load_detector
from glossator.models.embedder import load_embedder
from glossator.models.runtime import threads
from glossator.models.verifier import load_verifier, logits

TRAINING = ROOT.parent / "training"
PYTHON = ROOT.parent / ".venv-train" / "bin" / "python"
ITEMS = 400


def seconds(work: Any) -> float:
    """Wall time of one call."""
    started = perf_counter()
    work()
    return perf_counter() - started


def fp32(kind: str, items: list[list[int]]) -> float | None:
    """Seconds PyTorch takes for the same tokens; None without a training environment."""
    if not PYTHON.exists():
        return None
    asked = json.dumps({"kind": kind, "threads": threads(), "items": items})
    command = [str(PYTHON), "speed_fp32.py"]
    done = subprocess.run(command, cwd=TRAINING, input=asked, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1])["seconds"])


def main() -> None:
    """Measure and report."""
    with gzip.open(shared("verification", "dev.jsonl.gz"), "rt") as lines:
        rows = [json.loads(line) for line in lines]
    rows = rows[:: len(rows) // ITEMS][:ITEMS]
    pairs = [(row["claim"], row["evidence"]) for row in rows]
    passages = [row["evidence"] for row in rows]
    verifier, embedder, detector = load_verifier(), load_embedder(), load_detector()
    detector.worth(passages[:2])
    judge, quick = verifier._judge, verifier.quick
    assert judge is not None  # shipped with the package
    assert quick is not None
    verifier.judge(pairs[:2])
    figures: dict[str, float | int | str | None] = {"threads": threads()}
    for name, kind, tokens, work in (
        ("pairs", "judge", verifier._network.tokenizer.encode_batch(pairs), lambda: quick.judge(pairs)),
        ("pairs_large", "large", judge.tokenizer.encode_batch(pairs), lambda: logits(judge, pairs)),
        (
            "passages",
            "embedding",
            embedder._network.tokenizer.encode_batch(passages),
            lambda: embedder.encode(passages),
        ),
    ):
        ours = seconds(work)
        theirs = fp32(kind, [item.ids for item in tokens])
        ours = min(ours, seconds(work))
        figures[f"{name}_tokens"] = sum(len(item.ids) for item in tokens) / len(tokens)
        figures[f"{name}_per_s"] = ITEMS / ours
        figures[f"{name}_fp32_per_s"] = ITEMS / theirs if theirs else None
        figures[f"{name}_times_fp32"] = theirs / ours if theirs else None
    sentences = [row["claim"] for row in rows]
    figures["sentences_per_s"] = ITEMS / seconds(lambda: detector.worth(sentences))
    figures["resident_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report("models_speed", figures)


if __name__ == "__main__":
    main()
