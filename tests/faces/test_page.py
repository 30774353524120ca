"""The page shows everything a guide holds, in one file that stands on its own."""

import re
import shlex
from datetime import date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tests.guide.sample import guide
from tests.guide.speech import long_speech

from glossator.conduct.model import Ledger
from glossator.evidence.model import Stance, Verdict
from glossator.faces import reproduce
from glossator.faces.web import page
from glossator.faces.web.html import key, policy
from glossator.guide import plain_words as words
from glossator.guide.model import Guide, Review
from glossator.guide.prose import standing
from glossator.language.model import Interval
from glossator.spans import Span
from glossator.statement.model import Statement, Utterance

pytestmark = pytest.mark.slow

LARGEST = 500_000  # bytes
ROOT = Path(__file__).resolve().parents[2]
# What stands in a guide without being words for a reader: ids, codes, and what is shown as a mark or in another form
# (prefix and suffix stand around the quote, cut like it).
NOT_WORDS = {
    "id",
    "claim",
    "claims",
    "data",
    "language",
    "verdict",
    "certainty",
    "stance",
    "precision",
    "prefix",
    "suffix",
    "text",
}


def shown(content: str) -> str:
    """The text of a page: tags, scripts and the small numbers of the notes taken out."""
    bare = re.sub(r"<(script|style|sup)\b[^>]*>.*?</\1>", "", content, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", re.sub(r"<(?:p|div|td|li|dd)\b", " <", bare))).split())


def strings(value: Any, name: str = "") -> list[tuple[str, str]]:
    """Every text in a guide with the name of its field."""
    if isinstance(value, dict) and "precision" in value:
        return [("interval", words.interval(Interval.model_validate(value)))]
    if isinstance(value, dict):
        return [pair for inner, each in value.items() for pair in strings(each, inner)]
    if isinstance(value, list):
        return [pair for each in value for pair in strings(each, name)]
    return [(name, value)] if isinstance(value, str) and value else []


def on_the_page(name: str, value: str, content: str, text: str) -> bool:
    """Whether a page shows one text of a guide, each kind of text in its own form."""
    if name == "address":
        return f'href="{value}"' in content
    if name == "alt":
        return f'alt="{value}"' in content
    if name in {"action", "mode", "context"}:
        return bool(re.search(f'title="PLOVER: [^"]*{value}', content))
    if name == "role":
        return words.data()["sectors"].get(value, "") in text
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return words.day(date.fromisoformat(value)) in text
    if re.fullmatch(r"\d{4}-\d\d-\d\dT.*", value):
        return words.clock(datetime.fromisoformat(value)) in text
    return " ".join(value.split()) in text


def test_every_word_of_the_guide_is_on_the_page(sample: Guide, sample_page: str) -> None:
    text = shown(sample_page)
    every = [(name, value) for name, value in strings(sample.model_dump(mode="json")) if name not in NOT_WORDS]
    assert len(every) > 500
    every += [("known", each.text) for finding in sample.findings for each in finding.known]
    every += [("spoken", span.of(sample.statement.text)) for claim in sample.claims for span in claim.spans]
    every += [("paragraph", part) for part in sample.statement.text.split("\n\n")]
    assert [(name, value) for name, value in every if not on_the_page(name, value, sample_page, text)] == []


def test_the_check_for_every_word_can_fail(sample: Guide, sample_page: str) -> None:
    assert not on_the_page("reason", "Nobody wrote this.", sample_page, shown(sample_page))


@pytest.mark.parametrize("finding", [each.claim for each in guide().findings])
def test_a_note_says_all_of_its_finding(sample: Guide, sample_page: str, finding: str) -> None:
    found = sample.finding(finding)
    start = sample_page.index(f'id="n{key(finding)}"')
    text = shown(sample_page[start : sample_page.index("</article>", start)])
    word = words.verdict(found.verdict)
    assert word.word in text
    assert found.reason in text
    assert (words.percent(found.probability) in text) if found.probability is not None else True
    assert words.counts(found) in text or not found.documents
    for piece in [*found.evidence, *found.undated, *found.since]:
        assert piece.quote.exact in text
        assert words.publisher(piece.source) in text
        assert words.dated(piece.source) in text
        assert words.certainty(piece) in text
        assert words.attribution(piece) in text
        assert not piece.event or words.interval(piece.event) in text
        assert f"characters {piece.quote.start} to {piece.quote.end}" in text
        assert piece.origin_reason in text
        assert piece.party_reason in text
        for signal in piece.signals:
            assert f"{signal.value}: {signal.reason}" in text
    assert ("a party" in text) or not any(piece.party for piece in found.evidence)


def test_silence_says_what_was_asked_of_what_and_what_would_settle_it(sample_page: str) -> None:
    start = sample_page.index('id="n9"')
    text = shown(sample_page[start : sample_page.index("</article>", start)])
    asked = (
        "of 113,000 documents (241,000 passages), published 1 January 2002 to 21 March 2018, and 212 undated documents "
    )
    assert f"“Russia can help solve problems with Iran.” {asked}apart; nothing after 21 March 2018 was read" in text
    assert "What would settle it: a dated agreement, a vote or an inspection report." in text


def test_undated_and_later_documents_are_kept_apart(sample_page: str) -> None:
    text = shown(sample_page)
    assert "Undated, kept apart, not counted" in text
    assert "Published since 21 March 2018, not counted" in text


def test_the_summary_counts_what_there_is(sample_page: str) -> None:
    text = shown(sample_page)
    assert "13 claims: 2 facts, 2 past positions, 6 forecasts, 2 opinions and 1 slogan." in text
    assert "19 documents of 18 origins quoted, 8 of them parties to what is claimed." in text
    assert "4 supported" in text
    assert (
        "113,000 documents on file, published 1 January 2002 to 21 March 2018, 212 undated documents kept apart" in text
    )


def test_the_page_is_one_small_file(sample_page: str) -> None:
    assert len(sample_page.encode()) < LARGEST
    assert not re.search(r"""(?:src|srcset|poster)=(?!["']?data:)""", sample_page)
    assert not re.search(r"@import|url\((?!#)", sample_page)
    assert "<link rel=\"stylesheet" not in sample_page  # fmt: skip
    content = re.search(r'Content-Security-Policy" content="([^"]+)"', sample_page)
    assert content is not None
    rules = unescape(content.group(1))
    assert "default-src 'none'" in rules
    assert "unsafe" not in rules
    style = re.search(r"<style>(.*?)</style>", sample_page, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", sample_page, re.DOTALL)
    assert style is not None
    assert script is not None
    assert rules == policy(style.group(1), script.group(1)), "the hashes are those of what stands in the page"


def test_every_id_is_there_once_and_every_inner_link_leads_to_one(sample_page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', sample_page)
    assert len(ids) == len(set(ids))
    links = set(re.findall(r'href="#([^"]+)"', sample_page))
    assert links <= set(ids)
    assert {f"n{number}" for number in range(1, 14)} <= links


def test_outside_links_tell_nobody(sample_page: str) -> None:
    outside = re.findall(r'<a [^>]*href="https?://[^>]*>', sample_page)
    assert outside
    assert all('rel="noopener nofollow"' in each for each in outside)


def test_what_a_person_found_is_told_once_and_what_the_program_had_found_not_at_all(sample: Guide) -> None:
    review = Review(
        claim="c8", reviewer="B. Editor", at="2018-03-23T10:00:00Z", verdict="refuted", note="See the data."
    )
    content = page.render(sample.model_copy(update={"reviews": [*sample.reviews, review]}))
    start = content.index('id="n8"')
    note = shown(content[start : content.index("</article>", start)])
    assert note.count("B. Editor finds this refuted: See the data.") == 1
    assert note.count("See the data.") == 1
    assert sample.finding("c8").reason not in note
    assert "Disputed" not in note
    assert "2 refuted" in shown(content)


def test_a_guide_without_anything_is_still_a_page(sample: Guide) -> None:
    nobody = {"utterances": [], "date": None, "speaker": None, "address": None}
    bare = sample.model_copy(update={
        "deck": "", "byline": "", "image": None, "filed_under": [], "claims": [], "topics": [], "findings": [],
        "conduct": [], "earlier": None, "reviews": [],
        "statement": sample.statement.model_copy(update=nobody),
        "method": sample.method.model_copy(update={"as_of": None, "first": None, "last": None, "settings": {}}),
    })  # fmt: skip
    text = shown(page.render(bare))
    assert "0 claims" in text
    assert "Nothing on file is quoted." in text
    assert "I called President Putin" in text


def test_a_finding_whose_claim_is_in_no_topic_is_not_lost(sample: Guide) -> None:
    text = shown(page.render(sample.model_copy(update={"topics": sample.topics[:2]})))
    assert "Other claims" in text


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_quote_at_first_sight_fits_the_finding(sample: Guide, verdict: Verdict) -> None:
    for note in page.make_notes(sample):
        if note.verdict is verdict and note.best and verdict in (Verdict.SUPPORTED, Verdict.REFUTED):
            assert note.best.stance == {"supported": "supports", "refuted": "refutes"}[verdict]


def test_a_long_speech_stays_small(sample: Guide) -> None:
    content = page.render(long_speech(sample, 335))
    assert content.count('class="note ') == 335
    assert len(content.encode()) < LARGEST


def test_a_long_speech_with_much_evidence_keeps_what_takes_a_side(sample: Guide) -> None:
    guide = long_speech(sample, 335, sample.findings)
    content = page.render(guide)
    text = shown(content)
    for finding in sample.findings:
        for piece in finding.evidence:
            assert piece.stance is Stance.NEITHER or piece.quote.exact in text
    assert len(content.encode()) < 4 * LARGEST
    assert content.count('<h3 class="about"') == 0, "in a long speech notes keep its order"


def test_a_long_page_says_first_what_the_record_decides(sample: Guide) -> None:
    content = page.render(long_speech(sample, 66, sample.findings))
    top = content[: content.index('id="statement"')]
    text = shown(top)
    assert "What the record decides" in text
    assert top.count('<li class="supported"><a href="#n') == 21, "four of thirteen, five times, and the first again"
    assert "What the record decides" not in shown(page.render(sample))


def test_what_a_long_page_leaves_out_it_counts(sample: Guide) -> None:
    rich = sample.finding("c1")
    neither = next(piece for piece in rich.evidence if piece.stance is Stance.NEITHER)
    many = rich.model_copy(update={"evidence": [neither] * 9})
    text = shown(page.render(long_speech(sample, 61, [many])))
    assert "6 more quotes of this kind are in the guide’s data." in text
    assert "more quotes of this kind" not in shown(page.render(long_speech(sample, 60, [many])))


def test_the_line_that_makes_the_guide_again(sample: Guide) -> None:
    line = reproduce.command(sample)
    words_of = shlex.split(line)
    assert words_of[:5] == ["glossator", "annotate", "STATEMENT", "--record", "RECORD"]
    assert words_of[words_of.index("--as-of") + 1] == "2018-03-21"
    assert words_of[words_of.index("--title") + 1] == sample.title
    known = set(re.findall(r"--[a-z-]+", (ROOT / "docs" / "commands.md").read_text("utf-8")))
    assert {word for word in words_of if word.startswith("--")} <= known
    assert shlex.quote("a 'b'; rm") in reproduce.command(sample.model_copy(update={"title": "a 'b'; rm"}))


def test_the_command_stands_in_the_method(sample: Guide, sample_page: str) -> None:
    assert reproduce.command(sample) in shown(sample_page)


def test_matters_without_conduct_are_named_once_and_apart(sample: Guide) -> None:
    quiet = Ledger(actor="Russia", subject="Mars", years=[], entries=[], events=0, caveats=["Nobody has looked."])
    other = quiet.model_copy(update={"subject": "Venus"})
    content = page.render(sample.model_copy(update={"conduct": [*sample.conduct, quiet, other]}))
    text = shown(content)
    assert "Nothing on file of 2 other matters" in text
    assert "Russia on Mars; Russia on Venus." in text
    assert text.count("Nobody has looked.") == 1
    assert content.count('class="ledger"') == len(sample.conduct)


def test_a_name_is_said_once_while_the_same_person_goes_on(sample: Guide) -> None:
    text = "SMITH: Hello.\n[applause]\nSMITH: Good night.\nJONES: Thanks."
    turns = [("Jane Smith", 7, 13), ("Jane Smith", 32, 43), ("Tom Jones", 51, 58)]
    said = Statement(text=text, utterances=[Utterance(span=Span(start=a, end=b), speaker=who) for who, a, b in turns])
    bare = {"claims": [], "topics": [], "findings": [], "conduct": [], "earlier": None, "reviews": []}
    content = page.render(sample.model_copy(update={"statement": said, **bare}))
    assert re.findall(r'class="turn">([^<]*)', content) == ["Jane Smith", "Tom Jones"]
    assert "SMITH:" not in shown(content)
    assert "[applause]" in content


def test_signed_notes_are_seen_before_they_are_opened(sample: Guide, sample_page: str) -> None:
    start = sample_page.index('id="n1"')
    summary = shown(sample_page[start : sample_page.index("<details>", start)])
    assert "Signed off by A. Editor, 22 March 2018" in summary
    assert "2 notes signed off by A. Editor, last on 22 March 2018." in shown(sample_page)
    changed = Review(claim="c8", reviewer="B. Editor", at="2018-03-23T10:00:00Z", verdict="refuted")
    content = page.render(sample.model_copy(update={"reviews": [changed]}))
    start = content.index('id="n8"')
    summary = shown(content[start : content.index("</summary>", start)])
    assert "Changed by B. Editor, 23 March 2018, not signed off" in summary


def test_a_silent_record_shows_no_quote_at_first_sight(sample: Guide) -> None:
    near = sample.finding("c1").evidence[:1]
    silent = sample.finding("c9").model_copy(update={"evidence": near})
    findings = [silent if each.claim == "c9" else each for each in sample.findings]
    content = page.render(sample.model_copy(update={"findings": findings}))
    start = content.index('id="n9"')
    note = content[start : content.index("</article>", start)]
    assert near[0].quote.exact not in note[: note.index("<details>")]
    assert near[0].quote.exact in note


def test_prose_comes_before_the_quotes_and_its_numbers_lead_to_them(sample: Guide, sample_page: str) -> None:
    prose = standing(sample)
    text = shown(sample_page)
    for sentence in [*prose.lede, *(one for told in [*prose.topics, *prose.notes.values()] for one in told)]:
        assert " ".join(sentence.text.split()) in text
    assert sample_page.index(prose.lede[0].text[:20]) < sample_page.index('class="count"')
    assert re.search(r'<sup><a href="#q\d+-1">', sample_page)
    assert sample_page.index('id="statement"') < sample_page.index('id="t1"'), "a short statement comes first"
    assert sample_page.index('id="t1"') < sample_page.index('id="conduct"')


def test_a_long_statement_stands_after_its_topics(sample: Guide) -> None:
    content = page.render(long_speech(sample, 335))
    assert content.index('id="t1"') < content.index('id="statement"')


def test_a_long_guide_folds_what_tells_least(sample: Guide) -> None:
    content = page.render(long_speech(sample, 80))
    assert 'class="inner rest"' in content
    short = page.render(sample)
    assert short.count('class="inner rest"') == 1, "one slogan is less worth checking than the threshold"
    assert short.index('class="inner rest"') < short.index('id="n13"'), "it is folded, not gone"


def test_what_a_person_changed_is_told_as_theirs(sample: Guide) -> None:
    review = Review(claim="c8", reviewer="B. Editor", at="2018-03-23T10:00:00Z", verdict="refuted")
    changed = sample.model_copy(update={"reviews": [review], "prose": standing(sample)})
    assert standing(changed).notes["c8"][0].text == "B. Editor finds this refuted."
