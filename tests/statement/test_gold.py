"""What the gold set may never fall below; `benchmarks/claims.py` prints the figures in full."""

import pytest
from benchmarks.claims import GOLD, PARTS, gold_figures, read_gold

FLOORS = {
    "verifiable_kept": 0.885,
    "unverifiable_left_out": 0.89,
    "claim_recall": 0.68,
    "claim_precision": 0.66,
    "exact_spans": 0.88,
    "wording_near": 0.88,
    "kind_macro_f1": 0.72,
}


def test_the_gold_set_is_large_enough_and_well_formed() -> None:
    excerpts = [excerpt for part in PARTS for excerpt in read_gold(GOLD / f"{part}.gold")]
    sentences = [sentence for excerpt in excerpts for sentence in excerpt.sentences]
    assert len(sentences) >= 150
    assert all(bool(sentence.claims) != bool(sentence.kind) for sentence in sentences)


@pytest.mark.parametrize("part", ["dev", "dev-2", "held-out"])
def test_floors(part: str) -> None:
    figures = gold_figures(part)
    name = part.replace("-", "_")
    below = {key: figures[f"{name}_{key}"] for key, floor in FLOORS.items() if figures[f"{name}_{key}"] < floor}
    assert below == {}
    assert figures[f"{name}_claim_precision"] > figures[f"{name}_baseline_claim_precision"]
