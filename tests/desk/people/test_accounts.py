"""Accounts: made, changed, closed; the last admin stays; tokens hold as long as they should."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from time import sleep

import pytest
from sqlalchemy import select
from tests.desk.sample import NAMES, PASSWORD, Desk

from glossator.desk.database.tables import Event, Token, now
from glossator.desk.people import accounts
from glossator.desk.people.roles import Role
from glossator.errors import InputError


@pytest.mark.parametrize(("login", "name", "role", "reason"), [
    ("reader", "x", "reader", "taken"), (" READER ", "x", "reader", "taken"), ("", "x", "reader", "lower-case"),
    ("a b", "x", "reader", "lower-case"), ("-a", "x", "reader", "lower-case"), ("a" * 81, "x", "reader", "lower-case"),
    ("new", " ", "reader", "name"), ("new", "x" * 121, "reader", "name"), ("new", "x", "owner", "unknown role"),
])  # fmt: skip
def test_who_cannot_have_an_account(desk: Desk, login: str, name: str, role: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason), desk.database.writing() as session:
        accounts.add(session, None, login=login, name=name, role=role, password=PASSWORD)


def test_the_last_admin_stays_one(desk: Desk) -> None:
    for change in ({"active": False}, {"role": "editor"}):
        with pytest.raises(InputError, match="needs an admin"), desk.database.writing() as session:
            accounts.change(session, accounts.named(session, "admin"), accounts.named(session, "admin"), **change)
    assert desk.person("admin").active
    with desk.database.writing() as session:
        accounts.change(session, accounts.named(session, "admin"), accounts.named(session, "editor"), role="admin")
        accounts.change(session, accounts.named(session, "admin"), accounts.named(session, "admin"), active=False)
    assert desk.client("admin").get("/account").status_code == 303
    assert desk.client("editor").get("/people").status_code == 200


def test_a_closed_account_is_closed_at_once(desk: Desk) -> None:
    with desk.database.writing() as session:
        accounts.change(session, None, accounts.named(session, "reporter"), active=False)
    assert desk.client("reporter").get("/account").headers["location"] == "/login"
    assert desk.api("reporter").get("/account").status_code == 303
    again = desk.client().post("/login", data={"login": "reporter", "password": PASSWORD})
    assert again.status_code == 403


def test_a_new_password_ends_what_was_logged_in_and_the_wait(desk: Desk) -> None:
    for _ in range(6):
        desk.client().post("/login", data={"login": "reader", "password": "wrong"})
    with desk.database.writing() as session:
        accounts.change(session, None, accounts.named(session, "reader"), password="given by the admin")
    assert desk.client("reader").get("/account").headers["location"] == "/login"
    opened = desk.client().post("/login", data={"login": "reader", "password": "given by the admin"})
    assert opened.headers["location"] == "/"
    assert desk.person("reader").must_change


def test_a_role_holds_from_the_next_request_on(desk: Desk) -> None:
    client = desk.client("reader")
    assert client.get("/log").status_code == 403
    answer = desk.client("admin").post(f"/people/{desk.person('reader').id}", data={"role": "editor"})
    assert answer.status_code == 200
    assert client.get("/log").status_code == 200


def test_every_change_of_an_account_is_an_event(desk: Desk) -> None:
    number = desk.person("reader").id
    for form in ({"name": "Another Name"}, {"role": "reporter"}, {"active": "false"}, {"reset": "true"}):
        desk.client("admin").post(f"/people/{number}", data=form)
    with desk.database.reading() as session:
        events = session.scalars(select(Event).where(Event.what == "account changed").order_by(Event.id)).all()
    assert [event.by for event in events] == [NAMES["admin"]] * 4
    changed = [{key for key in one.after if key != "password" and one.before[key] != one.after[key]} for one in events]
    assert changed == [{"name"}, {"role"}, {"active"}, set()]
    assert events[-1].after["password"] is True


def test_a_token_holds_until_its_day_or_until_it_is_revoked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk.database.writing() as session:
        token = session.scalar(select(Token).where(Token.person_id == desk.person("reader").id))
    assert desk.client("reporter").post(f"/account/tokens/{token.id}/revoke").status_code == 404, "nobody else's"
    assert desk.api("reader").get("/account").status_code == 200
    later = now() + timedelta(days=1)
    with monkeypatch.context() as patch:
        patch.setattr(accounts, "now", lambda: later)
        assert desk.api("reader").get("/account").status_code == 303
    assert desk.client("reader").post(f"/account/tokens/{token.id}/revoke").status_code == 303
    assert desk.api("reader").get("/account").status_code == 303


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_roles_hold_what_those_before_them_hold(desk: Desk) -> None:
    for at, role in enumerate(Role):
        assert [role.may(other) for other in Role] == [number <= at for number in range(len(Role))]


def test_a_password_is_tried_while_others_write(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying one takes long on purpose: whoever sends many keeps nobody from working."""
    wrote: list[bool] = []

    def slow(password: str, known: str) -> bool:
        with desk.database.writing() as session:
            session.add(Token(person_id=desk.person("reader").id, name="t", hash=f"{len(wrote)}"))
        wrote.append(True)
        return fits(password, known)

    fits = accounts.fits
    monkeypatch.setattr(accounts, "fits", slow)
    client = desk.client()
    assert client.post("/login", data={"login": "reader", "password": "wrong"}).status_code == 403
    assert client.post("/login", data={"login": "reader", "password": PASSWORD}).status_code == 303
    assert wrote == [True, True]


def test_whoever_guesses_elsewhere_keeps_nobody_out(desk: Desk) -> None:
    def tried(place: str, password: str = "wrong") -> bool:
        with desk.database.writing() as session:
            return accounts.log_in(session, "editor", password, place) is not None

    for _ in range(accounts.TRIES):
        assert not tried("192.0.2.1")
    with pytest.raises(accounts.TooManyTriesError):
        tried("192.0.2.1", PASSWORD)
    assert tried("192.0.2.2", PASSWORD)
    with desk.database.writing() as session:
        accounts.change(session, None, accounts.named(session, "editor"), password=PASSWORD)
    assert tried("192.0.2.1", PASSWORD), "a new password opens everywhere"


def test_an_account_is_not_guessed_from_many_places(desk: Desk) -> None:
    with desk.database.writing() as session:
        for number in range(20 * accounts.TRIES):
            accounts.knock(session, "editor", f"192.0.2.{number // 4}")
        with pytest.raises(accounts.TooManyTriesError):
            accounts.knock(session, "editor", "198.51.100.1")


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_tries_at_once_are_counted_and_two_admins_cannot_close_each_other(desk: Desk) -> None:
    def tried(_: int) -> bool:
        try:
            with desk.database.writing() as session:
                accounts.knock(session, "editor", "192.0.2.1")
        except accounts.TooManyTriesError:
            return False
        return True

    def close(login: str) -> bool:
        try:
            with desk.database.writing() as session:
                found = accounts.named(session, login)
                together.wait(10)
                accounts.change(session, None, found, active=False)
                sleep(0.3)
        except InputError:
            return False
        return True

    assert desk.database.version  # opened once, before the threads
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(tried, range(16))) == accounts.TRIES
    with desk.database.writing() as session:
        accounts.change(session, None, accounts.named(session, "editor"), role="admin")
    together = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(close, ["admin", "editor"])) == 1
