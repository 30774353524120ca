"""Reclassification of whole sentences by a network trained on judged sentences, where it is confident.

The other tables use grammar; here the whole sentence is weighed. Forecasts, questions and calls are left as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from glossator.language.rules import first
from glossator.statement.kinds.rules import Rule
from glossator.statement.model import Kind
from glossator.statement.words import load

if TYPE_CHECKING:
    from glossator.statement.cutting.drafts import Draft

Checkable = Callable[[Sequence[str]], Iterable[float]]


SOFT = {"judged", "loose"}  # rules based on word lists; duties, wishes, conditions and reports are left as they are


@dataclass(frozen=True)
class Weighed:
    """The rule on a draft, and the probability that its sentence is checkable."""

    rule: Rule[Any]
    chance: float
    alone: bool  # nothing else in the sentence is checkable


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
    """The drafts of one sentence, with another rule on those that are reclassified."""
    if not any(draft.rule.kind.checkable or draft.rule.id in SOFT for draft in drafts):
        return drafts
    (chance,) = checkable([sentence])
    alone = not any(draft.rule.kind.checkable or draft.rule.kind is Kind.FORECAST for draft in drafts)
    rules = [first(RULES, Weighed(draft.rule, float(chance), alone)) for draft in drafts]
    return [replace(draft, rule=rule) if rule else draft for draft, rule in zip(drafts, rules, strict=True)]


def bound(name: str) -> float:
    """The probability threshold at which a sentence is reclassified."""
    return float(load("worth")["checkable"][name])
