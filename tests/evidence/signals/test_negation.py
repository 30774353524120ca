"""A denial of the reason or the time is no denial of the deed."""

import pytest

from glossator.evidence.signals.negation import not_until, refocused
from glossator.models.grammar import nlp


@pytest.mark.parametrize(
    ("claim", "quote", "signalled"),
    [
        ("Ms Arne resigned.", "Ms Arne did not resign because of the fire; she resigned because she was ill.", True),
        ("Norway left the club.", "Norway did not leave the club over fish; it left over oil.", True),
        ("The quarry closed.", "The quarry did not close until 2014.", True),
        ("Ms Arne resigned.", "Ms Arne did not resign because the board kept her.", False),
        ("Ms Arne resigned in May.", "Ms Arne did not resign in May; she resigned in June.", False),
        ("Ms Arne resigned over the fire.", "Ms Arne did not resign over the fire but in anger.", False),
        ("Ms Arne resigned.", "Ms Arne did not resign.", False),
    ],
)
def test_denied_reasons_refute_no_deed(claim: str, quote: str, signalled: bool) -> None:
    assert (refocused(nlp()(claim), nlp()(quote)) is not None) is signalled


@pytest.mark.parametrize(
    ("claim", "quote", "signalled"),
    [
        ("The quarry did not close.", "The quarry did not close until 2014.", True),
        ("The town did not pay its guards.", "The town did not pay its guards before the truce.", True),
        ("The quarry did not close until 2014.", "The quarry did not close until 2014.", False),
        ("The quarry did not close.", "The quarry did not close in 2014.", False),
        ("The quarry closed.", "The quarry did not close until 2014.", False),
    ],
)
def test_not_until_is_not_never(claim: str, quote: str, signalled: bool) -> None:
    assert (not_until(nlp()(claim), nlp()(quote)) is not None) is signalled
