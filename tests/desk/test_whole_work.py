"""The whole work in a browser: from a first start with nothing to a correction that readers see.

The record is eight documents of the sample record; the statement is its two posts without the sentence that lists seven
fields, so that six claims are left. Program, worker, models, password hashes and site are the real ones.
"""

import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import expect
from tests.browser import keep

import glossator

from .test_serving import running
from .web.test_guide_browser import SELECT

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]  # real models and a worker
DEMO = Path(__file__).parents[2] / "demo"
LISTED = re.compile(r"They can help .*?Arms Race\. ")
DOCUMENTS = [
    "calls/2001-06-16-ljubljana.md", "calls/2009-03-06-reset-button.md", "calls/2012-03-09-obama-call.md",
    "calls/2012-03-09-reuters-obama-call.md", "calls/2018-03-20-kremlin-readout.md",
    "calls/2018-03-20-white-house.md", "calls/2018-03-21-leak.md", "north-korea/2017-12-29-reuters-tankers.md",
]  # fmt: skip
PASSWORD = "a desk of one’s own"
WRITTEN = "Both ends of the line have put the call on record."
PINNED = "had been able to get a sense of his soul"
TOLD = "At their first meeting Mr Bush spoke warmly of Mr Putin."
SENT_BACK = "Say in the second claim which year it was."
CORRECTION = "An earlier version said that the record bears this out. It is disputed."
TIME = 180_000  # milliseconds, for a busy machine


