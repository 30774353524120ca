"""The desk's tables. Times are UTC; a guide's document is the guide's own JSON, compressed."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, LargeBinary, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


def now() -> datetime:
    """The current time, in UTC."""
    return datetime.now(UTC)


class Moment(TypeDecorator[datetime]):
    """A time in UTC; SQLite stores no time zone, so it is added on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Convert to UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Add the time zone."""
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """All tables of the desk."""

    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON}  # noqa: RUF012  SQLAlchemy's own way


class Person(Base):
    """Somebody with an account; never deleted, since what they did keeps their name."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(20))
    password: Mapped[str] = mapped_column(String(255))
    must_change: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    created: Mapped[datetime] = mapped_column(default=now)


class Visit(Base):
    """A login session of a browser; `id` is the hash of its cookie."""

    __tablename__ = "visit"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    csrf: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime] = mapped_column(default=now)
    expires: Mapped[datetime]
    person: Mapped[Person] = relationship(lazy="joined")


class Token(Base):
    """A personal API token; only its hash is kept."""

    __tablename__ = "token"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    created: Mapped[datetime] = mapped_column(default=now)
    expires: Mapped[datetime | None]
    revoked: Mapped[datetime | None]
    person: Mapped[Person] = relationship(lazy="joined")


class Attempt(Base):
    """A failed login, counted to slow down guessing."""

    __tablename__ = "attempt"
    __table_args__ = (Index("attempt_key_at", "key", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(160))
    at: Mapped[datetime] = mapped_column(default=now)


class Work(Base):
    """A guide on the desk: its state, its owner, and its current document."""

    __tablename__ = "work"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(20), index=True)
    version: Mapped[int] = mapped_column(default=1)
    document: Mapped[bytes] = mapped_column(LargeBinary)
    as_of: Mapped[datetime | None]
    created: Mapped[datetime] = mapped_column(default=now)
    changed: Mapped[datetime] = mapped_column(default=now)
    writer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    checker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    since: Mapped[datetime] = mapped_column(default=now)  # in its present state
    slug: Mapped[str] = mapped_column(String(200), default="")
    published: Mapped[datetime | None]
    published_version: Mapped[int | None]
    writer: Mapped[Person | None] = relationship(foreign_keys=[writer_id])
    checker: Mapped[Person | None] = relationship(foreign_keys=[checker_id])
    items: Mapped[list["Item"]] = relationship(back_populates="work", order_by="Item.place")


class Item(Base):
    """A claim of a guide as the queue needs it; rebuilt from the guide's document with every change."""

    __tablename__ = "item"
    __table_args__ = (UniqueConstraint("work_id", "claim"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(ForeignKey("work.id"), index=True)
    claim: Mapped[str] = mapped_column(String(60))
    place: Mapped[int]
    standalone: Mapped[str] = mapped_column(Text)
    topic: Mapped[str] = mapped_column(String(300))
    kind: Mapped[str] = mapped_column(String(30))
    speaker: Mapped[str] = mapped_column(String(200), default="", index=True)
    worth: Mapped[float]
    verdict: Mapped[str] = mapped_column(String(20))
    ready: Mapped[bool] = mapped_column(default=False)
    signed_by: Mapped[str] = mapped_column(String(120), default="")
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    # The first claim of this meaning, of another guide; `alone` where a person parted it from what it was joined to.
    joined_to: Mapped[int | None] = mapped_column(ForeignKey("item.id", ondelete="SET NULL"), index=True)
    alone: Mapped[bool] = mapped_column(default=False)
    meaning: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)  # its vector; None: not examined yet
    changed: Mapped[datetime] = mapped_column(default=now)
    work: Mapped[Work] = relationship(back_populates="items")
    assignee: Mapped[Person | None] = relationship()


class Version(Base):
    """A guide's document at each version, so that a change can be undone and compared with another."""

    __tablename__ = "version"

    work_id: Mapped[int] = mapped_column(ForeignKey("work.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[bytes] = mapped_column(LargeBinary)


class Event(Base):
    """Every change: who, when, what, before and after. The database only lets rows be added."""

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by: Mapped[str] = mapped_column(String(120))
    what: Mapped[str] = mapped_column(String(40))
    work_id: Mapped[int | None] = mapped_column(ForeignKey("work.id"), index=True)
    part: Mapped[str] = mapped_column(String(300), default="")  # of the guide: a claim's id, title, lede, state …
    version: Mapped[int | None]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]


class Asking(Base):
    """A question to a colleague about a claim, or an answer to one."""

    __tablename__ = "asking"

    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(ForeignKey("work.id"), index=True)
    claim: Mapped[str] = mapped_column(String(60))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    to_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)
    answered: Mapped[datetime | None]
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("asking.id"))
    by: Mapped[Person] = relationship(foreign_keys=[by_id], lazy="joined")
    to: Mapped[Person | None] = relationship(foreign_keys=[to_id], lazy="joined")


