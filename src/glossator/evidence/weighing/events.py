"""Grouping by event: near-duplicates, and passages of the same days that say much the same."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.asking.admitted import alike
from glossator.evidence.case import Found
from glossator.evidence.lexicon import load
from glossator.models.reader import NOTHING


def events(found: Sequence[Found], vectors: Mapping[str, NDArray[np.float32]]) -> list[list[Found]]:
    """The passages grouped by event, in order, each group led by its most telling passage.

    Two passages of one document are never one event. `vectors` are the stored ones by passage id; without them only
    near-duplicates are grouped.
    """
    groups: list[list[Found]] = []
    for one in found:
        home = next((group for group in groups if _same(group[0], one, vectors)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return [sorted(group, key=_nothing) for group in groups]


def _nothing(one: Found) -> tuple[bool, float]:
    reading = one.reading
    return (True, 1.0) if reading is None else (not reading.close, round(float(reading.sides[NOTHING]), 6))


def _same(one: Found, other: Found, vectors: Mapping[str, NDArray[np.float32]]) -> bool:
    if alike(one.hit.passage.text, other.hit.passage.text):
        return True
    if one.hit.document.id == other.hit.document.id:
        return False
    limits = load("printing")["event"]
    first, second = one.hit.document.published, other.hit.document.published
    if first is None or second is None or abs((first - second).days) > limits["days"]:
        return False
    near, far = vectors.get(one.hit.passage.id), vectors.get(other.hit.passage.id)
    return near is not None and far is not None and float(near @ far) >= limits["cosine"]
