"""The tables: alike in the program and in the migrations, on both databases; the log cannot be altered."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.desk.sample import Desk

from glossator.desk.acts import performing as acting
from glossator.desk.choices import choose
from glossator.desk.database.engine import busy, known_versions, open_database
from glossator.desk.database.tables import Base, Person
from glossator.desk.work import guides
from glossator.errors import InputError


def test_the_migrations_make_the_tables_of_the_program(empty: Desk) -> None:
    with empty.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_database_is_brought_to_this_version_once(empty: Desk) -> None:
    assert empty.database.version == known_versions()[0]
    again = open_database(empty.settings.database_url)
    assert again.version == known_versions()[0]
    again.close()


def test_a_newer_database_is_left_alone(empty: Desk) -> None:
    with empty.database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(InputError, match="newer Glossator"):
        open_database(empty.settings.database_url)


@pytest.mark.parametrize("statement", [
    "UPDATE event SET what = 'nothing'", "UPDATE event SET by = 'somebody else' WHERE id = 1", "DELETE FROM event",
    "DELETE FROM event WHERE id = 1",
])  # fmt: skip
def test_events_are_only_ever_added(desk: Desk, statement: str) -> None:
    statement = statement.replace("SET by", 'SET "by"')
    with pytest.raises(DBAPIError, match="only ever added"), desk.database.engine.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_events_cannot_be_emptied_at_once(desk: Desk) -> None:
    with pytest.raises(DBAPIError, match="only ever added"), desk.database.engine.begin() as connection:
        connection.execute(text("TRUNCATE event"))


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_an_event_cannot_be_put_in_the_place_of_another(desk: Desk) -> None:
    with pytest.raises(DBAPIError, match="only ever added"), desk.database.engine.begin() as connection:
        connection.execute(text("REPLACE INTO event (id, at, by, what, part) VALUES (1, '2026-01-01', 'x', 'x', '')"))


def test_a_change_holds_whole_or_not_at_all(desk: Desk) -> None:
    half = [Person(login=login, name="Half", role="reader", password="x") for login in ("half", "reader")]
    with pytest.raises(DBAPIError), desk.database.writing() as session:
        session.add_all(half)  # the second login is taken
    with desk.database.reading() as session:
        assert session.query(Person).filter_by(login="half").count() == 0


def test_what_one_page_shows_is_of_one_moment(desk: Desk) -> None:
    """Else the newest event that it names could be newer than what stands beside it, and be taken for seen."""
    with desk.database.reading() as session:
        before = guides.find(session, desk.work).version, guides.seen_now(session, desk.work)
        with desk.database.writing() as other:
            acting.perform(other, None, desk.person("editor"), desk.work, "remark", "c4", {"note": "x"}, None)
        session.expire_all()
        assert (guides.find(session, desk.work).version, guides.seen_now(session, desk.work)) == before
    with desk.database.reading() as session:
        assert guides.seen_now(session, desk.work) > before[1]


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_two_who_make_the_same_at_once_are_no_fault(desk: Desk) -> None:
    by, waits = desk.person("admin"), []
    with ThreadPoolExecutor() as pool:
        with desk.database.writing() as first:
            choose(first, by, "site_title", "The Paper")

            def second() -> None:
                with desk.database.writing() as session:
                    choose(session, by, "site_title", "The Other Paper")

            waits.append(pool.submit(second))
            with pytest.raises(TimeoutError):
                waits[0].result(0.5)
        with pytest.raises(DBAPIError) as told:
            waits[0].result(10)
    assert busy(told.value)


@pytest.mark.parametrize("address", ["mysql://x", "sqlite://", "x", "postgresql://nobody:geheim@127.0.0.1:9/none"])
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_database_that_cannot_be_had_is_told_without_its_password(desk: Desk, address: str) -> None:
    from dataclasses import replace

    with pytest.raises(InputError) as told:
        open_database(replace(desk.settings, database=address).database_url)
    assert "geheim" not in str(told.value)


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_of_two_desks_on_a_server_one_works_at_a_time(desk: Desk) -> None:
    other, asked = open_database(desk.url), iter([True, True, False])
    with desk.database.alone("worker", lambda: False) as mine:
        assert mine
        with other.alone("worker", lambda: next(asked)) as theirs:
            assert not theirs
        with other.alone("followers", lambda: False) as theirs:
            assert theirs, "another work is another's"
    with other.alone("worker", lambda: False) as theirs:
        assert theirs, "the lock ended with the first"
    other.close()
