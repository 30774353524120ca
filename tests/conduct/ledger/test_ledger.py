"""Ledgers: one event of many reports, counts by year, nothing after the day, one-sided sources named, work kept."""

from datetime import date
from pathlib import Path

import pytest

from glossator.conduct import ledgers
from glossator.conduct.coding.actions import code
from glossator.conduct.ledger.ledger import known_actor
from glossator.conduct.ledger.merge import Report, merge
from glossator.conduct.ledger.store import FILE, Store, coded
from glossator.conduct.ledger.subjects import subject
from glossator.conduct.ledger.whole_record import code_all
from glossator.errors import InputError
from glossator.evidence.origins.itself import Itself
from glossator.record import Document, Record
from glossator.spans import Span

TOLD = [
    ("a", "2016-05-04", "Reuters", "Russian planes bombed Aleppo in Syria."),
    (
        "b",
        "2016-05-05",
        "BBC",
        "Russian planes bombed Aleppo in Syria, residents of the city and doctors told the BBC.",
    ),
    ("c", "2017-01-06", "BBC", "Russia withdraws its troops from Syria."),
    ("d", "2017-02-01", "President of Russia", "Vladimir Putin met with President of Syria Bashar al-Assad."),
    ("e", "2019-02-01", "BBC", "Russian planes bombed Idlib in Syria."),
    ("f", "2016-06-01", "BBC", "Pro-Russian activists praised Syria."),
    ("g", "2016-07-01", "BBC", "Russia did not bomb Syria in June."),
]


def document(id_: str, day: str, publisher: str, text: str) -> Document:
    return Document(id=id_, text=text, publisher=publisher, published=date.fromisoformat(day))


@pytest.fixture
def record(tmp_path: Path) -> Record:
    opened = Record.open(tmp_path / "record", create=True)
    opened.add_documents([document(*row) for row in TOLD], embed=False)
    return opened


def test_a_ledger_counts_events_by_year_and_kind(record: Record) -> None:
    (found,) = ledgers(record, ["Russia"], ["Syria"], as_of=date(2018, 3, 21))
    years = {row.year: row for row in found.years}
    assert set(years) == {2016, 2017}
    assert years[2016].material_conflict == 1
    assert (years[2017].material_cooperation, years[2017].verbal_cooperation) == (1, 1)
    assert found.events == 3


def test_two_reports_of_one_event_are_one_entry_with_both_quotes(record: Record) -> None:
    (found,) = ledgers(record, ["Russia"], ["Syria"], as_of=date(2018, 3, 21))
    blow = next(entry for entry in found.entries if entry.action.action == "ASSAULT")
    assert {source.publisher for source, _ in blow.quotes} == {"Reuters", "BBC"}
    assert blow.origins == 2


def test_quotes_stand_in_the_stored_text(record: Record) -> None:
    (found,) = ledgers(record, ["Russia"], ["Syria"])
    for entry in found.entries:
        for source, quote in entry.quotes:
            assert record.document(source.document).text[quote.start : quote.end] == quote.exact


def test_nothing_later_than_the_day_is_read(record: Record) -> None:
    (before,), (all_of_it,) = (
        ledgers(record, ["Russia"], ["Syria"], as_of=day) for day in (date(2018, 3, 21), date(2020, 1, 1))
    )
    assert all_of_it.events == before.events + 1


def test_one_sided_sources_are_named(record: Record) -> None:
    (found,) = ledgers(record, ["Russia"], ["Syria"])
    assert any("President of Russia" in caveat and "One-sided: 1 of 4" in caveat for caveat in found.caveats)


def test_a_statement_on_file_reports_no_deed(record: Record) -> None:
    spoken = Itself(text=f"Thank you. {TOLD[2][3]} Good night.", first=date(2017, 1, 6))
    (found,) = ledgers(record, ["Russia"], ["Syria"], as_of=date(2018, 3, 21), itself=spoken)
    assert "c" not in {source.document for entry in found.entries for source, _ in entry.quotes}
    assert found.events == 2


def test_silence_is_said_not_counted(record: Record) -> None:
    (found,) = ledgers(record, ["Russia"], ["Mexico"])
    assert (found.events, found.entries) == (0, [])
    assert any("silence" in caveat for caveat in found.caveats)


def test_an_unknown_actor_has_no_ledger(record: Record) -> None:
    assert ledgers(record, ["Freedonia"], ["Syria"]) == []
    with pytest.raises(InputError, match="Freedonia"):
        known_actor("Freedonia")


def test_work_is_kept_and_done_again_only_when_the_text_changed(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert code_all(record) == len(TOLD)
    items = [(passage, record.document(row[0])) for row in TOLD for passage in record.passages(row[0])]
    monkeypatch.setattr("glossator.conduct.ledger.store.code_passages", lambda _: pytest.fail("coded twice"))
    assert set(coded(record.path, items)) == {passage.id for passage, _ in items}
    changed = items[0][0].model_copy(update={"text": "Something else."})
    assert Store(record.path).known([(changed, items[0][1])]) == {}


def test_a_damaged_side_table_is_made_again(record: Record) -> None:
    (record.path / FILE).write_bytes(b"this is no database" * 100)
    (found,) = ledgers(record, ["Russia"], ["Syria"])
    assert found.events == 4


def test_events_far_apart_are_two() -> None:
    (first,), (second,) = code(
        [("Russian planes bombed Aleppo.", date(2016, 5, 4)), ("Russian planes bombed Aleppo.", date(2016, 5, 20))]
    )
    reports = [Report(action, document(str(n), "2016-05-04", "", "x"), Span(start=0, end=1))
               for n, action in enumerate((first, second))]  # fmt: skip
    assert len(merge(reports)) == 2


def test_a_matter_is_known_by_its_words() -> None:
    assert subject("arms control").named_in("They signed the New START treaty.")
    assert not subject("arms control").named_in("They signed a fishing treaty.")


def _reports(told: list[tuple[str, date]]) -> list[Report]:
    actions = [action for (action,) in code(list(told))]
    return [
        Report(action, document(str(n), "2015-11-18", "", "x"), Span(start=0, end=1))
        for n, action in enumerate(actions)
    ]


def test_two_kinds_of_blow_on_one_day_are_two_events() -> None:
    # Both were reported of Russia and the Islamic State on 18 and 20 November 2015.
    told = [
        ("Russian planes bombed ISIS.", date(2015, 11, 18)),
        ("Russian warships shelled ISIS.", date(2015, 11, 20)),
    ]
    assert len(merge(_reports(told))) == 2


def test_a_campaign_is_not_one_event() -> None:
    told = [("Russian planes bombed Aleppo.", date(2016, 5, day)) for day in (1, 3, 5, 7)]
    assert len(merge(_reports(told))) == 2
