"""Both sides are printed where both are told."""

from datetime import date

import numpy as np

from glossator.evidence import Question
from glossator.evidence.case import Case, Found, Reading
from glossator.evidence.lexicon import load
from glossator.evidence.model import Stance
from glossator.evidence.weighing.chances import bears, weigh_chances
from glossator.evidence.weighing.pieces import sides, stance
from glossator.evidence.weighing.printing import both_sides, says_something
from glossator.models.reader import AGAINST, FOR, NOTHING
from glossator.record.filing.passages import passages
from glossator.record.model import Document, Hit

QUESTION = Question(claim="c1", text="Norway blocked the convoys")


def found(key: str, side: int) -> Found:
    document = Document(id=key, text=f"Report {key}.", published=date(2018, 1, 1))
    rows = np.full(6, 0.02)
    rows[side] = 0.9
    key, printed = (0.01, -4.0) if side == NOTHING else (0.5, 2.0)
    stances = np.array([0.3, 0.3, 0.4])
    reading = Reading(sides=rows, stance=stances, key=key, worth=1.0, printed=printed, close=True)
    return Found(Hit(passage=passages(document)[0], document=document, score=1.0), 1.0, reading=reading)


def test_the_other_side_has_the_last_place_when_all_before_take_one() -> None:
    groups = [[found(str(n), FOR)] for n in range(5)] + [[found("against", AGAINST)]]
    printed = both_sides(groups, 4)
    assert [group[0].hit.document.id for group in printed] == ["0", "1", "2", "against"]
    assert [group[0].hit.document.id for group in both_sides(groups[:5], 4)] == ["0", "1", "2", "3"]


def chances(*passages: Found) -> list[float]:
    weigh_chances(Case(QUESTION, found=list(passages)))
    return [one.chance for one in passages]


def test_what_is_worth_nothing_says_nothing() -> None:
    assert says_something(found("a", FOR))
    assert not says_something(found("b", NOTHING))


def test_a_passage_is_worth_less_where_the_searches_find_nothing_near_the_claim() -> None:
    least = load("printing")["printed_at"]
    one, far, other = found("a", FOR), found("b", FOR), found("c", NOTHING)
    one.matched = other.matched = 2.0
    far.matched = -3.0
    first, second, third = chances(one, far, other)
    assert first > second > third
    assert first > least > third
    assert chances(found("a", FOR))[0] > chances(far)[0]
    lonely, last = found("d", FOR), found("e", FOR)
    lonely.reading = last.reading = Reading(np.array([0.6, 0.2, 0.1, 0.05, 0.03, 0.02]), np.full(3, 0.3), 0.05, 1.0)
    lonely.matched = last.matched = -3.0
    assert chances(lonely)[0] < least
    assert chances(last, one)[0] > chances(lonely)[0], "the record knows something of this claim"


def test_posts_are_asked_for_by_fewer_searches() -> None:
    post, event = found("post", FOR), found("event", FOR)
    post.hit = post.hit.model_copy(update={"document": post.hit.document.model_copy(update={"kind": "post"})})
    assert chances(post)[0] > chances(event)[0]


def test_a_side_must_be_likely_and_clear() -> None:
    assert stance(0.5, 0.1) is Stance.SUPPORTS
    assert stance(0.1, 0.5) is Stance.REFUTES
    assert stance(0.4, 0.35) is Stance.NEITHER
    assert stance(0.1, 0.0) is Stance.NEITHER
    reading = found("a", FOR).reading
    assert reading is not None
    assert abs(sum(sides(reading)) - 1) < 1e-9


def test_nothing_bears_on_a_claim_that_the_searches_match_to_nothing() -> None:
    near, far, post = found("near", FOR), found("far", FOR), found("post", FOR)
    near.matched, far.matched, post.matched = 2.0, -0.5, -0.5
    post.hit = post.hit.model_copy(update={"document": post.hit.document.model_copy(update={"kind": "post"})})
    for one in (near, far, post):
        one.chance = 0.5
    assert bears(Case(QUESTION, found=[far, near]))
    assert not bears(Case(QUESTION, found=[far]))
    assert bears(Case(QUESTION, found=[post])), "posts are asked for by fewer searches"
    near.chance = 0.0
    assert not bears(Case(QUESTION, found=[far, near]))
