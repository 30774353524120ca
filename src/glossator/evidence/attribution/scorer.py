"""Which candidates are attributions, and who their source is: two logistic models over features of the grammar.

The weights are in `data/attribution-weights.json`, made by `training/train_attribution.py`; they know lemmas of cues
and heads, never stretches of text.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from glossator.evidence.attribution.candidates import Candidate, alternatives
from glossator.evidence.attribution.features import features, smallest_around
from glossator.evidence.lexicon import DATA

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from glossator.evidence.attribution.places import Places

WEIGHTS = "attribution-weights.json"


@cache
def _model() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((DATA / WEIGHTS).read_text(encoding="utf-8"))
    return content


def logit(part: str, found: Iterable[str]) -> float:
    """The log-odds that the model of that part ("cue" or "source") gives to a set of features."""
    model = _model()[part]
    weights: dict[str, float] = model["weights"]
    # In a fixed order, so that the last digit of the sum is the same in every run.
    return sum((weights.get(name, 0.0) for name in sorted(set(found))), float(model["bias"]))


def probability(part: str, found: Iterable[str]) -> float:
    """The same as a probability."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, logit(part, found)))))


def is_worth_scoring(kind: str, lemma: str) -> bool:
    """Whether a word that no list names was ever a cue in training; the rest is not looked at any further."""
    return f"lemma={kind}?:{lemma}" in _model()["cue"]["weights"]


@cache
def wider_lemmas() -> frozenset[str]:
    """The lemmas that no list names and that training has found to be cues at times."""
    marked = (
        name.removeprefix("lemma=").split("?:") for name in _model()["cue"]["weights"] if name.startswith("lemma=")
    )
    return frozenset(parts[1] for parts in marked if len(parts) > 1)


def chosen(text: str, doc: Doc, candidates: Sequence[Candidate], quotes: Places) -> list[Candidate]:
    """The candidates that attribute, each with its likeliest source.

    A candidate of the lists that lies in the content of another is judged as if it stood alone: it becomes a link of
    the chain. Of two that share a word of their cues the likelier is kept.
    """
    limit = float(_model()["threshold"])
    around = smallest_around(candidates)
    scored: list[tuple[float, int, Candidate]] = []
    for number, (each, (holder, within)) in enumerate(zip(candidates, around, strict=True)):
        if each.cue.kind == "according":
            scored.append((1.0, -number, each))
            continue
        outer = None if holder is None else candidates[holder]
        likely = probability("cue", features(each, outer, within))
        if outer is not None and not each.cue.wider:
            likely = max(likely, probability("cue", features(each, None, within)))
        if likely < limit:
            continue
        best, share = _with_best_source(text, doc, each, quotes, outer, within)
        likely *= math.sqrt(share)
        if likely >= limit:
            scored.append((likely, -number, best))
    return _without_clashes(scored)


def _with_best_source(
    text: str, doc: Doc, each: Candidate, quotes: Places, outer: Candidate | None, within: int
) -> tuple[Candidate, float]:
    """The candidate with its likeliest source, and that source's share among all that are possible."""
    every = [each, *alternatives(text, doc, each, quotes)]
    scores = [probability("source", features(one, outer, within)) for one in every]
    top = max(range(len(every)), key=lambda at: (scores[at], -at))
    return every[top], scores[top] / max(1e-9, sum(scores))


def _without_clashes(scored: Sequence[tuple[float, int, Candidate]]) -> list[Candidate]:
    taken: set[int] = set()
    kept = []
    for _, number, each in sorted(scored, key=lambda item: (-item[0], -item[1])):
        cue = each.attribution.cue
        own = set() if cue is None else set(range(cue.start, cue.end))
        if own & taken:
            continue
        taken |= own
        kept.append((-number, each))
    return [each for _, each in sorted(kept, key=lambda item: item[0])]
