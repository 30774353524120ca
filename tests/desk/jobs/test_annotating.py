"""The jobs that ask the record: laid out as they go, stopped, cut off, and never doing a thing twice."""

from datetime import date

import pytest
from sqlalchemy import select
from tests.guide.sample import TEXT

import glossator
from glossator.desk.acts import performing as acting
from glossator.desk.database.tables import Job, Person, Work
from glossator.desk.jobs import again, intake, pieces
from glossator.desk.jobs import running as jobs
from glossator.desk.web.intake.progress import Progress, progress
from glossator.desk.work import guides
from glossator.desk.work.documents import unpack
from glossator.evidence.model import Finding, Verdict
from glossator.guide.model import Guide

from ..laying import laying
from ..sample import Desk

HEAD = intake.Introduced(speaker="Donald J. Trump", date=date(2018, 3, 21))


def brought(desk: Desk, text: str = TEXT) -> int:
    """A statement that waits for the worker."""
    with desk.database.writing() as session:
        by = session.get_one(Person, desk.person("reporter").id)
        job = intake.bring(session, by, text.encode(), intake.Brought(name="the text", head=HEAD))
        intake.begin(session, by, job, "the posts")
        return job.id


def state(desk: Desk, job: int) -> Progress:
    with desk.database.reading() as session:
        return progress(session, jobs.find(session, job))


def works(desk: Desk) -> list[Work]:
    with desk.database.reading() as session:
        return list(session.scalars(select(Work).order_by(Work.id)))


def guide_of(desk: Desk, work: int) -> Guide:
    with desk.database.reading() as session:
        return unpack(guides.find(session, work).document)


