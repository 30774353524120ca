"""The site in headless Chromium: every kind of page, desk and phone, day and night; embeds; and a hostile guide."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser import keep
from tests.faces.hostile import hostile

from glossator.faces.site.publish import publish
from glossator.faces.web import embed
from glossator.guide import json as guide_json
from glossator.guide import names
from glossator.guide.edits import change
from glossator.guide.model import Guide

from .test_browser import CROSSING, FOCUS, OPEN_ALL, axe
from .test_publish import another

pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
BASE = "https://news.example/"
PAGES = {
    "front": "index.html", "topic": "topics/russia/index.html", "speaker": "speakers/donald-j-trump/index.html",
    "month": "months/2018-03/index.html", "claim": "{guide}/c5/index.html", "silent": "{guide}/c9/index.html",
    "digest": "digest/2018-W12.html", "missing": "404.html", "framed": "{guide}/c5/embed.html",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(sample: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with two guides, one of them with a deck that a person wrote."""
    folder = tmp_path_factory.mktemp("site")
    decked = change(sample, "deck", "Two posts on a call to Moscow, held against what was on file.", "A. Editor", "")
    for name, guide in (("one", decked), ("two", another(sample))):
        (folder / f"{name}.json").write_text(guide_json.render(guide), "utf-8")
    publish([folder / "one.json", folder / "two.json"], folder / "site", base=BASE, title="The Record")
    return folder / "site"


def content(site: Path, sample: Guide, name: str) -> str:
    """The page of that kind."""
    return (site / PAGES[name].format(guide=f"guides/{names.guide_slug(sample)}")).read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (400, "dark"), (360, "light")])
def test_every_page_holds(opened: Opened, site: Path, sample: Guide, name: str, width: int, scheme: str) -> None:
    window = opened(content(site, sample, name), width, scheme=scheme)
    keep(window, f"site-{name}-{width}-{scheme}")
    for _ in ("closed", "open"):
        assert window.evaluate("document.documentElement.scrollWidth") <= width
        assert window.evaluate(CROSSING) == []
        assert axe(window) == []
        window.evaluate(OPEN_ALL)
    assert window.said == []
    assert [url for url in window.asked if not url.startswith(("file:", "data:image/png"))] == []


@pytest.mark.parametrize("name", ["front", "claim"])
def test_without_javascript_nothing_is_missing(opened: Opened, site: Path, sample: Guide, name: str) -> None:
    plain = opened(content(site, sample, name), scripts=False).locator("body").inner_text()
    assert plain == opened(content(site, sample, name)).locator("body").inner_text()


def test_the_keyboard_reaches_every_link_and_shows_where_it_is(opened: Opened, site: Path, sample: Guide) -> None:
    window = opened(content(site, sample, "front"))
    seen = set()
    for _ in range(80):
        window.keyboard.press("Tab")
        shown = window.evaluate(FOCUS)
        if shown[0].startswith("<body"):
            break
        seen.add(shown[0])
        assert shown[1], f"out of sight: {shown[0]}"
        assert shown[2], f"no mark of focus: {shown[0]}"
    assert len(seen) > 20


@pytest.fixture
def host(chromium: Any, sample: Guide) -> Iterator[Callable[[int, str], Any]]:
    """A page of another paper with two embedded claims."""
    address = f"{BASE}guides/one/"
    pages = {f"{address}c{number}/embed.html": embed.page(sample, f"c{number}", address) for number in (5, 9)}
    style = (
        "<style>:root{color-scheme:light dark}body{max-width:640px;margin:24px auto;font:17px Georgia;"
        "background:light-dark(#fff,#222);color:light-dark(#111,#eee)}a{color:inherit}</style>"
    )
    pages["https://other.example/"] = (
        f"<!doctype html><html lang=en><title>Elsewhere</title>{style}<main><h1>Elsewhere</h1>"
        f"{embed.snippet(sample, 'c5', address)}<p>In between.</p>{embed.snippet(sample, 'c9', address)}</main>"
    )
    contexts = []

    def show(width: int, scheme: str) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        window = context.new_page()
        window.route("**/*", lambda route: route.fulfill(
            status=200 if route.request.url in pages else 404, content_type="text/html; charset=utf-8",
            body=pages.get(route.request.url, "")))  # fmt: skip
        window.goto("https://other.example/")
        return window

    yield show
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (400, "light"), (400, "dark")])
def test_embedded_claims_take_the_height_they_need(host: Callable[..., Any], width: int, scheme: str) -> None:
    window = host(width, scheme)
    for number in (0, 1):
        window.locator("iframe").nth(number).scroll_into_view_if_needed()
        window.wait_for_function(f"document.querySelectorAll('iframe')[{number}].height !== '300'")
    for number in (0, 1):
        inner = window.frame_locator("iframe").nth(number).locator("html")
        tall, seen = inner.evaluate("each => [each.scrollHeight, each.clientHeight]")
        assert tall <= seen, "nothing is cut off"
        assert window.locator("iframe").nth(number).evaluate("each => each.offsetHeight") <= tall + 4, (
            "nothing is empty"
        )
    assert window.locator("figcaption a").first.get_attribute("href") == f"{BASE}guides/one/c5/"
    assert axe(window) == []
    keep(window, f"embeds-{width}-{scheme}")


@pytest.mark.parametrize("turn", [0, 9, 18])
def test_a_hostile_site_is_inert(opened: Opened, tmp_path: Path, turn: int) -> None:
    guide = hostile(turn)
    (tmp_path / "guide.json").write_text(guide_json.render(guide), "utf-8")
    publish([tmp_path / "guide.json"], tmp_path / "site", base=BASE, title=guide.title)
    pages = [*(tmp_path / "site").glob("*.html"), *(tmp_path / "site").glob("[dst]*/**/*.html")]
    pages += sorted((tmp_path / "site").glob("guides/*/c5/*.html")) + sorted((tmp_path / "site").glob("guides/*/cx*/*"))
    assert len(pages) > 8
    for path in pages:
        window = opened(path.read_text("utf-8"), 1280)
        assert window.evaluate("typeof window.owned") == "undefined", path
        assert window.said == [], path
        assert [url for url in window.asked if not url.startswith(("file:", "data:image/png"))] == [], path
        for width in (1280, 360):
            window.set_viewport_size({"width": width, "height": 900})
            assert window.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        window.close()
