"""The record as JSON: the same as the pages, with the statuses it declares."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import update

from glossator.desk.database.tables import Work

from ..sample import Desk
from ..shelf.conftest import do as do
from ..shelf.conftest import kind as kind
from ..shelf.conftest import own as own
from ..shelf.conftest import reading_here as reading_here

QUOTED = "reuters-20170920"


def test_what_is_on_file(desk: Desk) -> None:
    api = desk.api("reader")
    held = api.get("/api/record").json()
    months = api.get("/api/record/months").json()
    assert sum(one["documents"] for one in months) == held["info"]["documents"] - held["info"]["undated"]
    assert sum(held["kinds"].values()) == held["info"]["documents"]


def test_hits_stand_at_their_place(desk: Desk) -> None:
    api = desk.api("reader")
    found = api.get("/api/record/search", params={"words": "cargoes of fuel", "until": "2017-12-31"}).json()["found"]
    document = api.get(f"/api/record/documents/{found[0]['document']['id']}").json()
    assert document["text"][found[0]["start"] : found[0]["end"]] == found[0]["text"]
    assert {"start": found[0]["start"], "end": found[0]["end"]} in document["passages"]
    assert document["quoted"][0]["work"] == desk.work


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/record/documents/none", 404),
        ("/api/record/documents/%00", 404),
        (f"/api/record/documents/{QUOTED}?start=999999999", 200),
        (f"/api/record/documents/{QUOTED}?start=-1", 422),
        ("/api/record/search?page=21", 422),
        ("/api/record/search?after=2018-02-30", 422),
        ("/api/record/search?words=%ED%A0%80", 200),
        ("/api/record/additions/0", 422),
        ("/api/record/additions/7", 404),
        ("/api/record/additions?limit=100000", 422),
    ],
)
def test_statuses(desk: Desk, path: str, status: int) -> None:
    answer = desk.api("reader").get(path)
    assert answer.status_code == status
    if status >= 400:
        assert isinstance(answer.json()["detail"], str)


@pytest.mark.usefixtures("reading_here")
def test_documents_are_added_and_taken_off(own: Desk, do: Callable[[], Any]) -> None:
    api = own.api("reporter")
    asked = api.post("/api/record/additions/files", files=[("files", ("x.txt", b"Fuel was passed at sea."))])
    assert (asked.status_code, asked.json()["state"]) == (202, "waiting")
    do()
    done = api.get(f"/api/record/additions/{asked.json()['id']}").json()
    assert done["outcome"]["added"] == 1
    assert api.get("/api/record/additions").json()[0] == done
    latest = api.get("/api/record").json()["latest"][0]["id"]
    path = f"/api/record/documents/{latest}/remove"
    assert api.post(path, json={"reason": "wrong"}).status_code == 403
    assert own.api("editor").post(path, json={"reason": ""}).status_code == 422
    assert own.api("editor").post(path, json={"reason": "wrong \x00"}).status_code == 202
    do()
    assert api.get(f"/api/record/documents/{latest}").status_code == 404


def test_what_a_published_guide_quotes_stays(own: Desk) -> None:
    with own.database.writing() as session:
        session.execute(update(Work).values(state="published", published_version=1))
    answer = own.api("editor").post(f"/api/record/documents/{QUOTED}/remove", json={"reason": "wrong"})
    assert answer.status_code == 409
    assert "published guides quote" in answer.json()["detail"]


def test_addresses(own: Desk) -> None:
    api = own.api("reporter")
    path = "/api/record/additions/addresses"
    assert api.post(path, json={"addresses": ["https://example.org/a"], "about": {"publisher": "A"}}).status_code == 202
    assert api.post(path, json={"addresses": ["file:///etc/passwd"]}).status_code == 422
    odd = b'{"addresses": ["https://e.org/\\ud800\\u0000"]}'
    assert api.post(path, content=odd, headers={"content-type": "application/json"}).status_code in (202, 422)
    assert api.post(path, json={"addresses": []}).status_code == 422
    assert own.api("reader").post(path, json={"addresses": ["https://example.org/a"]}).status_code == 403
    assert own.client().get("/api/record").status_code == 401
