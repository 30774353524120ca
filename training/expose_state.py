"""Give an exported reader a second output, `state`: what its last heads read, on which heads are fitted (fit_heads.py).

    python expose_state.py MODEL.onnx …

The weights stay as they are. A network that has the output already is left alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper

HEAD = "own_dense"  # the first product of the reader's own head; its input is the state


def main() -> None:
    for path in map(Path, sys.argv[1:]):
        model = onnx.load(str(path))
        if any(output.name == "state" for output in model.graph.output):
            continue
        inputs = {name for node in model.graph.node for name in node.input}
        made = {name for node in model.graph.node for name in node.output}
        smoothed = f"{HEAD}.inverse" in inputs
        (entry,) = [
            name
            for node in model.graph.node
            if node.name == (f"/{HEAD}/Mul" if smoothed else f"/{HEAD}/Gemm")
            for name in node.input
            if name in made
        ]
        model.graph.node.append(helper.make_node("Identity", [entry], ["state"], name="/state"))
        model.graph.output.append(helper.make_tensor_value_info("state", TensorProto.FLOAT, ["batch", None]))
        onnx.checker.check_model(model)
        onnx.save(model, str(path))
        print(path, "tells its state")


if __name__ == "__main__":
    main()
