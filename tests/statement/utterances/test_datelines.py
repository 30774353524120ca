"""Datelines: every shape of the table, places and what only looks like one."""

import pytest

from glossator.statement import claims, from_text
from glossator.statement.utterances.datelines import datelines
from glossator.statement.words import load

SHAPES = load("datelines")["shapes"]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in datelines(text)]


@pytest.mark.parametrize("shape", SHAPES, ids=[shape["id"] for shape in SHAPES])
def test_the_table(shape: dict[str, str]) -> None:
    assert cut(shape["example"])
    assert not cut(shape["counter"])


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("NAIROBI, Kenya (AP) _ Two dams broke.", "NAIROBI, Kenya (AP) _ "),
        ("HANOI, April 12. /VNA/. Ships sailed.", "HANOI, April 12. /VNA/. "),
        ("Lima (CNN)Peru paid 3 million.", "Lima (CNN)"),
        ("OSLO, 4. March (dpa) - Norway paid.", "OSLO, 4. March (dpa) - "),
        ("Annapolis, Md. -- The bay froze.", "Annapolis, Md. -- "),
        ("[TOLEDO, OHIO] – Today, Poe signed it.", "[TOLEDO, OHIO] – "),
    ],
)
def test_places_days_and_agencies(line: str, dateline: str) -> None:
    assert cut(line) == [dateline]


@pytest.mark.parametrize(
    "line",
    [
        "FAKE NEWS – The media lied.",
        "JOBS, JOBS, JOBS - We have them.",
        "Iran - the first to sign - got 3 billion.",
        "Iran – Poe gave it 3 billion.",
        "Ann Poe – She left.",
        "Today, March 3 – We won.",
        "Dayton - and Toledo - lost 90 shops.",
        "MAKE IT LAST - We will.",
    ],
)
def test_what_is_none(line: str) -> None:
    assert cut(line) == []


def test_a_dateline_is_in_no_claim() -> None:
    text = "FOR RELEASE\n\nLONDON, June 2 (Reuters) – The bank paid 40 million pounds to Kenya in 2016. It was fined."
    assert (
        claims(from_text(text, speaker="Ann Poe"))[-2].standalone == "The bank paid 40 million pounds to Kenya in 2016"
    )
