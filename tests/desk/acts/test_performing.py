"""Acts in one transaction: on what was seen, by who may, never over what another did."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select
from tests.desk.sample import NAMES, Desk

from glossator.desk.acts import performing as acting
from glossator.desk.acts.table import ACTS
from glossator.desk.database.tables import Event, Item, Version, Work
from glossator.desk.people import accounts
from glossator.desk.work import guides
from glossator.errors import InputError


def act(desk: Desk, login: str, name: str, part: str, form: dict[str, object], seen: int | None) -> acting.Done:
    with desk.database.writing() as session:
        return acting.perform(session, None, accounts.named(session, login), desk.work, name, part, form, seen)


def seen(desk: Desk) -> int:
    with desk.database.reading() as session:
        return guides.seen_now(session, desk.work)


def test_a_stale_change_is_refused_and_nothing_is_lost(desk: Desk) -> None:
    both = seen(desk)
    act(desk, "reporter", "reword", "c1", {"standalone": "Trump called Putin."}, both)
    with pytest.raises(acting.StaleError) as told:
        act(desk, "reporter2", "reword", "c1", {"standalone": "A call was made."}, both)
    assert told.value.by == NAMES["reporter"]
    assert "reworded" in str(told.value)
    act(desk, "reporter2", "reword", "c2", {"standalone": "Obama called, too."}, both)  # another part
    act(desk, "reporter2", "reword", "c1", {"standalone": "A call was made."}, seen(desk))
    with desk.database.reading() as session:
        work = guides.find(session, desk.work)
        events = session.scalars(select(Event).where(Event.version > 1).order_by(Event.id)).all()
        assert [event.version for event in events] == [2, 3, 4] == list(range(2, work.version + 1))
        assert session.scalars(select(Version.number).order_by(Version.number)).all() == [1, 2, 3, 4]
        worded = dict(session.execute(select(Item.claim, Item.standalone)).all())
    assert (worded["c1"], worded["c2"]) == ("A call was made.", "Obama called, too.")


def test_fields_of_the_head_are_parts_of_their_own(desk: Desk) -> None:
    both = seen(desk)
    act(desk, "reporter", "head", "head", {"field": "title", "value": "One"}, both)
    act(desk, "reporter2", "head", "head", {"field": "deck", "value": "Two"}, both)
    with pytest.raises(acting.StaleError):
        act(desk, "reporter2", "head", "head", {"field": "title", "value": "Two"}, both)
    with desk.database.reading() as session:
        assert session.get_one(Work, desk.work).title == "One"


def test_many_at_once_each_get_their_version(desk: Desk) -> None:
    """Nothing acknowledged is lost where writers meet."""

    def remark(number: int) -> int:
        done = act(desk, "reporter", "remark", f"c{number % 5 + 1}", {"note": f"remark {number}"}, None)
        return done.event.version or 0

    assert desk.database.version  # opened once, before the threads
    with ThreadPoolExecutor(8) as together:
        versions = sorted(together.map(remark, range(24)))
    assert versions == list(range(2, 26))
    with desk.database.reading() as session:
        notes = {review.note for review in guides.at_version(session, desk.work, 25).reviews}
    assert {f"remark {number}" for number in range(24)} <= notes


@pytest.mark.parametrize("name", sorted(ACTS))
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_no_act_below_its_role(desk: Desk, name: str) -> None:
    for login in ("reader", "reporter", "editor"):
        expected = InputError if desk.person(login).role in ("editor", ACTS[name].role) else acting.NotAllowedError
        with pytest.raises(InputError) as told:
            act(desk, login, name, "c1", {"unknown": "field"}, None)
        assert type(told.value) is expected, login


@pytest.mark.parametrize("state", acting.CLOSED)
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_what_is_closed_is_not_worked_on(desk: Desk, state: str) -> None:
    with desk.database.writing() as session:
        event = guides.seen_now(session, desk.work)
        guides.find(session, desk.work).state = state
    with pytest.raises(InputError, match=state):
        act(desk, "editor", "remark", "c1", {"note": "x"}, None)
    with pytest.raises(InputError, match=state), desk.database.writing() as session:
        acting.undo(session, accounts.named(session, "editor"), desk.work, event)
    act(desk, "editor", "correct", "head", {"text": "The day was another."}, None)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("name", "form", "reason"), [
    ("remark", {}, "note"), ("remark", {"note": ""}, "note"), ("remark", {"note": "x" * 4_001}, "note"),
    ("change", {"verdict": "true"}, "verdict"), ("place-quote", {"evidence": "x", "place": 0}, "place"),
    ("accept", {"note": "x", "by": "somebody else"}, "by"), ("nothing", {}, "unknown act"),
    ("answered", {"finding": {}}, "unknown act"),
])  # fmt: skip
def test_a_form_that_does_not_fit_is_refused_by_name(desk: Desk, name: str, form: dict[str, str], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        act(desk, "editor", name, "c1", form, None)
    with desk.database.reading() as session:
        assert guides.find(session, desk.work).version == 1


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_what_was_read_before_its_turn_came_is_read_again(desk: Desk) -> None:
    """A row of a spreadsheet looks at the guide first, and changes it then."""
    with desk.database.writing() as session:
        looked_at = guides.find(session, desk.work)
        assert looked_at.version == 1
        act(desk, "reporter", "remark", "c1", {"note": "Meanwhile."}, None)
        by = accounts.named(session, "editor")
        acting.perform(session, None, by, desk.work, "remark", "c2", {"note": "Mine."}, None)
        assert looked_at.version == 3
    with desk.database.reading() as session:
        work = guides.find(session, desk.work)
        notes = {review.note for review in guides.at_version(session, desk.work, work.version).reviews}
    assert work.version == 3
    assert {"Meanwhile.", "Mine."} <= notes
