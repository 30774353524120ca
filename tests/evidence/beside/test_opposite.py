"""The opposite of a claim."""

import pytest

from glossator.evidence.beside.opposite import opposite
from glossator.models.grammar import nlp


@pytest.mark.parametrize(
    ("claim", "turned"),
    [
        ("NATO is obsolete", "NATO is not obsolete"),
        ("China is not a currency manipulator", "China is a currency manipulator"),
        ("The minimum wage should be raised", "The minimum wage should not be raised"),
        ("Russian servicemen backed the rebels", "Russian servicemen did not back the rebels"),
        ("The mayor wants a bridge", "The mayor does not want a bridge"),
        ("The mayor did not want a bridge", "The mayor wanted a bridge"),
        ("The mayor does not carry a gun", "The mayor carries a gun"),
        ("The mayor never praised the port", "The mayor praised the port"),
        ("Nobody wants a bridge", ""),
        ("No port is safe", ""),
        ("A great day for the port", ""),
    ],
)
def test_the_main_verb_is_denied_or_its_denial_taken_away(claim: str, turned: str) -> None:
    assert opposite(nlp()(claim)) == turned
