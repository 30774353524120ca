"""What somebody would try: a token that outlives its day, a job that is not theirs, markup and addresses that bite."""

import asyncio
from collections.abc import AsyncIterator
from time import monotonic

import pytest
from sqlalchemy import select
from tests.guide.sample import guide as sample_guide

from glossator.desk.acts.told import told
from glossator.desk.database.tables import Event, Job, Stream
from glossator.desk.jobs import running as jobs
from glossator.desk.people import accounts
from glossator.desk.web.queue import page as queue
from glossator.desk.work import guides
from glossator.guide.model import Act, Review

from ..sample import Desk

pytestmark = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
PRIVATE = "https://rita:swordfish@paper.example/feed"


def test_whoever_was_given_a_password_does_nothing_with_an_older_token(desk: Desk) -> None:
    token = desk.api("editor")
    assert token.get("/api/queue").status_code == 200
    with desk.database.writing() as session:
        accounts.change(session, None, accounts.named(session, "editor"), password="given by the admin")
    answers = [token.get("/api/queue"), token.get("/"), token.post("/api/site")]
    assert [(one.status_code, "password of your own" in one.text) for one in answers] == [(403, True)] * 3


def test_a_program_with_a_given_password_is_told_so_and_not_led_to_a_page(desk: Desk) -> None:
    with desk.database.writing() as session:
        accounts.named(session, "reader").must_change = True
    browser = desk.client("reader")
    assert (browser.get("/").status_code, browser.get("/").headers["location"]) == (303, "/account/password")
    assert browser.get("/api/queue").status_code == 403


def test_a_token_makes_no_other(desk: Desk) -> None:
    answer = desk.api("reporter").post("/account/tokens", data={"name": "for ever", "days": 0})
    assert (answer.status_code, "glossator_" in answer.text) == (403, False)
    assert desk.client("reporter").post("/account/tokens", data={"name": "for ever", "days": 0}).status_code == 200


@pytest.mark.parametrize("kind_of_job", ["publish", "remove"])
def test_what_an_editor_asked_for_is_stopped_by_an_editor(desk: Desk, kind_of_job: str) -> None:
    with desk.database.writing() as session:
        job = jobs.enqueue(session, desk.person("editor"), kind_of_job, {"version": 1}, desk.work).id
    assert desk.client("reporter").post(f"/api/jobs/{job}/stop").status_code == 403
    assert desk.client("editor2").post(f"/api/jobs/{job}/stop").status_code == 200


def test_whoever_listens_shows_again_who_they_are(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    async def endless() -> AsyncIterator[str]:
        for number in range(1_000):
            yield f"event: part-c{number}\ndata: {{}}\n\n"

    async def heard() -> list[str]:
        return [one async for one in queue._renamed(endless())]

    monkeypatch.setattr(queue, "LISTENS", -1)
    assert kind
    assert asyncio.run(heard()) == ["event: queue\ndata: {}\n\n"]


def test_an_address_in_a_guide_from_outside_is_a_link_only_where_it_is_one(desk: Desk) -> None:
    given = {"c1": "javascript:alert(1)", "c2": "https://x.example/"}
    at = "2018-03-22T09:30:00Z"
    found = [Review(claim=claim, reviewer="A", at=at, verdict="open", act=Act.FOUND, address=address)
             for claim, address in given.items()]  # fmt: skip
    with desk.database.writing() as session:
        work = guides.create(session, None, sample_guide().model_copy(update={"reviews": found})).id
    reader = desk.client("reader")
    assert 'href="javascript:' not in reader.get(f"/guides/{work}/claims/c1").text
    assert "javascript:alert(1)" in reader.get(f"/guides/{work}/claims/c1").text
    assert 'href="https://x.example/"' in reader.get(f"/guides/{work}/claims/c2").text


def test_prose_of_blanks_is_read_at_once(kind: str) -> None:
    begun = monotonic()
    assert kind
    assert told(sample_guide(), "lede", "x" + " " * 19_000 + "y [1]")[0].cites == ["c1"]
    assert monotonic() - begun < 0.2


def test_a_password_in_an_address_is_refused_before_it_is_kept(desk: Desk) -> None:
    reporter = desk.client("reporter")
    answers = [
        reporter.post("/record/add/addresses", data={"addresses": PRIVATE}),
        reporter.post("/api/record/additions/addresses", json={"addresses": [PRIVATE]}),
        reporter.post("/live", data={"title": "Now", "source": "address", "address": PRIVATE}),
        reporter.post("/api/live", json={"title": "Now", "source": "address", "address": PRIVATE}),
    ]
    assert [(one.status_code, "remove it" in one.text) for one in answers] == [(422, True)] * 4
    with desk.database.reading() as session:
        assert not session.scalars(select(Stream)).all()
        assert not session.scalars(select(Job)).all()
        assert "swordfish" not in repr([one.after for one in session.scalars(select(Event))])
