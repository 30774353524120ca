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


def standalone(said: str) -> list[str]:
    return [claim.standalone for claim in claims(from_text(said, format="text", speaker="Jane Doe"))]


def test_what_would_be_under_a_condition_is_not_told_without_it() -> None:
    assert standalone("Under this plan, the auditors say debt would rise to 105 percent of GDP by 2026.") == [
        "Under this plan, the auditors say debt would rise to 105 percent of GDP by 2026"
    ]


def test_a_pronoun_that_is_an_object_is_no_false_start() -> None:
    (said,) = standalone("I need to find out from you — you said something about Ohio in 2014.")
    assert "I said" not in said
