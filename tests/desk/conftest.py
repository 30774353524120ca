"""What the tests of the desk share; each runs on SQLite and, where it is installed, on PostgreSQL.

`desk` is a fresh one with people and the sample guide, `empty` one that nobody has started yet; see sample.py. A test
that means only one database says `@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)`.
"""

import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the desk's libraries are not installed")

from argon2 import PasswordHasher

from glossator.desk.database.engine import open_database
from glossator.desk.people import passwords
from glossator.desk.settings import Settings

from . import postgresql
from .sample import Desk, Passes, furnish, make_record

Fresh = Callable[[Path, bool], str]
"""Makes a database for one test: furnished with people and a guide, or empty; gives its address."""


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """Argon2 as cheap as it gets: the desk's own takes 64 MiB and four threads for each login."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", lambda: cheap)
        yield


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """The database of a test."""
    return str(request.param)


@pytest.fixture(scope="session")
def record_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of all tests that only read it; who adds to one copies the folder."""
    folder = tmp_path_factory.mktemp("desk") / "record"
    make_record(folder)
    return folder


@pytest.fixture(scope="session")
def furnished(quick_hashes: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Passes]:
    """A SQLite database with people and the sample guide, to copy; and what lets people in."""
    path = tmp_path_factory.mktemp("furnished") / "desk.sqlite"
    made = open_database(f"sqlite:///{path}")
    passes = furnish(made)
    made.close()
    return path, passes


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A running PostgreSQL server; the test is skipped where it is not installed."""
    with postgresql.serving() as address:
        yield address


@pytest.fixture(scope="session")
def furnished_there(quick_hashes: None, server: str) -> Passes:
    """A database 'furnished' on the server with people and the sample guide, to copy."""
    postgresql.administer(server, "CREATE DATABASE furnished")
    made = open_database(server + "furnished")
    passes = furnish(made)
    made.close()
    return passes


@pytest.fixture
def desk(kind: str, request: pytest.FixtureRequest, tmp_path: Path, record_folder: Path) -> Iterator[Desk]:
    """A desk with people of every role and the sample guide."""
    if kind == "sqlite":
        path, passes = request.getfixturevalue("furnished")
        (tmp_path / "desk").mkdir()
        shutil.copy(path, tmp_path / "desk" / "desk.sqlite")
        url = ""
    else:
        passes = request.getfixturevalue("furnished_there")
        url = _database(request.getfixturevalue("server"), "TEMPLATE furnished")
    made = Desk(Settings(tmp_path / "desk", str(record_folder), url), passes, url)
    yield made
    made.close()


@pytest.fixture
def database(kind: str, request: pytest.FixtureRequest) -> str:
    """The address of a new database on the server; '' for the desk's own file."""
    return "" if kind == "sqlite" else _database(request.getfixturevalue("server"))


@pytest.fixture
def empty(database: str, tmp_path: Path, record_folder: Path) -> Iterator[Desk]:
    """A desk that nobody has started yet: no tables, no people, no guide."""
    made = Desk(Settings(tmp_path / "desk", str(record_folder), database), Passes(), database)
    yield made
    made.close()


def _database(server: str, like: str = "") -> str:
    name = f"desk_{uuid.uuid4().hex}"
    postgresql.administer(server, f"CREATE DATABASE {name} {like}")
    return server + name
