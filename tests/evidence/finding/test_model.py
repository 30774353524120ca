"""From readings to numbers, from numbers to a finding that the evidence allows."""

import numpy as np

from glossator.evidence.finding.model import VERDICTS, chosen, likely
from glossator.evidence.finding.numbers import NAMES, numbers
from glossator.evidence.model import Verdict
from glossator.models.reader import NOTHING, SETTLES_AGAINST, SETTLES_FOR

EVERY = frozenset(VERDICTS)


def read(side: int, stance: int, count: int = 4) -> np.ndarray:
    sides = np.full((count, 6), 0.02)
    sides[:, side] = 0.9
    three = np.full((count, 3), 0.05)
    three[:, stance] = 0.9
    return numbers(sides, three, np.full(count, 0.7), "fact")


def test_there_is_a_number_for_every_name_and_for_no_reading_at_all() -> None:
    assert read(SETTLES_FOR, 0).shape == (len(NAMES),)
    nothing = numbers(np.zeros((0, 6)), np.zeros((0, 3)), np.zeros(0), "forecast")
    assert nothing.shape == (len(NAMES),)
    assert nothing[NAMES.index("not yet")] == 1.0


def test_what_settles_a_claim_makes_its_finding_likeliest() -> None:
    for side, stance, verdict in ((SETTLES_FOR, 0, Verdict.SUPPORTED), (SETTLES_AGAINST, 1, Verdict.REFUTED)):
        shares = likely(read(side, stance))
        assert abs(shares.sum() - 1) < 1e-9
        assert chosen(shares, "fact", EVERY)[0] is verdict
    assert chosen(likely(read(NOTHING, 2)), "fact", EVERY)[0] is Verdict.SILENT


def test_what_is_given_is_never_open() -> None:
    assert likely(read(NOTHING, 2), given=True)[VERDICTS.index(Verdict.OPEN)] == 0.0


def test_what_cannot_be_true_yet_gets_no_verdict() -> None:
    assert chosen(likely(read(SETTLES_FOR, 0)), "forecast", EVERY)[0] in {Verdict.OPEN, Verdict.SILENT}


def test_only_what_the_evidence_allows_is_named() -> None:
    allowed = {Verdict.OPEN, Verdict.SILENT, Verdict.REFUTED}
    assert chosen(likely(read(SETTLES_FOR, 0)), "fact", allowed)[0] is not Verdict.SUPPORTED


def test_support_is_named_with_caution() -> None:
    close = np.array([0.35, 0.30, 0.05, 0.1, 0.2])
    assert chosen(close, "fact", EVERY)[0] is not Verdict.SUPPORTED
    assert chosen(close, "fact", EVERY, careful=False)[0] is Verdict.SUPPORTED
