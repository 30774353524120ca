"""Whether two standalone claims say the same, by embedding and words, with no name or number different.

The probability is that of the model in `known`. What it cannot see rules a match out: another name, another number, an
additional negation.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.asking.terms import actors, speaks_of
from glossator.evidence.beside import known
from glossator.evidence.lexicon import load
from glossator.evidence.question import Question
from glossator.language.inflection import stems
from glossator.models.embedder import load_embedder

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors of the claims, (n, dim)."""
    return load_embedder().encode(texts)


def best(text: str, vector: NDArray[np.float32], others: Sequence[str], near: NDArray[np.float32]) -> int | None:
    """The index of the other claim that says the same as `text`, likeliest first; None if there is none.

    `near` holds the others' vectors, (n, dim).
    """
    if not others:
        return None
    settings = load("known")
    for place, likely in ranked(text, vector, others, near)[: settings["shown"]]:
        if likely < settings["joined_at"]:
            return None
        if near[place] @ vector >= settings["near_at"] and same_in_detail(text, others[place]):
            return place
    return None


def ranked(
    text: str, vector: NDArray[np.float32], others: Sequence[str], near: NDArray[np.float32]
) -> list[tuple[int, float]]:
    """The nearest of the others by index, each with the probability of being the same claim, likeliest first."""
    order = np.argsort(-(near @ vector), kind="stable")[: load("known")["wide"]]
    words = known.rarities([stems(others[at]) for at in order])
    shared = [known.overlap(stems(text), stems(others[at]), words) for at in order]
    by_words = {int(at): place for place, at in enumerate(np.argsort(-np.array(shared), kind="stable"), 1)}
    checked = [known.Checked(others[at], "", by_words[place], place + 1) for place, at in enumerate(order)]
    held = {others[at]: near[at] for at in order} | {text: vector}
    likely = known.likelihoods(known.inputs(text, [text], checked, held))
    pairs = [(int(at), score) for at, score in zip(order, likely, strict=True)]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def same_in_detail(one: str, other: str) -> bool:
    """True if both claims have the same names, numbers and polarity."""
    if numbers(one) != numbers(other) or negated(one) != negated(other):
        return False
    named = actors([Question(text=one), Question(text=other)])
    return all(speaks_of(text, name) for text, names in zip((other, one), named, strict=True) for name in names)


def numbers(text: str) -> set[str]:
    """The numbers in digits."""
    return {found.replace(",", "") for found in _NUMBER.findall(text)}


def negated(text: str) -> bool:
    """True for an odd number of negations."""
    return bool(len(re.findall(load("known")["negations"], text, re.IGNORECASE)) % 2)