def test_claims_lie_there_at_once_and_findings_as_they_come(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    job, seen = brought(desk), []
    monkeypatch.setattr(glossator, "annotate", laying(lambda _: seen.append(state(desk, job))))
    assert jobs.run_next(desk.database, desk.settings)
    assert [(len(one.claims), len(one.findings)) for one in seen] == [(0, 0)] + [(13, at) for at in range(13)]
    done = state(desk, job)
    assert (done.state, done.words) == ("done", "13 claims, on the desk")
    made = works(desk)[-1]
    assert done.goes_on == f"/guides/{made.id}"
    assert made.state == "draft"
    assert made.writer_id == desk.person("reporter").id
    assert guide_of(desk, made.id).statement.text == TEXT
    assert not done.claims  # the guide holds them now


def test_the_day_is_the_one_that_was_said_else_the_statements(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    job = brought(desk)
    monkeypatch.setattr(glossator, "annotate", laying())
    jobs.run_next(desk.database, desk.settings)
    assert guide_of(desk, state(desk, job).work or 0).method.as_of == date(2018, 3, 21)


def test_what_was_cut_off_is_taken_up_again_and_makes_one_guide(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    def killed(at: int) -> None:
        if at == 4:
            raise Killed

    job, before = brought(desk), len(works(desk))
    monkeypatch.setattr(glossator, "annotate", laying(killed))
    with pytest.raises(Killed):
        jobs.run_next(desk.database, desk.settings)
    cut = state(desk, job)
    assert (cut.state, len(cut.claims), len(cut.findings)) == ("running", 13, 3)
    jobs.take_up_again(desk.database)
    monkeypatch.setattr(glossator, "annotate", laying())
    assert jobs.run_next(desk.database, desk.settings)
    assert state(desk, job).state == "done"
    assert len(works(desk)) == before + 1


def test_cut_off_after_the_guide_was_put_on_the_desk_it_is_not_put_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = brought(desk)
    monkeypatch.setattr(glossator, "annotate", laying())
    jobs.run_next(desk.database, desk.settings)
    with desk.database.writing() as session:
        session.get_one(Job, job).state = "running"  # as a kill before the last write leaves it
    count = len(works(desk))
    jobs.take_up_again(desk.database)
    assert jobs.run_next(desk.database, desk.settings)
    assert state(desk, job).state == "done"
    assert len(works(desk)) == count


def test_stopped_it_ends_at_its_next_step_and_makes_no_guide(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    job, count = brought(desk), len(works(desk))

    def stop(at: int) -> None:
        if at == 3:
            with desk.database.writing() as session:
                by = session.get_one(Person, desk.person("reporter2").id)
                jobs.stop(session, by, jobs.find(session, job))

    monkeypatch.setattr(glossator, "annotate", laying(stop))
    jobs.run_next(desk.database, desk.settings)
    found = state(desk, job)
    assert (found.state, found.words) == ("stopped", "stopped by Ralf Reporter")
    assert len(works(desk)) == count


def test_without_a_record_it_fails_and_says_how_one_is_made(desk: Desk) -> None:
    from dataclasses import replace

    job = brought(desk)
    jobs.run_next(desk.database, replace(desk.settings, record=str(desk.settings.folder / "nowhere")))
    found = state(desk, job)
    assert found.state == "failed"
    assert "there is no record at" in found.words
    assert "glossator record add" in found.words


def answers(monkeypatch: pytest.MonkeyPatch, verdict: Verdict, during: object = None) -> list[str]:
    """Has every question answered so; the questions that were asked, in words."""
    asked: list[str] = []

    def check(questions: list, record: object, **_: object) -> list[Finding]:  # type: ignore[type-arg]
        asked.extend(one.text for one in questions)
        if callable(during):
            during()
        return [Finding(claim=one.claim, verdict=verdict, reason="so it is") for one in questions]

    monkeypatch.setattr("glossator.evidence.check", check)
    return asked


def reword(desk: Desk, words: str) -> None:
    with desk.database.writing() as session:
        by = session.get_one(Person, desk.person("reporter").id)
        acting.perform(session, None, by, desk.work, "reword", "c11", {"standalone": words}, None)


def ask(desk: Desk) -> None:
    with desk.database.writing() as session:
        by = session.get_one(Person, desk.person("reporter").id)
        session.execute(Job.__table__.delete())  # what the act itself asked for
        jobs.enqueue(session, by, "check", {"claim": "c11"}, desk.work)


def test_a_reworded_claim_is_asked_again_and_its_finding_put_in_place(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reword(desk, "George W. Bush met Vladimir Putin.")
    ask(desk)
    asked = answers(monkeypatch, Verdict.SILENT)
    jobs.run_next(desk.database, desk.settings)
    guide = guide_of(desk, desk.work)
    assert asked == ["George W. Bush met Vladimir Putin."]
    assert guide.finding("c11").reason == "so it is"
    assert "c11" not in guide.unchecked


def test_an_answer_to_words_that_were_changed_meanwhile_is_dropped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    reword(desk, "George W. Bush met Vladimir Putin.")
    ask(desk)
    answers(monkeypatch, Verdict.SILENT, lambda: reword(desk, "George W. Bush called Vladimir Putin."))
    jobs.run_next(desk.database, desk.settings)
    guide = guide_of(desk, desk.work)
    assert guide.finding("c11").reason != "so it is"
    assert "c11" in guide.unchecked


def made_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(glossator, "annotate", laying())
    with desk.database.writing() as session:
        by = session.get_one(Person, desk.person("reporter").id)
        job = again.ask(session, by, desk.work, date(2018, 4, 30)).id
    jobs.run_next(desk.database, desk.settings)
    return job


def test_annotated_again_nothing_changes_until_it_is_taken(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = guide_of(desk, desk.work)
    job = made_again(desk, monkeypatch)
    assert guide_of(desk, desk.work) == before
    assert state(desk, job).goes_on == f"/guides/{desk.work}/again/{job}"
    with desk.database.writing() as session:
        by = session.get_one(Person, desk.person("reporter").id)
        again.take(session, by, again.find(session, desk.work, job), 1)
    after = guide_of(desk, desk.work)
    assert after.method.as_of == date(2018, 4, 30)
    assert [one.reviewer for one in after.reviews] == [one.reviewer for one in before.reviews]
    assert works(desk)[0].as_of is not None
    assert works(desk)[0].as_of.date() == date(2018, 4, 30)


def test_a_guide_that_changed_since_it_was_looked_at_is_not_taken_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = made_again(desk, monkeypatch)
    reword(desk, "George W. Bush met Vladimir Putin.")
    before = guide_of(desk, desk.work)
    with desk.database.writing() as session:
        by, found = session.get_one(Person, desk.person("reporter").id), again.find(session, desk.work, job)
        with pytest.raises(again.ChangedError):
            again.take(session, by, found, 1)
    assert guide_of(desk, desk.work) == before
    with desk.database.reading() as session:
        assert pieces.get(session, job, pieces.GUIDE) is not None


def test_two_cannot_have_one_guide_annotated_again_at_once(desk: Desk) -> None:
    with desk.database.writing() as session:
        by = session.get_one(Person, desk.person("reporter").id)
        again.ask(session, by, desk.work, None)
        with pytest.raises(glossator.GlossatorError, match="already"):
            again.ask(session, by, desk.work, None)
