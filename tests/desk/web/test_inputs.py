"""What no form of ours sends: numbers too large for a column, and characters that a database does not hold."""

import pytest

from ..sample import Desk

HUGE = "9" * 30


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("method", "path"), [
    ("POST", f"/people/{HUGE}"), ("POST", f"/account/tokens/{HUGE}/revoke"), ("GET", f"/log?before={HUGE}"),
])  # fmt: skip
def test_a_number_too_large_is_refused(desk: Desk, method: str, path: str) -> None:
    assert desk.client("admin").request(method, path).status_code == 422


@pytest.mark.parametrize(("path", "form"), [
    ("/account/tokens", {"name": "a\0b"}), ("/people", {"login": "new", "name": "a\0b", "role": "reader"}),
    ("/people/1", {"name": "a\0b"}), ("/choices", {"key": "site_title", "value": "a\0b"}),
    ("/live", {"title": "a\0b"}), ("/live", {"title": "a", "speaker": "a\0b"}),
])  # fmt: skip
def test_what_no_database_holds_is_refused(desk: Desk, path: str, form: dict[str, str]) -> None:
    assert desk.client("admin").post(path, data=form).status_code == 422


def test_a_login_of_any_characters_is_answered(desk: Desk) -> None:
    for login in ("a\0b", "\ud7ff" * 200, "'; --", ""):
        assert desk.client().post("/login", data={"login": login, "password": "x"}).status_code == 403
