"""Every face against the rules of its standard, and the same guide always the same bytes."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from markdown_it import MarkdownIt
from tests.guide.sample import guide

from glossator.errors import InputError
from glossator.evidence.model import Verdict
from glossator.faces.exchange import claim_review, tables, web_annotation
from glossator.faces.site import atom, digest
from glossator.faces.text import markdown
from glossator.faces.web import embed, page
from glossator.guide import json as guide_json
from glossator.guide.model import Guide, Review
from glossator.guide.sanitizing import link

pytestmark = pytest.mark.slow

STANDARDS = Path(__file__).parent / "standards"
ADDRESS = "https://news.example/guides/one/"
FACES = {
    "page": page.render,
    "json": guide_json.render,
    "markdown": markdown.render,
    "web annotation": web_annotation.render,
    "claim review": claim_review.render,
    "claims": tables.claims,
    "evidence": tables.evidence,
    "atom": lambda guide: atom.render([guide], "https://news.example/", "Guides"),
    "digest": lambda guide: digest.render([guide], "https://news.example/", "Guides"),
    "embed": lambda guide: embed.page(guide, "c5", ADDRESS) + embed.snippet(guide, "c5", ADDRESS),
}


def valid(name: str, value: Any) -> list[str]:
    """What the schema has to say against a value."""
    schema = json.loads((STANDARDS / name).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return [
        f"{'/'.join(map(str, each.path))}: {each.message}" for each in Draft202012Validator(schema).iter_errors(value)
    ]


@pytest.mark.parametrize("face", FACES)
def test_the_same_guide_gives_the_same_bytes(face: str) -> None:
    assert FACES[face](guide()) == FACES[face](guide_json.loads(guide_json.render(guide())))


def test_json_comes_back_as_it_was_and_fits_its_schema(sample: Guide) -> None:
    text = guide_json.render(sample)
    assert guide_json.loads(text) == sample
    assert guide_json.render(guide_json.loads(text)) == text
    schema = guide_json.schema()
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(json.loads(text))) == []
    broken = json.loads(text)
    broken["findings"][0]["verdict"] = "maybe"
    assert list(Draft202012Validator(schema).iter_errors(broken))


def test_json_says_what_is_wrong_and_where(sample: Guide, tmp_path: Path) -> None:
    path = tmp_path / "guide.json"
    path.write_text('{"title": "x"}')
    with pytest.raises(InputError, match=r"guide\.json: not a guide \(statement: Field required\)"):
        guide_json.read(path)
    with pytest.raises(InputError, match=r"absent\.json: No such file"):
        guide_json.read(tmp_path / "absent.json")
    for wrong, reason in (
        ({"findings": []}, "findings: none for the claim c1"),
        ({"claims": [sample.claims[0], sample.claims[0]]}, "claims: c1 stands twice"),
        (
            {"reviews": [Review(claim="c1", reviewer="A", at="", verdict="maybe")]},
            "reviews: no finding 'maybe'; one of",
        ),
    ):
        with pytest.raises(InputError, match=reason):
            guide_json.loads(guide_json.render(sample.model_copy(update=wrong)))
    path.write_bytes(b'{"title": "\xff"}')
    with pytest.raises(InputError, match="not UTF-8 text"):
        guide_json.read(path)


def test_hidden_characters_are_escapes_in_json_and_come_back(sample: Guide) -> None:
    tricky = sample.model_copy(update={"title": "a\u202eb\u200bc\U000e0041d\\u202e"})
    text = guide_json.render(tricky)
    assert not any(sign in text for sign in "\u202e\u200b\U000e0041")
    assert guide_json.loads(text).title == tricky.title


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_web_annotations_keep_the_standard(sample: Guide, address: str) -> None:
    collection = json.loads(web_annotation.render(sample, address))
    assert valid("web-annotation.schema.json", collection) == []
    items = collection["first"]["items"]
    quotes = sum(len(each.evidence) + len(each.undated) + len(each.since) for each in sample.findings)
    assert collection["total"] == len(items) == len(sample.claims) + quotes
    assert len({each["id"] for each in items}) == len(items)
    broken = json.loads(json.dumps(collection))
    del broken["first"]["items"][0]["target"]
    assert valid("web-annotation.schema.json", broken)


def test_a_hedge_and_a_party_travel_with_the_annotation(sample: Guide) -> None:
    bodies = json.dumps(json.loads(web_annotation.render(sample))["first"]["items"], ensure_ascii=False)
    assert "hedged: “no definitive evidence”" in bodies
    assert "a party to the claim" in bodies
    assert "undated, not counted" in bodies


def signed(sample: Guide, *claims: str) -> Guide:
    """The sample with the reviews of these claims alone."""
    reviews = [Review(claim=claim, reviewer="A", at="2018-03-22T10:00:00+01:00", signed=True) for claim in claims]
    return sample.model_copy(update={"reviews": reviews})


def test_claim_reviews_keep_the_standard(sample: Guide) -> None:
    for address in ("", ADDRESS):
        made = json.loads(claim_review.render(sample, address))
        assert valid("claim-review.schema.json", made) == []
        assert len(made["@graph"]) == 2
    assert made["@graph"][0]["datePublished"] == "2018-03-22T09:30:00Z"


def test_schema_org_knows_every_word_of_a_claim_review(sample: Guide) -> None:
    vocabulary = pytest.importorskip("rdflib", reason="rdflib, which holds schema.org's vocabulary, is absent").SDO

    def words(value: Any) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(words, value))
        if not isinstance(value, dict):
            return set()
        own = {key for key in value if not key.startswith("@")} | {value.get("@type", "Thing")}
        return own.union(*map(words, value.values()))

    used = words(json.loads(claim_review.render(sample, ADDRESS))["@graph"])
    assert {word for word in used if word not in vocabulary} == set()
    assert "claimReviewd" not in vocabulary


@pytest.mark.parametrize("claim", [f"c{number}" for number in range(1, 14)])
def test_only_findings_that_can_be_rated_become_claim_reviews(sample: Guide, claim: str) -> None:
    assert claim_review.review_of(sample.model_copy(update={"reviews": []}), claim) is None, "nobody signed"
    rated = sample.finding(claim).verdict in (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED)
    assert (claim_review.review_of(signed(sample, claim), claim) is not None) is rated


def test_a_finding_changed_after_its_signature_is_not_signed(sample: Guide) -> None:
    later = Review(claim="c1", reviewer="B", at="2018-03-23T08:00:00Z", verdict="disputed")
    guide = sample.model_copy(update={"reviews": [*sample.reviews, later]})
    assert claim_review.review_of(guide, "c1") is None
    again = guide.model_copy(update={"reviews": [*guide.reviews, later.model_copy(update={"signed": True})]})
    review = claim_review.review_of(again, "c1")
    assert review is not None
    assert review["reviewRating"]["alternateName"] == "Disputed"
    assert review["author"]["name"] == "B"


def test_claim_review_in_a_page_cannot_close_its_script(sample: Guide) -> None:
    reviews = [Review(claim="c1", reviewer="</script><script>alert(1)", at="2018-03-22", signed=True)]
    script = claim_review.script(sample.model_copy(update={"reviews": reviews}), "c1", ADDRESS)
    assert "<" not in script
    assert json.loads(script)["author"]["name"] == "</script><script>alert(1)"


def test_the_feed_is_atom(sample: Guide) -> None:
    schema = etree.RelaxNG(etree.parse(STANDARDS / "atom.rng"))
    statement = sample.statement.model_copy(update={"text": "x"})
    empty = {"claims": [], "topics": [], "findings": []}
    other = sample.model_copy(update={"title": "Another", "statement": statement, **empty})
    for base in ("", "https://news.example/"):
        feed = atom.render([sample, other], base, "Guides & notes")
        root = etree.fromstring(feed.encode())
        assert schema.validate(root), schema.error_log
        root.remove(root.find("{*}updated"))
        assert not schema.validate(root)
    read = feedparser.parse(feed)
    assert not read.bozo
    assert [entry.title for entry in read.entries] == [sample.title, "Another"]
    assert read.entries[0].link.startswith("https://news.example/guides/2018-03-21-they-can")
    assert read.entries[0].updated == "2018-03-22T09:40:00Z"
    assert len({entry.id for entry in read.entries}) == 2


def test_an_empty_feed_is_atom_too() -> None:
    schema = etree.RelaxNG(etree.parse(STANDARDS / "atom.rng"))
    assert schema.validate(etree.fromstring(atom.render([], "", "Guides").encode())), schema.error_log


def test_csv_has_a_row_for_each_claim_and_each_quote(sample: Guide) -> None:
    claims = list(csv.DictReader(io.StringIO(tables.claims(sample))))
    assert [row["claim"] for row in claims] == [claim.id for claim in sample.claims]
    assert claims[0]["signed"] == "yes"
    assert claims[8]["finding"] == "silent"
    assert "113,000 documents" in claims[8]["asked"]
    evidence = list(csv.DictReader(io.StringIO(tables.evidence(sample))))
    assert {row["kept"] for row in evidence} == {"counted", "undated", "since"}
    first = sample.findings[0].evidence[0]
    assert evidence[0]["quote"] == first.quote.exact
    assert (int(evidence[0]["start"]), int(evidence[0]["end"])) == (first.quote.start, first.quote.end)
    assert tables.claims(sample).count("\r\n") >= len(claims) + 1


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1", "  =1", "\r=1"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert tables.cell(start).startswith("'")


def test_markdown_shows_the_quotes_and_nothing_else_becomes_mark_up(sample: Guide) -> None:
    text = markdown.render(sample)
    tokens = MarkdownIt("commonmark").parse(text)
    assert not [token for token in tokens if token.type.startswith("html")]
    inline = [child for token in tokens for child in token.children or []]
    assert not [child for child in inline if child.type in ("html_inline", "image")]
    shown = "".join(child.content for child in inline if child.type in ("text", "softbreak"))
    for finding in sample.findings:
        for piece in [*finding.evidence, *finding.undated, *finding.since]:
            assert piece.quote.exact in shown
    links = [child.attrs["href"] for child in inline if child.type == "link_open"]
    assert links
    assert all(link(str(href)) for href in links)


def test_a_digest_holds_one_week(sample: Guide) -> None:
    from datetime import date

    later = sample.model_copy(update={"title": "The week after", "method": sample.method.model_copy(
        update={"as_of": date(2018, 3, 28)})})  # fmt: skip
    newest = digest.render([sample, later], "https://news.example/", "Guides")
    assert "The week after" in newest
    assert sample.title not in newest
    older = digest.render([sample, later], "https://news.example/", "Guides", date(2018, 3, 25))
    assert "19 to 25 March 2018" in older
    assert sample.title in older
    assert digest.weeks([sample, later]) == [date(2018, 3, 26), date(2018, 3, 19)]
    assert "No guide was published" in digest.render([], "", "Guides")
