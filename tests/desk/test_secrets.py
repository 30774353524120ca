"""Passwords, cookies and tokens: where they may stand, and where never."""

import logging
import re

import httpx
import pytest
from sqlalchemy import select

from glossator.desk import serving
from glossator.desk.database.tables import Base, Person
from glossator.desk.people import accounts, passwords
from glossator.desk.web.visitor import COOKIE

from .sample import PASSWORD, Desk

NEW = "another horse battery"


def everything_kept(desk: Desk) -> str:
    """All that the database holds, as text."""
    with desk.database.engine.connect() as connection:
        rows = [repr(row) for table in Base.metadata.sorted_tables for row in connection.execute(select(table))]
    return "\n".join(rows)


def test_secrets_are_never_in_the_database_nor_in_a_log(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = [PASSWORD, NEW, *desk.passes.cookies.values(), *desk.passes.tokens.values()]
    client = desk.client()
    wrong = "a wrong horse battery"
    client.post("/login", data={"login": "reporter", "password": wrong})
    opened = client.post("/login", data={"login": "reporter", "password": PASSWORD})
    cookie = opened.cookies[COOKIE]
    csrf = re.search(r'name="csrf" value="([^"]+)"', client.get("/account").text)
    assert csrf is not None
    made = client.post("/account/tokens", data={"csrf": csrf[1], "name": "mine"}).text
    token = re.search(r"glossator_[\w-]{43}", made)
    assert token is not None
    answer = client.post("/account/password", data={"csrf": csrf[1], "old": PASSWORD, "new": NEW, "again": NEW})
    assert answer.headers["location"] == "/"
    renewed = answer.cookies[COOKIE]
    told = desk.client("admin").post("/people", data={"login": "new", "name": "New", "role": "reader"}).text
    once = re.search(r"shown this once: <code>([^<]+)</code>", told)
    assert once is not None
    desk.client("admin").post(f"/people/{desk.person('reader').id}", data={"reset": "true"})
    secrets += [wrong, cookie, renewed, token[0], once[1]]
    kept = everything_kept(desk)
    assert kept.count("argon2id") >= 6
    for secret in secrets:
        assert secret not in kept
        assert secret not in caplog.text
    # The token of a visit is kept as it is, since pages show it; it lets nobody in.
    assert csrf[1] not in caplog.text


def test_a_fault_in_a_statement_is_told_without_what_it_was_given(desk: Desk) -> None:
    with pytest.raises(Exception, match="hidden") as told, desk.database.writing() as session:
        session.add(Person(login="reader", name="x", role="reader", password="very secret"))  # a login that is taken
    assert "very secret" not in str(told.value)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_the_access_log_has_no_query(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    serving.log_accesses()
    with desk.live(access_log=True) as address:
        httpx.get(f"{address}/health?token=secret-in-a-query", cookies={COOKIE: "secret-in-a-cookie"},
                  headers={"authorization": "Bearer secret-in-a-header"})  # fmt: skip
    said = capsys.readouterr().err
    assert '"GET /health HTTP/1.1" 200' in said
    assert "secret" not in said


def test_passwords_are_hashed_with_argon2id(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", passwords.PasswordHasher)
    made = passwords.hashed(PASSWORD)
    assert made.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.fits(PASSWORD, made)
    assert not passwords.fits(PASSWORD + "x", made)
    assert not passwords.fits(PASSWORD, "no hash")


def test_the_cookie_is_for_the_desk_alone(desk: Desk) -> None:
    given = desk.client().post("/login", data={"login": "reader", "password": PASSWORD}).headers["set-cookie"]
    parts = {part.strip().lower() for part in given.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/", "max-age=43200"} <= parts
    assert not any(part.startswith("domain") for part in parts)
    assert "secure" not in parts  # on loopback there is no HTTPS


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_behind_a_proxy_the_cookie_goes_over_https_only(desk: Desk) -> None:
    from dataclasses import replace

    desk.settings = replace(desk.settings, behind_proxy=True)
    given = desk.client().post("/login", data={"login": "reader", "password": PASSWORD}).headers["set-cookie"]
    assert "; secure" in given.lower()


def test_a_visit_ends_when_it_is_ended(desk: Desk) -> None:
    client = desk.client("reader")
    assert client.post("/logout").headers["location"] == "/login"
    client.cookies.set(COOKIE, desk.passes.cookies["reader"])
    assert client.get("/account").status_code == 303


def test_each_login_opens_a_visit_of_its_own(desk: Desk) -> None:
    fixed = desk.client()
    fixed.cookies.set(COOKIE, "chosen-by-an-attacker")
    given = fixed.post("/login", data={"login": "reader", "password": PASSWORD}).cookies[COOKIE]
    assert given not in ("chosen-by-an-attacker", desk.passes.cookies["reader"])


def test_a_visit_does_not_outlive_its_hours(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    later = accounts.now() + accounts.STAYS
    monkeypatch.setattr(accounts, "now", lambda: later)
    assert desk.client("reader").get("/account").status_code == 303


def test_guessing_is_slowed_down(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk.client()

    def status(login: str, password: str) -> int:
        return client.post("/login", data={"login": login, "password": password}).status_code

    assert [status("reader", "wrong") for _ in range(6)] == [403] * 5 + [429]
    assert status("READER ", PASSWORD) == 429, "the right password is no way around it"
    assert status("reporter", PASSWORD) == 303, "nobody else is kept out"
    # One address may not try every account either.
    assert [status(f"nobody{number}", "wrong") for number in range(16)] == [403] * 15 + [429]
    assert status("editor", PASSWORD) == 429
    later = accounts.now() + accounts.WITHIN
    monkeypatch.setattr(accounts, "now", lambda: later)
    assert status("reader", PASSWORD) == 303


def test_the_first_password_holds_once(empty: Desk) -> None:
    with empty.database.writing() as session:
        password = accounts.first(session)
    with empty.database.writing() as session:
        assert accounts.first(session) == "", "only where there is no account"
    assert len(password) == 20
    client = empty.client()
    elsewhere = empty.client()
    for browser in (client, elsewhere):
        browser.post("/login", data={"login": "admin", "password": password})
    for path in ("/account", "/people", "/log"):
        assert client.get(path).headers["location"] == "/account/password"
    page = client.get("/account/password").text
    csrf = re.search(r'name="csrf" value="([^"]+)"', page)
    assert csrf is not None
    client.headers["X-CSRF-Token"] = csrf[1]
    assert client.post("/account/tokens", data={"name": "early"}).headers["location"] == "/account/password"

    def change(old: str, new: str, again: str) -> tuple[int, str]:
        answer = client.post("/account/password", data={"old": old, "new": new, "again": again})
        return answer.status_code, answer.text

    for old, new, again, reason in (
        ("wrong", NEW, NEW, "is wrong"), (password, "short", "short", "12 to 200"), (password, NEW, "x", "differ"),
        (password, password, password, "other than"), (password, "x" * 201, "x" * 201, "12 to 200"),
    ):  # fmt: skip
        status, text = change(old, new, again)
        assert (status, reason in text) == (422, True), text
    assert change(password, NEW, NEW)[0] == 303
    assert client.get("/account").status_code == 200, "whoever chose it is in"
    assert elsewhere.get("/account").headers["location"] == "/login", "every other visit ended"
    assert elsewhere.post("/login", data={"login": "admin", "password": NEW}).headers["location"] == "/"
    client = empty.client()
    assert client.post("/login", data={"login": "admin", "password": password}).status_code == 403
    assert client.post("/login", data={"login": "admin", "password": NEW}).headers["location"] == "/"
    assert client.get("/people").status_code == 200


def test_a_login_says_nothing_of_who_there_is(desk: Desk) -> None:
    answers = {
        desk.client().post("/login", data={"login": login, "password": "wrong"}).text.replace(login, "")
        for login in ("reader", "nobody")
    }
    assert len(answers) == 1
