"""The queue: counts and ages, what waits for whom, claims by worth and topic, and those of one meaning together."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import numpy as np
import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from tests.guide.sample import guide as sample_guide

from glossator.desk.acts import performing as acting
from glossator.desk.choices import choose
from glossator.desk.database.tables import Asking, Item, Work, now
from glossator.desk.queue import handing, repeats
from glossator.desk.queue import listing as queue
from glossator.desk.work import guides, states
from glossator.errors import InputError
from glossator.evidence.beside import repeated

from ..sample import Desk


def glance(desk: Desk, login: str) -> queue.Glance:
    with desk.database.reading() as session:
        return queue.glance(session, desk.person(login))


def listed(desk: Desk, login: str = "reporter", **asked: object) -> queue.Page[queue.Shown]:
    with desk.database.reading() as session:
        return queue.claims(session, desk.person(login), queue.Filters(**asked))


def step(desk: Desk, login: str, name: str, note: str = "") -> None:
    with desk.database.writing() as session:
        states.take(session, desk.person(login), guides.find(session, desk.work), name, note)


def second_guide(desk: Desk, title: str = "Another guide") -> int:
    with desk.database.writing() as session:
        return guides.create(session, desk.person("editor"), sample_guide().model_copy(update={"title": title})).id


def item(desk: Desk, claim: str, work: int = 0) -> int:
    with desk.database.reading() as session:
        return handing.claim_of(session, work or desk.work, claim).id


def test_an_editor_sees_what_waits_and_how_long(desk: Desk) -> None:
    step(desk, "reporter", "submit")
    with desk.database.writing() as session:
        session.execute(update(Work).values(since=now() - timedelta(hours=20)))
    at = glance(desk, "editor")
    waiting = next(one for one in at.states if one.state == "review")
    assert waiting.guides == 1
    assert waiting.oldest is not None
    assert now() - waiting.oldest > timedelta(hours=19)
    assert (at.claims, at.unsigned, at.check) == (13, 11, 1)


def test_who_wrote_a_guide_is_not_asked_to_check_it_unless_the_newsroom_wants_so(desk: Desk) -> None:
    step(desk, "reporter", "submit")
    assert glance(desk, "reporter").check == 0
    assert glance(desk, "reader").check == 0
    with desk.database.writing() as session:
        choose(session, desk.person("admin"), "second_person", "no")
    assert glance(desk, "reporter").check == 1


def test_a_guide_given_to_one_checker_is_not_the_others_to_check(desk: Desk) -> None:
    step(desk, "reporter", "submit")
    with desk.database.writing() as session:
        work = guides.find(session, desk.work, changing=True)
        handing.give_to_check(session, desk.person("reporter"), work, desk.person("editor2").id)
        with pytest.raises(InputError, match="other than its writer"):
            handing.give_to_check(session, desk.person("editor"), work, desk.person("reporter").id)
    assert (glance(desk, "editor").check, glance(desk, "editor2").check) == (0, 1)


def test_claims_are_listed_by_worth_or_by_topic(desk: Desk) -> None:
    worth = [row.item.worth for row in listed(desk).rows]
    assert worth == sorted(worth, reverse=True)
    assert len(worth) == 13
    topics = [row.item.topic for row in listed(desk, order="topic").rows]
    assert topics == sorted(topics)


@pytest.mark.parametrize(
    ("asked", "claims"),
    [
        ({"unsigned": True, "topic": "The call"}, []),
        ({"topic": "The call"}, ["c1", "c2"]),
        ({"finding": "refuted"}, ["c10"]),
        ({"words": "ISIS solve"}, ["c8"]),
        ({"words": "100%"}, []),
        ({"state": "published"}, []),
        ({"speaker": "Nobody"}, []),
    ],
)
def test_filters_leave_what_fits(desk: Desk, asked: dict[str, object], claims: list[str]) -> None:
    assert [row.item.claim for row in listed(desk, **asked).rows] == claims


def test_what_is_given_to_somebody_is_theirs_until_it_is_ready(desk: Desk) -> None:
    with desk.database.writing() as session:
        handing.assign(session, desk.person("editor"), desk.work, "c3", desk.person("reporter2").id)
    assert [row.item.claim for row in listed(desk, "reporter2", mine="assigned").rows] == ["c3"]
    assert glance(desk, "reporter2").assigned == 1
    with desk.database.writing() as session:
        handing.mark(session, desk.person("reporter2"), desk.work, "c3", True)
    assert glance(desk, "reporter2").assigned == 0


def test_questions_to_somebody_are_listed_until_they_are_answered(desk: Desk) -> None:
    with desk.database.writing() as session:
        asked = Asking(work_id=desk.work, claim="c4", by_id=desk.person("reporter").id,
                       to_id=desk.person("editor").id, text="Is this a claim?")  # fmt: skip
        session.add(asked)
    assert [row.item.claim for row in listed(desk, "editor", mine="asked").rows] == ["c4"]
    assert (glance(desk, "editor").asked, glance(desk, "reporter").asked) == (1, 0)
    with desk.database.writing() as session:
        session.get_one(Asking, asked.id).answered = now()
    assert glance(desk, "editor").asked == 0


def test_pages_hold_all_claims_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "AT_ONCE", 5)
    pages = [listed(desk, page=number) for number in (1, 2, 3)]
    assert pages[0].pages == 3
    assert len({row.item.claim for page in pages for row in page.rows}) == 13


def test_claims_of_one_meaning_stand_together_under_the_signed_one(desk: Desk) -> None:
    other = second_guide(desk)
    with desk.database.writing() as session:
        by = desk.person("editor")
        acting.perform(session, None, by, desk.work, "accept", "c5", {}, None)
        first, second = (handing.find(session, item(desk, "c5", work)) for work in (desk.work, other))
        repeats.join(session, by, second, first)
        with pytest.raises(InputError, match="joined already"):
            repeats.join(session, by, first, second)
    rows = listed(desk, "editor", words="North Korea", state="draft").rows
    assert [(row.item.work_id, [one.work_id for one in row.repeats]) for row in rows] == [(desk.work, [other])]
    with desk.database.reading() as session:
        shown = queue.shown(session, desk.person("editor"), item(desk, "c5", other))
    assert shown is not None
    assert shown.earlier is not None
    assert (shown.earlier.work_id, shown.earlier.signed_by) == (desk.work, "Edith Editor")
    assert shown.item.signed_by == ""


def test_parting_the_first_of_three_leaves_the_others_together(desk: Desk) -> None:
    works = [desk.work, second_guide(desk), second_guide(desk, "A third")]
    ids = [item(desk, "c5", work) for work in works]
    with desk.database.writing() as session:
        by = desk.person("reporter")
        first, second, third = (handing.find(session, one) for one in ids)
        repeats.join(session, by, second, first)
        repeats.join(session, by, third, first)
        repeats.part(session, by, first)
        assert (first.joined_to, first.alone, second.joined_to, third.joined_to) == (None, True, None, second.id)
        with pytest.raises(InputError, match="joined to no other"):
            repeats.part(session, by, first)


def test_a_claim_in_other_words_is_looked_at_anew_with_what_was_joined_to_it(desk: Desk) -> None:
    other = second_guide(desk)
    with desk.database.writing() as session:
        by = desk.person("reporter")
        first, second = (handing.find(session, item(desk, "c5", work)) for work in (desk.work, other))
        repeats.join(session, by, second, first)
        first.meaning = second.meaning = b"\0" * 8
    with desk.database.writing() as session:
        acting.perform(session, None, by, desk.work, "reword", "c5", {"standalone": "Moscow can help."}, None)
    with desk.database.reading() as session:
        found = session.scalars(select(Item).where(Item.claim == "c5")).all()
        assert [(one.meaning, one.joined_to) for one in found] == [(None, None), (None, None)]


def test_the_first_of_its_meaning_can_be_dropped(desk: Desk) -> None:
    other = second_guide(desk)
    with desk.database.writing() as session:
        by = desk.person("reporter")
        first, second = (handing.find(session, item(desk, "c5", work)) for work in (desk.work, other))
        repeats.join(session, by, second, first)
    with desk.database.writing() as session:
        acting.perform(session, None, by, desk.work, "drop", "c5", {"note": "not a claim"}, None)
    with desk.database.reading() as session:
        assert session.get_one(Item, second.id).joined_to is None


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
@pytest.mark.parametrize("by_hand", [True, False])
def test_a_claim_that_is_dropped_meanwhile_is_joined_to_by_nobody(desk: Desk, by_hand: bool) -> None:
    """Whoever joins a third guide's claim waits for who drops the first of its meaning, and joins the next."""
    second, third = second_guide(desk), second_guide(desk, "A third guide")
    by, numbers = desk.person("reporter"), [item(desk, "c5", work) for work in (desk.work, second, third)]
    with desk.database.writing() as session:
        repeats.join(session, by, handing.find(session, numbers[1]), handing.find(session, numbers[0]))
        if not by_hand:
            session.execute(update(Item).where(Item.id != numbers[2]).values(meaning=b"", alone=True))
            session.execute(update(Item).where(Item.id == numbers[0]).values(meaning=vector(session, numbers[0])))
            session.execute(update(Item).where(Item.id == numbers[0]).values(alone=False))
            session.execute(update(Item).where(Item.work_id == third, Item.id != numbers[2]).values(meaning=b""))

    def join() -> None:
        if not by_hand:
            repeats.look(desk.database)
            return
        with desk.database.writing() as session:
            repeats.join(session, by, handing.find(session, numbers[2]), handing.find(session, numbers[1]))

    with ThreadPoolExecutor() as pool:
        with desk.database.writing() as session:
            acting.perform(session, None, by, desk.work, "drop", "c5", {"note": "not a claim"}, None)
            joining = pool.submit(join)
            with pytest.raises(TimeoutError):
                joining.result(1)
        joining.result(20)
    with desk.database.reading() as session:
        assert session.get_one(Item, numbers[2]).joined_to == (numbers[1] if by_hand else None)


def vector(session: Session, number: int) -> bytes:
    return bytes(repeated.vectors([session.get_one(Item, number).standalone])[0].astype(np.float16).tobytes())


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_the_worker_joins_what_says_the_same_and_leaves_parted_claims_alone(desk: Desk) -> None:
    other = second_guide(desk)
    while repeats.look(desk.database):
        pass
    with desk.database.reading() as session:
        found = {one.claim: one for one in session.scalars(select(Item).where(Item.work_id == other))}
        firsts = {one.id: one.claim for one in session.scalars(select(Item).where(Item.work_id == desk.work))}
    assert {claim: firsts.get(one.joined_to) for claim, one in found.items()} == {claim: claim for claim in found}
    with desk.database.writing() as session:
        repeats.part(session, desk.person("reporter"), handing.find(session, found["c5"].id))
        session.execute(update(Item).where(Item.id == found["c5"].id).values(meaning=None))
    assert repeats.look(desk.database)
    with desk.database.reading() as session:
        assert session.get_one(Item, found["c5"].id).joined_to is None
