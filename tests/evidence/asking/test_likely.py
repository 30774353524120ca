"""What the searches alone know of a passage orders what is read first."""

from datetime import date

import numpy as np
import pytest

from glossator.evidence import Question
from glossator.evidence.asking.likely import NUMBERS, middle, numbers, score
from glossator.evidence.case import Case, Days, Found, Search
from glossator.record.filing.passages import passages
from glossator.record.model import Document, Hit

EAST, NORTH = np.array([1, 0], np.float32), np.array([0, 1], np.float32)


def found(day: date | None, **fields: object) -> Found:
    document = Document(id="d", text="Ships took fuel to the north.", published=day)
    return Found(Hit(passage=passages(document)[0], document=document, score=0.0), **fields)  # type: ignore[arg-type]


def case(*asked: object) -> Case:
    made = Case(Question(text="Ships took fuel", date=date(2018, 3, 21)), Days(until=date(2018, 3, 21)))
    made.searches = [Search(one) for one in asked]  # type: ignore[arg-type]
    return made


def test_numbers_are_those_of_the_searches() -> None:
    near, far = found(date(2018, 3, 20), fused=0.2, vector=EAST, named=1.0), found(date(2010, 1, 1), vector=NORTH)
    rows = numbers(case("Ships took fuel", EAST), [near, far], like=[near])
    assert rows.shape == (2, len(NUMBERS))
    assert rows[0] == pytest.approx([0.2, np.log(2), 1.0, 1.0, 1.0])
    assert rows[1, 2:] == pytest.approx([0.0, 0.0, 0.0])
    assert rows[1, 1] > rows[0, 1]


def test_the_newer_of_two_alike_is_read_first_and_age_alone_changes_no_match() -> None:
    new, old = found(date(2018, 3, 1), fused=0.1, vector=EAST), found(date(2011, 3, 1), fused=0.1, vector=EAST)
    score(case(EAST), [new, old], like=[new])
    assert new.score > old.score
    assert new.matched == pytest.approx(old.matched)


def test_without_vectors_and_days_the_fused_searches_order() -> None:
    first, last = found(None, fused=0.3), found(None, fused=0.1)
    score(case("Ships took fuel"), [last, first], like=[first])
    assert first.score > last.score
    assert middle([first, last]) is None
