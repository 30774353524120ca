"""Check-worthiness of claims: the detector's score, weighted by the kind of claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from glossator.errors import ModelError
from glossator.models.detector import load_detector
from glossator.statement.words import load

if TYPE_CHECKING:
    from glossator.statement.model import Claim, Kind

GLUED = "cut not sure: the captions have no stops"  # the flag of a claim that may be more than one sentence
Detector = Callable[[Sequence[str]], Iterable[float]]


def worth(texts: Sequence[str], kinds: Sequence[Kind], detector: Detector | None = None) -> list[float]:
    """One value from 0 to 1 per text; 1 is most worth checking. `detector` defaults to the packaged one."""
    seen = (detector or _detector())(texts) if texts else []
    weights = load("worth")["kinds"]
    return [round(min(1.0, float(value)) * weights[kind.value], 4) for value, kind in zip(seen, kinds, strict=True)]


def told(claim: Claim) -> float:
    """The factor on the worth of a claim with unresolved references: little, if 'they' or 'it' is unknown.

    Little, too, for words without stops that may be more than one sentence.
    """
    if GLUED in claim.flags:
        return float(load("worth")["glued"])
    first = claim.standalone.partition(" ")[0].lower().replace("’", "'").split("'")[0]
    if f"ambiguous: {first}" not in claim.flags or first not in load("worth")["open_subjects"]:
        return 1.0
    names = any(name[:1].isupper() and name.lower() != first for name in claim.about)
    return 1.0 if names or any(map(str.isdigit, claim.standalone)) else float(load("worth")["untold"])


def threshold() -> float:
    """The worth above which a claim is shown unfolded."""
    return float(load("worth")["threshold"])


def checkable() -> Callable[[Sequence[str]], Iterable[float]] | None:
    """The checkability function of the packaged detector; None without a detector."""
    found = _installed()
    return (lambda texts: found.checkable(list(texts))) if found else None


def sentences(texts: Sequence[str]) -> list[float]:
    """The worth of sentences of unknown kind, as `glossator worth` prints it."""
    return [round(float(value), 4) for value in _detector()(texts)] if texts else []


def _detector() -> Detector:
    found = _installed()
    return (lambda texts: found.worth(list(texts))) if found else by_form


@cache
def _installed() -> Any:
    try:
        return load_detector()
    except (ImportError, ModelError):
        return None


def by_form(texts: Sequence[str]) -> list[float]:
    """A fallback without a detector: figures, names and past tense raise the worth."""
    return [_by_form(text) for text in texts]


def _by_form(text: str) -> float:
    tokens = text.split()
    figures = sum(any(character.isdigit() for character in token) for token in tokens)
    names = sum(token[:1].isupper() for token in tokens[1:])
    past = sum(token.lower().endswith("ed") for token in tokens)
    return min(
        0.95, 0.15 + 0.2 * min(figures, 2) + 0.08 * min(names, 3) + 0.06 * min(past, 2) + 0.004 * min(len(tokens), 30)
    )
