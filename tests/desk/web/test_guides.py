"""The page of a guide: what it holds, kept between readers, current when something happens; markup stays text."""

import re

import pytest
from tests.guide.sample import guide as sample_guide

from glossator.desk.work import guides
from glossator.evidence.model import Finding
from glossator.guide.model import Guide

from ..sample import Desk
from .test_acts import HX, act, seen

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


def test_the_page_tells_every_claim_with_its_finding(desk: Desk) -> None:
    text = desk.client("reader").get(f"/guides/{desk.work}").text
    cards = dict(re.findall(r'<article class="claim-card (\w+)[^"]*" id="(\w+)"', text))
    assert len(re.findall(r'<article class="claim-card', text)) == 13
    assert {"supported", "open", "opinion"} <= set(cards)
    assert 'href="#c5" data-claim="c5"' in text
    assert "Signed off by A. Editor" in text
    for hidden in ("Hand in for review", "Edit title", "Review<span"):
        assert hidden not in text
    assert "Hand in for review" in desk.client("reporter").get(f"/guides/{desk.work}").text


def test_every_character_of_the_statement_has_its_place(desk: Desk) -> None:
    from html import unescape

    text = desk.client("reader").get(f"/guides/{desk.work}").text
    said = sample_guide().statement.text
    pieces = [(int(at), unescape(words)) for at, words in re.findall(r'<span data-at="(\d+)">([^<]*)</span>', text)]
    assert len(pieces) > 20
    for at, words in pieces:
        assert said[at : at + len(words)] == words


def test_a_page_that_has_not_changed_is_not_sent_again(desk: Desk) -> None:
    one, other = desk.client("reporter"), desk.client("editor")
    first = one.get(f"/guides/{desk.work}")
    tag = {"If-None-Match": first.headers["etag"]}
    assert one.get(f"/guides/{desk.work}", headers=tag).status_code == 304
    assert other.get(f"/guides/{desk.work}", headers=tag).status_code == 200, "another person's page is their own"
    act(desk, other, "remark", "c5", note="New.")
    assert one.get(f"/guides/{desk.work}", headers=tag).status_code == 200


def test_what_is_kept_holds_nobodys_token(desk: Desk) -> None:
    reporter, editor = desk.client("reporter"), desk.client("editor")
    reporter.get(f"/guides/{desk.work}")
    text = editor.get(f"/guides/{desk.work}").text
    assert desk.passes.csrf["editor"] in text
    assert desk.passes.csrf["reporter"] not in text
    assert "Rita Reporter" not in text


def test_news_name_the_blocks_that_changed(desk: Desk) -> None:
    reader, at = desk.client("reader"), f"/guides/{desk.work}"
    before, opened = reader.get(f"{at}/since?seen=0").json(), seen(desk)
    act(desk, desk.client("editor"), "change", "c6", verdict="silent", note="Too little.")
    after = reader.get(f"{at}/since?seen={opened}").json()
    assert [(one["by"], one["what"], one["part"], one["mine"]) for one in after["told"]] == [
        ("Edith Editor", "changed the finding", "c6", False)
    ]
    stamps = [{name: stamp for blocks in one["columns"].values() for name, stamp in blocks} for one in (before, after)]
    changed = {name for name in stamps[1] if stamps[0].get(name) != stamps[1][name]}
    assert {"c6", "statement"} <= changed
    assert not changed & {"c1", "c5", "head"}
    blocks = reader.get(f"{at}/blocks?id=c6&id=nothing").text
    assert blocks.count("data-block data-stamp") == 1
    assert f'data-stamp="{stamps[1]["c6"]}"' in blocks


def test_the_history_tells_who_did_what_and_what_can_be_undone(desk: Desk) -> None:
    act(desk, desk.client("reporter"), "remark", "c5", note="Mind the date.")
    act(desk, desk.client("reporter"), "drop", "c13", note="A slogan.")
    text = desk.client("reporter").get(f"/guides/{desk.work}/history").text
    assert "Mind the date." in text
    assert text.count('action="/guides/') == 2
    assert "/undo/" not in desk.client("reader").get(f"/guides/{desk.work}/history").text
    assert "dropped the claim" in text


def hostile() -> Guide:
    """The sample guide with markup wherever words come from outside."""
    guide = sample_guide()
    claims = [one.model_copy(update={"standalone": MARKUP, "topic": MARKUP, "flags": [MARKUP]}) for one in guide.claims]

    def bad(finding: Finding) -> Finding:
        pieces = [one.model_copy(update={
            "quote": one.quote.model_copy(update={"exact": MARKUP}), "certainty_words": [MARKUP],
            "source": one.source.model_copy(update={"title": MARKUP, "publisher": MARKUP}), "origin": MARKUP,
            "attributed_to": [MARKUP]}) for one in finding.evidence]  # fmt: skip
        return finding.model_copy(update={"evidence": pieces, "reason": MARKUP, "settle": MARKUP})

    said = guide.statement.text
    text = MARKUP + said[len(MARKUP) :]
    return guide.model_copy(update={
        "title": MARKUP, "deck": MARKUP, "byline": MARKUP, "filed_under": [MARKUP], "claims": claims,
        "statement": guide.statement.model_copy(update={"text": text, "speaker": MARKUP}),
        "findings": [bad(one) for one in guide.findings],
        "topics": [one.model_copy(update={"title": MARKUP if at == 0 else one.title})
                   for at, one in enumerate(guide.topics)],
    })  # fmt: skip


def test_markup_from_outside_stays_text(desk: Desk) -> None:
    with desk.database.writing() as session:
        work = guides.create(session, None, hostile()).id
    reporter = desk.client("reporter")
    reporter.post(f"/guides/{work}/acts/remark", data={"part": "c5", "note": MARKUP}, headers=HX)
    reporter.post(f"/guides/{work}/acts/change", data={"part": "c5", "verdict": "open", "note": MARKUP}, headers=HX)
    reporter.post(f"/guides/{work}/claims/c5/questions", data={"text": MARKUP}, headers=HX)
    for path in ("", "/claims/c5", "/claims/c1", "/history", "/head", "/prose?place=lede", "/blocks?id=c5", "/add"):
        answer = reporter.get(f"/guides/{work}{path}")
        assert answer.status_code == 200, path
        assert "<script>alert" not in answer.text, path
        assert "<img src=x" not in answer.text, path
        assert "alert(1)" in answer.text, path
    for act_, fields in (("reword", {"standalone": MARKUP}), ("pin", {"document": MARKUP, "words": MARKUP})):
        answer = reporter.post(f"/guides/{work}/acts/{act_}", data={"part": "c5", **fields}, headers=HX)
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize("path", ["", "/since?seen=0", "/blocks?id=c1", "/claims/c1", "/news", "/history"])
def test_a_guide_that_is_not_there(desk: Desk, path: str) -> None:
    assert desk.client("editor").get(f"/guides/777{path}").status_code == 404


@pytest.mark.parametrize("path", ["/claims/c77", "/claims/c77/search?q=x", "/prose?place=topic:Nowhere",
                                  "/claims/c5/passage?document=none"])  # fmt: skip
def test_a_part_that_is_not_there_says_so(desk: Desk, path: str) -> None:
    answer = desk.client("editor").get(f"/guides/{desk.work}{path}")
    assert (answer.status_code in (404, 422), 'class="fault"' in answer.text) == (True, True)
