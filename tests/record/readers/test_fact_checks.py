"""Fact-checks are read from pages, tables, files of ClaimReview and one's own guides, in one form."""

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from glossator.formats.pages import claim_review
from glossator.record.fact_checks import KIND, PAGE, claim_in, rating_in, text_of
from glossator.record.model import Document, Refusal
from glossator.record.readers import read
from glossator.record.readers.options import Options, mapping

REVIEW = {
    "@type": "ClaimReview",
    "datePublished": "2017-02-01",
    "url": "https://checkers.example/garlic",
    "claimReviewed": "Eating garlic cures the common cold.",
    "author": {"@type": "Organization", "name": "Checkers"},
    "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": "5", "alternateName": "False"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A Blog"}},
}
PROSE = "<p>Doctors who tried it on two hundred people found no difference between garlic and nothing at all.</p>" * 3
MICRODATA = """<div itemscope itemtype="https://schema.org/ClaimReview">
<h2 itemprop="claimReviewed">Eating garlic cures the common cold.</h2>
<time itemprop="datePublished" datetime="2017-02-01">1 Feb</time>
<a itemprop="url" href="https://checkers.example/garlic">x</a>
<span itemprop="author" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Checkers</b></span>
<span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
<b itemprop="alternateName">False</b></span>
</div>"""


def documents(path: Path, **options: Any) -> list[Document]:
    found = list(read(path, Options(**options)))
    assert not [one for one in found if isinstance(one, Refusal)], found
    return [one for one in found if isinstance(one, Document)]


def checks(path: Path, **options: Any) -> list[Document]:
    return [document for document in documents(path, **options) if document.kind == KIND]


def the_same(document: Document) -> bool:
    said = (claim_in(document.text), rating_in(document.text), document.publisher, document.address, document.published)
    return said == (
        REVIEW["claimReviewed"], "False", "Checkers", "https://checkers.example/garlic", date(2017, 2, 1),
    )  # fmt: skip


def page(inside: str) -> str:
    return f"<html><head><title>Does garlic help?</title></head><body><article>{PROSE}{inside}</article></body></html>"


@pytest.mark.parametrize(
    "data",
    [
        {"@context": "https://schema.org", **REVIEW},
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"}, REVIEW]},
        [{"@type": ["Article", "Thing"], "review": [REVIEW]}],
    ],
)
def test_a_page_that_states_a_check_gives_it_and_is_itself_no_article(tmp_path: Path, data: Any) -> None:
    path = tmp_path / "garlic.html"
    path.write_text(page(f'<script type="application/ld+json">{json.dumps(data)}</script>'), "utf-8")
    article, check = documents(path)
    assert the_same(check)
    assert check.author == "claim by A Blog"
    assert article.kind == PAGE
    assert "Doctors who tried it" in article.text


def test_microdata_is_read_as_json_ld_is(tmp_path: Path) -> None:
    path = tmp_path / "garlic.html"
    path.write_text(page(MICRODATA), "utf-8")
    assert [the_same(check) for check in checks(path)] == [True]


def test_a_page_without_a_check_stays_an_article(tmp_path: Path) -> None:
    path = tmp_path / "plain.html"
    path.write_text(page('<script type="application/ld+json">{"@type": "ClaimReview", "broken</script>'), "utf-8")
    assert [document.kind for document in documents(path)] == ["article"]


def test_a_scale_without_words_keeps_its_number_with_its_scale(tmp_path: Path) -> None:
    path = tmp_path / "garlic.json"
    path.write_text(json.dumps({**REVIEW, "reviewRating": {"ratingValue": 2, "bestRating": 5}}), "utf-8")
    assert [rating_in(check.text) for check in checks(path)] == ["2 of 5"]


def test_a_feed_of_reviews_and_lines_of_reviews_are_read(tmp_path: Path) -> None:
    feed, lines = tmp_path / "feed.json.gz", tmp_path / "checks.jsonl"
    feed.write_bytes(gzip.compress(json.dumps({"dataFeedElement": [{"item": [REVIEW]}, {"item": None}]}).encode()))
    lines.write_text(json.dumps(REVIEW) + "\n", "utf-8")
    assert [the_same(check) for path in (feed, lines) for check in checks(path)] == [True, True]


def test_a_table_of_checks_is_read_with_usual_names_and_with_named_columns(tmp_path: Path) -> None:
    usual, named = tmp_path / "usual.csv", tmp_path / "named.csv"
    row = "Eating garlic cures the common cold.,False,Checkers,https://checkers.example/garlic,2017-02-01\n"
    usual.write_text("claim,rating,reviewer,url,review_date\n" + row, "utf-8")
    named.write_text("a,b,c,d,e\n" + row, "utf-8")
    pairs = mapping(["claim=a", "rating=b", "reviewer=c", "address=d", "date=e"])
    assert [the_same(check) for check in checks(usual, kind=KIND)] == [True]
    assert [the_same(check) for check in checks(named, kind=KIND, mapping=pairs)] == [True]


