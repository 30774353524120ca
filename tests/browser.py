"""A headless Chromium for the tests of the page, and a folder for its pictures."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.guide.sample import guide as sample_guide

from glossator.faces.web import page
from glossator.guide.model import Guide


@pytest.fixture(scope="session")
def sample() -> Guide:
    """The sample guide; tests that change it copy it first."""
    return sample_guide()


@pytest.fixture(scope="session")
def sample_page(sample: Guide) -> str:
    """The page of the sample guide."""
    return page.render(sample)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A running headless Chromium; the test is skipped where it or Playwright is absent.

    One for each file of tests: while Playwright runs, nothing else in the thread may run an event loop.
    """
    binary = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if binary is None:
        pytest.skip("chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=binary,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                  "--disable-component-update", "--disable-sync"],
        )  # fmt: skip
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a page in a window of its own; every request it makes is noted in `page.asked`."""
    contexts = []

    def show(content: str, width: int = 1280, *, scheme: str = "light", scripts: bool = True) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts,
            reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        window = context.new_page()
        window.asked = []
        window.said = []
        window.on("request", lambda request: window.asked.append(request.url))
        window.on("console", lambda message: window.said.append(message.text))
        window.on("pageerror", lambda problem: window.said.append(str(problem)))
        window.on("dialog", lambda dialog: (window.said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        path = tmp_path / "page.html"
        path.write_text(content, "utf-8")
        window.goto(path.as_uri())
        return window

    yield show
    for context in contexts:
        context.close()


def keep(window: Any, name: str, *, full: bool = True) -> None:
    """A picture of the window for a person to look at, where GLOSSATOR_PICTURES names a folder; they take long."""
    if folder := os.environ.get("GLOSSATOR_PICTURES"):
        path = Path(folder) / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        window.screenshot(path=str(path), full_page=full)
