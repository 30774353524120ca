"""A classification rule on sentences or clauses: an id, a kind, a reason, and examples that are tests."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from glossator.statement.model import Kind

Seen = TypeVar("Seen")


@dataclass(frozen=True)
class Rule(Generic[Seen]):
    """A row of a table in which the first rule that holds applies. `counter` looks alike but is another rule's."""

    id: str
    kind: Kind
    reason: str
    when: Callable[[Seen], bool]
    example: str
    counter: str
