"""What is followed: lines and notes kept, decided on once, and put together as a guide by a process that may die."""

import os
from collections.abc import Iterator
from datetime import date
from threading import Event as Flag
from threading import Thread
from time import monotonic, sleep

import pytest
from sqlalchemy import select

from glossator.desk.database.tables import Event, Person, Stream
from glossator.desk.live import following, polling, streams
from glossator.desk.work import guides
from glossator.desk.work.documents import unpack
from glossator.errors import InputError
from glossator.evidence.model import Finding, Verdict
from glossator.guide.reviewing.standing import standing

from ..laying import lay_notes, stream_of
from ..sample import Desk

SAID = ["Obama called Putin in March 2012.", "Russia sold oil to North Korea.", "Exports fell by 3 percent in 2017."]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Has every question answered with silence; what was asked, in words."""
    heard: list[str] = []

    def check(questions: list, record: object, **_: object) -> list[Finding]:  # type: ignore[type-arg]
        heard.extend(one.text for one in questions)
        return [Finding(claim=one.claim, verdict=Verdict.SILENT, reason="nothing on file") for one in questions]

    monkeypatch.setattr("glossator.live.check", check)
    monkeypatch.setattr("glossator.live.Live.warm", lambda _: None)
    return heard


def say(desk: Desk, stream: int, *words: str) -> None:
    with desk.database.writing() as session:
        streams.add(session, streams.find(session, stream), [streams.Said(words=one) for one in words])


def over(desk: Desk, stream: int) -> Stream:
    """The stream, ended."""
    with desk.database.writing() as session:
        found = streams.find(session, stream)
        if found.state == "open":
            streams.end(session, None, found)
        return found


def follow(desk: Desk, stream: int, ended: Flag | None = None) -> None:
    following.Following(desk.settings, desk.database, stream, ended or Flag(), os.getppid()).run()


def notes(desk: Desk, stream: int) -> list[streams.StreamNote]:
    with desk.database.reading() as session:
        return streams.notes(session, stream)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_followed_to_its_end_it_is_a_guide_with_what_was_withheld_held_back(desk: Desk, asked: list[str]) -> None:
    stream = stream_of(desk)
    say(desk, stream, *SAID)
    ended = Flag()
    at_work = Thread(target=follow, args=(desk, stream, ended))
    at_work.start()
    until = monotonic() + 60
    while len(notes(desk, stream)) < 3 and monotonic() < until:
        sleep(0.1)
    with desk.database.writing() as session:
        by, found = session.get_one(Person, desk.person("reporter").id), streams.find(session, stream)
        streams.decide(
            session, by, found, 2, "withheld", streams.notes(session, stream)[1].changed, "not what she said"
        )
    over(desk, stream)
    at_work.join(120)
    assert asked == [one.removesuffix(".") for one in SAID]
    with desk.database.reading() as session:
        done = streams.find(session, stream)
        assert (done.state, done.read) == ("ended", 3)
        guide = unpack(guides.find(session, done.work_id or 0).document)
    assert [claim.text for claim in guide.claims] == asked
    assert [claim.id for claim in guide.claims] == ["c1", "c2", "c3"]
    assert guide.statement.text.splitlines() == SAID
    assert guide.title == "An interview"
    held = [claim.id for claim in guide.claims if standing(guide, claim.id).withheld]
    assert held == ["c2"]


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_restart_goes_on_and_asks_nothing_twice(desk: Desk, asked: list[str]) -> None:
    stream = stream_of(desk)
    say(desk, stream, *SAID[:2])
    ended = Flag()
    cut: list[type[BaseException]] = []

    def cut_off() -> None:
        try:
            follow(desk, stream, ended)
        except following.CutOffError as problem:
            cut.append(type(problem))

    at_work = Thread(target=cut_off)
    at_work.start()
    until = monotonic() + 60
    while len(notes(desk, stream)) < 2 and monotonic() < until:
        sleep(0.1)
    ended.set()
    at_work.join(60)
    assert cut == [following.CutOffError]
    with desk.database.reading() as session:
        assert streams.find(session, stream).state == "open"
    say(desk, stream, SAID[2])
    over(desk, stream)
    follow(desk, stream)
    assert asked == [one.removesuffix(".") for one in SAID]
    assert [one.place for one in notes(desk, stream)] == [1, 2, 3]


def test_a_note_is_decided_on_as_it_was_seen_and_each_time_logged(desk: Desk) -> None:
    stream = stream_of(desk)
    lay_notes(desk, stream)
    with desk.database.writing() as session:
        rita = session.get_one(Person, desk.person("reporter").id)
        ralf = session.get_one(Person, desk.person("reporter2").id)
        found = streams.find(session, stream)
        seen = streams.notes(session, stream)[0].changed
        now = streams.decide(session, rita, found, 1, "released", seen).changed
        with pytest.raises(streams.SettledError, match="it is released by Rita Reporter"):
            streams.decide(session, ralf, found, 1, "withheld", seen, "too soon")
        with pytest.raises(InputError, match="say why"):
            streams.decide(session, ralf, found, 1, "withheld", now, " ")
        streams.decide(session, ralf, found, 1, "withheld", now, "too soon")
        with pytest.raises(streams.NoSuchStreamError):
            streams.decide(session, ralf, found, 999, "released", now)
    with desk.database.reading() as session:
        logged = session.scalars(select(Event).where(Event.what.in_(("released a note", "withheld a note")))).all()
        assert [(one.by, one.what) for one in logged] == [("Rita Reporter", "released a note"),
                                                          ("Ralf Reporter", "withheld a note")]  # fmt: skip
        assert not streams.public(session, stream)


def test_readers_keep_what_was_released_until_it_is_released_anew(desk: Desk) -> None:
    stream = stream_of(desk)
    laid = lay_notes(desk, stream)
    first = laid[0].claim.topic
    with desk.database.writing() as session:
        rita, found = session.get_one(Person, desk.person("reporter").id), streams.find(session, stream)
        before = streams.decide(session, rita, found, 1, "released", streams.notes(session, stream)[0].changed).changed
        turned = laid[0].model_copy(update={"claim": laid[0].claim.model_copy(update={"topic": "Another"})})
        streams.lay(session, found, [turned], 3)
        (changed,) = streams.notes(session, stream, after=before)
        assert (changed.place, changed.state, streams.of_note(changed).claim.topic) == (1, "released", "Another")
        assert streams.as_released(changed).claim.topic == first
        with pytest.raises(streams.SettledError):  # who saw it before it turned
            streams.decide(session, rita, found, 1, "released", before)
        streams.decide(session, rita, found, 1, "released", changed.changed)
        assert streams.as_released(changed).claim.topic == "Another"


def test_a_stream_that_is_over_or_too_long_takes_no_lines(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = stream_of(desk)
    monkeypatch.setattr(streams, "MOST_LINES", 2)
    with pytest.raises(InputError, match="more than 2 lines"):
        say(desk, stream, "One.", "Two.", "Three.")
    over(desk, stream)
    with pytest.raises(InputError, match="is over"):
        say(desk, stream, "One.")


def test_standard_input_is_followed_to_its_end(desk: Desk) -> None:
    stream = following.follow_input(desk.database, streams.Opening(title="The hearing"), ["One.\n", "\0Two.\n"])
    with desk.database.reading() as session:
        found = streams.find(session, stream)
        assert (found.source, found.state) == ("input", "ending")
        assert [one.words for one in streams.lines(session, stream, 0, 9)] == ["One.", "Two."]


def test_what_cannot_be_followed_fails_and_says_why(desk: Desk) -> None:
    from dataclasses import replace

    stream = stream_of(desk)
    settings = replace(desk.settings, record=str(desk.settings.folder / "nowhere"))
    with pytest.raises(InputError):
        following.Following(settings, desk.database, stream, Flag(), os.getppid()).run()
    following.failed(desk.database, stream, "there is no record")
    with desk.database.reading() as session:
        assert streams.find(session, stream).words == "there is no record"


@pytest.mark.parametrize(
    ("known", "found", "new"),
    [
        ([], ["a", "b"], ["a", "b"]),
        (["a", "b"], ["a", "b", "c"], ["c"]),
        (["a", "b", "c"], ["b", "c", "d"], ["d"]),  # its beginning moves on
        (["a", "x", "c"], ["a", "b", "c", "d"], ["d"]),  # corrected before
        (["a", ""], ["", "b"], ["", "b"]),  # an empty line is no overlap
        (["a", "b"], ["a", "b"], []),
    ],
)
def test_only_what_is_new_at_an_address_is_taken(known: list[str], found: list[str], new: list[str]) -> None:
    assert polling.fresh(known, found) == new


def test_a_line_that_still_grows_is_left_for_the_next_look() -> None:
    assert polling.whole_lines("One  two.\r\nThr") == ["One two."]


@pytest.fixture
def captions(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A caption file at an address, as what it holds at each look; looked at without a pause."""
    looks: list[str] = []

    class Found:
        charset = ""

        def __init__(self, body: bytes) -> None:
            self.body = body

    def fetch(_: str) -> Found:
        if not looks:
            raise InputError("https://example.org/c.vtt: 404 not found")
        return Found(looks.pop(0).encode())

    monkeypatch.setattr("glossator.desk.jobs.fetching.session", lambda: fetch)
    monkeypatch.setattr(polling, "EVERY", 0.0)
    return looks


def test_captions_at_an_address_are_taken_until_it_fails_too_often(desk: Desk, captions: list[str]) -> None:
    captions += ["One.\nTw", "One.\nTwo.\n"]
    stream = stream_of(desk, source="address", address="https://example.org/c.vtt", day=date(2018, 3, 21))
    thread = polling.start(desk.database, stream, Flag())
    assert thread is not None
    thread.join(20)
    with desk.database.reading() as session:
        found = streams.find(session, stream)
        assert [one.words for one in streams.lines(session, stream, 0, 9)] == ["One.", "Two."]
        assert found.state == "ending"
        assert "404 not found" in found.words


def test_captions_that_never_end_end_the_following_and_say_why(
    desk: Desk, captions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    captions += ["One.\n", "One.\nTwo.\nThree.\n"]
    monkeypatch.setattr(streams, "MOST_LINES", 2)
    stream = stream_of(desk, source="address", address="https://example.org/c.vtt")
    thread = polling.start(desk.database, stream, Flag())
    assert thread is not None
    thread.join(20)
    with desk.database.reading() as session:
        found = streams.find(session, stream)
        assert found.state == "ending"
        assert "more than 2 lines are not followed" in found.words
