"""Who may do what: every route by every role, by asking; and no change without the token of the visit."""

import re
from pathlib import Path

import pytest
import yaml

from glossator.desk import choices
from glossator.desk.people import accounts
from glossator.desk.people.roles import Role
from glossator.desk.web.pages import environment

from .asking import ask, browser, routes
from .sample import Desk

pytestmark = pytest.mark.slow

TABLE: dict[str, str] = yaml.safe_load((Path(__file__).parent / "routes.yaml").read_text("utf-8"))
VISITORS = ["nobody", *Role]
ONE = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
LAST = "POST /logout"  # nobody is logged in after it
BY_CHOICE = ("GET /published", "GET /published/{path:path}")  # open to anybody only where the newsroom chose so


def may(visitor: str, needed: str) -> bool:
    return needed == "anybody" or (visitor != "nobody" and Role(visitor).may(Role(needed)))


def in_order(app: object) -> list[str]:
    return sorted(TABLE, key=lambda route: (route == LAST, route))


@ONE
def test_every_route_is_in_the_table_and_says_the_same(desk: Desk) -> None:
    assert routes(desk.app) == TABLE, "put the route into routes.yaml, with the lowest role that may use it"


@ONE
@pytest.mark.parametrize("visitor", VISITORS)
def test_each_role_is_let_in_or_refused(desk: Desk, visitor: str) -> None:
    headers = browser(desk.passes.cookies[visitor], desk.passes.csrf[visitor]) if visitor != "nobody" else {}
    for route in in_order(desk.app):
        answer = ask(desk.app, route, headers)
        assert answer.status < 500, route
        path = route.split(" ", 1)[1]
        if may(visitor, TABLE[route]):
            assert answer.status != 401, route
            assert not re.search("needs the role|load it again", answer.body), (route, answer.body)
            assert answer.headers.get("location") != "/login" or route in (LAST, *BY_CHOICE), route
        elif visitor != "nobody":
            assert answer.status == 403, route
            assert f"this needs the role of {TABLE[route]}".lower() in answer.body.lower(), route
        elif path.startswith("/api/"):
            assert answer.status == 401, route
        else:
            assert (answer.status, answer.headers["location"]) == (303, "/login"), route


@ONE
def test_the_site_is_closed_until_the_newsroom_opens_it(desk: Desk) -> None:
    for route in BY_CHOICE:
        assert ask(desk.app, route).headers.get("location") == "/login", route
    with desk.database.writing() as session:
        choices.choose(session, accounts.named(session, "admin"), "site_open", "yes")
    for route in BY_CHOICE:
        assert ask(desk.app, route).headers.get("location") != "/login", route


@ONE
def test_every_template_can_be_read(desk: Desk) -> None:
    for name in environment().list_templates(extensions=["j2"]):
        environment().get_template(name)


@ONE
def test_a_token_may_do_what_its_person_may(desk: Desk) -> None:
    for visitor in Role:
        headers = {"authorization": f"Bearer {desk.passes.tokens[visitor]}"}
        for route in in_order(desk.app):
            if TABLE[route] != "anybody" and route != LAST:
                answer = ask(desk.app, route, headers)
                assert (answer.status == 403) is not may(visitor, TABLE[route]), (visitor, route, answer.body)


@ONE
def test_no_change_without_the_token_of_the_visit(desk: Desk) -> None:
    cookie = desk.passes.cookies["admin"]
    others = desk.passes.csrf["editor"]
    changes = [route for route in in_order(desk.app) if not route.startswith("GET") and TABLE[route] != "anybody"]
    assert len(changes) >= 6
    form = {"content-type": "application/x-www-form-urlencoded"}
    for route in changes:
        for headers, body in (
            (browser(cookie), b""),
            (browser(cookie, "guessed"), b""),
            (browser(cookie, others), b""),
            (browser(cookie) | form, b"csrf=" + others.encode()),
            (browser(cookie) | form, b"csrf="),
        ):
            answer = ask(desk.app, route, headers, body)
            assert answer.status == 403, (route, headers, answer.body)
            assert "load it again" in answer.body, route
    assert ask(desk.app, "GET /people", browser(cookie)).status == 200, "the visit was ended, or a person closed"


@ONE
def test_the_token_comes_as_a_field_of_a_form_too(desk: Desk) -> None:
    body = f"csrf={desk.passes.csrf['reader']}&name=for+the+API".encode()
    headers = browser(desk.passes.cookies["reader"]) | {"content-type": "application/x-www-form-urlencoded"}
    assert ask(desk.app, "POST /account/tokens", headers, body).status == 200


@ONE
def test_a_cookie_and_a_token_that_are_not_ours_let_nobody_in(desk: Desk) -> None:
    for headers in (
        browser("x" * 43), browser(""), browser("\x7f" * 5000), {"authorization": "Bearer glossator_" + "x" * 43},
        {"authorization": "Bearer "}, {"authorization": "Basic YWRtaW46YWRtaW4="}, {"authorization": "Bearer é"},
    ):  # fmt: skip
        assert ask(desk.app, "GET /people", headers).status == 303