class Somebody:
    """A person at a browser of their own."""

    def __init__(self, chromium: Any, address: str) -> None:
        self.address = address.rstrip("/")
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        self.page = context.new_page()
        self.page.set_default_timeout(TIME)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda problem: self.faults.append(str(problem)))
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()
        self.page.wait_for_load_state()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def fill(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_role("combobox", name=label, exact=True).select_option(option)

    def says(self, selector: str = "main") -> str:
        return str(self.page.inner_text(selector))

    def log_in(self, login: str, password: str) -> None:
        self.fill("Login", login)
        self.fill("Password", password)
        self.press("Log in")

    def arrive(self, login: str, once: str) -> None:
        """The first visit: in with the password for one login, and another one chosen."""
        self.go("/")
        self.log_in(login, once)
        assert self.page.url.endswith("/account/password")
        self.fill("Old password", once)
        self.fill("New password", PASSWORD)
        self.fill("New password again", PASSWORD)
        self.press("Set the password")
        self.page.get_by_role("link", name="Queue").wait_for()

    def review(self, claim: str) -> Any:
        """The card of a claim, opened."""
        self.page.locator(f"#{claim} > .links .edit").click()
        self.page.locator(f"#{claim}.opened").wait_for()
        return self.page.locator(f"#{claim}")


def invite(admin: Somebody, login: str, name: str, role: str) -> str:
    """The password for the first login of somebody new."""
    admin.follow("People")
    admin.fill("Login", login)
    admin.fill("Name", name)
    admin.choose("Role", role)
    admin.press("Add")
    return str(admin.page.locator(".told code").inner_text())


def add_documents(reporter: Somebody) -> None:
    """Eight files, uploaded and filed."""
    reporter.follow("Record")
    assert "Nothing is on file yet" in reporter.says()
    reporter.page.get_by_label("Files", exact=True).set_input_files([DEMO / "documents" / name for name in DOCUMENTS])
    reporter.press("Add the files")
    reporter.page.locator("[data-state=done]").wait_for()
    assert "8 added" in reporter.says("#adding")


def posts() -> str:
    """The words of both posts, without the list."""
    rows = json.loads((DEMO / "statement.json").read_text("utf-8"))
    text, cut = LISTED.subn("", "\n\n".join(row["text"] for row in rows))
    assert cut == 1
    return text


def annotate(reporter: Somebody) -> str:
    """The posts pasted, claims and findings watched as they come; the path of the guide."""
    reporter.follow("New")
    reporter.fill("Text", posts())
    reporter.fill("Speaker", "Donald J. Trump")
    reporter.fill("Day it was said", "2018-03-21")
    reporter.fill("Title of the guide", "Two posts on Russia")
    reporter.press("Read it")
    assert "Nothing has been asked of the record yet" in reporter.says()
    reporter.press("Annotate it")
    laid = reporter.page.locator("#claims li.card")
    laid.first.wait_for()
    assert reporter.page.get_by_text("Not answered yet").count() > 0, "claims are shown before their findings"
    reporter.page.locator("#claims .verdict").first.wait_for()
    reporter.page.wait_for_url("**/guides/1")
    assert reporter.page.locator("article.claim-card").count() >= 5
    return "/guides/1"


def claim_on(reporter: Somebody, words: str) -> str:
    """The id of the claim whose card has these words."""
    return str(
        reporter.page.locator("article.claim-card", has=reporter.page.locator("h3", has_text=words)).get_attribute("id")
    )


def reject_the_partys_quote(reporter: Somebody, claim: str) -> str:
    """Reject it with a reason; its words."""
    card = reporter.review(claim)
    quote = card.locator(".quote", has_text="White House").first
    words, *_ = str(quote.locator("blockquote").inner_text()).splitlines()
    quote.locator("summary", has_text="Reject").click()
    form = quote.locator("form[action$='/reject-quote']")
    form.get_by_label("Why").fill("A party to the call; the other report says as much.")
    form.get_by_role("button").click()
    card.locator("summary", has_text="1 rejected").wait_for()
    return words


def write_the_prose(reporter: Somebody, claim: str) -> None:
    """Another first sentence; the sentences that cite, and what they cite, stay."""
    card = reporter.page.locator(f"#{claim}")
    card.locator("summary", has_text="Edit the prose").click()
    field = card.locator("[data-typed]")
    _, *cited = field.input_value().splitlines()
    assert re.search(r"\[\d+\]$", cited[-1])
    field.fill("\n".join([WRITTEN, *cited]))
    card.locator("[data-editor] button", has_text="Save").click()
    card.locator(".prose", has_text=WRITTEN).wait_for()
    assert card.locator(".prose sup a").count() >= 1


def sign(reporter: Somebody, claim: str) -> None:
    card = reporter.page.locator(f"#{claim}")
    card.get_by_role("button", name="Sign it as it stands").click()
    card.locator(".chip", has_text="Signed off by Rita Reporter").first.wait_for()


def pin_from_the_record(reporter: Somebody, claim: str) -> None:
    """Exact words of a document that the search finds, with the side that a person gives them; and what they show."""
    card = reporter.review(claim)
    card.locator("[name=q]").fill("sense of his soul")
    card.get_by_role("button", name="Search", exact=True).click()
    card.locator(".hits li", has_text="sense of his soul").locator("a.button").first.click()
    card.locator("[data-passage]").wait_for()
    assert reporter.page.evaluate(SELECT, [f"#{claim} [data-passage] [data-text]", PINNED])
    expect(card.locator("[data-words]")).to_have_value(PINNED)
    card.locator("[data-passage]").get_by_label("for it").check()
    card.get_by_role("button", name="Pin it beside the claim").click()
    card.locator(".quote blockquote", has_text=re.compile(f"^{PINNED}$")).wait_for()
    card.locator("summary", has_text="Find otherwise").click()
    card.get_by_role("combobox", name="Finding", exact=True).select_option("supported")
    card.get_by_label("What the reader is told", exact=True).fill(TOLD)
    card.get_by_role("button", name="Sign this finding").click()
    card.locator(".find", has_text="Supported").wait_for()


def hand_in(reporter: Somebody) -> None:
    reporter.press("Hand in for review")
    reporter.page.locator("#steps .state", has_text="in review").wait_for()


def open_from_the_queue(editor: Somebody) -> None:
    editor.go("/")
    assert "1 to check by you" in editor.says(".mine")
    editor.follow("Two posts on Russia")
    editor.page.locator("article.claim-card").first.wait_for()


def send_back(editor: Somebody) -> None:
    editor.page.locator("#steps summary", has_text="Send back").click()
    editor.fill("Why", SENT_BACK)
    editor.press("Send back")
    editor.page.locator("#steps .state", has_text="sent back").wait_for()


def publish(editor: Somebody, button: str) -> None:
    """Press a button on the preview's page, and wait until the site is written."""
    editor.press(button)
    editor.page.get_by_text("Readers have it as it stands.").wait_for()  # by itself


def read(reader: Somebody, claim: str) -> str:
    """A note of the published page as its readers see it, unfolded."""
    note = reader.page.locator(f"#n{claim[1:]}")
    note.locator("summary").first.click()
    return str(note.inner_text())


def test_from_a_first_start_to_a_correction(chromium: Any, tmp_path: Path, database: str) -> None:
    there = os.environ | {"PYTHONPATH": str(Path(glossator.__file__).parents[1])}
    held = ["--database", database] if database else []
    with running("--no-browser", *held, cwd=tmp_path, env=there) as terminal:
        once = terminal.until(r"password\s+(\S{20})")[1]
        address = terminal.until(r"Glossator desk: (http://127\.0\.0\.1:\d+/)")[1]
        terminal.until("Ctrl-C")
        admin, reporter, editor = (Somebody(chromium, address) for _ in range(3))
        admin.arrive("admin", once)
        reporter.arrive("rita", invite(admin, "rita", "Rita Reporter", "reporter"))
        editor.arrive("edith", invite(admin, "edith", "Edith Editor", "editor"))
        assert PASSWORD not in terminal.said

        add_documents(reporter)
        guide = annotate(reporter)
        call, bush = claim_on(reporter, "Trump called"), claim_on(reporter, "Bush tried")
        rejected = reject_the_partys_quote(reporter, call)
        write_the_prose(reporter, call)
        sign(reporter, call)
        pin_from_the_record(reporter, bush)
        keep(reporter.page, "desk-whole-work-reviewed")
        hand_in(reporter)

        open_from_the_queue(editor)
        send_back(editor)
        reporter.page.locator("#steps", has_text=SENT_BACK).wait_for()  # by itself, with the reason
        hand_in(reporter)
        open_from_the_queue(editor)
        editor.press("Approve")
        editor.page.locator("#steps .state", has_text="approved").wait_for()
        editor.follow("Look at it, and publish")
        publish(editor, "Publish")
        editor.follow("Its page on the site")
        note = read(editor, call)
        assert WRITTEN in note
        assert rejected not in note
        note = read(editor, bush)
        assert f"“{PINNED}”" in note
        assert TOLD in note
        assert "Correct" not in editor.says("body")

        editor.go(guide)
        card = editor.review(bush)
        card.locator("summary", has_text="Find otherwise").click()
        card.get_by_role("combobox", name="Finding", exact=True).select_option("disputed")
        card.get_by_label("What the reader is told", exact=True).fill("One meeting is not a policy.")
        card.get_by_role("button", name="Sign this finding").click()
        card.locator(".find", has_text="Disputed").wait_for()
        editor.follow("Publish changes, or withdraw")
        editor.fill("Correction", CORRECTION)
        editor.choose("On", bush)
        publish(editor, "Publish again")
        editor.follow("Its page on the site")
        keep(editor.page, "desk-whole-work-corrected")
        now = datetime.now(UTC)
        assert f"Corrected on {now.day} {now:%B %Y}" in editor.says("#corrections")
        assert CORRECTION in editor.says("#corrections")
        assert CORRECTION in read(editor, bush)
        assert admin.faults == reporter.faults == editor.faults == []
        assert terminal.interrupt() == 0
