"""Rule tables: the first rule that holds applies."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar


class Conditional(Protocol):
    """A rule with a condition on whatever its table is about."""

    @property
    def when(self) -> Callable[[Any], bool]: ...


Row = TypeVar("Row", bound=Conditional)


def first(rules: Iterable[Row], seen: object) -> Row | None:
    """The first rule whose condition `seen` meets, or None."""
    return next((rule for rule in rules if rule.when(seen)), None)
