"""In a browser: handed in, approved by a second person, published, changed, corrected; nothing scrolls sideways."""

from collections.abc import Iterator
from typing import Any

import pytest

from glossator.desk.acts import performing as acting
from glossator.desk.jobs.running import run_next
from glossator.desk.publishing import jobs
from glossator.desk.work import guides, states

from ..publishing.test_site import light
from ..sample import Desk

pytestmark = pytest.mark.browser


@pytest.fixture
def address(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(jobs, "write", light)
    with desk.live() as found:
        yield found


def window(desk: Desk, chromium: Any, address: str, login: str, width: int = 1280) -> Any:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([desk.cookie(login, address)])
    made = context.new_page()
    made.set_default_timeout(90_000)
    made.said = []
    made.on("pageerror", lambda problem: made.said.append(str(problem)))
    return made


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def test_from_review_to_a_correction(desk: Desk, chromium: Any, address: str) -> None:
    writer, editor = (window(desk, chromium, address, login) for login in ("reporter", "editor"))
    proof = f"{address}/site/{desk.work}"
    writer.goto(proof)
    press(writer, "Hand in for review")
    assert writer.get_by_role("button", name="Approve").count() == 0
    editor.goto(address)
    assert "1 to check by you" in editor.inner_text(".mine")
    editor.goto(proof)
    assert editor.frames[1].locator("h1").inner_text().startswith("“They can help")
    press(editor, "Approve")
    press(editor, "Publish")
    assert run_next(desk.database, desk.settings)
    editor.goto(proof)
    assert "Readers have it as it stands" in editor.inner_text("aside")
    with desk.database.writing() as session:
        acting.perform(session, None, desk.person("reporter"), desk.work, "change", "c5",
                       {"verdict": "disputed", "note": "Both were said."}, None)  # fmt: skip
    editor.goto(proof)
    assert "open, unsigned" in editor.inner_text(".changes")
    press(editor, "Publish again")
    assert "write a correction" in editor.inner_text("[role=alert]")
    editor.get_by_label("Correction").fill("The finding on North Korea was open.")
    press(editor, "Publish again")
    assert run_next(desk.database, desk.settings)
    editor.goto(proof)
    assert "The finding on North Korea was open." in editor.inner_text(".done")
    assert editor.said == writer.said == []


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_what_is_being_published_is_asked_for_once(desk: Desk, chromium: Any, address: str) -> None:
    with desk.database.writing() as session:
        found = guides.find(session, desk.work)
        for login, name in (("reporter", "submit"), ("editor", "approve")):
            states.take(session, desk.person(login), found, name)
    proof = f"{address}/site/{desk.work}"
    one, other = (window(desk, chromium, address, login) for login in ("editor", "editor2"))
    one.goto(proof)
    other.goto(proof)
    press(one, "Publish")
    assert one.get_by_role("button", name="Publish", exact=True).count() == 0
    press(other, "Publish")
    assert "It is being published already" in other.inner_text("[role=alert]")
    assert run_next(desk.database, desk.settings)
    other.get_by_text("Readers have it as it stands").wait_for(timeout=15_000)
    assert not run_next(desk.database, desk.settings), "the page's answer was asked for anew, not sent again"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_pages_fit_and_axe_finds_nothing(desk: Desk, chromium: Any, address: str, width: int) -> None:
    runner = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is absent").Axe()
    page = window(desk, chromium, address, "admin", width)
    for path in ("/", "/claims", "/site", f"/site/{desk.work}", "/sheets", "/choices"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        found = runner.run(page, options={"iframes": False}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == [], path


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_claim_is_given_from_the_list_by_the_keyboard_and_a_colleague_is_told(
    desk: Desk, chromium: Any, address: str
) -> None:
    mine, theirs = (window(desk, chromium, address, login) for login in ("reporter", "editor"))
    theirs.goto(f"{address}/claims")
    mine.goto(f"{address}/claims")
    row = mine.locator("li.claim").first
    row.get_by_role("combobox").focus()
    mine.keyboard.type("Egon")
    mine.keyboard.press("Tab")
    mine.keyboard.press("Enter")
    mine.wait_for_function("document.querySelector('li.claim select').selectedOptions[0].text === 'Egon Editor'")
    theirs.locator("#changed").wait_for(state="visible", timeout=15_000)
    assert mine.locator("#changed").is_hidden()
