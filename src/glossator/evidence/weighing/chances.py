"""How likely an editor would print a passage beside this claim, by all that was found for it.

The reader scores one passage at a time, and it was trained on claims that the record knows something about: beside any
other claim it still finds some passage telling. Whether the record knows anything shows in the best of all that was
found. Logistic regression; the coefficients were fitted on judged claims (`training/fit_printing.py`).
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from glossator.evidence.asking.admitted import alike
from glossator.evidence.case import Case, Found
from glossator.evidence.lexicon import load
from glossator.models.reader import NOTHING

NUMBERS = (
    "matched",
    "matched_best",
    "matched_five",
    "gain",
    "gain_best",
    "gain_five",
    "shared",
    "named",
    "nothing",
    "key",
    "printed",
)
MOST = 80  # passages of a claim, most telling first, that are weighed together
FIVE = 5
LEAST = 1e-3
UNREAD = -4.0  # logit of being printed of what was only skimmed


def weigh_chances(case: Case) -> None:
    """Set `chance` of every passage read for a case."""
    read = case.read
    table = load("printing")["chance"]
    weights = np.asarray([table[name] for name in NUMBERS])
    for one, row in zip(read, numbers(read), strict=True):
        one.chance = 1 / (1 + math.exp(-float(table["bias"] + weights @ row)))


def bears(case: Case) -> bool:
    """True if the searches alone match at least one passage to the claim that may be printed beside it."""
    limits = load("printing")
    return any(matched(one) >= limits["bears_at"] for one in case.read if one.chance >= limits["printed_at"])


def numbers(read: Sequence[Found]) -> NDArray[np.float64]:
    """(read, 11) features, the NUMBERS of each passage read for one claim, most telling first.

    Its match by the searches, its expected gain (natural logarithm), the best of both among all of them and the mean of
    the best five, the share of the claim's words and names, and the reader's probabilities of nothing (logarithm) and
    of an editor's first choice, and its logit that an editor would print it.
    """
    first = read[:MOST]
    matches = [matched(one) for one in first]
    gains = [_gain(one) for one in first]
    whole = (_best(matches, 1), _best(matches, FIVE)), (_log(_best(gains, 1)), _log(_best(gains, FIVE)))
    closely = [one for one in read if one.reading is not None and one.reading.close]
    rows = np.zeros((len(read), len(NUMBERS)))
    for at, one in enumerate(read):
        assert one.reading is not None  # noqa: S101 - `read` holds only what was read
        nothing = float(one.reading.sides[NOTHING])
        printed = one.reading.printed if one.reading.close else _of_the_original(one, closely)
        own = one.shared, one.named, _log(nothing), one.reading.key, printed
        rows[at] = matched(one), *whole[0], _log(_gain(one)), *whole[1], *own
    return rows


def _of_the_original(copy: Found, closely: Sequence[Found]) -> float:
    """The logit of what was read closely with the same words; of what nobody read closely a low one."""
    text = copy.hit.passage.text
    same = (one.reading.printed for one in closely if one.reading is not None and alike(one.hit.passage.text, text))
    return next(same, UNREAD)


def matched(one: Found) -> float:
    """The match by the searches; posts are asked for by fewer, which costs them so much."""
    return one.matched + (float(load("printing")["posts"]) if one.hit.document.kind == "post" else 0.0)


def _gain(one: Found) -> float:
    return one.reading.gain if one.reading is not None else 0.0


def _best(values: Sequence[float], many: int) -> float:
    """The mean of the `many` highest values."""
    return float(np.mean(sorted(values, reverse=True)[:many])) if values else 0.0


def _log(value: float) -> float:
    return math.log(max(value, LEAST))
