"""robots.txt as RFC 9309 reads it, and what becomes of a site whose file says no or cannot be had."""

from time import monotonic

import pytest

from glossator.addresses import NotFetched, Session
from glossator.addresses.robots import read

from . import server
from .conftest import QUICK
from .server import article, leads, served

FILE = """\
# of the paper
User-agent: *
Disallow: /private/
Disallow: /*.pdf$
Allow: /private/open
Disallow: /search?q=*&page=
Disallow:
Crawl-delay: 7

User-agent: Other
User-agent: Third
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private", True),
        ("/private/a", False),
        ("/private/open/b", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x", True),
        ("/search?q=bridges&page=2", False),
        ("/search?q=bridges", True),
        ("/%70rivate/a", False),
    ],
)
def test_the_longest_rule_decides(path: str, allowed: bool) -> None:
    assert read(FILE).allow(path) is allowed


def test_groups_are_for_who_is_named() -> None:
    assert not read(FILE, "third").allow("/a")
    assert read(FILE).delay == 7
    own = read("User-agent: *\nDisallow: /\n\nUser-agent: Glossator/1.0\nAllow: /news\nDisallow: /\n")
    assert (own.allow("/news/a"), own.allow("/a")) == (True, False)
    split = read(
        "user-agent: glossator\ndisallow: /a\nuser-agent: *\ndisallow: /b\nuser-agent: glossator\ndisallow: /c"
    )
    assert [split.allow(path) for path in ("/a", "/b", "/c")] == [False, True, False]


@pytest.mark.parametrize("text", ["", "\x00\x01", "<html>no file</html>", "Disallow: /", "User-agent: *", ":::\n:"])
def test_a_file_that_says_nothing_allows_everything(text: str) -> None:
    assert read(text).allow("/a")


def test_letters_beyond_ascii_are_one_however_written() -> None:
    assert not read("User-agent: *\nDisallow: /größe").allow("/gr%C3%B6%C3%9Fe/a")
    assert not read("User-agent: *\nDisallow: /gr%c3%b6%c3%9fe").allow("/größe")


def test_a_pattern_made_to_take_long_does_not() -> None:
    began = monotonic()
    rules = read("User-agent: *\n" + f"Disallow: /{'*a' * 2000}$\n" * 20)
    assert rules.allow("/" + "a" * 1990 + "b")
    assert monotonic() - began < 1


def test_many_groups_of_many_rules_take_no_room() -> None:
    began = monotonic()
    rules = read("".join(f"user-agent:x{at}\n" for at in range(15_000)) + "user-agent:*\n" + "disallow:/a\n" * 20_000)
    assert not rules.allow("/a")
    assert monotonic() - began < 2


def robots(text: str, **more: str) -> server.Answer:
    return lambda handler: handler.send(text, kind="text/plain", **more)


def test_a_site_that_says_no_is_not_asked(session: Session) -> None:
    with served({"/robots.txt": robots("User-agent: *\nDisallow: /a"), "/a": article("A"), "/b": article("B")}) as here:
        with pytest.raises(NotFetched, match=r"robots\.txt asks programs not to fetch this; use --ignore-robots"):
            session.fetch(f"{here.root}/a")
        assert session.fetch(f"{here.root}/b").status == 200
        assert (here.asked["/a"], here.asked["/b"], here.asked["/robots.txt"]) == (0, 1, 1)
        told_otherwise = Session(allow_private=True, ignore_robots=True, within=QUICK)
        assert told_otherwise.fetch(f"{here.root}/a").status == 200
        assert here.asked["/robots.txt"] == 1


def test_a_redirect_is_held_against_robots_too(session: Session) -> None:
    paths = {"/robots.txt": robots("User-agent: *\nDisallow: /a"), "/short": leads("/a"), "/a": article("A")}
    with served(paths) as here:
        with pytest.raises(NotFetched, match=r"robots\.txt asks"):
            session.fetch(f"{here.root}/short")
        assert here.asked["/a"] == 0


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (429, False), (503, False)])
def test_a_file_that_cannot_be_had(session: Session, status: int, allowed: bool) -> None:
    with served({"/robots.txt": lambda handler: handler.send("", status=status), "/a": article("A")}) as here:
        if allowed:
            assert session.fetch(f"{here.root}/a").status == 200
        else:
            with pytest.raises(NotFetched, match=rf"its robots\.txt cannot be fetched \(status {status}\)"):
                session.fetch(f"{here.root}/a")
            assert here.asked["/a"] == 0


def test_a_file_behind_a_redirect_counts(session: Session) -> None:
    paths = {"/robots.txt": leads("/r"), "/r": robots("User-agent: *\nDisallow: /"), "/a": article("A")}
    with served(paths) as here, pytest.raises(NotFetched, match="robots"):
        session.fetch(f"{here.root}/a")


def test_a_bomb_for_a_file_is_bounded(session: Session) -> None:
    told = pytest.raises(NotFetched, match=r"its robots\.txt cannot be read \(larger than")
    with served({"/robots.txt": server.bomb, "/a": article("A")}) as here, told:
        session.fetch(f"{here.root}/a")
