"""Refusal rules: why an act that was read is not coded. The first rule that holds applies."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Seen = TypeVar("Seen")


@dataclass(frozen=True)
class Refusal(Generic[Seen]):
    """A rule; `example` is refused by it, `counter` looks alike and is not. Both are empty if no sentence is known."""

    id: str
    reason: str
    when: Callable[[Seen], bool]
    example: str
    counter: str
