"""What servers do wrong is told by name, within bounds; what they do right comes back whole."""

from dataclasses import replace
from time import monotonic

import pytest

from glossator.addresses import NotFetched, Session, Validators, fetch

from . import server
from .conftest import QUICK
from .server import article, fails, leads, served

pytestmark = pytest.mark.slow


def refusal(session: Session, address: str) -> NotFetched:
    with pytest.raises(NotFetched) as caught:
        session.fetch(address)
    assert str(caught.value).startswith(address)
    return caught.value


def test_a_page_comes_back_with_its_raw_answer(session: Session) -> None:
    with served({"/a": lambda handler: handler.send(article("Bridges shut"), ETag='"7"')}) as here:
        found = session.fetch(f"{here.root}/a#part")
    assert (found.status, found.kind, found.charset, found.address) == (200, "text/html", "utf-8", f"{here.root}/a")
    assert found.body.decode() == article("Bridges shut")
    (one,) = found.exchanges
    assert one.answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert one.answer.endswith(found.body)
    assert one.request.startswith(b"GET /a HTTP/1.1\r\n")
    assert b"\r\nUser-Agent: Glossator/" in one.request
    assert one.ip == "127.0.0.1"
    assert found.validators == Validators('"7"', "")


FAULTS = {
    "slow": "no complete answer within 1 s",
    "silent": "no complete answer within 1 s",
    "endless": "larger than 2,000,000 bytes",
    "endless_headers": "not an HTTP answer",
    "endless_hints": "more than 4,000,000 bytes received",
    "too_short": "of a wrong length, or cut off",
    "too_long": "of a wrong length: it states 300 bytes and continues",
    "bomb": "larger than 2,000,000 bytes when decompressed",
    "brotli_bomb": "larger than 2,000,000 bytes when decompressed",
    "damaged": "labelled as gzip, but cannot be decompressed",
    "not_http": "not an HTTP answer",
}


@pytest.mark.parametrize(("what", "told"), FAULTS.items())
def test_a_fault_is_named_within_its_bounds(session: Session, what: str, told: str) -> None:
    began = monotonic()
    with served({"/a": getattr(server, what)}) as here:
        assert told in refusal(session, f"{here.root}/a").reason
        tries = here.asked["/a"]
    assert monotonic() - began < 8
    assert tries == (QUICK.tries if what in ("slow", "silent", "too_short") else 1)


def test_words_that_look_like_an_answer_of_their_own_stay(session: Session) -> None:
    """A page on HTTP may quote what comes before an answer; what does is no part of it."""
    quoted = b"<pre>HTTP/1.1 100 Continue\r\nServer: x\r\n\r\nand so on</pre>"

    def hinted(handler: server.Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n")
        handler.send(quoted)

    with served({"/a": hinted}) as here:
        (one,) = session.fetch(f"{here.root}/a").exchanges
    assert one.answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert one.answer.endswith(b"\r\n\r\n" + quoted)


@pytest.mark.parametrize("way", ["/a", "/robots.txt"])
def test_a_long_way_of_slow_answers_is_over_in_time(way: str) -> None:
    """Each answer is in time, all of them together are not."""
    session = Session(allow_private=True, within=replace(QUICK, exchange=2, in_all=1, tries=1))
    paths: dict[str, str | server.Answer] = {f"{way}{at}": server.dawdles(f"{way}{at + 1}", 0.4) for at in range(9)}
    paths |= {way: server.dawdles(f"{way}0", 0.4)}
    began = monotonic()
    with served(paths) as here:
        assert refusal(session, f"{here.root}/a").reason == "no complete answer within 1 s"
    assert monotonic() - began < 1.8


def test_redirects_are_followed_and_recorded(session: Session) -> None:
    paths = {"/a": leads("/b", 301), "/b": leads("c?d=e", 307), "/c": article("Bridges shut")}
    with served(paths) as here:
        found = session.fetch(f"{here.root}/a")
    assert found.redirects == [f"{here.root}/a", f"{here.root}/b"]
    assert found.address == f"{here.root}/c?d=e"
    assert [one.status for one in found.exchanges] == [301, 307, 200]


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        ({"/a": leads("/b"), "/b": leads("/a")}, "redirects in a circle"),
        ({f"/{chr(97 + number)}": leads(f"/{chr(98 + number)}") for number in range(20)}, "more than 10 redirects"),
        ({"/a": leads("")}, "a redirect without a target"),
        ({"/a": leads("file:///etc/passwd")}, "file: only http and https are fetched"),
        ({"/a": leads("javascript:alert(1)")}, "redirects to an invalid URL"),
        ({"/a": leads("http://paper.example:port/")}, "redirects to an invalid URL"),
    ],
)
def test_redirects_that_lead_nowhere(session: Session, paths: dict[str, server.Answer], told: str) -> None:
    with served(dict(paths)) as here:
        problem = refusal(session, f"{here.root}/a")
        assert told in problem.reason
        assert problem.exchanges[0].status == 302
        assert here.asked.total() < 14