def test_a_rating_is_no_part_of_the_text_of_other_tables(tmp_path: Path) -> None:
    path = tmp_path / "films.csv"
    path.write_text("text,rating\nA film about a town by the sea.,4\n", "utf-8")
    assert [document.text for document in documents(path)] == ["A film about a town by the sea."]


def test_ones_own_guide_gives_what_was_found_and_who_signed(tmp_path: Path) -> None:
    claims = [{"id": f"c{n}", "text": f"t{n}", "standalone": f"Claim {n} in full."} for n in (1, 2, 3)]
    verdicts = ["supported", "refuted", "silent"]
    findings = [{"claim": f"c{n}", "verdict": verdict} for n, verdict in enumerate(verdicts, 1)]
    reviews = [{"claim": "c2", "reviewer": "R. Porter", "at": "2018-03-23T10:00:00", "verdict": "", "signed": True}]
    guide = {"title": "Posts", "statement": {"speaker": "S"}, "claims": claims, "findings": findings,
             "reviews": reviews, "method": {"as_of": "2018-03-21"}}  # fmt: skip
    path = tmp_path / "guide.json"
    path.write_text(json.dumps(guide), "utf-8")
    first, second = checks(path)
    assert (claim_in(first.text), rating_in(first.text)) == ("Claim 1 in full.", "supported (not signed by a person)")
    assert first.published == date(2018, 3, 21)
    assert (rating_in(second.text), second.publisher, second.published) == ("refuted", "R. Porter", date(2018, 3, 23))


def test_json_with_nothing_checked_in_it_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"a": 1}', "utf-8")
    (refusal,) = read(path, Options())
    assert isinstance(refusal, Refusal)
    assert "no fact-check, guide" in refusal.reason


def test_an_article_filed_as_a_check_is_named_by_its_title() -> None:
    assert claim_in("A long article begins.\n\nAnd goes on.", "Does garlic help?") == "Does garlic help?"
    assert claim_in(text_of("The claim.", "False"), "Does garlic help?") == "The claim."


CLAIM = "The bridge cost two million pounds."
SHAPES = {
    "a claim as an object": {"@type": "ClaimReview", "claimReviewed": {"@type": "Claim", "text": CLAIM}},
    "a list of types": {"@type": ["Article", "ClaimReview"], "claimReviewed": CLAIM},
    "names with the vocabulary before them": {
        "@type": ["http://schema.org/ClaimReview"],
        "http://schema.org/claimReviewed": [{"@value": CLAIM}],
    },
    "a feed": {"@type": "DataFeed", "dataFeedElement": [{"item": [{"@type": "ClaimReview", "claimReviewed": CLAIM}]}]},
    "only the thing reviewed": {"@type": "ClaimReview", "itemReviewed": {"@type": "Claim", "name": CLAIM}},
    "entities": {"@type": "ClaimReview", "claimReviewed": "The bridge cost&nbsp;two million&#32;pounds&#46;"},
    "an answer of an interface": {"claims": [{"text": CLAIM, "claimReview": [{"textualRating": "False"}]}]},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_checks_in_any_shape(shape: str) -> None:
    (check,) = claim_review.of_json(SHAPES[shape])
    assert check.claim == CLAIM


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        ({"alternateName": ["Mostly wrong"], "ratingValue": 2, "bestRating": 5}, "Mostly wrong"),
        ({"ratingValue": "2", "bestRating": "5"}, "2 of 5"),
        ({"ratingValue": "False", "bestRating": "5"}, "False"),
        ("Misleading", "Misleading"),
        ([{"@type": "Rating", "alternateName": {"@value": "Half true"}}], "Half true"),
        ({}, ""),
    ],
)
def test_ratings_in_any_shape(rating: object, words: str) -> None:
    (check,) = claim_review.of_json({"@type": "ClaimReview", "claimReviewed": CLAIM, "reviewRating": rating})
    assert check.rating == words


def test_who_checked_is_found_by_reference() -> None:
    graph = [
        {"@type": "ClaimReview", "claimReviewed": CLAIM, "author": {"@id": "#us"}, "itemReviewed": {"@id": "#said"}},
        {"@id": "#us", "@type": "Organization", "name": "Check &amp; Co"},
        {"@id": "#said", "@type": "Claim", "author": [{"name": ["Ann"]}]},
    ]
    (check,) = claim_review.of_json({"@graph": graph})
    assert (check.reviewer, check.claimant) == ("Check & Co", "Ann")
