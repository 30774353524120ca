"""What comes in is bounded, what goes out carries our headers, and another site's name for us is not answered."""

from dataclasses import replace

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError

from glossator.desk.web import bounds

from .asking import ask, browser
from .sample import PASSWORD, Desk

pytestmark = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
FORM = {"content-type": "application/x-www-form-urlencoded"}


def test_every_answer_carries_our_headers(desk: Desk) -> None:
    mine = browser(desk.passes.cookies["admin"])
    for route, headers, status in (
        ("GET /login", {}, 200), ("GET /account", {}, 303), ("GET /nowhere", mine, 404), ("GET /people", mine, 200),
        ("POST /people", mine, 403), ("GET /api/openapi.json", {}, 200), ("GET /static/desk.css", {}, 200),
        ("GET /people", {"host": "evil.example"}, 400), ("POST /account", mine, 405),
    ):  # fmt: skip
        answer = ask(desk.app, route, headers)
        assert answer.status == status, route
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert ("cache-control" in answer.headers) is not route.startswith("GET /static"), route


def test_only_the_desks_own_names_are_answered(desk: Desk) -> None:
    for host in ("127.0.0.1:8181", "localhost", "localhost:1", "[::1]:8181"):
        assert ask(desk.app, "GET /login", {"host": host}).status == 200, host
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:8181", "", "localhost@evil.example", "*"):
        assert ask(desk.app, "GET /login", {"host": host}).status == 400, host


def test_what_a_proxy_would_say_counts_for_nothing_without_one(desk: Desk) -> None:
    said = {"x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "x-forwarded-for": "1.2.3.4",
            "forwarded": "host=evil.example", "x-original-url": "/login"}  # fmt: skip
    answer = ask(desk.app, "GET /account", said)
    assert (answer.status, answer.headers["location"]) == (303, "/login")
    body = f"login=reader&password={PASSWORD.replace(' ', '+')}".encode()
    answer = ask(desk.app, "POST /login", said | FORM, body)
    assert answer.headers["location"] == "/"
    assert "secure" not in answer.headers["set-cookie"].lower()


def test_behind_a_proxy_no_answer_names_the_host(desk: Desk) -> None:
    """There the name is the proxy's to check; nothing that we say depends on it."""
    desk.settings = replace(desk.settings, behind_proxy=True)
    mine = browser(desk.passes.cookies["admin"])
    for route, headers in (("GET /account", {}), ("GET /people", mine), ("GET /nowhere", mine), ("GET /people/", mine)):
        answer = ask(desk.app, route, headers | {"host": "evil.example"})
        assert "evil.example" not in answer.body + str(answer.headers), route


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LONGEST", 10_000)


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("form", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b",
                                  "application/json", "text/plain"])  # fmt: skip
@pytest.mark.parametrize("told", [True, False])
def test_too_much_is_cut_off(desk: Desk, form: str, told: bool) -> None:
    """Whether its length is told or comes bit by bit."""
    client = desk.client("admin")
    body = b"--b\r\ncontent-disposition: form-data; name=login\r\n\r\n" + b"x" * 20_000
    content = body if told else iter([body[at : at + 1000] for at in range(0, len(body), 1000)])
    answer = client.post("/people", content=content, headers={"content-type": form})
    if told or "form" in form:
        assert answer.status_code == 413, answer.text
    assert answer.status_code in (413, 422)  # what no form holds is not even read
    assert client.post("/login", data={"login": "x" * 300}).status_code == 422, "and a field has its own bound"


def test_what_a_stranger_sends_is_cut_off_early(desk: Desk) -> None:
    body = b"x=" + b"y" * 2 * bounds.OF_STRANGERS
    for client in (desk.client(), desk.api("reader")):
        client.headers["Authorization"] = "Bearer glossator_no-such-token"
        for path in ("/people", "/login"):
            answer = client.post(path, content=iter([body[:100], body[100:]]), headers=FORM)
            assert answer.status_code == 413, path
    assert desk.client("admin").post("/people", content=body, headers=FORM).status_code == 422, "read, and refused"


def test_who_crosses_others_is_told_to_try_again(desk: Desk) -> None:
    class DeadlockError(Exception):
        sqlstate = "40P01"

    def crossed() -> None:
        raise OperationalError("UPDATE item", {}, DeadlockError())

    desk.app.add_api_route("/api/crossed", crossed)
    answer = desk.client("admin").get("/api/crossed")
    assert answer.status_code == 503
    assert "try again" in answer.json()["detail"]


@pytest.mark.usefixtures("short")
def test_a_length_that_is_not_true_gains_nothing(desk: Desk) -> None:
    answer = desk.client("admin").post("/people", content=iter([b"x" * 20_000]), headers=FORM | {"content-length": "5"})
    assert answer.status_code == 413


def test_what_is_no_form_is_refused(desk: Desk) -> None:
    client: TestClient = desk.client("admin")
    for body, form in ((b"{", "application/json"), (b"\xff\xfe", "application/x-www-form-urlencoded"),
                       (b"--b\r\n\r\n", "multipart/form-data; boundary=b"), (b"x", "multipart/form-data"),
                       (b"a=1&" * 2000, "application/x-www-form-urlencoded"), (b"", "")):  # fmt: skip
        answer: httpx.Response = client.post("/people", content=body, headers={"content-type": form})
        assert 400 <= answer.status_code < 500, (body[:20], form)


def test_markup_is_shown_as_it_is_typed(desk: Desk) -> None:
    client = desk.client("admin")
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    page = client.post("/people", data={"login": "evil", "name": evil, "role": "reader"}).text
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<script>alert" not in desk.client("editor").get("/log").text
    back = client.post("/login", data={"login": f'"{evil}', "password": "x"}).text
    assert "<script>alert" not in back
    assert 'value=""' not in back
