"""Pictures of the demo guide: a small one for the README, and desktop, phone, light and dark among the artefacts.

Run `make demo` first. Needs Chromium from the system's packages, and Playwright.
"""

import shutil
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "demo" / "out" / "guide.json"
PICTURE = ROOT / "docs" / "images" / "guide.png"
ARTEFACTS = ROOT / "artefacts" / "screenshots"
README_SIZE = (1280, 1330)
OPEN_ALL = "document.querySelectorAll('.note > details').forEach(each => { each.open = true; })"
# A newsroom's readers have Georgia or better; where the machine that takes the pictures has a look-alike, it is used.
FONTS = """() => { const style = document.documentElement.style;
  style.setProperty("--serif", "Georgia, Gelasio, 'Charis SIL', 'Noto Serif', serif");
  style.setProperty("--sans", "Inter, Roboto, 'Noto Sans', 'Liberation Sans', system-ui, sans-serif"); }"""
VIEWS = [(1280, "light"), (1280, "dark"), (800, "light"), (500, "light"), (360, "light"), (360, "dark")]


def main() -> int:
    """Make all pictures; returns 0, or 2 with the reason on standard error."""
    binary = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if binary is None:
        return _refuse("Chromium was not found; install your system's package 'chromium'")
    if not GUIDE.is_file():
        return _refuse(f"{GUIDE.relative_to(ROOT)} is not there; run 'make demo' first")
    from playwright.sync_api import sync_playwright

    page = _page()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=["--no-sandbox", "--disable-gpu"])
        for width, scheme in VIEWS:
            _shoot(browser, page, width, scheme)
        _readme(browser, page)
        browser.close()
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB; more in {ARTEFACTS}\n")
    return 0


def _refuse(reason: str) -> int:
    sys.stderr.write(f"screenshots: {reason}\n")
    return 2


def _page() -> Path:
    """The page as the code makes it now, from the demo's guide."""
    from glossator.faces.web import page
    from glossator.guide import json

    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    path = ARTEFACTS / "guide.html"
    path.write_text(page.render(json.read(GUIDE)), "utf-8")
    return path


def _open(browser: Any, page: Path, width: int, height: int, scheme: str) -> Any:
    window = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
    window.goto(page.as_uri())
    window.evaluate(FONTS)
    window.evaluate("dispatchEvent(new Event('resize'))")
    window.wait_for_timeout(200)
    return window


def _shoot(browser: Any, page: Path, width: int, scheme: str) -> None:
    window = _open(browser, page, width, 900, scheme)
    window.screenshot(path=str(ARTEFACTS / f"guide-{width}-{scheme}.png"), full_page=True)
    window.evaluate(OPEN_ALL)
    window.wait_for_timeout(200)
    window.screenshot(path=str(ARTEFACTS / f"guide-{width}-{scheme}-open.png"), full_page=True)
    window.close()


def _readme(browser: Any, page: Path) -> None:
    """The top of the page with the statement and its first notes, at one pixel a point."""
    window = _open(browser, page, *README_SIZE, "light")
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    window.screenshot(path=str(PICTURE))
    window.close()


if __name__ == "__main__":
    sys.exit(main())
