"""Add two heads to the exported detector: check-worthiness and checkability.

    python fit_detector.py DATA_FOLDER

Fitted on sentences judged by hand (`benchmarks/data/sentences.jsonl`, part "fit": posts, speeches, debates, news and
press pages of 2002 to 2021), on CheckThat! 2024 dev and on the dev parts of the gold claims; not on the network's own
training data, which it has memorised. Features: the first token and the mean of all tokens after each of the upper four
layers. Calibrated out of fold on the judged sentences alone, so that 0.5 reflects other years and sources than the
debates in the training data.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from benchmarks import judged_sentences
from benchmarks.claims import GOLD, read_gold
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from tokenizers import Tokenizer

from export import fingerprint
from train_detector import MAX_TOKENS, load

WEIGHTS = Path(__file__).parent.parent / "src/glossator/models/weights/detector"
LAYERS = (2, 3, 4, 5)
STATES = "/body/encoder/layer.{}/output/LayerNorm/LayerNormalization_output_0"
OWN = "/heads/"  # prefix of the added nodes
POOLED = OWN + "pooled"
STRENGTH, FOLDS, SEED = 0.0003, 5, 3
CHECKED = 0.3  # weight of a CheckThat! sentence as checkable

Floats = NDArray[np.float64]
Taught = tuple[Floats, Floats, Floats, int]  # features, targets, weights; number of judged sentences, which come first


def pooled(model: onnx.ModelProto) -> onnx.ModelProto:
    """The network with the pooled states of its upper layers as output."""
    graph = model.graph
    kept = [node for node in graph.node if not node.name.startswith(("/head/", OWN))]
    steps = numpy_helper.from_array(np.array([1], np.int64), OWN + "axis")
    first = numpy_helper.from_array(np.array(0, np.int64), OWN + "first")
    parts: list[str] = []
    for layer in LAYERS:
        states, name = STATES.format(layer), f"{OWN}{layer}/"
        kept += [
            helper.make_node("Gather", [states, first.name], [name + "first"], name + "gather", axis=1),
            helper.make_node("Mul", [states, "/Cast_output_0"], [name + "seen"], name + "mul"),
            helper.make_node("ReduceSum", [name + "seen", steps.name], [name + "sum"], name + "sum", keepdims=0),
            helper.make_node("Div", [name + "sum", "/ReduceSum_1_output_0"], [name + "mean"], name + "div"),
        ]
        parts += [name + "first", name + "mean"]
    kept.append(helper.make_node("Concat", parts, [POOLED], POOLED, axis=-1))
    old = [each for each in graph.initializer if not each.name.startswith(("head.", OWN))]
    output = helper.make_tensor_value_info(POOLED, onnx.TensorProto.FLOAT, ["batch", len(LAYERS) * 768])
    made = helper.make_graph(kept, graph.name, list(graph.input), [output], [*old, steps, first])
    return _without_idle(helper.make_model(made, opset_imports=model.opset_import, ir_version=model.ir_version))


def _without_idle(model: onnx.ModelProto) -> onnx.ModelProto:
    """The network without nodes that no output needs: the pooling of the previous head."""
    while True:
        read = {name for node in model.graph.node for name in node.input} | {each.name for each in model.graph.output}
        idle = [node for node in model.graph.node if not read & set(node.output)]
        if not idle:
            return model
        for node in idle:
            model.graph.node.remove(node)


def headed(model: onnx.ModelProto, weights: Floats, offsets: Floats) -> onnx.ModelProto:
    """A `pooled` network with heads: (3072, 2) weights and (2,) biases to logits."""
    graph = model.graph
    graph.initializer.append(numpy_helper.from_array(weights.astype(np.float32), OWN + "weights"))
    graph.initializer.append(numpy_helper.from_array(offsets.astype(np.float32), OWN + "offsets"))
    graph.node.append(helper.make_node("MatMul", [POOLED, OWN + "weights"], [OWN + "product"], OWN + "product"))
    graph.node.append(helper.make_node("Add", [OWN + "product", OWN + "offsets"], ["log_odds"], OWN + "add"))
    del graph.output[:]
    graph.output.append(helper.make_tensor_value_info("log_odds", onnx.TensorProto.FLOAT, ["batch", 2]))
    onnx.checker.check_model(model)
    return model


def features(model: onnx.ModelProto, sentences: list[str]) -> Floats:
    """(n, 3072) outputs of a `pooled` network, one sentence at a time."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options)
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    found = []
    for item in tokenizer.encode_batch(sentences):
        ids = np.array([item.ids])
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        found.append(session.run(None, given)[0][0])
    return np.array(found, np.float64)


