"""A guide at work in Chromium: two people at once, selecting words, the keyboard alone, any width, nothing for axe."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import TimeoutError as TookTooLong
from playwright.sync_api import expect
from tests.browser import keep
from tests.faces.test_browser import axe

from glossator.guide.reviewing.choosing import shown

from ..sample import PASSWORD, Desk
from .test_acts import act, stored

pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
SELECT = """([selector, words]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + words.length);
    getSelection().removeAllRanges(); getSelection().addRange(range);
    node.parentElement.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    return true;
  }
  return false;
}"""


@pytest.fixture
def served(desk: Desk) -> Iterator[tuple[Desk, str]]:
    """The desk on loopback; what the first page of a process loads is loaded before a browser waits for it."""
    assert desk.client("reader").get(f"/guides/{desk.work}").status_code == 200
    with desk.live() as address:
        yield desk, address


@pytest.fixture
def opened(chromium: Any, served: tuple[Desk, str]) -> Iterator[Opened]:
    """A window in which somebody is logged in, on a page of the sample guide; what its console says is kept."""
    desk, address = served
    contexts = []

    def show(login: str, path: str = "", width: int = 1280, *, scheme: str = "light", scripts: bool = True) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme,
                                       java_script_enabled=scripts, reduced_motion="reduce")  # fmt: skip
        contexts.append(context)
        context.add_cookies([desk.cookie(login, address)])
        window = context.new_page()
        window.set_default_timeout(60_000)
        window.said = []
        window.on("console", lambda message: window.said.append(message.text))
        window.on("pageerror", lambda problem: window.said.append(str(problem)))
        with window.expect_response("**/since*") if scripts else window.expect_event("load"):
            window.goto(f"{address}/guides/{desk.work}{path}")
        return window

    yield show
    for context in contexts:
        context.close()


def review(window: Any, claim: str) -> Any:
    """The card of a claim, opened."""
    window.locator(f"#{claim} > .links .edit").click()
    window.locator(f"#{claim}.opened").wait_for()
    return window.locator(f"#{claim}")


def test_two_people_see_each_other_without_reloading(opened: Opened, served: tuple[Desk, str]) -> None:
    rita, edith = opened("reporter"), opened("editor")
    card = review(edith, "c6")
    card.get_by_text("Hold it back", exact=False).first.click()
    card.locator("form[action$='/withhold'] textarea").fill("Not before the call is confirmed.")
    card.locator("form[action$='/withhold'] button").click()
    rita.locator("#c6 .chip", has_text="held back by Edith Editor").wait_for()
    assert "Edith Editor held it back" in rita.locator("[data-news]").inner_text()
    review(rita, "c13").get_by_text("Drop it").first.click()
    rita.locator("#c13 form[action$='/drop'] textarea").fill("A slogan.")
    rita.locator("#c13 form[action$='/drop'] button").click()
    edith.locator("#c13").wait_for(state="detached")
    assert rita.locator("#c13").count() == 0
    assert edith.said == []


def test_a_stale_edit_loses_nothing_of_either(opened: Opened, served: tuple[Desk, str]) -> None:
    desk, _ = served
    rita, edith = opened("reporter"), opened("editor")
    for window, words in ((rita, "What Rita typed. [2]"), (edith, "What Edith typed. [2]")):
        card = review(window, "c5")
        card.get_by_text("Edit the prose").click()
        card.locator("[data-typed]").fill(words)
    edith.locator("#c5 [data-editor] button", has_text="Save").click()
    edith.locator("#c5 .prose", has_text="What Edith typed.").wait_for()
    rita.locator("#c5 [data-notice]", has_text="Edith Editor wrote the prose").wait_for()
    assert rita.locator("#c5 [data-typed]").input_value() == "What Rita typed. [2]"
    rita.locator("#c5 [data-editor] button", has_text="Save").click()
    stale = rita.locator("#c5 .stale")
    stale.wait_for()
    keep(rita, "desk-stale", full=False)
    assert "What Rita typed. [2]" in stale.inner_text()
    assert "What Edith typed. [2]" in stale.inner_text()
    assert stored(desk).retold[-1].by == "Edith Editor"
    assert axe(rita) == []
    rita.get_by_role("button", name="Put mine in its place").click()
    rita.locator("#c5 .prose", has_text="What Rita typed.").wait_for()
    assert stored(desk).retold[-1].by == "Rita Reporter"
    edith.locator("#c5 .prose", has_text="What Rita typed.").wait_for()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_what_is_typed_stays_when_somebody_changes_the_claim(opened: Opened, served: tuple[Desk, str]) -> None:
    desk, _ = served
    rita = opened("reporter")
    card = review(rita, "c6")
    card.get_by_text("Remark", exact=False).first.click()
    card.locator("form[action$='/remark'] textarea").fill("Half a sentence")
    act(desk, desk.client("editor"), "accept", "c6")
    rita.locator("#c6 [data-notice]", has_text="Edith Editor signed the finding").wait_for()
    rita.get_by_role("button", name="Show it, and keep what I typed").click()
    rita.locator("#c6 .chip", has_text="Signed off by Edith Editor").wait_for()
    assert rita.locator("#c6 form[action$='/remark'] textarea").input_value() == "Half a sentence"
    rita.locator("#c6 form[action$='/remark'] button").click()
    rita.locator("#said", has_text="Done: remarked").wait_for()
    assert stored(desk).reviews[-1].note == "Half a sentence"


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_refusal_keeps_what_was_typed(opened: Opened, served: tuple[Desk, str]) -> None:
    rita = opened("reporter")
    card = review(rita, "c5")
    card.get_by_text("Edit the prose").click()
    card.locator("[data-typed]").fill("He said “words that nobody said”. [2]")
    card.locator("[data-editor] button", has_text="Preview").click()
    card.locator(".preview .fault").wait_for()
    card.locator("[data-editor] button", has_text="Save").click()
    card.locator("form .refused .fault", has_text="words that nobody said").wait_for()
    assert card.locator("[data-typed]").input_value() == "He said “words that nobody said”. [2]"


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_what_is_typed_outlives_a_login_and_is_sent_under_the_next(
    opened: Opened, served: tuple[Desk, str], chromium: Any
) -> None:
    desk, address = served
    rita = opened("reporter")
    rita.on("dialog", lambda asked: asked.accept())
    card = review(rita, "c5")
    card.locator("summary", has_text="Remark").click()
    note = card.locator("details[open] textarea[name=note]")
    note.fill("It took a long while to write.")
    elsewhere = rita.context.new_page()
    elsewhere.goto(f"{address}/account")
    elsewhere.get_by_role("button", name="Log out").click()
    elsewhere.wait_for_url("**/login")
    card.locator("details[open] form button", has_text="Remark").click()
    expect(card.locator(".refused")).to_contain_text("You are no longer logged in")
    assert act(desk, desk.client("editor"), "remark", "c6", note="Meanwhile.").status_code < 400
    expect(rita.locator("[data-news]")).to_contain_text("What you typed is kept")
    assert note.input_value() == "It took a long while to write."
    elsewhere.get_by_label("Login").fill("reporter")
    elsewhere.get_by_label("Password").fill(PASSWORD)
    elsewhere.keyboard.press("Enter")
    elsewhere.wait_for_url(f"{address}/")
    card.locator("details[open] form button", has_text="Remark").click()
    card.get_by_text("for the reader: It took a long while to write.").wait_for()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_step_by_the_keyboard_leaves_the_focus_where_the_next_one_is(
    opened: Opened, served: tuple[Desk, str]
) -> None:
    rita = opened("reporter")
    rita.get_by_role("button", name="Hand in for review").focus()
    rita.keyboard.press("Enter")
    rita.locator("#steps", has_text="in review").wait_for()
    rita.wait_for_function("document.activeElement.id === 'steps'")
    assert "in review" in rita.inner_text("#said")


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_what_is_typed_stays_when_another_claim_is_cut_anew(opened: Opened, served: tuple[Desk, str]) -> None:
    """And nothing asks whether to leave the page."""
    desk, _ = served
    rita = opened("reporter")
    asked: list[str] = []
    rita.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    typing = review(rita, "c5")
    typing.get_by_text("Remark", exact=False).first.click()
    typing.locator("form[action$='/remark'] textarea").fill("Half a sentence")
    card = review(rita, "c12")
    card.get_by_text("Drop it", exact=False).first.click()
    card.locator("form[action$='/drop'] textarea").fill("Nobody asks.")
    card.locator("form[action$='/drop'] button").click()
    rita.locator("#c12").wait_for(state="detached")
    card = review(rita, "c6")
    card.get_by_text("Merge", exact=False).first.click()
    card.locator("form[action$='/merge'] [value=c9]").check()
    card.locator("form[action$='/merge'] button").click()
    rita.locator("#c6a").wait_for()
    assert rita.locator("#c6, #c9").count() == 0
    assert rita.locator("#c5 form[action$='/remark'] textarea").input_value() == "Half a sentence"
    assert rita.evaluate("document.activeElement.id")
    alone = opened("reporter", "/claims/c11")
    alone.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    reason = alone.locator("form[action$='/drop'] textarea")
    for _ in range(10):  # news of what was just done may close what was opened
        reason.evaluate("one => { one.closest('details').open = true }")
        with suppress(TookTooLong):
            reason.fill("Nobody asks.", timeout=5_000)
            break
    alone.locator("form[action$='/drop'] button").click()
    alone.wait_for_url(f"**/guides/{desk.work}")
    assert asked == []


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_claim_on_a_page_of_its_own_that_somebody_else_dropped(opened: Opened, served: tuple[Desk, str]) -> None:
    desk, _ = served
    rita = opened("reporter", "/claims/c11")
    assert act(desk, desk.client("editor"), "drop", "c11", note="Nobody asks.").status_code == 200
    rita.wait_for_url(f"**/guides/{desk.work}")


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_words_selected_in_the_statement_become_a_claim(opened: Opened, served: tuple[Desk, str]) -> None:
    desk, _ = served
    rita = opened("reporter")
    assert rita.evaluate(SELECT, ["#statement", "didn’t have the energy or chemistry"])
    rita.get_by_text("Add a claim from these words").click()
    rita.locator("[name=standalone]").fill("Obama and Clinton had neither energy nor chemistry.")
    rita.get_by_role("button", name="Add the claim").click()
    rita.wait_for_url(f"**/guides/{desk.work}")
    made = next(one for one in stored(desk).claims if "chemistry" in one.text)
    said = stored(desk).statement.text
    assert said[made.spans[0].start : made.spans[0].end] == "didn’t have the energy or chemistry"
    rita.locator(f"#{made.id} .chip", has_text="the record is being asked").wait_for()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_exact_words_of_a_document_are_pinned(opened: Opened, served: tuple[Desk, str]) -> None:
    desk, _ = served
    rita = opened("reporter")
    card = review(rita, "c7")
    card.locator("[name=q]").fill("Russia Ukraine")
    card.get_by_role("button", name="Search", exact=True).click()
    card.locator(".hits a.button").first.click()
    rita.locator("#c7 [data-passage] [data-text]:focus").wait_for()
    text = card.locator("[data-passage] [data-at]").first.inner_text()
    words = " ".join(text.split()[1:6])
    assert rita.evaluate(SELECT, ["#c7 [data-passage] [data-text]", words])
    expect(rita.locator("#c7 [data-words]")).to_have_value(words)
    keep(rita, "desk-pin", full=False)
    card.get_by_label("against it").last.check()
    card.get_by_role("button", name="Pin it beside the claim").click()
    rita.locator("#c7-q1", has_text=words).wait_for()
    assert (shown(stored(desk), "c7")[0].quote.exact, shown(stored(desk), "c7")[0].stance) == (words, "refutes")


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_the_keyboard_alone_reviews_a_claim(opened: Opened, served: tuple[Desk, str]) -> None:
    desk, _ = served
    rita = opened("reporter")
    rita.locator("#statement a.claim").first.focus()
    rita.keyboard.press("Enter")
    rita.locator("#c1:focus").wait_for()
    rita.locator("#c1 > .links .edit").focus()
    rita.keyboard.press("Enter")
    rita.locator("#c1.opened:focus").wait_for()
    for _ in range(40):
        rita.keyboard.press("Tab")
        if rita.evaluate("document.activeElement.textContent").startswith("Reject"):
            break
    rita.keyboard.press("Enter")
    rita.keyboard.press("Tab")
    rita.keyboard.type("Off the point.")
    rita.keyboard.press("Tab")
    rita.keyboard.press("Enter")
    rita.locator("#c1 .out").wait_for()
    assert stored(desk).choices[-1].note == "Off the point."
    assert rita.evaluate("!!document.activeElement.closest('#c1')"), "the focus stays in the card"


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_without_javascript_a_claim_is_reviewed_on_its_own_page(opened: Opened, served: tuple[Desk, str]) -> None:
    desk, _ = served
    rita = opened("reporter", scripts=False)
    rita.locator("#c6 > .links .edit").click()
    rita.wait_for_url("**/claims/c6")
    rita.get_by_role("button", name="Sign it as it stands").click()
    rita.locator(".chip", has_text="Signed off by Rita Reporter").wait_for()
    assert stored(desk).reviews[-1].signed


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (820, "dark"), (390, "light"), (360, "dark")])
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_nothing_is_too_wide_and_axe_finds_nothing(opened: Opened, served: tuple[Desk, str], width: int,
                                                   scheme: str) -> None:  # fmt: skip
    desk, _ = served
    act(desk, desk.client("reporter"), "reject-quote", "c1", evidence=shown(stored(desk), "c1")[0].id, note="Off.")
    rita = opened("editor", width=width, scheme=scheme)
    review(rita, "c1")
    rita.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    rita.wait_for_timeout(100)
    keep(rita, f"desk-guide-{width}-{scheme}")
    assert rita.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(rita) == []
    small = rita.evaluate("""[...document.querySelectorAll('button, summary, .edit, input:not([type=hidden]), select')]
        .filter(each => each.offsetParent && each.getBoundingClientRect().height < 24)
        .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect().height])
        .filter(([html]) => !/type="(radio|checkbox)"/.test(html))""")
    assert small == []
    assert rita.said == []
