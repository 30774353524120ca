"""Guides of hostile text rendered in a browser in every HTML face: nothing in them may execute or connect."""

import random
import shutil
import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.fuzzing.seeds import data
from benchmarks.report import ROOT
from glossator.guide.model import Guide

BASE = "https://news.example/"
CLAIM_PAGES = 2  # per guide, besides its page and the index pages
KINDS = {".html": "text/html", ".xml": "application/xml", ".atom": "application/atom+xml"}
OWN = ("http:", "https:", "mailto:", "data:", "")
# What a rendered page must not contain: event handlers, foreign scripts, frames, and javascript: links.
FAULTS = """() => {
    const found = [];
    for (const each of document.querySelectorAll('*')) {
        for (const one of each.attributes)
            if (one.name.startsWith('on')) found.push('handler ' + each.tagName + ' ' + one.name);
        if (/^(iframe|object|embed|base|form|meta|template|audio|video|math)$/i.test(each.localName) &&
            !(each.localName === 'meta' && !/refresh/i.test(each.getAttribute('http-equiv') || '')))
            found.push('element ' + each.localName);
        for (const name of ['href', 'src', 'action', 'formaction', 'xlink:href', 'srcset', 'poster', 'data']) {
            const value = each.getAttribute(name);
            if (value && /^[\\s\\u0000-\\u0020]*(javascript|vbscript|blob|filesystem|file|data:text)/i.test(value))
                found.push(name + ' ' + value.slice(0, 60));
        }
    }
    if (typeof window.owned !== 'undefined') found.push('a script ran');
    return found;
}"""


def hostile_guide(number: int, seed: int) -> Guide:
    """The sample guide with hostile text in every externally controlled field, in random order."""
    if str(ROOT.parent) not in sys.path:
        sys.path.insert(0, str(ROOT.parent))
    from tests.faces.hostile import hostile

    from glossator.guide.prose import standing

    luck = random.Random(f"{seed}/page/{number}")
    texts = [text.replace("{{", "{").replace("}}", "}") for text in data()["markup"]]
    texts += [luck.choice(texts) + luck.choice(texts) for _ in range(20)]
    addresses = list(data()["addresses"])
    luck.shuffle(texts)
    luck.shuffle(addresses)
    guide = hostile(0, texts, addresses)
    turned = standing(guide).each(lambda one: one.model_copy(update={"text": luck.choice(texts), "composed": one.text}))
    lede = [one.model_copy(update={"text": luck.choice(texts)}) for one in turned.lede]
    prose = turned.model_copy(update={"lede": lede, "reworded_by": luck.choice(texts)})
    topics = [topic.model_copy(update={"title": luck.choice(texts)}) for topic in guide.topics]
    return guide.model_copy(
        update={"prose": prose, "topics": topics, "title": luck.choice(texts), "deck": luck.choice(texts)}
    )


def files(guide: Guide, luck: random.Random) -> dict[str, str]:
    """The files of the guide that a browser may open, by path on a site: pages, indexes, feed, mail, a frame's host."""
    from glossator.faces.site import digest
    from glossator.faces.site.listings import listing_files
    from glossator.faces.site.pages import guide_files
    from glossator.faces.web import embed

    title = luck.choice(data()["markup"])
    made = guide_files(guide, BASE, title)
    claims = [path for path in made if path.count("/") > 2]
    left_out = set(claims) - set(luck.sample(claims, min(CLAIM_PAGES, len(claims))))
    made = {path: content for path, content in made.items() if path not in left_out}
    made |= listing_files([guide], BASE, title)
    made["mail.html"] = digest.render([guide], BASE, title)
    claim = luck.choice(guide.claims).id
    made["host.html"] = f"<!doctype html><title>x</title>{embed.snippet(guide, claim, BASE)}"
    return {path: content for path, content in made.items() if "." + path.rsplit(".", 1)[-1] in KINDS}


def check(amount: int, seed: int) -> tuple[int, list[str]]:
    """The number of pages opened and their faults; zero with a message if no browser is installed."""
    binary = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        binary = None
    if binary is None:
        print("no Chromium or no Playwright here: the pages are not opened")
        return 0, []
    amount_opened, faults = 0, []
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=binary, args=["--no-sandbox", "--disable-gpu"])
        for number in range(amount):
            made = files(hostile_guide(number, seed), random.Random(f"{seed}/files/{number}"))
            for path, found in opened(browser, made):
                amount_opened += 1
                faults += [f"guide {number}, {path}: {one}" for one in found]
        browser.close()
    return amount_opened, faults


def opened(browser: Any, made: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Each page in a window of one context that may only load from the site, with its faults."""
    context = browser.new_context(viewport={"width": 900, "height": 700})
    left: list[str] = []

    def answer(route: Any) -> None:
        path = route.request.url.removeprefix(BASE)
        if path in made and route.request.is_navigation_request():
            route.fulfill(
                status=200, content_type=KINDS["." + path.rsplit(".", 1)[-1]] + "; charset=utf-8", body=made[path]
            )
            return
        left.append(route.request.url)
        route.abort()

    context.route("**/*", answer)
    for path in made:
        window, said = context.new_page(), list[str]()
        window.on("console", lambda message, said=said: said.append(f"console: {message.text[:150]}"))
        window.on("pageerror", lambda problem, said=said: said.append(f"error: {str(problem)[:150]}"))
        window.on("dialog", lambda dialog, said=said: (said.append("a dialog"), dialog.dismiss()))
        window.on("popup", lambda _, said=said: said.append("a window"))
        left.clear()
        try:
            window.goto(BASE + path)
            window.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
            window.wait_for_timeout(30)
            said += window.evaluate(FAULTS)
            if window.url != BASE + path:
                said.append(f"went to {window.url[:80]}")
        except Exception as problem:  # a download or crash is a fault of the page
            said.append(f"not opened: {str(problem)[:150]}")
        # The frame's host is opened; the framed page is not served, so that the frame stays empty.
        own_frame = path == "host.html"
        yield (
            path,
            [one for one in said if not (own_frame and one.startswith(("element iframe", "console: Failed")))]
            + [f"asked for {url[:100]}" for url in left if not (own_frame and url.startswith(BASE))],
        )
        window.close()
    context.close()
