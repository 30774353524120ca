"""A rule that says what a sentence or a clause is: named, reasoned, and shown by a sentence that it holds for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from glossator.statement.model import Kind

Seen = TypeVar("Seen")


@dataclass(frozen=True)
class Rule(Generic[Seen]):
    """Of a table in which the first that holds counts. `counter` looks alike, and is another rule's."""

    id: str
    kind: Kind
    reason: str
    when: Callable[[Seen], bool]
    example: str
    counter: str


def first(rules: Iterable[Rule[Seen]], seen: Seen) -> Rule[Seen] | None:
    """The first rule of a table that holds, or None."""
    return next((rule for rule in rules if rule.when(seen)), None)
