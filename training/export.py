"""From a PyTorch network to the files loaded at run time: ONNX, int8 weights, tokenizer."""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OPSET = 17


def to_onnx(network: torch.nn.Module, path: Path, *outputs: str) -> None:
    """Write `network` (ids, mask, types -> its `outputs`) as fp32 ONNX with dynamic batch and length.

    An output of a row per token is called with its dimensions behind a colon: `types:1`, `parties:2,3`.
    """
    network.eval()  # the export can leave dropout active
    ids = torch.randint(1000, 20000, (2, 16))
    free = {name: {0: "batch", 1: "length"} for name in INPUTS}
    for output in outputs:
        name, _, long = output.partition(":")
        free[name] = {0: "batch"} | {int(axis): "length" for axis in long.split(",") if axis}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            (ids, torch.ones_like(ids), torch.zeros_like(ids)),
            str(path),
            input_names=list(INPUTS),
            output_names=[output.partition(":")[0] for output in outputs],
            dynamic_axes=free,
            opset_version=OPSET,
            dynamo=False,
        )
    network.eval()


def quantise(fp32: Path, int8: Path, keep: tuple[str, ...] = ()) -> None:
    """Write int8 weights with one scale per channel; activations are quantised at run time with one scale per product.

    Weights use seven of eight bits (`reduce_range`), since CPUs without VNNI would overflow on the eighth. `keep` names
    products left in fp32.
    """
    quantize_dynamic(
        str(fp32),
        str(int8),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=list(keep),
        extra_options={"MatMulConstBOnly": True},
    )


def in_blocks(network: Path, nodes: tuple[str, ...], block: int = 128) -> None:
    """Block-wise int8 weights for the products `nodes` of an exported network, with one activation scale per row.

    Slower than per-tensor scales, and much closer to fp32 where a few activations are far larger than the rest, as in
    the second product of MPNet's feed-forward layers.
    """
    model = onnx.load(str(network))
    others = [node.name for node in model.graph.node if node.op_type == "MatMul" and node.name not in nodes]
    settings = DefaultWeightOnlyQuantConfig(block_size=block, is_symmetric=True, accuracy_level=4, bits=8)
    work = MatMulNBitsQuantizer(model, nodes_to_exclude=others, algo_config=settings)
    work.process()
    work.model.save_model_to_file(str(network))


def fingerprint(path: Path) -> str:
    """The first twelve hex digits of the file's SHA-256: the version of a set of weights."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def install_tokenizer(source: Path, target: Path) -> None:
    """Copy tokenizer.json without padding and truncation, which are up to the caller."""
    settings = json.loads(source.read_text(encoding="utf-8"))
    settings["padding"] = settings["truncation"] = None
    target.write_text(json.dumps(settings, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def install(
    network: torch.nn.Module,
    folder: Path,
    outputs: str | tuple[str, ...],
    tokenizer: Path | str,
    facts: Mapping[str, object],
    keep: tuple[str, ...] = (),
    blocks: tuple[str, ...] = (),
) -> Path:
    """Export, quantise and write model.onnx, tokenizer.json and config.json to `folder`; return the fp32 file.

    A `tokenizer` that is another network's is named and not written again.
    `keep` names products left in fp32, `blocks` those quantised block-wise.
    """
    logging.disable(logging.WARNING)  # the quantisers log every node
    folder.mkdir(parents=True, exist_ok=True)
    fp32 = Path(tempfile.mkdtemp()) / "fp32.onnx"
    to_onnx(network, fp32, *((outputs,) if isinstance(outputs, str) else outputs))
    quantise(fp32, folder / "model.onnx", keep + blocks)
    if blocks:
        in_blocks(folder / "model.onnx", blocks)
    if isinstance(tokenizer, Path):
        install_tokenizer(tokenizer, folder / "tokenizer.json")
    else:
        facts = {**facts, "tokenizer": tokenizer}
    (folder / "config.json").write_text(json.dumps(dict(facts), indent=2) + "\n", encoding="utf-8")
    return fp32