class Job(Base):
    """A long task for the worker: annotating, adding to the record, checking a claim again, publishing."""

    __tablename__ = "job"
    __table_args__ = (Index("job_state_id", "state", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    # read (not started yet), waiting, running, stopping, done, failed or stopped
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    work_id: Mapped[int | None] = mapped_column(ForeignKey("work.id"), index=True)
    asked: Mapped[dict[str, Any]]
    words: Mapped[str] = mapped_column(String(300), default="")
    done: Mapped[int] = mapped_column(default=0)
    of: Mapped[int] = mapped_column(default=0)
    result: Mapped[dict[str, Any] | None]
    created: Mapped[datetime] = mapped_column(default=now)
    started: Mapped[datetime | None]
    ended: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)


class Piece(Base):
    """An input or a result so far of a job: the file it reads, its claims, each finding, a guide."""

    __tablename__ = "piece"

    job_id: Mapped[int] = mapped_column(ForeignKey("job.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class Stream(Base):
    """A statement followed live; `source` is typed, address, api or input."""

    __tablename__ = "stream"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    speaker: Mapped[str] = mapped_column(String(200), default="")
    day: Mapped[date | None]
    as_of: Mapped[date | None]
    source: Mapped[str] = mapped_column(String(12))
    address: Mapped[str] = mapped_column(String(2000), default="")
    state: Mapped[str] = mapped_column(String(12), default="open", index=True)  # open, ending, ended, failed
    words: Mapped[str] = mapped_column(String(300), default="")
    changed: Mapped[int] = mapped_column(default=0)  # counts changes to what pages show of it
    lines: Mapped[int] = mapped_column(default=0)
    read: Mapped[int] = mapped_column(default=0)  # lines
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    work_id: Mapped[int | None] = mapped_column(ForeignKey("work.id"))
    created: Mapped[datetime] = mapped_column(default=now)
    ended: Mapped[datetime | None]


class StreamLine(Base):
    """A line of the input, with what is known of it; never changed."""

    __tablename__ = "stream_line"

    stream_id: Mapped[int] = mapped_column(ForeignKey("stream.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(Text)
    seconds: Mapped[float | None]
    speaker: Mapped[str | None] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(default=now)


class StreamNote(Base):
    """A note on what was said, held until a person releases it; withheld notes are never shown in public."""

    __tablename__ = "stream_note"

    stream_id: Mapped[int] = mapped_column(ForeignKey("stream.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    place: Mapped[int]
    changed: Mapped[int]  # the stream's own count at its last change
    body: Mapped[bytes] = mapped_column(LargeBinary)
    released: Mapped[bytes | None] = mapped_column(LargeBinary)  # the body at its release
    state: Mapped[str] = mapped_column(String(12), default="held")  # held, released, withheld
    note: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime | None]
    by: Mapped[Person | None] = relationship(lazy="joined")


class Choice(Base):
    """The newsroom's settings: site title and URL, whether a second person must check, and the like."""

    __tablename__ = "choice"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
