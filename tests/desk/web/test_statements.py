"""Bringing a statement: pasted, uploaded, or by its address; looked at as it was read, begun, watched and stopped."""

from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.guide.sample import TEXT

import glossator
from glossator.desk.database.tables import Job
from glossator.desk.jobs import fetching, intake
from glossator.desk.jobs import running as jobs
from glossator.desk.web.live import watching

from ..laying import apart, laying
from ..sample import Desk

WILD = "<script>alert(1)</script> I called him. The harvest fell by 40 percent."


def bring(client: TestClient, **fields: str) -> str:
    """The address of the page on which what was brought is looked at."""
    answer = client.post("/new", data=fields)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_what_was_pasted_is_shown_as_it_was_read_before_anything_begins(desk: Desk) -> None:
    client = desk.client("reporter")
    looked = client.get(bring(client, text=TEXT, date="2018-03-21"))
    assert "I called President Putin" in looked.text
    assert "Who speaks is not known" in looked.text  # a remark of the reader
    assert "so far that is 21 March 2018" in looked.text  # as of the statement's day
    with desk.database.reading() as session:
        assert jobs.find(session, int(looked.url.path.rsplit("/", 1)[-1])).state == "read"
    assert not jobs.run_next(desk.database, desk.settings)


def test_it_begins_with_what_is_said_of_it_then(desk: Desk) -> None:
    client = desk.client("reporter")
    where = bring(client, text=TEXT)
    answer = client.post(where, data={"speaker": "Jane Doe", "date": "2018-03-21", "begin": "true"})
    assert answer.headers["location"] == f"/guides{where}"
    with desk.database.reading() as session:
        job = jobs.find(session, int(where.rsplit("/", 1)[-1]))
        assert job.state == "waiting"
        assert intake.read(*intake.brought(session, job)).speaker == "Jane Doe"
    assert client.post(where, data={"begin": "true"}).status_code == 422  # not twice


