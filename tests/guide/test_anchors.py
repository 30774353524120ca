"""Web Annotations found again by a client that knows only the standard: exactly, or not at all."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.evidence.model import Evidence, Finding, Source, Stance, Verdict
from glossator.faces.exchange import web_annotation
from glossator.guide.model import Guide, Method
from glossator.language.sentences import sentences
from glossator.spans import CONTEXT, Span, anchor
from glossator.spans import resolve as resolve_anchor
from glossator.statement.model import Claim, Kind, Statement

from .sample import documents, guide

pytestmark = pytest.mark.slow

WANTED = 200


def select(selector: dict[str, Any], text: str) -> list[tuple[int, int]]:
    """What a selector selects, by the Web Annotation Data Model, 4.2.4 and 4.2.5; positions count code points.

    A text quote selects every place where its words stand with its prefix before and its suffix behind them.
    """
    if selector["type"] == "TextPositionSelector":
        return [(selector["start"], selector["end"])]
    prefix, exact, suffix = selector.get("prefix", ""), selector["exact"], selector.get("suffix", "")
    found, at = [], text.find(exact)
    while at >= 0:
        end = at + len(exact)
        if text[:at].endswith(prefix) and text[end:].startswith(suffix):
            found.append((at, end))
        at = text.find(exact, at + 1)
    return found


def resolve(target: dict[str, Any], text: str) -> tuple[int, int] | None:
    """The one place all selectors can agree on, or None: an orphan. Words outrank numbers."""
    quotes = [each for each in target["selector"] if each["type"] == "TextQuoteSelector"]
    positions = [place for each in target["selector"] if each["type"] == "TextPositionSelector"
                 for place in select(each, text)]  # fmt: skip
    places = select(quotes[0], text)
    if len(places) == 1:
        return places[0]
    agreed = [place for place in places if place in positions]
    return agreed[0] if len(agreed) == 1 else None


def about(texts: dict[str, str], wanted: int) -> Guide:
    """A guide that quotes `wanted` sentences of these documents, at most three of each."""
    pieces = []
    for name, text in texts.items():
        cut = [span for span in sentences(text) if span.end - span.start > 30]
        for number, span in enumerate(cut[:: max(1, len(cut) // 3)][:3]):
            pieces.append(Evidence(
                id=f"c1/{name}:{number}", source=Source(document=name), quote=anchor(text, span.start, span.end),
                passage=Span(start=0, end=len(text)), score=1.0, supports=0.9, refutes=0.05, neither=0.05,
                stance=Stance.SUPPORTS, origin=name,
            ))  # fmt: skip
    claim = Claim(id="c1", spans=[Span(start=0, end=5)], text="words", standalone="words", kind=Kind.FACT, worth=1,
                  sentence=Span(start=0, end=5))  # fmt: skip
    return Guide(
        title="t", statement=Statement(text="words"), claims=[claim], topics=[],
        findings=[Finding(claim="c1", verdict=Verdict.SUPPORTED, probability=1, reason="", evidence=pieces[:wanted])],
        method=Method(program="p", models={}, settings={}, as_of=None, documents=1, passages=1, first=None, last=None,
                      undated=0),
    )  # fmt: skip


def targets(made: Guide) -> list[dict[str, Any]]:
    """The targets of the quotes, in order."""
    items = json.loads(web_annotation.render(made))["first"]["items"]
    return [item["target"] for item in items if item["motivation"] == "linking"]


def edits(text: str, start: int, end: int) -> dict[str, tuple[str, bool]]:
    """Edited texts, each with whether the quote still stands there in its own surroundings."""
    quote, rest = text[start:end], text[:start] + text[end:]
    middle = start + (end - start) // 2
    around = text[: max(0, start - 20)] + "REWRITTEN " + quote + " REWRITTEN" + text[end + 20 :]
    return {
        "a paragraph before": ("A new first paragraph, put in later.\n\n" + text, True),
        "a paragraph behind": (text + "\n\nA correction was added.", True),
        "a word changed inside": (text[:middle] + " NOT " + text[middle:], False),
        "the sentence taken out": (rest, False),
        "its surroundings rewritten": (around, False),
        "moved into other surroundings": (f"{rest}\n\nOthers wrote: {quote} So they wrote.", False),
        "all of it replaced": ("Nothing of it is left here. " * 3, False),
        "said again elsewhere": (f"{text}\n\nAs reported above: {quote} That was all.", True),
        "a twin put in its place": (f"{text[:start]}Not so. {quote} Or was it? {text[end:]}", False),
        "taken out, and a twin far off": (f"{rest}\n\nA reader recalls: {quote} So he does.", False),
    }


def check(made: Guide, texts: dict[str, str]) -> dict[str, int]:
    """Every quote resolves to itself; after an edit to its own words in their own surroundings, or to nothing.

    Returns how many were found again after edits, how many orphaned, and how many had twins in 32-character
    surroundings.
    """
    seen = {"found": 0, "orphaned": 0, "twins": 0}
    for piece, target in zip(made.findings[0].evidence, targets(made), strict=True):
        text, quote = texts[piece.source.document], piece.quote
        place = resolve(target, text)
        assert place == (quote.start, quote.end)
        assert text[place[0] : place[1]] == quote.exact
        assert len(select(target["selector"][0], text)) == 1, "the words alone tell the place"
        seen["twins"] += len(quote.prefix) > CONTEXT or len(quote.suffix) > CONTEXT
        for name, (edited, there) in edits(text, *place).items():
            again = resolve(target, edited)
            if again is None:
                assert not there, f"{piece.id}: lost after {name}"
                seen["orphaned"] += 1
                continue
            # The whole text was the quote: there were no surroundings that could differ.
            assert there or not (quote.prefix or quote.suffix), f"{piece.id}: {name} must orphan the quote"
            assert edited[again[0] : again[1]] == quote.exact, name
            assert edited[: again[0]].endswith(quote.prefix), name
            assert edited[again[1] :].startswith(quote.suffix), name
            seen["found"] += 1
    return seen


@pytest.mark.shared
def test_two_hundred_quotes_of_real_pages(shared_data: Path) -> None:
    texts = {}
    with gzip.open(shared_data / "record" / "kremlin.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if len(sentences(row.get("text") or "")) > 2:
                texts[str(row["id"])] = row["text"]
            if len(texts) == 120:
                break
    made = about(texts, WANTED)
    assert len(made.findings[0].evidence) == WANTED
    seen = check(made, texts)
    assert seen["found"] == 3 * WANTED
    assert seen["orphaned"] == 7 * WANTED
    assert seen["twins"], "some of these pages say the same thing twice"


def test_the_quotes_of_the_sample() -> None:
    texts = {name: row["text"] for name, row in documents().items()}
    check(about(texts, WANTED), texts)


def test_claims_stand_on_the_statements_own_words() -> None:
    made = guide()
    items = json.loads(web_annotation.render(made))["first"]["items"]
    claims = [item for item in items if item["motivation"] == "assessing"]
    assert len(claims) == len(made.claims)
    for claim, item in zip(made.claims, claims, strict=True):
        places = item["target"] if isinstance(item["target"], list) else [item["target"]]
        found = [resolve(place, made.statement.text) for place in places]
        assert found == [(span.start, span.end) for span in claim.spans]


def test_words_that_stand_twice_are_told_apart_by_their_surroundings() -> None:
    text = "He said no. Then he left. He said no. Then he stayed for the evening and the night and the day after."
    made = about({"d": text}, 1)
    second = made.model_copy(deep=True)
    start = text.rindex("He said no.")
    second.findings[0].evidence = [made.findings[0].evidence[0].model_copy(
        update={"quote": anchor(text, start, start + 11)})]  # fmt: skip
    assert resolve(targets(second)[0], text) == (start, start + 11)
    assert resolve(targets(second)[0], text[:start]) is None, "the first of them is not taken for the second"


# A page as editors leave it: each character with the place it had when the quote was taken, None when it was typed in.
Traced = list[tuple[str, int | None]]
LINES = [
    "He said no. ",
    "They met on Monday. ",
    "The ministry denied it. ",
    "Nobody was hurt.\n",
    "He said no, again. ",
]
PARTS = st.lists(st.sampled_from(LINES), min_size=1, max_size=5).map("".join)
PAGES = st.tuples(PARTS, PARTS, st.integers(2, 4)).map(lambda parts: parts[0] + parts[1] * parts[2] + parts[0])


def edited(page: Traced, quote: str, data: st.DataObject) -> Traced:
    """One edit: something typed in, the quoted words typed in, a stretch cut, or a stretch copied elsewhere."""
    where = st.integers(0, len(page))
    at, first, last = data.draw(where), *sorted((data.draw(where), data.draw(where)))
    kind = data.draw(st.sampled_from(["line", "twin", "cut", "copy", "move"]))
    if kind == "cut":
        return page[:first] + page[last:]
    if kind in ("copy", "move"):
        taken = page[first:last]
        rest = page if kind == "copy" else page[:first] + page[last:]
        at = min(at, len(rest))
        return rest[:at] + taken + rest[at:]
    typed: Traced = [(sign, None) for sign in (data.draw(st.sampled_from(LINES)) if kind == "line" else quote)]
    return page[:at] + typed + page[at:]


@settings(max_examples=300, deadline=None)
@given(PAGES, st.data())
def test_no_edit_moves_a_quote_to_another_sentence(text: str, data: st.DataObject) -> None:
    """Whatever was typed, cut, copied or moved, the words found are never those of another sentence of the page.

    Only where edits put together all the words and surroundings of the quote can they be taken for it.
    """
    span = data.draw(st.sampled_from(sentences(text)))
    made = about({"page": text}, 0)
    piece = Evidence(
        id="c1/page:0", source=Source(document="page"), quote=anchor(text, span.start, span.end), origin="page",
        passage=Span(start=0, end=len(text)), score=1.0, supports=0.9, refutes=0.05, neither=0.05,
        stance=Stance.SUPPORTS,
    )  # fmt: skip
    made.findings[0].evidence = [piece]
    target = targets(made)[0]
    assert resolve(target, text) == (span.start, span.end)
    page: Traced = [(sign, place) for place, sign in enumerate(text)]
    for _ in range(data.draw(st.integers(1, 4))):
        page = edited(page, piece.quote.exact, data)
    now = "".join(sign for sign, _ in page)
    ours = resolve_anchor(piece.quote, now)
    for found in (resolve(target, now), (ours.start, ours.end) if ours else None):
        if found is None:
            continue
        assert now[found[0] : found[1]] == piece.quote.exact
        around = page[found[0] - len(piece.quote.prefix) : found[1] + len(piece.quote.suffix)]
        place = [place for _, place in page[found[0] : found[1]]]
        assert place == list(range(span.start, span.end)) or not untouched(around), now


def untouched(stretch: Traced) -> bool:
    """True for a stretch of the page as it was: nobody can put a quote together again with all its surroundings."""
    places = [place for _, place in stretch]
    return None not in places and places == list(range(places[0] or 0, (places[0] or 0) + len(places)))
