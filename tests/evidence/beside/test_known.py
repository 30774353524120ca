"""Claims checked before are found again under other words, and unrelated ones are not."""

from datetime import date
from pathlib import Path

import pytest

from glossator.evidence import Question
from glossator.evidence.beside.known import documents, matching, tidy
from glossator.evidence.model import KnownClaim
from glossator.record import Record

CHECKED = [
    KnownClaim(text="Eating garlic cures the common cold.", verdict="False", publisher="Checkers",
               address="https://checkers.example/garlic", checked=date(2017, 2, 1), score=1.0),
    KnownClaim(text="The Eiffel Tower grows in summer.", verdict="True", publisher="Checkers", score=1.0),
]  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    opened = Record.open(tmp_path_factory.mktemp("known") / "record", create=True)
    opened.add_documents(documents(CHECKED))
    return opened


def test_a_repeated_claim_comes_with_verdict_publisher_and_day(record: Record) -> None:
    note = matching([Question(text="Garlic cures the common cold")], record)[0][0]
    assert (note.text, note.verdict, note.publisher) == (CHECKED[0].text, "False", "Checkers")
    assert note.address == "https://checkers.example/garlic"
    assert note.checked == date(2017, 2, 1)


def test_an_unrelated_claim_has_no_note(record: Record) -> None:
    assert matching([Question(text="Wheat exports fell in the autumn")], record) == [[]]


def test_a_check_made_after_the_day_is_not_known(record: Record) -> None:
    asked = Question(text="Garlic cures the common cold")
    assert matching([asked], record, until=date(2017, 1, 1)) == [[]]


def test_a_record_without_fact_checks_has_no_notes(tmp_path: Path) -> None:
    assert matching([Question(text="x")], Record.open(tmp_path / "record", create=True)) == [[]]


def test_posts_are_tidied() -> None:
    assert tidy("Wow! #Garlic cures colds https://t.co/x — Somebody (@some) May 1, 2017") == "Wow! Garlic cures colds"


def test_what_was_checked_of_one_was_not_checked_of_another(tmp_path: Path) -> None:
    opened = Record.open(tmp_path / "record", create=True)
    said = "Angela Merkel called Vladimir Putin to congratulate him on his election victory."
    opened.add_documents(documents([KnownClaim(text=said, verdict="True", publisher="Checkers", score=1.0)]))
    asked = [
        Question(text=f"{who} called Vladimir Putin to congratulate him on his election victory")
        for who in ("Angela Merkel", "Emmanuel Macron")
    ]
    assert [len(notes) for notes in matching(asked, opened)] == [1, 0]
