"""From draft to published: each step by each role, from each state; a second person; a note where one is due."""

import pytest
from sqlalchemy import select
from tests.desk.sample import Desk

from glossator.desk import choices
from glossator.desk.database.tables import Event
from glossator.desk.people import accounts
from glossator.desk.people.roles import Role
from glossator.desk.work import guides, states
from glossator.errors import InputError

STATES = ("draft", "review", "back", "approved", "published", "withdrawn")
# What may be done by whom, written out: state, step, lowest role, where it leads.
MAY = {
    ("draft", "submit"): ("reporter", "review"),
    ("back", "submit"): ("reporter", "review"),
    ("review", "send_back"): ("reporter", "back"),
    ("approved", "send_back"): ("reporter", "back"),
    ("review", "approve"): ("reporter", "approved"),
    ("approved", "reopen"): ("editor", "draft"),
    ("withdrawn", "reopen"): ("editor", "draft"),
    ("approved", "publish"): ("editor", "published"),
    ("published", "publish"): ("editor", "published"),
    ("published", "withdraw"): ("editor", "withdrawn"),
}


def take(desk: Desk, login: str, step: str, note: str = "") -> None:
    with desk.database.writing() as session:
        states.take(session, accounts.named(session, login), guides.find(session, desk.work, changing=True), step, note)


def put_into(desk: Desk, state: str) -> None:
    with desk.database.writing() as session:
        guides.find(session, desk.work, changing=True).state = state


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("state", STATES)
def test_each_step_from_each_state_by_each_role(desk: Desk, state: str) -> None:
    for step in states.steps():
        needed, to = MAY.get((state, step), ("", ""))
        for login in ("reader", "reporter2", "editor"):
            put_into(desk, state)
            allowed = bool(needed) and Role(desk.person(login).role).may(Role(needed))
            with desk.database.reading() as session:
                open_ = states.open_to(session, guides.find(session, desk.work), desk.person(login))
            assert (step in [one.step for one in open_]) is allowed, (step, login)
            if allowed:
                take(desk, login, step, "why")
            else:
                with pytest.raises(InputError):
                    take(desk, login, step, "why")
            with desk.database.reading() as session:
                assert guides.find(session, desk.work).state == (to if allowed else state), (step, login)


def test_a_second_person_approves(desk: Desk) -> None:
    take(desk, "reporter", "submit")
    with pytest.raises(InputError, match="somebody other"):
        take(desk, "reporter", "approve")
    with desk.database.writing() as session:
        choices.choose(session, accounts.named(session, "admin"), "second_person", "no")
    take(desk, "reporter", "approve")
    with desk.database.reading() as session:
        assert guides.find(session, desk.work).checker_id == desk.person("reporter").id


def test_who_hands_in_a_guide_that_nobody_wrote_is_its_writer(desk: Desk) -> None:
    with desk.database.writing() as session:
        work = guides.find(session, desk.work, changing=True)
        work.writer_id, work.checker_id = None, desk.person("reporter2").id
    take(desk, "reporter2", "submit")
    with pytest.raises(InputError, match="somebody other"):
        take(desk, "reporter2", "approve")
    with desk.database.reading() as session:
        assert guides.find(session, desk.work).checker_id is None
    take(desk, "reporter", "approve")


@pytest.mark.parametrize("step", ["send_back", "reopen", "withdraw"])
def test_a_note_says_why(desk: Desk, step: str) -> None:
    put_into(desk, states.steps()[step].before[0])
    for empty in ("", "  \n"):
        with pytest.raises(InputError, match="say why"):
            take(desk, "editor", step, empty)
    take(desk, "editor", step, " the second quote is of another day ")
    with desk.database.reading() as session:
        event = session.scalar(select(Event).order_by(Event.id.desc()).limit(1))
    assert event.after == {"state": states.steps()[step].to, "note": "the second quote is of another day"}
    assert event.before == {"state": states.steps()[step].before[0]}
    assert event.by == "Edith Editor"
