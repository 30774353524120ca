"""What a claim begins and ends with."""

import pytest

from glossator.statement import claims, from_text


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "Well, the voters of Ohio sent me to the Senate twice and...",
            "the voters of Ohio sent me to the Senate twice",
        ),
        ("Exports to Mexico fell by nine percent, but —", "Exports to Mexico fell by nine percent"),
        ("The mills of Ohio and Indiana closed in 2009.", "The mills of Ohio and Indiana closed in 2009"),
    ],
)
def test_a_sentence_that_broke_off_ends_before_its_last_conjunction(said: str, kept: str) -> None:
    (claim,) = claims(from_text(said, format="text", speaker="Jane Doe"))
    assert " ".join(span.of(said) for span in claim.spans) == kept
