"""A superlative bears out another only where it reaches as far."""

import pytest
from tests.evidence.fakes import Reader

from glossator.evidence import check_given
from glossator.evidence.model import Verdict
from glossator.evidence.signals.scope import scope_signal
from glossator.models.grammar import nlp
from glossator.models.reader import SETTLES_FOR


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Rents in Lyon are the highest in history.", "Rents in Lyon are the highest since 1995."),
        ("It was the driest summer ever.", "It was the driest summer in thirty years."),
        ("Exports hit a record high.", "Exports hit their highest since 2011."),
        ("It is the longest bridge in Europe.", "It is the longest bridge in Portugal."),
        ("It is the world's oldest mosque.", "It is Asia's oldest mosque."),
        ("She was the first woman in orbit.", "She was the first Chinese woman in orbit."),
        ("Chad has the largest herd.", "Chad has the largest herd in Africa."),
        ("It is the most expensive cure ever.", "It is the most expensive cure in a decade."),
        ("It is the worst flood in the history of Bern.", "It is one of the worst floods in the history of Bern."),
        ("It is the tallest tower in the world.", "It was the tallest tower in the world until 2003."),
        ("Rents are at a record high.", "Rents are at a ten-year high."),
        ("The span at Arn is the longest in Wales.", "The span at Arn is the longest but one in Wales."),
        ("It is the longest lake in Peru.", "It is the longest lake in Peru after Lake Titicaca."),
        ("It is the largest mine in Chad.", "It is the third largest mine in Chad."),
        ("She is the first mayor of Arn.", "She is the first elected mayor of Arn."),
        ("Nauru is the only state without a capital.", "Nauru and Arn are the only states without a capital."),
    ],
)
def test_a_narrower_superlative_is_no_support(claim: str, quote: str) -> None:
    assert scope_signal(nlp()(claim), nlp()(quote), 2018, 2018) is not None
    finding = check_given(claim, [quote], reader=Reader(**{quote[:7].strip().replace(" ", "_"): SETTLES_FOR}))
    assert finding.verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Rents in Lyon are the highest since 1995.", "Rents in Lyon are the highest ever."),
        ("It was the worst fire in Arn since 1990.", "It was the worst fire in Arn since 1990, behind closed doors."),
        ("She is the first elected mayor of Arn.", "She is the first elected mayor of Arn."),
        ("It is the only open mine in Chad.", "It is the only open mine in Chad."),
        ("Growth was the slowest in 27 years.", "Growth was the slowest since 1991."),
        ("It was the wettest month in a decade.", "It was the wettest month in forty years."),
        ("Chad has the largest herd in Africa.", "Chad has Africa's largest herd."),
        ("It is the world's oldest mosque.", "It is the oldest mosque on earth."),
        ("He won the first round in France.", "He won the French first round."),
        ("Most people stayed at home.", "Most people in Wales stayed at home."),
        ("It cost the most.", "The bridge was built in 1990."),
        ("It is one of the worst floods in Bern.", "It is the worst flood in Bern."),
        ("It was the tallest tower in the world.", "It was the tallest tower in the world until 2003."),
        ("Rents are at a ten-year high.", "Rents are at an all-time high."),
    ],
)
def test_an_equal_or_wider_one_may_be(claim: str, quote: str) -> None:
    assert scope_signal(nlp()(claim), nlp()(quote), 2018, 2018) is None
