"""The desk that the other tests stand on."""

import httpx
import pytest
from tests.guide.sample import guide as sample_guide

from glossator.desk.work import guides
from glossator.record import Record

from .sample import NAMES, PASSWORD, Desk


def test_everybody_is_on_the_desk_and_logged_in(desk: Desk) -> None:
    for login, name in NAMES.items():
        assert name in desk.client(login).get("/account").text
    assert desk.client().get("/account").headers["location"] == "/login"


def test_a_token_speaks_for_its_person(desk: Desk) -> None:
    assert NAMES["editor"] in desk.api("editor").get("/account").text


def test_the_sample_guide_is_whole(desk: Desk) -> None:
    with desk.database.reading() as session:
        assert guides.at_version(session, desk.work, 1) == sample_guide()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_it_is_served_over_http(desk: Desk) -> None:
    with desk.live() as address:
        answer = httpx.post(f"{address}/login", data={"login": "reader", "password": PASSWORD})
        assert answer.status_code == 303
        assert httpx.get(f"{address}/health").json() == {"database": "answers"}


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_the_record_holds_what_the_guide_quotes(desk: Desk) -> None:
    piece = sample_guide().findings[0].evidence[0]
    record = Record.open(desk.settings.record)
    document = record.document(piece.source.document)
    assert document.text[piece.quote.start : piece.quote.end] == piece.quote.exact
    assert record.search("congratulated on his victory in the election", limit=3)
