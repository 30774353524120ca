"""Queue, publishing, choices and spreadsheets, as pages and API: who may, what is refused, what is served."""

from typing import Any

import pytest
from sqlalchemy import select

from glossator.desk.choices import choose
from glossator.desk.database.tables import Event
from glossator.desk.queue import handing
from glossator.desk.web.queue.page import _own

from ..sample import Desk

SQLITE = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)


def item(desk: Desk, claim: str) -> int:
    with desk.database.reading() as session:
        return handing.claim_of(session, desk.work, claim).id


@SQLITE
def test_each_page_is_for_who_it_says(desk: Desk) -> None:
    for path in ("/", "/claims?order=topic&unsigned=true", "/queue/glance", "/site", "/site/jobs",
                 "/sheets?unsigned=true", "/api/queue", "/api/queue/guides", "/api/queue/claims"):  # fmt: skip
        assert desk.client("reader").get(path).status_code == 200, path
        assert desk.client().get(path).status_code in (303, 401), path
    for path, least in (("/choices", "admin"), ("/api/choices", "admin")):
        for login in ("reader", "reporter", "editor", "admin"):
            assert desk.client(login).get(path).status_code == (200 if login == least else 403)
    posts: list[tuple[str, dict[str, Any], str]] = [
        (f"/queue/claims/{item(desk, 'c1')}/assign", {"who": 0}, "reporter"),
        (f"/queue/guides/{desk.work}/checker", {"who": 0}, "reporter"),
        (f"/site/{desk.work}/publish", {}, "editor"),
        (f"/site/{desk.work}/withdraw", {"note": "x"}, "editor"),
        (f"/site/{desk.work}/step", {"step": "approve"}, "reporter"),
        ("/sheets/do", {"rows": "[]"}, "reporter"),
    ]
    below = {"reporter": ["reader"], "editor": ["reader", "reporter"]}
    for path, data, least in posts:
        assert all(desk.client(login).post(path, data=data).status_code == 403 for login in below[least]), path
        assert desk.client(least).post(path, data=data).status_code in (200, 303, 422), path
        assert desk.client(least, csrf=False).post(path, data=data).status_code == 403, path


@SQLITE
def test_what_does_not_fit_is_refused_in_words(desk: Desk) -> None:
    api = desk.api("editor")
    for path, body, status in (
        ("/api/queue/claims/4711/assignee", {"who": 1}, 404),
        ("/api/queue/claims/99999999999999999999/assignee", {"who": 1}, 422),
        (f"/api/queue/claims/{item(desk, 'c1')}/assignee", {"who": 4711}, 422),
        (f"/api/queue/claims/{item(desk, 'c1')}/part", None, 422),
        ("/api/site/4711/publish", {}, 404),
        (f"/api/site/{desk.work}/publish", {}, 422),
        (f"/api/site/{desk.work}/withdraw", {"note": "\x00"}, 422),
        (f"/api/queue/guides/{desk.work}/step", {"step": "publish"}, 422),
        (f"/api/queue/guides/{desk.work}/step", {"step": "send_back", "note": " "}, 422),
    ):
        answer = api.post(path, json=body)
        assert (answer.status_code, type(answer.json()["detail"])) == (status, str), path
    for query in ("state=lost", "page=0", "words=%00", "finding=true"):
        assert api.get(f"/api/queue/claims?{query}").status_code == 422, query


@SQLITE
def test_sign_off_needs_a_second_person_and_a_note_where_it_is_sent_back(desk: Desk) -> None:
    path = f"/api/queue/guides/{desk.work}/step"
    assert desk.api("reporter").post(path, json={"step": "submit"}).json()["state"] == "review"
    assert "other than its writer" in desk.api("reporter").post(path, json={"step": "approve"}).json()["detail"]
    assert "say why" in desk.api("reporter2").post(path, json={"step": "send_back"}).json()["detail"]
    assert desk.api("reporter2").post(path, json={"step": "send_back", "note": "c3"}).json()["state"] == "back"
    desk.api("reporter").post(path, json={"step": "submit"})
    assert desk.api("reporter2").post(path, json={"step": "approve"}).json()["state"] == "approved"
    assert "needs the role" in desk.api("reporter2").post(f"/api/site/{desk.work}/publish", json={}).json()["detail"]
    assert desk.api("editor").post(f"/api/site/{desk.work}/publish", json={}).status_code == 202


@SQLITE
def test_the_site_is_for_the_desk_s_readers_unless_it_is_opened(desk: Desk) -> None:
    site = desk.settings.site_folder
    (site / "guides" / "a").mkdir(parents=True)
    (site / "guides" / "a" / "index.html").write_text("<p>page</p>")
    assert desk.client().get("/published/guides/a/").headers["location"] == "/login"
    answer = desk.client("reader").get("/published/guides/a/")
    assert answer.text == "<p>page</p>"
    assert "sandbox allow-scripts" in answer.headers["content-security-policy"]
    assert "allow-same-origin" not in answer.headers["content-security-policy"]
    with desk.database.writing() as session:
        choose(session, desk.person("admin"), "site_open", "yes")
    assert desk.client().get("/published/guides/a/").status_code == 200
    assert desk.client().get("/published/guides/b/").status_code == 404


@SQLITE
def test_a_choice_is_checked_and_logged(desk: Desk) -> None:
    admin = desk.client("admin")
    assert admin.post("/choices", data={"key": "second_person", "value": "perhaps"}).status_code == 422
    assert admin.post("/choices", data={"key": "site_title", "value": "<i>Checks</i>"}).status_code == 303
    assert "&lt;i&gt;Checks" in admin.get("/choices").text
    with desk.database.reading() as session:
        last = session.scalars(select(Event).order_by(Event.id.desc())).first()
        assert last is not None
        assert (last.what, last.part, last.by) == ("chose", "site_title", "Ada Admin")


@SQLITE
def test_a_sheet_is_looked_at_and_done(desk: Desk) -> None:
    client = desk.client("reporter")
    content = client.get(f"/sheets/claims.csv?guide={desk.work}").content
    changed = content.decode("utf-8-sig").replace(",yes,", ",no,").replace(",no,,", ",no,editor,", 1).encode()
    looked = desk.api("reporter").post("/api/sheets/look", files={"sent": ("claims.csv", changed)}).json()
    assert [one["state"] for one in looked["planned"]] == ["to do"]
    assert "To be done, in your name" in client.post("/sheets/look", files={"sent": ("c.csv", changed)}).text
    done = desk.api("reporter").post("/api/sheets/do", json={"rows": looked["rows"]}).json()
    assert [one["state"] for one in done] == ["done"]
    assert client.post("/sheets/look", files={"sent": ("c.xlsx", b"PK bad")}).status_code == 422
    assert client.get("/sheets/claims.exe").status_code == 422


@pytest.mark.parametrize(
    ("back", "leads"),
    [("/claims?state=draft&page=2", "/claims?state=draft&page=2"), ("//evil.example/", "/"),
     ("https://evil.example", "/"), ("/\\evil.example", "/"), ("/log", "/"), ("/\r\nx", "/")],
)  # fmt: skip
def test_a_form_leads_back_to_the_queue_only(back: str, leads: str) -> None:
    assert _own(back) == leads
