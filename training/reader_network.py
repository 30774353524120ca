"""The reader: a cross-encoder for relevance, side and decisiveness of a passage beside a claim.

It is initialised from a network of the verifier (the small one or the judge), keeps that one's three-way head, and gets
one of its own. It has eleven outputs: supports, refutes, neither (the verifier's logits); the six sides of
judged.SIDES; key, the logit that an editor would print it; worth, which ranks the passages beside one claim.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

STANCE, SIDE, KEY, WORTH = slice(0, 3), slice(3, 9), 9, 10
OUTPUTS = 11
LONGEST_CLAIM, LONGEST_PASSAGE = 72, 176  # tokens
LARGE_LAYERS = 9
HELD_BACK = ("dev", "O4", "O6")  # files of judged claims that are held out
State = dict[str, Tensor]


def kept_back(name: str) -> bool:
    """True for a held-out judged claim, named FILE/ID."""
    return name.split("/")[0] in HELD_BACK


class Reader(nn.Module):
    """(batch, length) tokens of claim and passage -> (batch, 11); see the module's docstring."""

    def __init__(self, kind: str, words: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.kind = kind
        self.body = small_body(words) if kind == "small" else large_body(words)
        for part in self.body.modules():
            if isinstance(part, nn.Dropout):
                part.p = dropout
            elif hasattr(part, "dropout_prob"):
                part.dropout_prob = dropout
        width = self.body.config.hidden_size
        self.drop = nn.Dropout(dropout)
        self.dense = nn.Linear(2 * width, width)
        self.head = nn.Linear(width, 3)
        self.own_dense = nn.Linear(2 * width, width)
        self.own_head = nn.Linear(width, OUTPUTS - 3)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        given = {"input_ids": ids, "attention_mask": mask}
        if self.kind == "small":
            given["token_type_ids"] = types
        hidden = self.body(**given).last_hidden_state
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        pooled = self.drop(torch.cat([hidden[:, 0], (hidden * weight).sum(1) / weight.sum(1)], dim=-1))
        stance = self.head(self.drop(torch.tanh(self.dense(pooled))))
        own = self.own_head(self.drop(torch.tanh(self.own_dense(pooled))))
        return torch.cat([stance, own], dim=-1)

    def begin(self, state: State) -> None:
        """Load the weights of a verifier's network; the new head is initialised from its first product."""
        missing, unknown = self.load_state_dict(state, strict=False)
        if unknown or {name.split(".")[0] for name in missing} > {"own_dense", "own_head"}:
            raise KeyError(f"{unknown or missing}")
        self.own_dense.load_state_dict(self.dense.state_dict())

    def hold(self) -> None:
        """Freeze the embeddings: many parameters, little specific to the task."""
        self.body.embeddings.requires_grad_(False)


def small_body(words: int) -> nn.Module:
    """Six-layer BERT, 384 wide, as all-MiniLM-L6-v2."""
    return BertModel(
        BertConfig(
            vocab_size=words, hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536,
            max_position_embeddings=512, attn_implementation="sdpa",
        ),
        add_pooling_layer=False,
    )  # fmt: skip


def large_body(words: int) -> nn.Module:
    """The lower nine layers of MPNet, as all-mpnet-base-v2."""
    return MPNetModel(
        MPNetConfig(
            vocab_size=words,
            hidden_size=768,
            num_hidden_layers=LARGE_LAYERS,
            num_attention_heads=12,
            intermediate_size=3072,
            max_position_embeddings=514,
            layer_norm_eps=1e-5,
            relative_attention_num_buckets=32,
            pad_token_id=1,
            bos_token_id=0,
            eos_token_id=2,
        ),
        add_pooling_layer=False,
    )


def quick_attention(body: nn.Module) -> None:
    """Replace MPNet's attention by an equivalent fused kernel, for training only."""
    for layer in body.encoder.layer:
        attention = layer.attention.attn
        attention.forward = _fused.__get__(attention)


def _fused(self, hidden_states, attention_mask=None, position_bias=None, **_):
    shape = (*hidden_states.shape[:-1], self.num_attention_heads, self.attention_head_size)
    q, k, v = (part(hidden_states).view(shape).transpose(1, 2) for part in (self.q, self.k, self.v))
    bias = position_bias if attention_mask is None else position_bias + attention_mask
    found = nn.functional.scaled_dot_product_attention(
        q, k, v, attn_mask=bias.to(q.dtype), dropout_p=self.dropout.p if self.training else 0.0,
        scale=1 / math.sqrt(self.attention_head_size),
    )  # fmt: skip
    found = found.transpose(1, 2).reshape(*hidden_states.shape[:-1], self.all_head_size)
    return (self.o(found),)


def shipped_state(path: Path, kind: str) -> State:
    """The state of an exported network of the verifier, dequantised.

    Raises KeyError if the file is not one.
    """
    graph = onnx.load(str(path)).graph
    held = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    words = held["body.embeddings.word_embeddings.weight_quantized"].shape[0]
    reader = Reader(kind, words)
    names = [name for name in reader.state_dict() if not name.startswith("own_")]
    state: State = {name: torch.from_numpy(held[name].copy()) for name in names if name in held}
    for name in names:
        if f"{name}_quantized" in held:
            state[name] = torch.from_numpy(_table(held, name))
    for node in graph.node:
        if node.op_type not in ("MatMulInteger", "MatMulNBits", "MatMul") or len(node.input) < 2:
            continue
        place = node.name.removeprefix("/")
        for ending in ("/MatMul_quant", "/MatMul_Q8", "/MatMul"):
            place = place.removesuffix(ending)
        place = place.removesuffix("_quant").removesuffix("_Q8").removesuffix("/Gemm_MatMul").replace("/", ".")
        name = f"{place}.weight"
        if name not in names:
            continue
        if node.op_type == "MatMulInteger":
            weight = _table(held, node.input[1].removesuffix("_quantized")).T
        elif node.op_type == "MatMulNBits":
            blocks, scales = held[node.input[1]].astype(np.float32), held[node.input[2]]
            weight = ((blocks - 128) * scales.reshape(*blocks.shape[:2], 1)).reshape(blocks.shape[0], -1)
        else:
            weight = held[node.input[1]].T
        state[name] = torch.from_numpy(np.ascontiguousarray(weight, dtype=np.float32))
    if lacking := set(names) - set(state):
        raise KeyError(f"{path}: {sorted(lacking)[:4]}")
    return {name: state[name].float() for name in names}


def _table(held: dict[str, np.ndarray], name: str) -> np.ndarray:
    steps = held[f"{name}_quantized"].astype(np.float32) - held[f"{name}_zero_point"].astype(np.float32)
    return steps * held[f"{name}_scale"]
