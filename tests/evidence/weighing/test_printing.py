"""Both sides are printed where both are told."""

from datetime import date

import numpy as np

from glossator.evidence.case import Found, Reading
from glossator.evidence.model import Stance
from glossator.evidence.weighing.pieces import sides, stance
from glossator.evidence.weighing.printing import bears, both_sides, worth_printing
from glossator.models.reader import AGAINST, FOR, NOTHING
from glossator.record.filing.passages import passages
from glossator.record.model import Document, Hit


def found(key: str, side: int) -> Found:
    document = Document(id=key, text=f"Report {key}.", published=date(2018, 1, 1))
    rows = np.full(6, 0.02)
    rows[side] = 0.9
    reading = Reading(sides=rows, stance=np.array([0.3, 0.3, 0.4]), key=0.5, worth=1.0)
    return Found(Hit(passage=passages(document)[0], document=document, score=1.0), 1.0, reading=reading)


def test_the_other_side_has_the_last_place_when_all_before_take_one() -> None:
    groups = [[found(str(n), FOR)] for n in range(5)] + [[found("against", AGAINST)]]
    printed = both_sides(groups, 4)
    assert [group[0].hit.document.id for group in printed] == ["0", "1", "2", "against"]
    assert [group[0].hit.document.id for group in both_sides(groups[:5], 4)] == ["0", "1", "2", "3"]


def test_what_is_worth_nothing_is_not_printed() -> None:
    assert worth_printing(found("a", FOR))
    assert not worth_printing(found("b", NOTHING))
    far = found("c", FOR)
    far.matched = -3.0
    assert not worth_printing(far), "the searches find it far from the claim, whatever the reader makes of it"


def test_a_side_must_be_likely_and_clear() -> None:
    assert stance(0.5, 0.1) is Stance.SUPPORTS
    assert stance(0.1, 0.5) is Stance.REFUTES
    assert stance(0.4, 0.35) is Stance.NEITHER
    assert stance(0.1, 0.0) is Stance.NEITHER
    reading = found("a", FOR).reading
    assert reading is not None
    assert abs(sum(sides(reading)) - 1) < 1e-9


def test_nothing_is_printed_where_no_passage_matches_the_claim() -> None:
    near, far, post = found("near", FOR), found("far", FOR), found("post", FOR)
    near.matched, far.matched, post.matched = 2.0, -0.5, -0.5
    post.hit = post.hit.model_copy(update={"document": post.hit.document.model_copy(update={"kind": "post"})})
    assert bears([[far], [near]])
    assert not bears([[far]])
    assert bears([[post]]), "posts are asked for by fewer searches"
    assert not bears([])
