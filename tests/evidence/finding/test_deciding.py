"""Nothing is supported or refuted of which the verifier is not sure."""

import pytest
from tests.evidence.reading.test_verifying import ASKED, case

from glossator.evidence.case import Case
from glossator.evidence.finding.deciding import decide
from glossator.evidence.model import Stance, Verdict
from glossator.models.reader import SETTLES_AGAINST, SETTLES_FOR

CLAIM, TEXT = "Rain fell in Lyon", "It stayed dry in Lyon."


def told(side: int, decides: float, stance: Stance, claim: str = CLAIM) -> Case:
    made = case(claim, TEXT, "Lyon", side=side)
    made.evidence = [made.evidence[0].model_copy(update={"decides": decides, "stance": stance})]
    return made


@pytest.mark.parametrize(("decides", "verdict"), [(0.9, Verdict.REFUTED), (0.7, Verdict.DISPUTED)])
def test_refuted_needs_a_passage_that_surely_refutes(decides: float, verdict: Verdict) -> None:
    finding = decide(told(SETTLES_AGAINST, decides, Stance.REFUTES), ASKED)
    assert finding.verdict is verdict
    assert ("None of it settles the claim" in finding.reason) is (verdict is Verdict.DISPUTED)


@pytest.mark.parametrize(("decides", "verdict"), [(0.9, Verdict.SUPPORTED), (0.1, Verdict.OPEN)])
def test_supported_needs_a_passage_that_surely_bears_it_out(decides: float, verdict: Verdict) -> None:
    made = told(SETTLES_FOR, decides, Stance.SUPPORTS)
    made.evidence = [made.evidence[0].model_copy(update={"supports": 0.6})]
    assert decide(made, ASKED).verdict is verdict


def test_what_surely_refutes_keeps_a_weaker_support_from_counting() -> None:
    made = told(SETTLES_FOR, 0.7, Stance.SUPPORTS)
    against = told(SETTLES_AGAINST, 0.95, Stance.REFUTES).evidence[0]
    made.evidence = [*made.evidence, against]
    assert decide(made, ASKED).verdict is not Verdict.SUPPORTED


def test_nothing_is_borne_out_by_what_the_searches_do_not_match_to_the_claim() -> None:
    made = told(SETTLES_FOR, 0.9, Stance.SUPPORTS)
    made.evidence = [made.evidence[0].model_copy(update={"supports": 0.6})]
    made.found[0].matched = -1.0
    assert decide(made, ASKED).verdict is not Verdict.SUPPORTED
