"""The record in headless Chromium: upload, progress, search, document; in light and dark, wide and narrow."""

from pathlib import Path
from typing import Any

import pytest
from tests.browser import keep
from tests.faces.test_browser import axe

from ..sample import Desk
from ..shelf.conftest import kind as kind
from ..shelf.conftest import own as own

pytestmark = pytest.mark.browser
SAVED = """<!doctype html><title>Tankers seen off the island</title><meta property="og:site_name" content="Herald">
<meta property="article:published_time" content="2018-03-19"><article><h1>Tankers seen off the island</h1>
<p>Two tankers were seen off the island on Monday, where they passed fuel to a smaller ship, the coast guard said.</p>
<p>The harbour master said that he had <b>no definitive evidence</b> of who had sent them there.</p></article>"""
WIDTHS = [(1280, "light"), (1280, "dark"), (390, "dark"), (360, "light")]
SMALL = """[...document.querySelectorAll('main button, main summary, main .begins, main input')]
  .filter(each => each.offsetParent && each.type !== 'checkbox' && each.offsetHeight < 24)
  .map(each => each.outerHTML.slice(0, 80))"""


def window_of(chromium: Any, own: Desk, address: str, login: str, width: int = 1280, **more: Any) -> Any:
    context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **more)
    context.add_cookies([own.cookie(login, address)])
    window = context.new_page()
    window.said = []
    window.on("console", lambda message: window.said.append(message.text))
    window.on("pageerror", lambda problem: window.said.append(str(problem)))
    return window


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_from_upload_to_the_marked_passage(chromium: Any, own: Desk, tmp_path: Path) -> None:
    (tmp_path / "tankers.html").write_text(SAVED, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    with own.live(worker=True) as address:
        window = window_of(chromium, own, address, "reporter")
        window.goto(f"{address}/record")
        window.get_by_role("button", name="Add the files").click()
        assert window.get_by_text("Choose files to add.").is_visible()
        window.get_by_label("Files", exact=True).set_input_files([tmp_path / "tankers.html", tmp_path / "empty.txt"])
        window.get_by_role("button", name="Add the files").click()
        window.wait_for_url("**/record/additions/*")
        keep(window, "record-adding")
        window.locator("[data-state=done]").wait_for(timeout=60_000)
        assert "1 added, 1 refused" in window.locator("#adding").inner_text()
        assert "empty.txt" in window.locator("#adding table").inner_text()
        assert axe(window) == []
        keep(window, "record-added")
        window.get_by_role("link", name="See the record").click()
        window.get_by_label("Words", exact=True).fill("tankers passing fuel")
        window.keyboard.press("Enter")
        window.get_by_role("link", name="Tankers seen off the island").first.click()
        assert window.locator("article mark").first.is_visible()
        assert window.evaluate("document.querySelector(location.hash).dataset.at") == "0"
        assert window.said == []
        window.goto(window.url.partition("?")[0] + "#c4-11")
        window.wait_for_selector("mark#c4-11")
        assert window.locator("mark#c4-11").inner_text() == "tankers"
        assert axe(window) == []
        window.context.close()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_pages_hold_at_every_width(chromium: Any, desk: Desk) -> None:
    paths = {"record": "/record", "search": "/record/search?words=fuel+ships",
             "document": "/record/documents/reuters-20170920?start=0&end=60"}  # fmt: skip
    with desk.live() as address:
        for width, scheme in WIDTHS:
            window = window_of(chromium, desk, address, "editor", width, color_scheme=scheme)
            for name, path in paths.items():
                window.goto(address + path)
                window.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
                assert window.evaluate("document.documentElement.scrollWidth") <= width, name
                assert window.evaluate(SMALL) == [], name
                assert width == 360 or axe(window) == [], name
                assert window.said == [], name
                keep(window, f"record-{name}-{width}-{scheme}")
            window.context.close()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_without_javascript_all_of_it_works(chromium: Any, own: Desk, tmp_path: Path) -> None:
    (tmp_path / "tankers.html").write_text(SAVED, "utf-8")
    with own.live() as address:
        window = window_of(chromium, own, address, "reporter", java_script_enabled=False)
        window.goto(f"{address}/record")
        window.get_by_label("Files", exact=True).set_input_files(tmp_path / "tankers.html")
        window.get_by_role("button", name="Add the files").click()
        assert window.get_by_role("link", name="Look again").is_visible()
        window.goto(f"{address}/record/search?words=cargoes+of+fuel&publisher=Reuters")
        window.locator(".hits a").first.click()
        assert window.locator("article mark").first.is_visible()
        window.context.close()