def taught(model: onnx.ModelProto, data: Path) -> tuple[Taught, Taught]:
    """The training data of the heads, for worth and for checkable."""
    judged = judged_sentences.load("fit")
    gold = [each for part in ("dev", "dev-2") for one in read_gold(GOLD / f"{part}.gold") for each in one.sentences]
    said, labels = load(data, "dev")
    own = features(model, [row["text"] for row in judged])
    theirs, listed = features(model, said), features(model, [each.text.strip() for each in gold])
    told = labels == 1
    return (
        _taught([(own, _column(judged, "worth"), 1.0), (theirs, labels.astype(float), 1.0)]),
        _taught(
            [
                (own, _column(judged, "checkable"), 1.0),
                (listed, np.array([each.verifiable for each in gold], float), 1.0),
                (theirs[told], np.ones(int(told.sum())), CHECKED),
            ]
        ),
    )


def _column(rows: list[dict[str, object]], name: str) -> Floats:
    return np.array([row[name] for row in rows], float)


def _taught(sets: list[tuple[Floats, Floats, float]]) -> Taught:
    weights = [np.full(len(rows), weight) for rows, _, weight in sets]
    columns = (np.concatenate([one[0] for one in sets]), np.concatenate([one[1] for one in sets]))
    return *columns, np.concatenate(weights), len(sets[0][0])


def _fitted(rows: Floats, wanted: Floats, weights: Floats, strength: float) -> LogisticRegression:
    """Logistic regression on soft labels: every row appears once per class, weighted by its share."""
    twice, sides = np.concatenate([rows, rows]), np.repeat([1, 0], len(rows))
    shares = np.concatenate([wanted * weights, (1 - wanted) * weights])
    some = shares > 0
    found = LogisticRegression(C=strength, max_iter=80, tol=1e-2)
    return found.fit(twice[some], sides[some], sample_weight=shares[some])


def head(rows: Floats, wanted: Floats, weights: Floats) -> tuple[Floats, float]:
    """(3072,) weights and a bias for one question."""
    scaled = StandardScaler().fit(rows)
    fit = _fitted(scaled.transform(rows), wanted, weights, STRENGTH)
    slopes = fit.coef_[0] / scaled.scale_
    return slopes, float(fit.intercept_[0] - slopes @ scaled.mean_)


def calibration(question: Taught) -> list[float]:
    """Slope and bias (Platt 1999) from out-of-fold predictions."""
    rows, wanted, weights, judged = question
    folds = np.random.RandomState(SEED).permutation(len(rows)) % FOLDS
    odds = np.zeros(len(rows))
    for fold in range(FOLDS):
        slopes, offset = head(*(each[folds != fold] for each in (rows, wanted, weights)))
        odds[folds == fold] = rows[folds == fold] @ slopes + offset
    odds, wanted = odds[:judged], wanted[:judged]
    fit = _fitted(odds[:, None], wanted, np.ones(judged), 1e4)
    return [float(fit.coef_[0, 0]), float(fit.intercept_[0])]


def main() -> None:
    data = Path(sys.argv[1])
    model = pooled(onnx.load(str(WEIGHTS / "model.onnx")))
    questions = taught(model, data)
    heads = [head(*question[:3]) for question in questions]
    facts = {"name": "check-worthiness", "max_tokens": MAX_TOKENS}
    facts["calibration"] = [calibration(question) for question in questions]
    weights = np.stack([slopes for slopes, _ in heads], axis=1)
    onnx.save(headed(model, weights, np.array([offset for _, offset in heads])), str(WEIGHTS / "model.onnx"))
    (WEIGHTS / "config.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    print("detector", fingerprint(WEIGHTS / "model.onnx"), facts["calibration"])


if __name__ == "__main__":
    main()
