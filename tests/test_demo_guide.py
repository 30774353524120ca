"""The guide of the demo keeps the promises: quotes that are there, one origin for copies, nothing later, no guesses."""

import importlib.util
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from glossator.evidence.model import Evidence, Finding, Verdict
from glossator.faces import registry
from glossator.guide.model import Guide
from glossator.record import Record
from glossator.spans import resolve

pytestmark = pytest.mark.slow

DEMO = Path(__file__).resolve().parents[1] / "demo"
DAY = date(2018, 3, 21)
SUBJECTS = ("North Korea", "Syria", "Ukraine", "ISIS", "Iran", "Arms Race")


@pytest.fixture(scope="module")
def demo() -> ModuleType:
    spec = importlib.util.spec_from_file_location("demo_make", DEMO / "make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def record(demo: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Record:
    built: Record = demo.build(tmp_path_factory.mktemp("demo") / "record")
    return built


@pytest.fixture(scope="module")
def guide(demo: ModuleType, record: Record) -> Guide:
    made: Guide = demo.make(record)
    return made


def finding(guide: Guide, words: str) -> Finding:
    claim = next(claim for claim in guide.claims if words in claim.text)
    return guide.finding(claim.id)


def pieces(guide: Guide) -> Iterator[Evidence]:
    for one in guide.findings:
        yield from (*one.evidence, *one.undated, *one.since)


def test_the_call_is_borne_out_by_a_party_and_by_others(guide: Guide) -> None:
    call = finding(guide, "I called President Putin")
    assert call.verdict is Verdict.SUPPORTED
    of_the_day = [piece for piece in call.evidence if piece.source.published == date(2018, 3, 20)]
    assert "President of Russia" in {piece.source.publisher for piece in of_the_day if piece.party}
    assert call.parties > 0


def test_the_earlier_call_is_found(guide: Guide) -> None:
    earlier = finding(guide, "Obama called him")
    assert earlier.verdict is Verdict.SUPPORTED
    assert date(2012, 3, 9) in {piece.source.published for piece in earlier.evidence}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_russia_can_help_with_stays_open_and_has_its_own_dated_evidence(guide: Guide, subject: str) -> None:
    open_ = finding(guide, f"help solve problems with {'the coming ' if subject == 'Arms Race' else ''}{subject}")
    assert open_.verdict is Verdict.OPEN
    assert open_.probability is None
    assert [piece for piece in open_.evidence if piece.source.published]


def test_slogans_and_opinions_get_no_verdict(guide: Guide) -> None:
    for words in ("PEACE THROUGH STRENGTH", "good thing, not a bad thing", "They are wrong"):
        assert finding(guide, words).verdict is Verdict.OPINION
        assert finding(guide, words).probability is None


def test_nothing_later_than_the_day_is_read(guide: Guide) -> None:
    assert guide.method.later >= 6
    days = [piece.source.published for piece in pieces(guide)]
    days += [source.published for ledger in guide.conduct for entry in ledger.entries for source, _ in entry.quotes]
    days += [earlier.source.published for one in guide.findings for earlier in one.earlier]
    assert len([day for day in days if day]) > 30
    assert max(day for day in days if day) <= DAY


def test_every_quote_stands_where_it_says(guide: Guide, record: Record) -> None:
    quotes = [(piece.source.document, piece.quote) for piece in pieces(guide)]
    quotes += [
        (source.document, quote)
        for ledger in guide.conduct
        for entry in ledger.entries
        for source, quote in entry.quotes
    ]
    texts = {document: record.document(document).text for document in {document for document, _ in quotes}}
    for document, quote in quotes:
        span = resolve(quote, texts[document])
        assert span is not None
        assert span.start == quote.start
        assert span.of(texts[document]) == quote.exact


def test_a_verdict_has_a_quote_and_copies_are_one_origin(guide: Guide) -> None:
    for one in guide.findings:
        assert one.origins <= one.documents
        if one.verdict in {Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED}:
            assert one.evidence


def test_the_speakers_own_earlier_words_are_beside_the_claims(guide: Guide) -> None:
    assert guide.earlier
    assert guide.earlier.searched >= 10
    said = {earlier.quote.exact for found in guide.earlier.found.values() for earlier in found}
    assert any("Having a good relationship with Russia is a good thing" in words for words in said)


def test_a_stored_guide_gives_the_same_bytes(guide: Guide, tmp_path: Path) -> None:
    """Every face, composed again from the file; that two runs give one guide is tested on a smaller record."""
    guide.save(tmp_path / "guide.json")
    again = Guide.load(tmp_path / "guide.json")
    for name in registry.names():
        assert registry.render(name, guide) == registry.render(name, again)
