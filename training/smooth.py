"""Smoothing: move large activations into the weights, so that one int8 scale suits both.

A few channels of MPNet's activations are tens of times larger than the rest, and with per-tensor scales eight bits
leave nothing for the others. Dividing each channel by a factor, which the weights absorb, makes activations and weights
equally hard to quantise (Xiao et al. 2023, "SmoothQuant").
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


class Smoothed(nn.Module):
    """A linear layer whose input is divided by `factor` and whose weight is multiplied by it."""

    def __init__(self, layer: nn.Linear, factor: Tensor) -> None:
        super().__init__()
        self.inverse = nn.Parameter(1 / factor)
        self.linear = nn.Linear(layer.in_features, layer.out_features)
        self.linear.weight = nn.Parameter(layer.weight.detach() * factor)
        self.linear.bias = nn.Parameter(layer.bias.detach())

    def forward(self, given: Tensor) -> Tensor:
        return self.linear(given * self.inverse)


def smooth(network: nn.Module, feed: Callable[[], None], strength: float, leave: tuple[str, ...] = ()) -> None:
    """Replace the linear layers of `network`, except those in `leave`; `feed` runs it on typical input.

    `strength`: share of the range moved into the weights, 0 to 1.
    """
    layers = {name: part for name, part in network.named_modules() if isinstance(part, nn.Linear) and name not in leave}
    largest: dict[str, Tensor] = {}

    def watch(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def seen(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            top = given[0].detach().abs().flatten(0, -2).amax(0)
            largest[name] = torch.maximum(largest[name], top) if name in largest else top

        return seen

    hooks = [part.register_forward_pre_hook(watch(name)) for name, part in layers.items()]
    with torch.inference_mode():
        feed()
    for hook in hooks:
        hook.remove()
    for name, layer in layers.items():
        weight = layer.weight.detach().abs().amax(0).clamp(min=1e-5)
        factor = largest[name].clone().clamp(min=1e-5) ** strength / weight ** (1 - strength)
        parent, _, own = name.rpartition(".")
        setattr(network.get_submodule(parent), own, Smoothed(layer, factor.clamp(1e-3, 1e3)))
