"""Driven by Chromium: from what is pasted to its guide, and from a note to the public page."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest
from tests.guide.sample import TEXT
from tests.guide.sample import guide as sample_guide

import glossator
from glossator.desk.database.tables import Person
from glossator.desk.jobs import intake, pieces
from glossator.desk.jobs import running as jobs
from glossator.desk.live import streams

from ..laying import lay_notes, laying, stream_of
from ..sample import Desk

pytestmark = pytest.mark.browser


@contextmanager
def opened(desk: Desk, chromium: Any, address: str, login: str = "", **how: Any) -> Iterator[Any]:
    """A page of somebody's own browser; a script or style that our policy blocks fails the test."""
    context = chromium.new_context(**how)
    if login:
        context.add_cookies([desk.cookie(login, address)])
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page
    context.close()
    assert not [one for one in faults if "404" not in one]


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_pasted_watched_and_opened(desk: Desk, chromium: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[int] = []
    monkeypatch.setattr(glossator, "annotate", laying(lambda at: (steps.append(at), time.sleep(0.25))[0]))
    with desk.live() as address, opened(desk, chromium, address, "reporter") as page:
        page.goto(f"{address}/new")
        page.get_by_label("Text", exact=True).fill(TEXT)
        page.get_by_label("Speaker").fill("Donald J. Trump")
        page.get_by_label("Day it was said").fill("2018-03-21")
        page.get_by_role("button", name="Read it").click()
        page.get_by_text("so far that is 21 March 2018").wait_for()
        page.get_by_role("button", name="Annotate it").click()
        page.locator("#progress", has_text="Waiting").wait_for()
        worker = Thread(target=jobs.run_next, args=(desk.database, desk.settings))
        worker.start()
        page.locator("#laid-c1 .verdict").wait_for(timeout=20_000)
        assert page.get_by_text("Not answered yet").count() > 0  # the others are still to come
        page.wait_for_url("**/guides/2", timeout=30_000)
        worker.join(10)
        assert steps == list(range(14))


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_note_is_released_and_stands_in_public_at_once(desk: Desk, chromium: Any) -> None:
    stream = stream_of(desk)
    lay_notes(desk, stream)
    with (
        desk.live() as address,
        opened(desk, chromium, address, "reporter") as page,
        opened(desk, chromium, address, viewport={"width": 390, "height": 800}) as public,
    ):
        page.goto(f"{address}/live/{stream}")
        page.get_by_role("button", name="Release note 1").click()
        page.locator("#n1.released").wait_for()
        public.goto(f"{address}/public/live/{stream}")
        assert public.locator("#released li").count() == 1
        page.locator("#release-2").focus()
        page.keyboard.press("Enter")
        public.locator("#note-2").wait_for(timeout=10_000)  # by itself
        page.locator("#why-1").fill("too soon")
        page.get_by_role("button", name="Take it back note 1").click()
        public.locator("#note-1").wait_for(state="detached", timeout=10_000)
        assert public.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_nothing_axe_finds_keeps_anybody_out(desk: Desk, chromium: Any, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    stream = stream_of(desk)
    lay_notes(desk, stream)
    with desk.database.writing() as session:
        by, found = session.get_one(Person, desk.person("reporter").id), streams.find(session, stream)
        first, second = (one.changed for one in streams.notes(session, stream)[:2])
        streams.decide(session, by, found, 1, "released", first)
        streams.decide(session, by, found, 2, "withheld", second, "not clear")
        brought = intake.Brought(name="the text", head=intake.Introduced())
        read, begun = (intake.bring(session, by, TEXT.encode(), brought) for _ in range(2))
        intake.begin(session, by, begun, "the text")
    job, claims = begun.id, [claim.model_dump(mode="json") for claim in sample_guide().claims]
    with desk.database.writing() as session:
        pieces.put_json(session, job, pieces.CLAIMS, claims)
        for finding in sample_guide().findings[:6]:
            pieces.put_json(session, job, pieces.FINDING + finding.claim, finding.model_dump(mode="json"))
    paths = [f"/guides/new/{job}", f"/live/{stream}"]
    if scheme == "light":
        paths += ["/new", f"/new/{read.id}", "/live", f"/public/live/{stream}", f"/guides/{desk.work}/again"]
    with (
        desk.live() as address,
        opened(desk, chromium, address, "reporter", viewport={"width": 360, "height": 800}, color_scheme=scheme,
               bypass_csp=True) as page,
    ):  # fmt: skip
        for path in paths:
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            found = axe.run(page).response["violations"]
            told = [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found]
            assert not told, (path, told)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_typed_words_and_new_notes_come_into_an_open_page(desk: Desk, chromium: Any) -> None:
    stream = stream_of(desk)
    with desk.live() as address, opened(desk, chromium, address, "reporter") as page:
        page.goto(f"{address}/live/{stream}")
        page.locator("#typing-words").fill("The harvest fell.")
        page.keyboard.press("Enter")
        page.locator("#lines").get_by_text("The harvest fell.").wait_for(timeout=10_000)
        assert page.locator("#typing-words").input_value() == ""
        laid = lay_notes(desk, stream)
        page.locator("#n4").wait_for(timeout=10_000)
        page.locator("#why-2").fill("not what was said")  # somebody writes …
        topics = [one.claim.model_copy(update={"topic": "Another"}) for one in laid]
        with desk.database.writing() as session:  # … while the note comes anew
            again = [one.model_copy(update={"claim": topic}) for one, topic in zip(laid, topics, strict=True)]
            streams.lay(session, streams.find(session, stream), again, 3)
        page.wait_for_timeout(1_500)
        assert page.locator("#why-2").input_value() == "not what was said"
        assert page.locator(".notes > li").count() == 4


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_what_is_typed_but_not_added_is_asked_about_before_the_end(desk: Desk, chromium: Any) -> None:
    stream = stream_of(desk)
    with desk.live() as address, opened(desk, chromium, address, "reporter") as page:
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        page.goto(f"{address}/live/{stream}")
        page.locator("#typing-words").fill("And there is more")
        page.get_by_role("button", name="End it").click()
        page.wait_for_function("document.activeElement.id === 'typing-words'")
        assert asked == ["What you typed is not added yet. End it without that?"]
        assert page.locator("#typing-words").input_value() == "And there is more"


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_what_was_stopped_cannot_be_stopped_again(desk: Desk, chromium: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glossator, "annotate", laying(lambda _: time.sleep(0.25)))
    with desk.live() as address, opened(desk, chromium, address, "reporter") as page:
        page.goto(f"{address}/new")
        page.get_by_label("Text", exact=True).fill(TEXT)
        page.get_by_role("button", name="Read it").click()
        page.get_by_role("button", name="Annotate it").click()
        worker = Thread(target=jobs.run_next, args=(desk.database, desk.settings))
        worker.start()
        page.locator("#laid-c1 .verdict").wait_for(timeout=20_000)
        page.get_by_role("button", name="Stop").click()
        page.locator("#over .fault").wait_for(timeout=20_000)
        page.locator("#stop").wait_for(state="detached", timeout=5_000)
        worker.join(10)
