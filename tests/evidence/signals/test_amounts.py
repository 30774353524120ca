"""Another amount bears nothing out, and the claim's own amount in its own words refutes nothing."""

import pytest
from tests.evidence.fakes import Reader

from glossator.evidence import check_given
from glossator.evidence.model import Stance, Verdict
from glossator.evidence.signals.amounts import agreeing, differing
from glossator.language.model import Certainty
from glossator.models.grammar import nlp
from glossator.models.reader import SETTLES_AGAINST, SETTLES_FOR

SAME, OTHER = "About a third of the farms in Kent were flooded.", "Half of the farms in Kent were flooded."


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Imports of steel tripled in 2016.", "Imports of steel doubled in 2016, the ministry said."),
        ("Turnout in Ghana rose by 4 percent.", "Turnout in Ghana rose by 4 percentage points."),
        ("Output grew by 2 percent in May.", "Output growth was minus 2 percent in May."),
        ("45 people died in the flood.", "The toll of the flood, first put at 45, rose to 60."),
    ],
)
def test_another_amount_is_no_support(claim: str, quote: str) -> None:
    assert differing(claim, quote) is not None
    finding = check_given(claim, [quote], reader=Reader(**{quote[:6].replace(" ", "_"): SETTLES_FOR}))
    assert finding.evidence[0].stance is Stance.NEITHER
    assert finding.verdict is not Verdict.SUPPORTED


def test_the_same_amount_in_the_same_words_refutes_nothing() -> None:
    finding = check_given("35 percent of the farms in Kent were flooded.", [SAME], reader=Reader(farms=SETTLES_AGAINST))
    assert finding.evidence[0].stance is Stance.NEITHER
    assert finding.verdict is Verdict.SILENT


@pytest.mark.parametrize(
    ("quote", "certainty"),
    [
        ("A third of the farms in Kent were not flooded.", Certainty.ASSERTED),
        ("He denied that a third of the farms in Kent were flooded.", Certainty.DENIED),
        ("A third of the farms in Kent were sold.", Certainty.ASSERTED),
        (OTHER, Certainty.ASSERTED),
    ],
)
def test_what_says_otherwise_may_refute(quote: str, certainty: Certainty) -> None:
    claim = nlp()("35 percent of the farms in Kent were flooded.")
    assert agreeing(claim, nlp()(quote), certainty) is None
    assert agreeing(claim, nlp()(SAME), Certainty.ASSERTED) is not None


def test_the_reader_is_given_the_claim_in_the_figures_of_the_source() -> None:
    reader = Reader(harbour=SETTLES_FOR)
    check_given("The harbour cost £1.2bn.", ["The harbour cost £1,200 million."], reader=reader)
    assert ("The harbour cost £1,200 million.", "The harbour cost £1,200 million.") in reader.asked
