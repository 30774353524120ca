"""Hardware limits, and the share of them that vector scan and networks reach."""

from collections.abc import Callable
from time import perf_counter

import numpy as np

from benchmarks.scaling.measures import Figures
from glossator.models.embedder import load_embedder
from glossator.models.runtime import threads
from glossator.models.verifier import load_verifier

ROUNDS = 5
STREAM = 1 << 28  # bytes per copy: many times the cache size
SCANNED = 200_000  # rows of the plain scan
TEXTS = 300
SIDE = 384  # layer width of embedder and verifier, and its fourfold feed-forward width
# Multiplications per token in MiniLM's six layers: four square attention matrices, two of four times the width; each
# counts as two operations. Attention itself (a few per cent at these lengths) is ignored.
OPERATIONS = 2 * 6 * (4 * SIDE * SIDE + 2 * 4 * SIDE * SIDE)


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of several rounds, after a warm-up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        started = perf_counter()
        work()
        taken.append(perf_counter() - started)
    return min(taken)


def limits() -> Figures:
    """Memory bandwidth and matrix products per second, with numpy, on the networks' threads."""
    source, target = np.ones(STREAM, np.uint8), np.empty(STREAM, np.uint8)
    rows = np.random.default_rng(1).standard_normal((SCANNED, SIDE)).astype(np.float32)
    query = rows[0]
    a = np.random.default_rng(2).standard_normal((2048, 2048)).astype(np.float32)
    scan = best(lambda: rows @ query)
    return {
        "threads": threads(),
        "copy_gb_s": 2 * STREAM / best(lambda: np.copyto(target, source)) / 1e9,
        "scan_fp32_gb_s": rows.nbytes / scan / 1e9,
        "scan_million_fp32_ms": 1000 * scan * 1_000_000 / SCANNED,
        "gemm_fp32_gops": 2 * 2048**3 / best(lambda: a @ a) / 1e9,
    }


def networks() -> Figures:
    """Operations per second of embedder and verifier on texts of passage length."""
    sentence = "The two presidents spoke by telephone about the ceasefire in Syria and about sanctions. "
    texts = [f"{sentence * 3}{at}" for at in range(TEXTS)]
    pairs = [("Russia signed a treaty on arms.", text) for text in texts]
    embedder, verifier = load_embedder(), load_verifier()
    per_text = len(embedder._network.tokenizer.encode(texts[0]).ids)
    per_pair = len(verifier._network.tokenizer.encode(*pairs[0]).ids)
    embedding, judging = best(lambda: embedder.encode(texts)), best(lambda: verifier.judge(pairs))
    return {
        "embedder_tokens": per_text,
        "embedder_per_s": TEXTS / embedding,
        "embedder_gops": OPERATIONS * per_text * TEXTS / embedding / 1e9,
        "verifier_tokens": per_pair,
        "verifier_per_s": TEXTS / judging,
        "verifier_gops": OPERATIONS * per_pair * TEXTS / judging / 1e9,
    }


def products() -> Figures:
    """int8 products of the networks' shapes in ONNX Runtime on one thread: the engine's own limit."""
    import onnxruntime

    session = onnxruntime.InferenceSession(_product(), _one_thread(), providers=["CPUExecutionProvider"])
    found: Figures = {}
    for rows in (32, 64, 256):
        data = np.random.default_rng(3).standard_normal((rows, SIDE)).astype(np.float32)
        seconds = best(lambda data=data: [session.run(None, {"x": data}) for _ in range(200)]) / 200  # type: ignore[misc]
        found[f"int8_gops_{rows}_rows"] = 2 * rows * SIDE * 4 * SIDE / seconds / 1e9
    return found


def _one_thread() -> object:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return options


def _product() -> bytes:
    """A one-layer network: quantise the input, multiply, dequantise, as each of our layers does."""
    from onnx import TensorProto, helper, numpy_helper

    weights = np.random.default_rng(4).integers(-127, 127, (SIDE, 4 * SIDE), dtype=np.int8)
    nodes = [
        helper.make_node("DynamicQuantizeLinear", ["x"], ["q", "scale", "zero"]),
        helper.make_node("MatMulInteger", ["q", "w", "zero"], ["whole"]),
        helper.make_node("Cast", ["whole"], ["real"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["real", "scale"], ["y"]),
    ]
    graph = helper.make_graph(
        nodes,
        "product",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["rows", SIDE])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["rows", 4 * SIDE])],
        [numpy_helper.from_array(weights, "w")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    serialized: bytes = model.SerializeToString()
    return serialized