def test_a_circle_that_a_cookie_opens_is_none(session: Session) -> None:
    def guarded(handler: server.Handler) -> None:
        if "seen=1" in (handler.headers["Cookie"] or ""):
            handler.send(article("Bridges shut"))
        else:
            handler.send("", status=302, Location="/a", Set_Cookie="seen=1")

    with served({"/a": guarded}) as here:
        assert session.fetch(f"{here.root}/a").status == 200


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, "the server asks for a login (401 Unauthorized)"),
        (402, "asks for money"),
        (403, "the server refuses this program (403 Forbidden)"),
        (404, "there is no such page (404 Not Found); look for it in a web archive"),
        (410, "taken away for good"),
        (418, "no page (418"),
        (451, "for legal reasons"),
        (204, "no page (204 No Content)"),
        (304, "no page (304 Not Modified)"),
    ],
)
def test_a_status_without_a_page_is_told_once(session: Session, status: int, told: str) -> None:
    with served({"/a": lambda handler: handler.send("", status=status)}) as here:
        problem = refusal(session, f"{here.root}/a")
        assert told in problem.reason
        assert not problem.passing
        assert here.asked["/a"] == 1


def test_a_guard_behind_a_status_is_named(session: Session) -> None:
    wall = server.page("Just a moment...", "<p>Checking your browser before you go on.</p><p>Ray ID: 8a7b6c</p>")
    with served({"/a": lambda handler: handler.send(wall, status=403)}) as here:
        assert "403 Forbidden): only a guard against machines" in refusal(session, f"{here.root}/a").reason


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(session: Session, slept: list[float], status: int) -> None:
    with served({"/a": fails(status, 2, article("Bridges shut"))}) as here:
        assert session.fetch(f"{here.root}/a").status == 200
        assert here.asked["/a"] == 3
    assert 0 < slept[0] < slept[1]


def test_a_server_is_waited_for_as_it_asks(session: Session, slept: list[float]) -> None:
    with served({"/a": fails(503, 1, article("Bridges shut"), Retry_After="7")}) as here:
        session.fetch(f"{here.root}/a")
    assert slept == [7.0]


def test_a_server_that_asks_for_long_is_left_alone(session: Session, slept: list[float]) -> None:
    with served({"/a": fails(429, 9, "", Retry_After="Wed, 21 Oct 2099 07:28:00 GMT")}) as here:
        problem = refusal(session, f"{here.root}/a")
        assert "the server asks for fewer questions (429 Too Many Requests), and to retry in" in problem.reason
        assert problem.passing
        assert (here.asked["/a"], slept) == (1, [])


@pytest.mark.parametrize("moment", ["Wed, 21 Oct 2020 07:28:00 +99999999999999999999", "1 Jan 99999999999 00:00 GMT"])
def test_a_moment_that_no_clock_shows_is_none(session: Session, slept: list[float], moment: str) -> None:
    with served({"/a": fails(503, 1, article("Bridges shut"), Retry_After=moment)}) as here:
        assert session.fetch(f"{here.root}/a").status == 200
    assert max(slept) < 1


def test_a_server_that_stays_busy_is_given_up(session: Session) -> None:
    with served({"/a": fails(503, 9, "")}) as here:
        problem = refusal(session, f"{here.root}/a")
        assert "the server is not available (503 Service Unavailable); try again later" in problem.reason
        assert here.asked["/a"] == QUICK.tries


def test_what_is_known_is_asked_for_only_if_it_changed(session: Session) -> None:
    def answer(handler: server.Handler) -> None:
        same = handler.headers["If-None-Match"] == '"7"' and handler.headers["If-Modified-Since"] == "yesterday"
        handler.send("" if same else article("Bridges shut"), status=304 if same else 200)

    with served({"/a": answer}) as here:
        assert session.fetch(f"{here.root}/a", Validators('"7"', "yesterday")).unchanged
        assert not session.fetch(f"{here.root}/a", Validators('"8"', "")).unchanged


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("file:///etc/passwd", "file: only http and https are fetched"),
        ("ftp://paper.example/a", "ftp: only http"),
        ("paper.example/a", "only http and https"),
        ("http://", "not a URL (no host"),
        ("http://user:secret@paper.example/", "a user name or password"),
        ("http://paper.example:99999/", "no such port"),
        ("http://a\x00b.example/", "not a URL"),
    ],
)
def test_what_is_no_address_of_the_web(address: str, told: str) -> None:
    with pytest.raises(NotFetched) as caught:
        fetch(address)
    assert told in str(caught.value)


def test_two_questions_to_a_host_have_a_pause_between(slept: list[float]) -> None:
    session = Session(allow_private=True, within=replace(QUICK, pause=5), sleep=slept.append)
    with served({"/a": article("A"), "/b": article("B")}) as here:
        session.fetch(f"{here.root}/a")
        session.fetch(f"{here.root}/b")
    assert len(slept) == 1
    assert 4 < slept[0] <= 5
