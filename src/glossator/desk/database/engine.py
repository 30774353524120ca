"""The database: migrated to this version, with writes that wait for each other and are durable when answered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from glossator.errors import InputError

HERE = Path(__file__).resolve().parent
WAITS = 15  # seconds a write waits for another one


class Database:
    """One desk's database: short read and write transactions."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        # A page shows one moment: on PostgreSQL, too, where each statement would otherwise see newer rows.
        one_moment = {} if self.engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        self._reading = sessionmaker(self.engine.execution_options(**one_moment), expire_on_commit=False)
        self._writing = sessionmaker(self.engine.execution_options(writes=True), expire_on_commit=False)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A read-only session that sees the database as of one moment."""
        with self._reading() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are all committed when it ends, or none of them; on SQLite, one writes at a time."""
        with self._writing() as session, session.begin():
            yield session

    @contextmanager
    def alone(self, what: str, waits: Callable[[], bool]) -> Iterator[bool]:
        """Be the only one to do something for this database, among all desks on its server.

        Asks as long as `waits()`; False if somebody else held it to the end. For SQLite, the lock in the desk's folder
        is enough.
        """
        if self.engine.dialect.name != "postgresql":
            yield True
            return
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            mine = select(func.pg_try_advisory_lock(func.hashtext(f"glossator desk {what}")))
            while not (got := bool(connection.scalar(mine))) and waits():
                pass
            yield got
            connection.invalidate()  # the lock ends with its connection, which is not pooled

    @property
    def version(self) -> str:
        """The current migration of the database; '' for an empty one."""
        with self.engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision() or ""

    def migrate(self) -> None:
        """Migrate the tables to this version. Raises InputError if they were made by a newer program."""
        here = self.version
        if here and here not in known_versions():
            raise InputError("the desk's database was made by a newer Glossator; use that version, or restore a backup")
        with self.engine.begin() as connection:
            upgrade(connection)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def upgrade(connection: Connection, to: str = "head") -> None:
    """Migrate the tables to a version, in the connection's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def known_versions() -> list[str]:
    """The migrations this program knows, the newest first."""
    return [one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations"))
    return config


def open_database(url: str) -> Database:
    """The database at `url`, migrated. Raises InputError if it cannot be reached or used."""
    return reached(url, migrate=True)


def reached(url: str, *, migrate: bool = False) -> Database:
    """The database at `url` as it is, or migrated to this version. Raises InputError if it cannot be reached."""
    try:
        if url.startswith("sqlite:///"):
            file = Path(url.removeprefix("sqlite:///"))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(0o600)  # it holds password hashes
        made = Database(url)
        if migrate:
            made.migrate()
        else:
            made.engine.connect().close()
    except (DBAPIError, OSError) as problem:
        shown = made.engine.url.render_as_string(hide_password=True) if "made" in locals() else "the database"
        first = str(getattr(problem, "orig", problem)).strip().split("\n")[0]
        raise InputError(f"{shown}: {first}") from problem
    return made


def _engine(url: str) -> Engine:
    # Parameters may be secrets, and a failing SQL statement is logged: without its parameters.
    if not url.startswith("sqlite"):
        return create_engine(url, pool_size=10, max_overflow=20, pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(url, connect_args={"timeout": WAITS, "check_same_thread": False}, pool_size=10,
                           max_overflow=50, hide_parameters=True)  # fmt: skip

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        # Transactions are begun below, so that a writer takes its lock at once and never fails half-way.
        connection.isolation_level = None
        for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={WAITS * 1000}"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def one_at_a_time(session: Session, what: str) -> None:
    """Let nobody else do the same until this transaction ends; on SQLite one writes at a time anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtext(what))))


BUSY = "others were changing the same just now, and nothing was done: try again"
# PostgreSQL's names for what ends a transaction that crossed another: they waited for each other, what was read has
# changed, what was to be pointed to is gone, what was to be added is there.
_CROSSED = ("40P01", "40001", "23503", "23505")


def busy(problem: DBAPIError) -> bool:
    """True if a transaction failed because others changed the same: it can be retried."""
    return getattr(problem.orig, "sqlstate", None) in _CROSSED or str(problem.orig) == "database is locked"


def alive(database: Database) -> bool:
    """True if the database answers."""
    try:
        with database.reading() as session:
            session.execute(text("SELECT 1"))
    except DBAPIError:
        return False
    return True
