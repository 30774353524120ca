"""Ledgers beside a claim: deeds count by what they are to the problem, told ones that nobody coded stand with them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from glossator.conduct import ledgers
from glossator.conduct.coding.actions import doers
from glossator.conduct.ledger.beside_claims import READ, Beside
from glossator.evidence.model import Evidence, Source, Stance
from glossator.evidence.question import Question
from glossator.language.model import Certainty
from glossator.models.reader import AGAINST, FOR, NOTHING, Readings
from glossator.record import Document, Record
from glossator.spans import Span, anchor

SAID = date(2018, 3, 21)
TOLD = {
    "arms": ("2017-03-02", "Russia supplied tanks to Syria."),
    "truce": ("2017-05-04", "Russia signed an agreement with Syria on four safe zones."),
    "visit": ("2017-12-11", "Vladimir Putin met with President of Syria Bashar al-Assad."),
    "fuel": ("2018-01-09", "Russian tankers kept the Syrian fleet in fuel for weeks."),
    "other": ("2018-01-10", "Turkey kept the rebels in northern Syria in bread, and Russia was told."),
}


class Words:
    """A reader that knows three words."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> Readings:
        self.asked = list(pairs)
        sides = np.zeros((len(pairs), 6))
        for row, (_, passage) in zip(sides, pairs, strict=True):
            row[AGAINST if "tanks" in passage else FOR if "zones" in passage else NOTHING] = 1.0
        return Readings(sides, np.zeros((len(pairs), 3)), *[np.zeros(len(pairs))] * 3)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    opened = Record.open(tmp_path / "record", create=True)
    opened.add_documents(
        [
            Document(id=name, text=text, publisher="Reuters", published=date.fromisoformat(day))
            for name, (day, text) in TOLD.items()
        ],
        embed=False,
    )
    return opened


def piece(name: str, stance: Stance) -> Evidence:
    day, text = TOLD[name]
    return Evidence(
        id=f"c1:{name}", source=Source(document=name, publisher="Reuters", published=date.fromisoformat(day)),
        quote=anchor(text, 0, len(text)), passage=Span(start=0, end=len(text)), score=1.0, supports=0.1, refutes=0.8,
        neither=0.1, stance=stance, certainty=Certainty.ASSERTED, origin=name, decides=0.0, weight=0.0,
    )  # fmt: skip


def test_deeds_count_by_their_side_and_uncoded_ones_of_the_actor_are_told(record: Record) -> None:
    question = Question(claim="c7", text="Russia can help solve problems with Syria", speaker="Jane Doe", date=SAID)
    reader = Words()
    beside = Beside(question, [piece("fuel", Stance.REFUTES), piece("other", Stance.REFUTES)], reader)
    (found,) = ledgers(record, ["Russia"], ["Syria"], as_of=SAID, beside={"Syria": beside})
    sides = {entry.quotes[0][0].document: entry.bearing for entry in found.entries}
    assert sides == {
        "arms": Stance.REFUTES, "truce": Stance.SUPPORTS, "visit": Stance.NEITHER, "fuel": Stance.REFUTES
    }  # fmt: skip
    assert [(row.year, row.for_it, row.against_it, row.no_side) for row in found.years] == [
        (2017, 1, 1, 1), (2018, 0, 1, 0)
    ]  # fmt: skip
    assert (found.claim, found.events) == ("c7", 4)
    assert all(claim.startswith("Jane Doe, 21 March 2018: Russia") for claim, _ in reader.asked)
    assert any("11 months before, 4 May 2017, Reuters" in passage for _, passage in reader.asked)


def test_what_is_printed_beside_the_claim_gives_a_coded_deed_its_side(record: Record) -> None:
    beside = Beside(
        Question(text="Russia can help solve problems with Syria"), [piece("visit", Stance.SUPPORTS)], Words()
    )
    (found,) = ledgers(record, ["Russia"], ["Syria"], as_of=SAID, beside={"Syria": beside})
    assert next(e.bearing for e in found.entries if e.quotes[0][0].document == "visit") is Stance.SUPPORTS
    assert found.events == 3


def test_more_events_than_are_read_are_said(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    assert READ >= 3
    monkeypatch.setattr("glossator.conduct.ledger.beside_claims.READ", 1)
    (found,) = ledgers(
        record, ["Russia"], ["Syria"], as_of=SAID, beside={"Syria": Beside(Question(text="x"), [], Words())}
    )
    assert any(line.startswith("Of 3 events the 1 most telling") for line in found.caveats)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Russian tankers supplied fuel to North Korea at sea.", {"RUS"}),
        ("North Korea was supplied with fuel by Russia.", {"RUS"}),
        ("Russia did not supply fuel to North Korea.", set()),
        ("Russia could supply fuel to North Korea.", set()),
        ("Russia said that North Korea tested a missile.", {"PRK"}),
    ],
)
def test_who_does_something_is_no_denial_possibility_or_word(text: str, who: set[str]) -> None:
    (found,) = doers([(text, SAID)])
    assert {actor.id for actor in found if actor.id} == who
