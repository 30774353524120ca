"""The JSON API of guides: what the pages do, by a program; roles, stale acts, and nothing but refusals for nonsense."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from glossator.desk.acts.table import ACTS
from glossator.guide import json as guide_json
from glossator.guide.reviewing.choosing import shown

from ..sample import Desk
from .test_acts import stored


@pytest.fixture
def reporter(desk: Desk) -> TestClient:
    """The writer of the guide, by a token."""
    return desk.api("reporter")


def test_a_guide_is_read_as_every_face_writes_it(desk: Desk, reporter: TestClient) -> None:
    listed = desk.api("reader").get("/api/guides").json()
    assert [(one["id"], one["writer"], one["claims"], one["state"]) for one in listed] == [
        (desk.work, "Rita Reporter", 13, "draft")
    ]
    answer = reporter.get(f"/api/guides/{desk.work}")
    whole = answer.json()
    assert guide_json.loads(json.dumps(whole["guide"])) == stored(desk)
    assert (whole["version"], whole["seen"] > 0) == (1, True)
    again = reporter.get(f"/api/guides/{desk.work}", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_act_its_history_and_undo(desk: Desk, reporter: TestClient) -> None:
    at = f"/api/guides/{desk.work}"
    seen = reporter.get(at).json()["seen"]
    quote = shown(stored(desk), "c5")[0].id
    form = {"evidence": quote, "note": "Off the point."}
    done = reporter.post(f"{at}/acts/reject-quote", json={"part": "c5", "seen": seen, "form": form})
    assert (done.status_code, done.json()["what"], done.json()["version"]) == (200, "rejected a quote", 2)
    assert [one["what"] for one in reporter.get(f"{at}/history?claim=c5").json()] == ["rejected a quote"]
    rows = reporter.get(f"{at}/judged").json()
    assert [(one["bearing"], one["why"], one["by"]) for one in rows] == [(False, "Off the point.", "Rita Reporter")]
    undone = reporter.post(f"{at}/undo", json={"event": done.json()["event"]})
    assert (undone.status_code, stored(desk).choices) == (200, [])


def test_a_stale_act_is_refused(desk: Desk, reporter: TestClient) -> None:
    at = f"/api/guides/{desk.work}/acts/remark"
    seen = reporter.get(f"/api/guides/{desk.work}").json()["seen"]
    body = {"part": "c5", "seen": seen, "form": {"note": "First."}}
    assert desk.api("editor").post(at, json=body).status_code == 200
    late = reporter.post(at, json=body | {"form": {"note": "Second."}})
    assert late.status_code == 409
    assert "Edith Editor" in late.json()["detail"]
    assert reporter.post(at, json=body | {"seen": None, "form": {"note": "Second."}}).status_code == 200


def test_claims_are_handed_on_and_asked_about(desk: Desk, reporter: TestClient) -> None:
    at, editor = f"/api/guides/{desk.work}/claims/c5", desk.person("editor").id
    assert reporter.post(f"{at}/ready", json={"ready": True}).json()["what"] == "marked it ready"
    assert reporter.post(f"{at}/ready", json={"ready": True}).json() is None
    assert reporter.post(f"{at}/assign", json={"person": editor}).json()["after"] == {"assigned": "Edith Editor"}
    asked = reporter.post(f"{at}/questions", json={"text": "Which day?", "to": editor}).json()
    question = asked["after"]["asking"]
    answered = desk.api("editor").post(f"/api/guides/{desk.work}/questions/{question}/answer", json={"text": "Monday."})
    assert answered.status_code == 200
    (thread,) = reporter.get(f"{at}/questions").json()
    assert (thread["text"], thread["to"], thread["answer"]) == ("Which day?", "Edith Editor", "Monday.")


def test_steps_need_their_role_and_their_note(desk: Desk, reporter: TestClient) -> None:
    at = f"/api/guides/{desk.work}/steps"
    assert reporter.post(f"{at}/submit", json={}).json() == {"state": "review"}
    assert reporter.post(f"{at}/send_back", json={"note": " "}).status_code == 422
    assert desk.api("editor").post(f"{at}/approve", json={}).json() == {"state": "approved"}
    refused = desk.api("editor").post(f"{at}/publish", json={})  # only writing to the site makes it published
    assert (refused.status_code, "under Published" in refused.json()["detail"]) == (422, True)
    assert desk.client("editor").post(f"/guides/{desk.work}/steps/publish").status_code == 422
    assert desk.client("editor").get(f"/api/guides/{desk.work}").json()["state"] == "approved"
    assert reporter.post(f"{at}/nonsense", json={}).status_code == 422


def test_every_act_is_described_with_its_own_form(desk: Desk) -> None:
    described = desk.app.openapi()
    for name, act in ACTS.items():
        route = described["paths"][f"/api/guides/{{work}}/acts/{name}"]["post"]
        body = route["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
        form = described["components"]["schemas"][body]["properties"]["form"]["$ref"].rsplit("/", 1)[1]
        assert form == act.form.__name__
        assert {"401", "403", "404", "409", "422"} <= set(route["responses"])
        assert route["x-role"] == act.role


NONSENSE: list[tuple[str, dict[str, Any]]] = [
    ("acts/remark", {"part": "c99", "form": {"note": "x"}}),
    ("acts/remark", {"part": "c5", "form": {"note": "nul \0 nul"}}),
    ("acts/remark", {"part": "\0", "seen": 1, "form": {"note": "x"}}),
    ("acts/remark", {"part": "c5", "form": {"note": "x", "more": 1}}),
    ("acts/reject-quote", {"part": "c5", "form": {"evidence": "?", "note": "x"}}),
    ("acts/retell", {"part": "topic:Nowhere", "form": {"text": "x"}}),
    ("acts/split", {"part": "c5", "form": {"pieces": [{"start": 9, "end": 2}, {"start": 9, "end": 2}]}}),
    ("acts/add", {"part": "", "form": {"start": 99999, "end": 100000}}),
    ("acts/pin", {"part": "c5", "form": {"document": "none", "start": 0, "end": 9, "stance": "supports"}}),
    ("acts/change", {"part": "c5", "form": {"verdict": "perhaps"}}),
    ("acts/nonsense", {"part": "c5", "form": {}}),
    ("undo", {"event": 2**31 - 1}),
    ("undo", {"event": 2**40}),
    ("claims/%00/ready", {"ready": True}),
    ("claims/c5/assign", {"person": 2**31 - 1}),
    ("claims/c5/questions", {"text": " "}),
    ("questions/77/answer", {"text": "x"}),
]


def test_nonsense_is_refused_in_words(desk: Desk, reporter: TestClient) -> None:
    for path, body in NONSENSE:
        sent = {"seen": None, **body} if path.startswith("acts") else body
        answer = reporter.post(f"/api/guides/{desk.work}/{path}", json=sent)
        assert 400 <= answer.status_code < 500, path
        assert answer.json()["detail"], path
    for path in ("999", "99999999999999999999", "999/history"):
        assert 400 <= reporter.get(f"/api/guides/{path}").status_code < 500, path
    for path in ("history?claim=%00", "claims/%00/questions"):
        assert reporter.get(f"/api/guides/{desk.work}/{path}").json() == [], path


def test_a_long_title_is_kept_whole(desk: Desk, reporter: TestClient) -> None:
    form = {"field": "title", "value": "x" * 1999}
    answer = reporter.post(f"/api/guides/{desk.work}/acts/head", json={"part": "", "seen": None, "form": form})
    assert (answer.status_code, len(stored(desk).title)) == (200, 1999)


def test_half_a_character_is_refused(desk: Desk, reporter: TestClient) -> None:
    answer = reporter.post(f"/api/guides/{desk.work}/acts/remark", headers={"Content-Type": "application/json"},
                           content=b'{"part": "c5", "seen": null, "form": {"note": "\\ud800"}}')  # fmt: skip
    assert answer.status_code == 422
