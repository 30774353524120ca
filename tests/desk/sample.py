"""A desk for one test: a database with people of every role and the sample guide, and clients that are logged in."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select
from tests.guide.sample import documents
from tests.guide.sample import guide as sample_guide

from glossator.desk.app import create
from glossator.desk.database.engine import Database, open_database
from glossator.desk.database.tables import Person, Work
from glossator.desk.people import accounts
from glossator.desk.people.roles import Role
from glossator.desk.settings import Settings
from glossator.desk.web.visitor import COOKIE
from glossator.desk.work import guides
from glossator.record import Document, Record

HOST = "http://127.0.0.1:8181"
PASSWORD = "correct horse battery"
NAMES = {
    "reader": "Rosa Reader",
    "reporter": "Rita Reporter",
    "reporter2": "Ralf Reporter",
    "editor": "Edith Editor",
    "editor2": "Egon Editor",
    "admin": "Ada Admin",
}
"""Logins and names of everybody on the desk; a digit at the end of a login makes a second person of that role."""


def role_of(login: str) -> Role:
    """The role of somebody in `NAMES`."""
    return Role(login.rstrip("0123456789"))


@dataclass(frozen=True)
class Passes:
    """What lets people in, by login: cookies with their CSRF tokens, and personal tokens."""

    cookies: dict[str, str] = field(default_factory=dict)
    csrf: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)


def furnish(database: Database) -> Passes:
    """Put people of every role into an empty database, logged in and with a token each, and the reporter's guide."""
    passes = Passes()
    with database.writing() as session:
        for login, name in NAMES.items():
            person = accounts.add(session, None, login=login, name=name, role=role_of(login), password=PASSWORD,
                                  must_change=False)  # fmt: skip
            passes.tokens[login] = accounts.make_token(session, person, "tests", 1)
            opened = accounts.log_in(session, login, PASSWORD, "127.0.0.1")
            assert opened is not None
            passes.cookies[login], passes.csrf[login] = opened[0], opened[1].csrf
        writer = session.scalar(select(Person).where(Person.login == "reporter"))
        guides.create(session, writer, sample_guide())
    return passes


def make_record(folder: Path) -> Record:
    """A record of the documents that the sample guide quotes, under the ids by which it names them."""
    record = Record.open(folder, create=True)
    record.add_documents(Document(**({"language": "en", "published": None} | row)) for row in documents().values())
    return record


@dataclass
class Desk:
    """A desk to test. `work` is the number of the sample guide, whose writer is `reporter`."""

    settings: Settings
    passes: Passes
    url: str
    _app: FastAPI | None = None
    _database: Database | None = None

    @property
    def app(self) -> FastAPI:
        """The application, made when it is first asked for."""
        if self._app is None:
            self._app = create(self.settings)
        return self._app

    @property
    def database(self) -> Database:
        """The application's database, or one of our own where there is no application."""
        if self._app is not None:
            return self._app.state.database
        if self._database is None:
            self._database = open_database(self.settings.database_url)
        return self._database

    @property
    def work(self) -> int:
        """The sample guide."""
        with self.database.reading() as session:
            found = session.scalar(select(Work.id).order_by(Work.id).limit(1))
        assert found is not None
        return found

    def person(self, login: str) -> Person:
        """Somebody of `NAMES`."""
        with self.database.reading() as session:
            found = session.scalar(select(Person).where(Person.login == login))
        assert found is not None
        return found

    def client(self, login: str = "", *, csrf: bool = True) -> TestClient:
        """A browser logged in as `login`, which sends the token of its visit; without a login, nobody's.

        Redirects are not followed. The application's own beginning and end (news) run only in `with desk.client(…)`.
        """
        made = TestClient(self.app, base_url=HOST, follow_redirects=False)
        if login:
            made.cookies.set(COOKIE, self.passes.cookies[login])
            if csrf:
                made.headers["X-CSRF-Token"] = self.passes.csrf[login]
        return made

    def api(self, login: str) -> TestClient:
        """A program that speaks with the personal token of `login`."""
        made = TestClient(self.app, base_url=HOST, follow_redirects=False)
        made.headers["Authorization"] = f"Bearer {self.passes.tokens[login]}"
        return made

    @contextmanager
    def live(self, *, worker: bool = False, access_log: bool = False) -> Iterator[str]:
        """The desk served over HTTP on loopback by a thread, for browsers; gives its address, without a last slash.

        With `worker`, its process does the jobs; `access_log`: each request is logged.
        """
        from glossator.desk.jobs.worker import start

        server = uvicorn.Server(uvicorn.Config(self.app, "127.0.0.1", 0, log_config=None, access_log=access_log,
                                               timeout_graceful_shutdown=1))  # fmt: skip
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        beside = start(self.settings) if worker else None
        try:
            for _ in range(300):
                if server.started:
                    break
                time.sleep(0.02)
            assert server.started
            yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        finally:
            if beside is not None:
                beside.terminate()
                beside.join(20)
            server.should_exit = True
            thread.join(10)

    def cookie(self, login: str, address: str) -> dict[str, Any]:
        """The visit of `login` as a cookie for Playwright's `context.add_cookies`."""
        return {"name": COOKIE, "value": self.passes.cookies[login], "url": address}

    def close(self) -> None:
        """Let go of the database."""
        for held in (self._database, self._app.state.database if self._app else None):
            if held is not None:
                held.close()
