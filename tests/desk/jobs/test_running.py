"""Jobs found and stopped."""

import pytest

from glossator.desk.database.tables import Job, Person
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
