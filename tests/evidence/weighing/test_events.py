"""Reports of one event stand together."""

from datetime import date

import numpy as np

from glossator.evidence.case import Found
from glossator.evidence.weighing.events import events
from glossator.record.filing.passages import passages
from glossator.record.model import Document, Hit


def found(key: str, text: str, day: str | None) -> Found:
    document = Document(id=key, text=text, published=date.fromisoformat(day) if day else None)
    return Found(Hit(passage=passages(document)[0], document=document, score=1.0), 1.0)


FUEL = (
    "Russian tankers have supplied fuel to North Korea on at least three occasions in recent months by transferring "
    "cargoes at sea, according to two senior Western European security sources, providing an economic lifeline."
)
ONE = found("one", FUEL, "2017-12-29")
COPY = found("copy", FUEL + " By our staff.", "2018-01-09")
SAME = found("same", "Tankers from Russia gave North Korea fuel at sea, Reuters reports.", "2017-12-30")
OTHER = found("other", "Tankers from Russia gave North Korea fuel at sea again.", "2018-02-11")
NEAR = np.array([1.0, 0.0], np.float32)


def test_copies_and_near_reports_of_the_same_days_are_one_event() -> None:
    vectors = {f"{key}:0": NEAR for key in ("one", "copy", "same", "other")}
    groups = events([ONE, COPY, SAME, OTHER], vectors)
    assert [[one.hit.document.id for one in group] for group in groups] == [["one", "copy", "same"], ["other"]]


def test_without_vectors_only_copies_are_brought_together() -> None:
    assert [len(group) for group in events([ONE, COPY, SAME], {})] == [2, 1]
