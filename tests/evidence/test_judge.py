"""The verifier alone: three probabilities and the deciding sentence."""

import pytest
from tests.evidence.fakes import YES, Verifier
from tests.evidence.origins.test_copies import REPORT

from glossator.evidence import judge


def test_probabilities_sum_to_one_and_the_quote_stands_in_the_text() -> None:
    found = judge([("Fuel was passed at sea", REPORT), ("It rained", "It snowed.")], verifier=Verifier(tanker=YES))
    for one in found:
        assert one.supports + one.refutes + one.neither == pytest.approx(1, abs=1e-6)
    assert found[0].quote == "A tanker passed fuel to another vessel at sea in October."
    assert REPORT[found[0].span.start : found[0].span.end] == found[0].quote


def test_empty_evidence_does_neither() -> None:
    only = judge([("It rained", " ")], verifier=Verifier())[0]
    assert (only.neither, only.quote) == (1.0, "")


def test_no_pairs_no_judgements() -> None:
    assert judge([], verifier=Verifier()) == []
