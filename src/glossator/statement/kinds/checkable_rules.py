"""What a sentence is taken for as a whole, where a network taught with judged sentences is sure of another thing.

The other tables go by grammar; here the whole sentence is weighed. What is open, asks or calls stays what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from glossator.statement.kinds.rules import Rule, first
from glossator.statement.model import Kind
from glossator.statement.words import load

if TYPE_CHECKING:
    from glossator.statement.cutting.drafts import Draft

Checkable = Callable[[Sequence[str]], Iterable[float]]


SOFT = {"judged", "loose"}  # rules that go by lists of words; duties, wishes, conditions and reports stay what they are


@dataclass(frozen=True)
class Weighed:
    """The rule on a draft, and how probably its sentence says something that can be looked up."""

    rule: Rule[Any]
    chance: float
    alone: bool  # nothing else in the sentence can be checked


RULES: tuple[Rule[Weighed], ...] = (
    Rule("hardly-checkable", Kind.OPINION, "hardly anything in its sentence could be looked up",
         lambda seen: seen.rule.kind.checkable and seen.chance < bound("hardly"),
         "What we are witnessing today is the renewal of the American spirit.",
         "What we are witnessing today is the closure of the American embassy."),
    Rule("surely-checkable", Kind.FACT, "it sounds like a judgement, and can be looked up all the same",
         lambda seen: seen.rule.id in SOFT and seen.alone and seen.chance >= bound("surely"),
         "They refused to even write about it.", "They see what is going on."),
)  # fmt: skip


def taken(drafts: list[Draft], sentence: str, checkable: Checkable) -> list[Draft]:
    """The drafts of one sentence, with another rule on those that are something else after all."""
    if not any(draft.rule.kind.checkable or draft.rule.id in SOFT for draft in drafts):
        return drafts
    (chance,) = checkable([sentence])
    alone = not any(draft.rule.kind.checkable or draft.rule.kind is Kind.FORECAST for draft in drafts)
    rules = [first(RULES, Weighed(draft.rule, float(chance), alone)) for draft in drafts]
    return [replace(draft, rule=rule) if rule else draft for draft, rule in zip(drafts, rules, strict=True)]


def bound(name: str) -> float:
    """The probability below or from which a sentence is taken for something else."""
    return float(load("worth")["checkable"][name])
