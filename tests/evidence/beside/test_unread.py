"""Documents in languages that are not read: listed by names and figures, never counted."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from glossator.evidence.beside.unread import unread
from glossator.evidence.question import Question
from glossator.record import Document, Record
from glossator.record.filing.identity import document_id
from glossator.record.tables.store import Store

CLAIM = Question(
    text="Putin won the election in Russia with 76 percent.", date=date(2018, 3, 21), about=("Putin", "Russia")
)
GERMAN = "Putin gewinnt die Wahl in Russland mit 76 Prozent der Stimmen, teilte die Wahlleitung am Sonntag mit."
VOTE = "Putin won in Russia with 76 percent."
OTHER = "Putin empfing am Montag die Mannschaft des Landes und sprach mit ihr lange über das kommende Turnier."


@pytest.fixture
def filed(tmp_path: Path) -> Callable[..., Record]:
    """A record with these documents: a name, a text and a language each."""

    def made(*documents: tuple[str, str, str], published: date | None = date(2018, 3, 19)) -> Record:
        record = Record(Store(tmp_path / "record", create=True), None)
        record.add_documents(
            [Document(id=document_id(name), text=text, title=name, publisher="Beispiel", language=language,
                      published=published) for name, text, language in documents],
            embed=False,
        )  # fmt: skip
        return record

    return made


def titles(found: Sequence[Any]) -> list[str]:
    return [one.source.title for one in found]


def test_one_that_shares_most_of_the_claim_is_listed_with_its_language(filed: Callable[..., Record]) -> None:
    record = filed(("Wahl", GERMAN, "de"), ("Turnier", OTHER, "de"), ("Vote", VOTE, "en"))
    ((one,),) = unread([CLAIM], record)
    assert (one.source.title, one.shown) == ("Wahl", "on file, not read: language (German)")
    assert one.shares == ["Vladimir Putin", "Russia", "76"]


def test_nothing_is_asked_of_a_record_in_english(filed: Callable[..., Record], monkeypatch: pytest.MonkeyPatch) -> None:
    record = filed(("Vote", VOTE, "en"), ("Short", "Putin won.", ""))
    monkeypatch.setattr(record, "search_many", None)
    assert unread([CLAIM], record) == [[]]


def test_nothing_later_is_listed(filed: Callable[..., Record]) -> None:
    record = filed(("Wahl", GERMAN, "de"))
    assert unread([CLAIM], record, as_of=date(2018, 3, 18)) == [[]]
    assert titles(unread([CLAIM], record, as_of=date(2018, 3, 19))[0]) == ["Wahl"]


def test_figures_alone_or_one_name_of_several_are_too_little(filed: Callable[..., Record]) -> None:
    record = filed(("Turnier", OTHER, "de"), ("Zahlen", "Es waren 76 Prozent, im Jahr davor 70.", "de"))
    assert unread([CLAIM], record) == [[]]


def test_of_a_claim_with_one_name_only_what_is_near_in_time(filed: Callable[..., Record]) -> None:
    alone = CLAIM.model_copy(update={"text": "Putin won the election.", "about": ("Putin",)})
    record = filed(("Wahl", GERMAN, "de"))
    assert titles(unread([alone], record)[0]) == ["Wahl"]
    assert unread([alone.model_copy(update={"date": date(2019, 3, 21)})], record) == [[]]


def test_at_most_four_a_claim(filed: Callable[..., Record]) -> None:
    record = filed(*((f"Wahl {at}", f"{GERMAN} Seite {at}.", "de") for at in range(9)))
    assert len(unread([CLAIM], record)[0]) == 4
