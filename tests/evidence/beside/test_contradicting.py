"""A change of mind is told from mere hostility by the packaged verifier."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from glossator.evidence import Question
from glossator.evidence.beside.contradicting import contradicting
from glossator.evidence.case import Case, Found, Reading
from glossator.models.verifier import load_verifier
from glossator.record import Record
from glossator.record.model import Document

LEANING = Reading(np.array([0.0, 0.7, 0.0, 0.3, 0.0, 0.0]), np.array([0.1, 0.3, 0.6]), 0.5, 0.0)


def contradicts(claim: str, then: str, folder: Path) -> bool:
    record = Record.open(folder / "record", create=True)
    said = Document(id="then", text=then, published=date(2012, 11, 7), kind="post", speaker="Ada Smith", language="en")
    record.add_documents([said])
    asked = Question(text=claim, speaker="Ada Smith", date=date(2017, 4, 12))
    found = [Found(hit, reading=LEANING) for hit in record.search(then)]
    return bool(contradicting([(Case(asked), one) for one in found], load_verifier()))


@pytest.mark.parametrize(
    ("claim", "then"),
    [
        ("China is not a currency manipulator", "China is the biggest currency manipulator in the world!"),
        ("The minimum wage should be raised", "We cannot raise the minimum wage, we have to leave it the way it is."),
        ("NATO is a great alliance", "NATO is obsolete and it costs us a fortune."),
        ("Medicaid must be cut", "I was the first to say that there will be no cuts to Medicare and Medicaid."),
    ],
)
def test_a_change_of_mind_is_a_contradiction(claim: str, then: str, tmp_path: Path) -> None:
    assert contradicts(claim, then, tmp_path)


@pytest.mark.parametrize(
    ("claim", "then"),
    [
        ("Rand Paul will be known as the man who saved the bill", "Rand Paul is my friend but such a negative force!"),
        ("The Democrats are doing nothing about DACA", "The Democrats have been told that there can be no DACA."),
        ("There were no surprises", "I was greatly surprised by what the representative said."),
        ("Ada Smith will be interviewed at eight on 12 April 2017", "I will be interviewed tonight at eleven."),
    ],
)
def test_another_occasion_or_mere_hostility_is_none(claim: str, then: str, tmp_path: Path) -> None:
    assert not contradicts(claim, then, tmp_path)