def test_markup_in_a_statement_is_text(desk: Desk) -> None:
    client = desk.client("reporter")
    looked = client.get(bring(client, text=WILD, title="<b>bold</b>"))
    assert "<script>alert" not in looked.text
    assert "&lt;script&gt;alert(1)" in looked.text
    assert "<b>bold" not in looked.text


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("notes.zip", b"PK\x05\x06" + b"\0" * 20, "notes.zip: "),
        ("empty.txt", b"  ", "empty.txt: the file is empty"),
        ("../../etc/x.txt", b"\0\0", "x.txt: nothing but zeros"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_reason(desk: Desk, name: str, body: bytes, reason: str) -> None:
    answer = desk.client("reporter").post("/new", files={"file": (name, body)}, data={"speaker": "Jane Doe"})
    assert answer.status_code == 422
    assert reason.casefold() in answer.text.casefold()
    assert 'value="Jane Doe"' in answer.text  # nothing typed is lost


def test_a_file_is_read_by_its_format(desk: Desk) -> None:
    captions = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nThe harvest fell by half.\n"
    client = desk.client("reporter")
    answer = client.post("/new", files={"file": ("talk.vtt", captions.encode())})
    looked = client.get(answer.headers["location"])
    assert "The harvest fell by half." in looked.text
    assert "WEBVTT" not in looked.text


def test_too_large_a_file_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LARGEST", 100)
    answer = desk.client("reporter").post("/new", files={"file": ("long.txt", b"word " * 100)})
    assert answer.status_code == 422
    assert "long.txt: larger than" in answer.text.casefold()


def test_one_of_the_three_ways_and_no_more(desk: Desk) -> None:
    client = desk.client("reporter")
    for fields in ({}, {"text": "One.", "at": "https://example.org/"}):
        answer = client.post("/new", data=fields)
        assert answer.status_code == 422
        assert "Paste a text, choose a file, or give an address" in answer.text


def test_an_address_is_fetched(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk.client("reporter")
    monkeypatch.setattr(fetching, "fetched", lambda at: (b"The harvest fell.", "x.txt", at + "?found"))
    looked = client.get(bring(client, at="https://example.org/x"))
    assert "The harvest fell." in looked.text
    assert "https://example.org/x?found" in looked.text


def test_without_a_record_the_form_says_how_one_is_made(desk: Desk) -> None:
    desk.app.state.settings = replace(desk.settings, record=str(desk.settings.folder / "nowhere"))
    client = desk.client("reporter")
    assert "glossator record add" in client.get("/new").text
    where = bring(client, text=TEXT)
    assert client.post(where, data={"begin": "true"}).status_code == 422
    with desk.database.reading() as session:
        assert jobs.find(session, int(where.rsplit("/", 1)[-1])).state == "read"


def test_a_reader_brings_nothing(desk: Desk) -> None:
    assert desk.client("reader").get("/new").status_code == 403
    assert desk.client("reader").post("/new", data={"text": TEXT}).status_code == 403
    assert desk.client("reporter", csrf=False).post("/new", data={"text": TEXT}).status_code == 403


def told(desk: Desk, job: int) -> list[tuple[str, str]]:
    """The events of a job's stream, told until it is over."""

    class Request:
        app = desk.app

    async def listen() -> list[str]:
        desk.app.state.news.begin()
        made = [one async for one in watching.job(Request(), job)]  # type: ignore[arg-type]
        await desk.app.state.news.end()
        return made

    events = [one.split("\n", 1) for one in apart(listen()) if one.startswith("event: ")]
    return [(name.removeprefix("event: "), data) for name, data in events]


def test_who_watches_is_told_of_claims_findings_and_the_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk.client("reporter")
    where = bring(client, text=TEXT, speaker="Donald J. Trump")
    client.post(where, data={"begin": "true"})
    job = int(where.rsplit("/", 1)[-1])
    seen: list[Any] = []

    def watched(at: int) -> None:
        if at == 5:
            seen.append(client.get(f"/guides/new/{job}").text)
            seen.append(client.get(f"/api/jobs/{job}").json())

    monkeypatch.setattr(glossator, "annotate", laying(watched))
    jobs.run_next(desk.database, desk.settings)
    page, api = seen
    assert "4 of 13 claims answered" in page
    assert page.count("Not answered yet") == 9
    assert len(api["claims"]) == 13
    assert sorted(api["findings"]) == ["c1", "c2", "c3", "c4"]
    done = client.get(f"/guides/new/{job}")
    assert done.status_code == 303
    events = told(desk, job)
    assert [name for name, _ in events] == ["progress", "over"]
    assert done.headers["location"] in events[-1][1]


def test_a_failure_is_told_in_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk.client("reporter")
    where = bring(client, text=TEXT)
    client.post(where, data={"begin": "true"})

    def fails(*_: Any, **__: Any) -> None:
        raise glossator.GlossatorError("the <record> is torn")

    monkeypatch.setattr(glossator, "annotate", fails)
    jobs.run_next(desk.database, desk.settings)
    assert "It did not work: the &lt;record&gt; is torn." in client.get(f"/guides{where}").text


def test_waiting_it_is_stopped_at_once(desk: Desk) -> None:
    client = desk.client("reporter")
    where = bring(client, text=TEXT)
    client.post(where, data={"begin": "true"})
    assert client.post(f"/guides{where}/stop").status_code == 303
    assert "Stopped by Rita Reporter" in client.get(f"/guides{where}").text
    assert not jobs.run_next(desk.database, desk.settings)


def test_the_api_goes_the_same_way(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    api = desk.api("reporter")
    read = api.post("/api/statements", json={"text": TEXT, "head": {"speaker": "Jane Doe", "as_of": "2018-04-01"}})
    assert read.status_code == 201
    assert read.json()["as_of"] == "2018-04-01"
    assert read.json()["statement"]["speaker"] == "Jane Doe"
    job = read.json()["job"]
    assert api.post(f"/api/statements/{job}/begin").json() == {"job": job, "state": "waiting"}
    monkeypatch.setattr(glossator, "annotate", laying())
    jobs.run_next(desk.database, desk.settings)
    done = api.get(f"/api/jobs/{job}").json()
    assert done["state"] == "done"
    assert api.post(f"/api/jobs/{job}/stop").status_code == 422
    again = api.post(f"/api/guides/{done['work']}/again", json={"as_of": "2018-05-01"}).json()["job"]
    taking = {"decision": "take", "version": 1}
    assert api.post(f"/api/guides/{done['work']}/again/{again}", json=taking).status_code == 422  # not made yet
    jobs.run_next(desk.database, desk.settings)
    late = {"decision": "take", "version": 7}
    assert api.post(f"/api/guides/{done['work']}/again/{again}", json=late).status_code == 409
    assert api.post(f"/api/guides/{done['work']}/again/{again}", json=taking).json()["version"] == 2


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("/api/statements", {"text": ""}, 422),
        ("/api/statements", {"text": "One.", "head": {"date": "tomorrow"}}, 422),
        ("/api/statements", {"text": "One.", "colour": "red"}, 422),
        ("/api/statements/999/begin", None, 404),
        ("/api/jobs/999/stop", None, 404),
        ("/api/guides/999/again", {}, 404),
        ("/api/guides/1/again/999", {"decision": "take", "version": 1}, 404),
    ],
)
def test_the_api_says_what_does_not_fit(desk: Desk, path: str, given: Any, status: int) -> None:
    answer = desk.api("reporter").post(path, json=given)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_what_would_change_is_shown_before_it_is_taken(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client, work = desk.client("reporter"), desk.work
    assert "Annotate again" in client.get(f"/guides/{work}/again").text
    where = client.post(f"/guides/{work}/again", data={"as_of": "2018-04-30"}).headers["location"]
    monkeypatch.setattr(glossator, "annotate", laying())
    jobs.run_next(desk.database, desk.settings)
    compared = client.get(client.get(where).headers["location"])
    assert "Nothing new on file for any claim" in compared.text
    taken = client.post(compared.url.path, data={"decision": "take", "version": "1"})
    assert taken.headers["location"] == f"/guides/{work}"
    assert client.post(compared.url.path, data={"decision": "take", "version": "2"}).status_code == 422
    with desk.database.reading() as session:
        assert session.get(Job, int(where.rsplit("/", 1)[-1])) is not None
