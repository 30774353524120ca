"""Whatever came from outside is data: in the page, in every face, on the site and in the terminal."""

import csv
import email
import email.policy
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree
from markdown_it import MarkdownIt
from rich.console import Console
from tests.faces.hostile import ADDRESSES, OUTSIDE, TEXTS, hostile

from glossator.cli.guide.anchors import readable
from glossator.faces import registry
from glossator.faces.exchange import claim_review, tables, web_annotation
from glossator.faces.site import atom, digest
from glossator.faces.site.listings import listing_files
from glossator.faces.site.pages import guide_files
from glossator.faces.site.publish import publish
from glossator.faces.text import markdown, terminal
from glossator.faces.web import embed, html, page
from glossator.guide import json as guide_json
from glossator.guide import names
from glossator.guide.anchors import hold
from glossator.guide.model import Guide
from glossator.guide.sanitizing import _HIDDEN, link

from .test_formats import ADDRESS, STANDARDS, valid

pytestmark = pytest.mark.slow

TURNS = range(0, len(TEXTS), 5)
SCRIPTS = ({}, {"type": "application/ld+json"})


class Reader(HTMLParser):
    """The elements and attributes a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def problems(content: str) -> list[str]:
    """What in a page of ours should not be there."""
    reader = Reader()
    reader.feed(content)
    found = [f"on-handler {tag} {attrs}" for tag, attrs in reader.seen if any(name.startswith("on") for name in attrs)]
    found += [f"a script {attrs}" for tag, attrs in reader.seen if tag == "script" and attrs not in SCRIPTS]
    for tag, attrs in reader.seen:
        for name in ("href", "src", "action"):
            address = attrs.get(name) or ""
            relative = ":" not in address.split("/")[0] and not address.startswith("//")
            fine = relative or link(address) or address.startswith(("data:image/png", "mailto:?subject="))
            if name in attrs and not fine and tag != "use":
                found.append(f"{tag} {name}={address!r}")
        if tag in ("iframe", "object", "embed", "base", "form", "img"):
            found.append(f"a {tag}")
    found += [f"hidden U+{ord(each.group()):04X}" for each in _HIDDEN.finditer(content.replace("\n", " "))]
    return found


@pytest.mark.parametrize("turn", TURNS)
def test_the_page_holds_text_and_nothing_else(turn: int) -> None:
    content = page.render(hostile(turn), page.Place(address=ADDRESS))
    assert problems(content) == []
    assert content.count("<script") == 1
    assert "<script>window.owned" not in content
    assert "{{ 7*7 }}" in content, "a template in a text is not run"


@pytest.mark.browser
@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_is_inert_in_a_browser(opened: Callable[..., Any], turn: int, width: int) -> None:
    window = opened(page.render(hostile(turn), page.Place(address=ADDRESS)), width)
    window.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    window.wait_for_timeout(100)
    assert window.evaluate("typeof window.owned") == "undefined"
    assert window.said == []
    assert [url for url in window.asked if not url.startswith(("file:", "data:image/png"))] == []
    assert window.evaluate("document.documentElement.scrollWidth") <= width, "a word of 5,000 letters stays inside"
    assert window.evaluate("document.querySelectorAll('.note').length") == 13


@pytest.mark.browser
def test_the_policy_stops_what_should_ever_slip_through(opened: Callable[..., Any], sample_page: str) -> None:
    slipped = sample_page.replace(
        "</main>", "<img src=x onerror='window.owned=1'><script>window.owned=1</script></main>"
    )
    window = opened(slipped)
    window.wait_for_timeout(100)
    assert window.evaluate("typeof window.owned") == "undefined"
    assert any("Content Security Policy" in said for said in window.said)


@pytest.mark.parametrize("turn", TURNS)
def test_embeds_digest_and_snippets(turn: int) -> None:
    guide = hostile(turn)
    for claim in ("c1", "c5", "c9"):
        assert problems(embed.page(guide, claim, ADDRESS)) == []
        snippet = embed.snippet(guide, claim, ADDRESS)
        assert snippet.count("<script") == 1
        assert "window.owned=1</script>" not in snippet
        assert snippet.count("<iframe") == 1
    assert problems(digest.render([guide], "https://news.example/", TEXTS[turn])) == []


@pytest.mark.parametrize("turn", TURNS)
def test_the_site(turn: int, tmp_path: Path) -> None:
    source = tmp_path / "guide.json"
    source.write_text(guide_json.render(hostile(turn)), "utf-8")
    site = tmp_path / "site"
    publish([source], site, base="https://news.example/site/", title=TEXTS[turn])
    assert {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")} == {"guide.json", "site"}
    for path in site.rglob("*.html"):
        content = path.read_text("utf-8")
        assert problems(content) == [], path
        assert "<script>window.owned" not in content, path


@pytest.mark.parametrize("turn", range(len(TEXTS)))
def test_no_title_speaker_or_tag_leads_out_of_the_site(turn: int, tmp_path: Path) -> None:
    text = TEXTS[turn]
    made = hostile(turn)
    statement = made.statement.model_copy(update={"speaker": text})
    for slug in ("", text):
        guide = made.model_copy(update={"title": text, "filed_under": [text], "statement": statement, "slug": slug})
        assert re.fullmatch(r"[a-z0-9-]{1,130}", names.guide_slug(guide))
        for path in listing_files([guide], "", text) | guide_files(guide, "", text):
            assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9./-]*", path), path
            assert ".." not in path


def test_a_claim_with_a_hostile_name_has_a_page_of_its_own(tmp_path: Path) -> None:
    pages = guide_files(hostile(), ADDRESS, "Guides")
    assert hostile().claims[-1].id == OUTSIDE
    folder = f"c{html.key(OUTSIDE)}"
    assert [path for path in pages if path.endswith(f"/{folder}/index.html")]
    assert not [path for path in pages if "script" in path or ".." in path]


@pytest.mark.parametrize("turn", TURNS)
def test_the_mail_has_one_subject_and_nothing_hidden(turn: int) -> None:
    guide = hostile(turn)
    plain = digest.text([guide], "https://news.example/", TEXTS[turn])
    assert not _HIDDEN.search(plain.replace("\n", " "))
    made = digest.message([guide], "https://news.example/", TEXTS[turn])
    read = email.message_from_bytes(made, policy=email.policy.default)
    assert sorted(read.keys()) == ["Content-Type", "MIME-Version", "Subject", "X-Unsent"]
    assert max(map(len, made.split(b"\r\n"))) <= 998
    page = read.get_body(("html",))
    assert page is not None
    assert problems(page.get_content().replace("\r\n", "\n")) == []


def test_what_a_command_prints_has_no_control_characters(tmp_path: Path) -> None:
    held = hold(hostile(), lambda _: None)
    said = readable(held, held)
    assert "\x1b" not in said
    assert "⟨U+001B⟩" in said
    assert not _HIDDEN.search(said.replace("\n", " "))


def test_half_a_surrogate_pair_does_not_make_a_guide_unreadable(sample: Guide) -> None:
    broken = sample.model_copy(update={"title": "half \ud83d of a face"})
    assert guide_json.loads(guide_json.render(broken)).title == "half \ufffd of a face"
    for face in registry.names():
        registry.render(face, broken).encode("utf-8")


@pytest.mark.parametrize("turn", TURNS)
def test_markdown_becomes_no_html_no_image_and_no_unsafe_link(turn: int) -> None:
    text = markdown.render(hostile(turn))
    for engine in (
        MarkdownIt("commonmark"),
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]),
    ):
        tokens = engine.parse(text)
        inline = [child for token in tokens for child in token.children or []]
        assert not [token for token in tokens if token.type in ("html_block", "fence", "code_block")]
        assert not [child for child in inline if child.type in ("html_inline", "image")]
        links = [str(child.attrs["href"]) for child in inline if child.type == "link_open"]
        assert all(link(address) for address in links)
        assert not [address for address in links if "evil.example" in address]
    assert not _HIDDEN.search(text.replace("\n", " "))


@pytest.mark.parametrize("turn", TURNS)
def test_json_faces_hold_the_text_unchanged_and_hide_nothing(turn: int) -> None:
    guide = hostile(turn)
    for face in (guide_json.render(guide), web_annotation.render(guide, ADDRESS), claim_review.render(guide, ADDRESS)):
        json.loads(face)
        assert not _HIDDEN.search(face.replace("\n", " "))
    assert guide_json.loads(guide_json.render(guide)) == guide
    collection = json.loads(web_annotation.render(guide, ADDRESS))
    assert valid("web-annotation.schema.json", collection) == []
    assert valid("claim-review.schema.json", json.loads(claim_review.render(guide, ADDRESS))) == []
    sources = [each["target"]["source"] for each in collection["first"]["items"] if isinstance(each["target"], dict)]
    assert all(source.startswith("urn:uuid:") or link(source) for source in sources)


@pytest.mark.parametrize("turn", TURNS)
def test_no_cell_of_a_table_is_a_formula(turn: int) -> None:
    guide = hostile(turn)
    for table in (tables.claims(guide), tables.evidence(guide)):
        rows = list(csv.reader(io.StringIO(table)))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+-@")]


@pytest.mark.parametrize("turn", TURNS)
def test_the_feed_stays_atom(turn: int) -> None:
    feed = atom.render([hostile(turn)], "https://news.example/", TEXTS[turn])
    schema = etree.RelaxNG(etree.parse(STANDARDS / "atom.rng"))
    assert schema.validate(etree.fromstring(feed.encode())), schema.error_log
    assert not feedparser.parse(feed).bozo


@pytest.mark.parametrize("turn", TURNS)
def test_the_terminal_gets_no_control_characters(turn: int) -> None:
    guide = hostile(turn)
    out = io.StringIO()
    console = Console(file=out, width=90, force_terminal=False, highlight=False)
    console.print(terminal.overview(guide))
    for claim in guide.claims:
        console.print(terminal.claim(guide, embed.find(guide, claim.id)))
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
    assert "⟨U+001B⟩" in out.getvalue()


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_hostile_address_becomes_a_link(address: str) -> None:
    safe = link(address)
    assert safe == "" or (safe.startswith("https://news.example/") and '"' not in safe and " " not in safe)
    shown = str(html.source_link(address, "x"))
    assert ("<a " in shown) is bool(safe)
    assert 'onmouseover="' not in shown


@pytest.mark.parametrize("good", ["https://a.example/?q=1&r=%20#x", "http://a.example", "HTTPS://a.example/ü"])
def test_a_good_address_is_a_link_that_tells_nobody(good: str) -> None:
    shown = str(html.source_link(good))
    assert 'rel="noopener nofollow"' in shown
    assert link(good).lower().startswith("http")
