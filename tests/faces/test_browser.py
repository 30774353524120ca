"""The page in headless Chromium: nothing overlaps or scrolls sideways, the keyboard is enough, axe finds nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.browser import keep
from tests.guide.speech import long_speech

from glossator.faces.site import digest
from glossator.faces.site.publish import publish
from glossator.faces.web import embed, html, page
from glossator.guide import json as guide_json
from glossator.guide.model import Guide

pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
# Pairs of different pieces of visible text whose boxes cross by more than two pixels.
CROSSING = (Path(__file__).parent / "crossing.js").read_text("utf-8")
FOCUS = """() => {
  const element = document.activeElement, box = element.getBoundingClientRect(), style = getComputedStyle(element);
  return [element.outerHTML.slice(0, 80), box.width > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight,
          style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2];
}"""
SIZES = [(1280, "light"), (1280, "dark"), (800, "light"), (500, "light"), (500, "dark"), (360, "light"), (360, "dark"),
         (320, "light")]  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_nothing_overlaps_or_scrolls_sideways(opened: Opened, sample_page: str, width: int, scheme: str) -> None:
    window = opened(sample_page, width, scheme=scheme)
    keep(window, f"page-{width}-{scheme}")
    for state in ("closed", "open"):
        assert window.evaluate("document.documentElement.scrollWidth") <= width, state
        assert window.evaluate(CROSSING) == [], state
        window.evaluate(OPEN_ALL)
    keep(window, f"page-{width}-{scheme}-open")


def test_the_overlap_check_can_fail(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page)
    window.evaluate("document.querySelectorAll('.note')[1].style.marginTop = '-60px'")
    assert window.evaluate(CROSSING)


@pytest.mark.parametrize(
    ("width", "scheme", "state"),
    [(1280, "light", "open"), (1280, "dark", "closed"), (500, "light", "closed"), (360, "dark", "open")],
)
def test_axe_finds_nothing(opened: Opened, sample_page: str, width: int, scheme: str, state: str) -> None:
    window = opened(sample_page, width, scheme=scheme)
    if state == "open":
        window.evaluate(OPEN_ALL)
    assert axe(window) == []


def axe(window: Any) -> list[str]:
    """What axe-core reports, rule by rule and place by place."""
    runner = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is absent"
    ).Axe()
    found = runner.run(window).response["violations"]
    return [
        f"{each['id']}: {node['html'][:160]} {node['failureSummary'][:200]}" for each in found for node in each["nodes"]
    ]


BOXES = """names => Object.fromEntries(names.map(name => [name, [...document.querySelectorAll(name)].map(each => {
  const box = each.getBoundingClientRect(); return [box.top, box.bottom, box.left, box.right];
})]))"""


@pytest.mark.parametrize("scripts", [True, False])
def test_the_quotes_stand_beside_the_prose_they_are_told_in(opened: Opened, sample_page: str, scripts: bool) -> None:
    window = opened(sample_page, scripts=scripts)
    row = ".reading:has(.side)"  # a topic on which nothing is told has no quotes
    prose, beside = window.locator(f"{row} .told"), window.locator(".reading .side")
    assert beside.count() > 3
    for at in range(beside.count()):
        left, right = prose.nth(at).bounding_box(), beside.nth(at).bounding_box()
        assert abs(left["y"] - right["y"]) < 8
        assert right["x"] > left["x"] + left["width"]


def test_on_a_phone_the_quotes_stand_beneath_the_prose(opened: Opened, sample_page: str) -> None:
    prose, quotes = ".reading:has(.side) .told", ".reading .side"  # a topic on which nothing is told has no quotes
    boxes = opened(sample_page, 360).evaluate(BOXES, [prose, quotes])
    for told, beside in zip(boxes[prose], boxes[quotes], strict=True):
        assert told[1] <= beside[0] < told[1] + 40


def test_what_holds_is_read_before_anything_is_opened(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page)
    first = window.evaluate(BOXES, [".lede .told", ".count", "#statement", ".topic"])
    assert first[".lede .told"][0][1] < 900, "the lede is in sight without scrolling"
    assert first[".lede .told"][0][1] <= first[".count"][0][0]
    assert first["#statement"][0][0] < first[".topic"][0][0]
    lines = window.evaluate("[...document.querySelectorAll('.note > .line')].map(each => each.offsetHeight)")
    assert max(lines) < 90, "a claim takes a line or two"


def test_a_number_in_the_prose_leads_to_its_quote(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page)
    link = window.locator(".reading .told sup a").first
    target = link.get_attribute("href")
    link.click()
    window.wait_for_timeout(200)
    box = window.locator(target).bounding_box()
    assert 0 <= box["y"] <= 900


def test_a_long_speech_fits_a_phone(opened: Opened, sample: Guide) -> None:
    window = opened(page.render(long_speech(sample, 335)), 360)
    assert window.evaluate("document.documentElement.scrollWidth") <= 360
    assert window.said == []


def test_the_skip_link_leads_to_the_statement(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page)
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.textContent") == "Skip to the statement"
    box = window.locator("a.skip").first.bounding_box()
    assert box["x"] >= 0, "it is seen while it has the focus"
    window.keyboard.press("Enter")
    window.wait_for_timeout(200)
    assert -60 < window.locator("#statement").bounding_box()["y"] < 60


def test_one_file_no_outside_request_nothing_on_the_console(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page)
    window.evaluate(OPEN_ALL)
    assert [url for url in window.asked if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in window.asked if url.startswith("file:")]) == 1
    assert window.said == []


def test_the_keyboard_alone_goes_through_the_notes(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page)
    here = "document.activeElement.closest('.note')?.id ?? ''"
    window.keyboard.press("n")
    assert window.evaluate(here) == "n1"
    for expected in ("n2", "n3"):
        window.keyboard.press("j")
        assert window.evaluate(here) == expected
    window.keyboard.press("p")
    window.keyboard.press("k")
    assert window.evaluate(here) == "n1"
    window.keyboard.press("o")
    assert window.evaluate("document.querySelector('#n1 > details').open")
    window.keyboard.press("Enter")
    assert not window.evaluate("document.querySelector('#n1 > details').open")
    window.keyboard.press("w")
    assert window.evaluate("document.activeElement.id") == "c1"
    window.keyboard.press("Enter")
    window.wait_for_function("document.querySelector('#n1 > details').open")
    assert window.url.endswith("#n1")
    for _ in range(30):
        window.keyboard.press("n")
    assert window.evaluate(here) == "n13"
    top = window.evaluate("document.activeElement.getBoundingClientRect().top")
    assert 0 <= top <= 900, "the note that has the focus is in sight"


def test_the_keys_can_be_turned_off(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page)
    here = "document.activeElement.closest('.note')?.id ?? ''"
    window.locator("button.hint").click()
    window.keyboard.press("n")
    assert window.evaluate(here) == ""
    window.locator("button.hint").click()
    window.keyboard.press("n")
    assert window.evaluate(here) == "n1"
    phone = opened(sample_page, 360)
    phone.keyboard.press("n")
    assert phone.evaluate(here) == "", "no keys where nothing says that there are any"


def test_every_stop_of_the_tab_key_can_be_seen(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page)
    seen = set()
    for _ in range(90):
        window.keyboard.press("Tab")
        shown = window.evaluate(FOCUS)
        if shown[0].startswith("<body"):
            break
        seen.add(shown[0])
        assert shown[1], f"out of sight: {shown[0]}"
        assert shown[2], f"no mark of focus: {shown[0]}"
    assert len(seen) > 40


def test_without_javascript_it_reads_and_opens(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page, scripts=False)
    keep(window, "page-1280-without-javascript")
    assert window.locator("button.all").is_hidden()
    assert window.locator("#n5 .body").is_hidden()
    window.locator("#n5 summary").first.focus()
    window.keyboard.press("Enter")
    assert window.locator("#n5 .body").is_visible()
    assert "no definitive evidence" in window.locator("#n5").inner_text()
    window.locator("a[href='#n9']").first.click()
    assert window.url.endswith("#n9")
    assert window.locator("#n9").is_visible()


def test_paper_shows_what_is_folded_on_screen(opened: Opened, sample_page: str, tmp_path: Path) -> None:
    from pypdf import PdfReader

    window = opened(sample_page, scripts=False)
    path = tmp_path / "page.pdf"
    window.pdf(path=str(path), format="A4")
    text = " ".join("".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert "What would settle it" in text
    assert "the sentence is word for word that of the Washington Post" in text


def test_browsers_that_cannot_unfold_on_paper_are_helped(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page)
    count = "document.querySelectorAll('details:not([open])').length"
    folded = window.evaluate(count)
    window.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert (folded > 40, window.evaluate(count)) == (True, 0)
    window.evaluate("dispatchEvent(new Event('afterprint'))")
    assert window.evaluate(count) == folded


def test_the_words_of_a_claim_show_their_note(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page)
    window.locator("#c8").hover()
    assert "near" in window.locator("#n8").get_attribute("class")
    window.locator("#c8").click()
    window.wait_for_function("document.querySelector('#n8 > details').open")
    window.locator("#n10 summary").first.hover()
    assert "near" in window.locator("#c10").get_attribute("class")
    shared = window.locator("#statement a.claim", has_text="They can help solve problems with").first
    assert "near" in shared.get_attribute("class"), "the words that six claims share"


def test_marks_differ_without_colour(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page)
    shapes = window.evaluate("[...document.querySelectorAll('symbol')].map(each => each.innerHTML)")
    assert len(shapes) == len(set(shapes)) >= 9
    in_text = window.evaluate(
        """[...document.querySelectorAll('a.claim')].map(
            each => [each.classList[1], each.querySelector('use')?.href.baseVal])"""
    )
    marks = {finding: mark for finding, mark in in_text if mark}
    assert len(marks) == len(set(marks.values())) == 6


@pytest.mark.parametrize("width", [1280, 360])
def test_the_site_holds_too(opened: Opened, sample: Guide, tmp_path: Path, width: int) -> None:
    source = tmp_path / "guide.json"
    source.write_text(guide_json.render(sample), "utf-8")
    site = tmp_path / "site"
    publish([source], site, base="https://news.example/")
    claim = next(site.glob("guides/*/c5/index.html"))
    pages = {"front": site / "index.html", "claim": claim, "missing": site / "404.html",
             "digest": site / "digest" / "index.html", "embed": claim.with_name("embed.html")}  # fmt: skip
    for name, path in pages.items():
        for scheme in ("light", "dark"):
            window = opened(path.read_text("utf-8"), width, scheme=scheme)
            keep(window, f"site-{name}-{width}-{scheme}")
            assert window.evaluate("document.documentElement.scrollWidth") <= width, name
            assert window.evaluate(CROSSING) == [], name
            assert axe(window) == [], name
            assert window.said == [], name


def test_an_embedded_claim_sizes_its_frame(chromium: Any, sample: Guide) -> None:
    address = "https://news.example/guides/one/"
    context = chromium.new_context(viewport={"width": 420, "height": 700})
    window = context.new_page()
    snippet = embed.snippet(sample, "c5", address)
    pages = {
        "https://other.example/": f"<!doctype html><title>host</title>{snippet}",
        f"{address}c5/embed.html": embed.page(sample, "c5", address),
    }
    window.route("**/*", lambda route: route.fulfill(
        status=200 if route.request.url in pages else 404, content_type="text/html; charset=utf-8",
        body=pages.get(route.request.url, "")))  # fmt: skip
    window.goto("https://other.example/")
    frame = window.frame_locator("iframe")
    frame.locator("h1").wait_for()
    window.wait_for_function("document.querySelector('iframe').height !== '300'")
    inner = frame.locator("html").evaluate("each => [each.scrollHeight, each.clientHeight]")
    assert inner[0] <= inner[1], "nothing is cut off in the frame"
    assert window.locator("figcaption a").get_attribute("href") == f"{address}c5/"
    keep(window, "embed-in-a-page")
    context.close()


def test_a_digest_needs_no_script_and_no_picture(sample: Guide) -> None:
    page = digest.render([sample], "https://news.example/", "Guides")
    assert "<script" not in page
    assert "<img" not in page
    assert html.policy("a") not in page


def test_the_threshold_of_worth_folds_quotes_and_hides_no_note(opened: Opened, sample_page: str) -> None:
    window = opened(sample_page, 1280)
    shown = "[...document.querySelectorAll('.note')].filter(each => each.getBoundingClientRect().height > 0).length"
    before = window.evaluate(shown)
    below = "document.querySelectorAll('.note.below').length"
    assert window.evaluate(below) == 1, "the slogan is worth less than the slider's first place"
    window.locator(".worth input").fill("0")
    assert window.evaluate(below) == 0
    window.locator(".worth input").fill("100")
    assert window.evaluate(below) > 0
    assert window.evaluate(shown) == before
    assert window.locator(".worth output").inner_text() == "1.00"
    assert window.evaluate(CROSSING) == []
    assert axe(window) == []


def test_all_claims_stand_in_order_of_worth(sample: Guide) -> None:
    listed = page.render(sample).split('<ol class="ranked">')[1].split("</ol>")[0]
    ranked = sorted(sample.claims, key=lambda claim: -claim.worth)
    places = [listed.index(f'href="#n{html.key(claim.id)}"') for claim in ranked]
    assert places == sorted(places)
