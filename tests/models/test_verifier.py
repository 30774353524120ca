"""Stance: calibrated shares, no neighbour's influence, the deciding sentence at its true place."""

from pathlib import Path

import numpy as np
import pytest

from glossator.errors import ModelError
from glossator.models.runtime import WEIGHTS
from glossator.models.verifier import LABELS, Verifier, load_verifier

TANKER = "Russian tankers passed fuel to North Korean ships at sea at least three times, two security sources said."
CASES = [
    ("Russian tankers gave fuel to North Korean ships.", TANKER, "supports"),
    ("The Senate approved the treaty in May 2010.", "The Senate rejected the treaty in May 2010.", "refutes"),
    ("Twelve people were killed in the attack.", "The attack killed 45 people, the ministry said.", "refutes"),
    ("The president signed the order on Friday.", "Wheat prices rose after a drought in the south.", "neither"),
    ("Russia won the ice hockey tournament.", "Russia's president opened a bridge to Crimea on Tuesday.", "neither"),
]


def test_shares_sum_to_one() -> None:
    shares = load_verifier().judge([(claim, evidence) for claim, evidence, _ in CASES])
    assert shares.shape == (len(CASES), 3)
    assert shares.dtype == np.float32
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-6)
    assert shares.min() >= 0


@pytest.mark.parametrize(("claim", "evidence", "label"), CASES)
def test_plain_cases_are_judged_rightly(claim: str, evidence: str, label: str) -> None:
    shares = load_verifier().judge([(claim, evidence)])[0]
    assert LABELS[int(shares.argmax())] == label


def test_a_negation_is_read_with_any_apostrophe() -> None:
    evidence = "The mill wasn{}t sold in 1978, its owner said."
    rows = load_verifier().judge([("The mill was sold in 1978.", evidence.format(sign)) for sign in "'\u02bc\uff07"])
    assert LABELS[int(rows[0].argmax())] == "refutes"
    assert np.array_equal(rows[0], rows[1])
    assert np.array_equal(rows[0], rows[2])


def test_a_pair_is_judged_the_same_in_any_company() -> None:
    pairs = [(claim, evidence) for claim, evidence, _ in CASES]
    together = load_verifier().judge(pairs * 10, batch_size=3)
    for at, pair in enumerate(pairs):
        assert np.array_equal(together[at + 20], load_verifier().judge([pair])[0])


def test_what_the_small_network_finds_silent_is_not_read_twice() -> None:
    bomb = "Two people die in a car bomb in Baghdad, Iraq."
    vote = "Voters in Iceland go to the polls for a parliamentary election."
    silent, telling = (bomb, vote), CASES[0][:2]
    verifier = load_verifier()
    quick = verifier.quick
    assert quick is not None
    assert np.array_equal(verifier.judge([silent]), quick.judge([silent]))
    assert not np.array_equal(verifier.judge([telling]), quick.judge([telling]))
    small, large = verifier.version.split("+")
    assert small.startswith("glossator-verifier-")
    assert large.startswith("judge-")


def test_without_the_large_network_the_small_one_decides() -> None:
    small, quick = Verifier(WEIGHTS / "verifier"), load_verifier().quick
    assert quick is not None
    pairs = [(claim, evidence) for claim, evidence, _ in CASES]
    assert np.array_equal(small.judge(pairs), quick.judge(pairs))
    assert small.quick is None
    assert "+" not in small.version


def test_a_missing_large_network_is_named(tmp_path: Path) -> None:
    verifier = Verifier(WEIGHTS / "verifier", tmp_path / "judge")
    with pytest.raises(ModelError, match=r"config\.json is missing.*train-judge"):
        verifier.judge([CASES[0][:2]])


def test_nothing_gives_nothing() -> None:
    assert load_verifier().judge([]).shape == (0, 3)
    assert load_verifier().judge_many([]) == []


def test_long_evidence_names_its_deciding_sentence() -> None:
    filler = "The weather in the capital was mild for the season. Shops stayed open late into the evening. "
    evidence = filler * 12 + TANKER + " " + filler * 12
    judgement = load_verifier().judge_long("Russian tankers gave fuel to North Korean ships.", evidence)
    assert judgement.supports > judgement.refutes
    assert judgement.supports > judgement.neither
    assert evidence[judgement.start : judgement.end] == TANKER


def test_many_are_judged_as_each_alone() -> None:
    items = [(claim, evidence + " Nothing more was said.") for claim, evidence, _ in CASES] + [("A claim.", "")]
    assert load_verifier().judge_many(items) == [load_verifier().judge_long(*item) for item in items]


def test_offsets_stay_within_the_evidence() -> None:
    for claim, evidence, _ in CASES:
        judgement = load_verifier().judge_long(claim, evidence)
        assert 0 <= judgement.start < judgement.end <= len(evidence)
