"""The shipped weights as fp32, for further training: int8 products dequantised, everything else as it is."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from networks import Judge

PRODUCT = "/MatMul_quant"
HEADS = {"/dense/Gemm_MatMul_quant": "dense.weight", "/head/Gemm_MatMul_quant": "head.weight"}
PLAIN = {"/head/Gemm_MatMul": "head.weight"}  # products left in fp32, whose weights the export transposes


def shipped_state(path: Path) -> dict[str, Tensor]:
    """The state of a `Judge` with the logits of the int8 network at `path`, up to rounding.

    Word, type and position embeddings are taken from the base weights if frozen in training (words), else from the
    file. Raises KeyError if the file is not an exported `Judge`.
    """
    graph = onnx.load(str(path)).graph
    held = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    state = Judge("eager").state_dict()
    for name in state:
        if name in held:
            state[name] = torch.from_numpy(held[name].copy())
    for table in ("token_type_embeddings", "position_embeddings"):
        name = f"body.embeddings.{table}.weight"
        steps = held[f"{name}_quantized"].astype("float32") - held[f"{name}_zero_point"].astype("float32")
        state[name] = torch.from_numpy(steps * held[f"{name}_scale"])
    for node in graph.node:
        if node.name in PLAIN:
            state[PLAIN[node.name]] = torch.from_numpy(held[node.input[1]].T.copy())
        if node.op_type == "MatMulInteger":
            weight = node.input[1].removesuffix("_quantized")
            steps = held[f"{weight}_quantized"].astype("float32") - held[f"{weight}_zero_point"].astype("float32")
            path_in_network = node.name.removeprefix("/").removesuffix(PRODUCT).replace("/", ".")
            name = HEADS.get(node.name) or f"{path_in_network}.weight"
            if state[name].shape != steps.T.shape:
                raise KeyError(name)
            state[name] = torch.from_numpy((steps * held[f"{weight}_scale"]).T.copy())
    return state
