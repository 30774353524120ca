"""Names as they are shown: without offices, in ordinary case."""

import pytest

from glossator.statement.utterances.speakers import clean


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("McGRAW", "McGraw"),
        ("Mr. DeSTONE", "DeStone"),
        ("Ms. ADA T. STONE of New Mexico", "Ada T. Stone of New Mexico"),
        ("Mr De La ROSA", "De La Rosa"),
        ("Ada Stone MP", "Ada Stone MP"),
        ("UN envoy", "UN envoy"),
        ("O'Hara", "O'Hara"),
    ],
)
def test_capitals_of_printers_are_taken_back(label: str, name: str) -> None:
    assert clean(label) == name
