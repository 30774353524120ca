"""Jobs found and stopped."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from glossator.desk.database.tables import Job, Person, now
from glossator.desk.jobs import intake, pieces
from glossator.desk.jobs import running as jobs
from glossator.errors import InputError

from ..sample import Desk


def test_what_is_over_is_not_stopped_and_what_is_not_there_not_found(desk: Desk) -> None:
    with desk.database.writing() as session:
        by = session.get_one(Person, desk.person("reporter").id)
        job = jobs.enqueue(session, by, "check", {}, desk.work)
        jobs.stop(session, by, job)
        with pytest.raises(InputError, match="stopped already"):
            jobs.stop(session, by, job)
        with pytest.raises(jobs.NoSuchJobError):
            jobs.find(session, job.id, "annotate")
        with pytest.raises(jobs.NoSuchJobError):
            jobs.find(session, 999)


def test_one_that_was_being_stopped_when_the_worker_died_is_stopped(desk: Desk) -> None:
    with desk.database.writing() as session:
        by = session.get_one(Person, desk.person("reporter").id)
        job = jobs.enqueue(session, by, "check", {}, desk.work)
        job.state = "running"
        jobs.stop(session, by, job)
        assert job.state == "stopping"
    jobs.take_up_again(desk.database)
    with desk.database.reading() as session:
        assert session.get_one(Job, job.id).state == "stopped"


def waiting(desk: Desk) -> int:
    with desk.database.writing() as session:
        return jobs.enqueue(session, session.get_one(Person, desk.person("reporter").id), "check", {}, desk.work).id


def outcome(desk: Desk, job: int) -> tuple[str, str]:
    with desk.database.reading() as session:
        found = session.get_one(Job, job)
        return found.state, found.words


def test_a_reason_in_no_words_ends_the_job_and_not_the_worker(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a library says of a file may hold what no database does."""

    def fails(running: jobs.Running) -> dict[str, object]:
        running.told("reading \ud800\x00a.html")
        raise InputError("\ud800\x00a.html: no text")

    job = waiting(desk)
    monkeypatch.setattr(jobs, "work_of", lambda _: fails)
    assert jobs.run_next(desk.database, desk.settings)
    assert outcome(desk, job) == ("failed", "\ufffda.html: no text")


def test_what_crossed_others_is_done_again_a_few_times(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class DeadlockError(Exception):
        sqlstate = "40P01"

    def crossed(_: jobs.Running) -> dict[str, object]:
        raise OperationalError("UPDATE item", {}, DeadlockError())

    job = waiting(desk)
    monkeypatch.setattr(jobs, "work_of", lambda _: crossed)
    for _ in range(jobs.TRIES - 1):
        assert jobs.run_next(desk.database, desk.settings)
        assert outcome(desk, job) == ("waiting", "taken up again")
    assert jobs.run_next(desk.database, desk.settings)
    assert outcome(desk, job)[0] == "failed"


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_who_stopped_a_job_stays_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not lost to a note on how far it is, written at the same moment."""
    job, pool = waiting(desk), ThreadPoolExecutor()

    def stopped_meanwhile(running: jobs.Running) -> dict[str, object]:
        with desk.database.writing() as session:
            by = session.get_one(Person, desk.person("editor").id)
            jobs.stop(session, by, jobs.find(session, job, changing=True))
            noted = pool.submit(running.told, "reading")
            with pytest.raises(TimeoutError):
                noted.result(0.5)
        noted.result(10)
        return {}

    monkeypatch.setattr(jobs, "work_of", lambda _: stopped_meanwhile)
    assert jobs.run_next(desk.database, desk.settings)
    assert outcome(desk, job) == ("stopped", "stopped by Edith Editor")


def test_what_a_job_left_behind_is_let_go_in_time(desk: Desk) -> None:
    job = waiting(desk)
    brought = intake.Brought(name="a.txt", head=intake.Introduced())
    for days, there in ((1, True), (31, False)):
        with desk.database.writing() as session:
            pieces.put(session, job, pieces.SOURCE, b"x" * 1000)
            found = session.get_one(Job, job)
            found.state, found.ended = "failed", now() - timedelta(days=days)
        with desk.database.writing() as session:
            intake.bring(session, session.get_one(Person, desk.person("reporter").id), b"Words.", brought)
            assert (pieces.get(session, job, pieces.SOURCE) is not None) == there
