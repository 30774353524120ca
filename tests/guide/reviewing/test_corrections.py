"""Corrections and retractions: on every face that has a place for them."""

import json
from pathlib import Path

import pytest
from rich.console import Console

from glossator.faces.exchange import claim_review, tables, web_annotation
from glossator.faces.site import atom, digest
from glossator.faces.site.publish import publish
from glossator.faces.text import markdown, terminal
from glossator.faces.web import embed, page
from glossator.guide import json as guide_json
from glossator.guide import names
from glossator.guide.model import Guide
from glossator.guide.reviewing import corrections

from .deciding import BY, LATER, refused

pytestmark = pytest.mark.slow

ADDRESS = "https://guides.example/guides/a/"
SAID = "An earlier version gave the wrong day."


def test_a_correction_stands_at_the_foot_and_beside_its_claim(sample: Guide) -> None:
    made = corrections.correct(sample, text=SAID, claim="c1", **BY)
    content = page.render(made)
    assert content.count(f"Corrected on 23 March 2018: {SAID}") == 1, "beside the claim"
    assert f">claim 1</a>): {SAID}" in content
    assert content.index('id="corrections"') > content.index('id="method"')
    assert markdown.render(made).count("An earlier version gave the wrong day") == 2
    assert SAID in embed.page(made, "c1", ADDRESS)
    assert SAID not in embed.page(made, "c2", ADDRESS)
    review = claim_review.review_of(made, "c1")
    assert review is not None
    assert review["correction"] == [
        {"@type": "CorrectionComment", "text": SAID, "datePublished": "2018-03-23T10:00:00Z"}
    ]
    assert SAID in web_annotation.render(made)
    assert SAID in atom.render([made], "", "T")
    assert names.updated(made) == "2018-03-23T10:00:00Z"


def test_the_newest_correction_comes_first(sample: Guide) -> None:
    made = corrections.correct(corrections.correct(sample, text="First.", **BY), text="Second.", **LATER)
    assert [one.text for one in corrections.newest(made)] == ["Second.", "First."]
    content = page.render(made)
    assert content.index("Second.") < content.index("First.")
    with refused("give its text"):
        corrections.correct(sample, text=" ", **BY)
    with refused("no claim 'c99'"):
        corrections.correct(sample, text="x", claim="c99", **BY)


def test_a_retracted_guide_says_so_in_place_of_its_findings(sample: Guide) -> None:
    made = corrections.retract(sample, reason="The transcript was forged.", **BY)
    content = page.render(made)
    assert "This guide was retracted on 23 March 2018" in content
    assert "The transcript was forged." in content
    assert "I called President Putin of Russia" in content, "the statement stays"
    quote = sample.finding("c1").evidence[0].quote.exact
    for face in (content, markdown.render(made), tables.evidence(made), web_annotation.render(made)):
        assert quote not in face
        assert sample.claims[0].standalone not in face
    assert json.loads(claim_review.render(made))["@graph"] == []
    assert sample.title not in digest.text([made], "", "T")
    console = Console(width=100)
    with console.capture() as captured:
        console.print(terminal.overview(made))
    assert "The transcript was forged." in captured.get()
    with refused("was retracted already"):
        corrections.retract(made, reason="again", **BY)


def test_a_retracted_guide_keeps_its_address_and_leaves_the_lists(sample: Guide, tmp_path: Path) -> None:
    folder = tmp_path
    path = folder / "guide.json"
    path.write_text(guide_json.render(sample), "utf-8")
    publish([path], folder / "site", base="https://guides.example/")
    slug = names.guide_slug(sample)
    path.write_text(guide_json.render(corrections.retract(sample, reason="Forged.", **BY)), "utf-8")
    publish([path], folder / "site")
    assert "Forged." in (folder / "site" / "guides" / slug / "index.html").read_text("utf-8")
    for name in ("c5/index.html", "c5/embed.html"):  # others link to the one and show the other
        claim = (folder / "site" / "guides" / slug / name).read_text("utf-8")
        assert "Forged." in claim
        assert sample.claims[4].standalone not in claim
    assert publish([path], folder / "site").removed == []
    assert slug not in (folder / "site" / "index.html").read_text("utf-8")
    feed = (folder / "site" / "feed.atom").read_text("utf-8")
    assert "Retracted: " in feed
    assert "Forged." in feed
