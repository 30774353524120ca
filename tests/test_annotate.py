"""The whole way, on a small record: what the design promises of every guide."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from glossator import Claim, Document, Finding, Guide, Record, Statement, Verdict, annotate
from glossator.errors import InputError
from glossator.evidence.checking import GROUP
from glossator.guide import json
from glossator.spans import resolve
from glossator.statement import from_text

pytestmark = pytest.mark.slow

DAY = date(2018, 3, 21)
SAID = (
    "I called President Putin of Russia to congratulate him on his election victory. "
    "The grain harvest in Kazakhstan fell by 40 percent last year. "
    "Getting along with Russia is a good thing. "
    "They can help solve problems with North Korea and Syria."
)
READOUT = (
    "Vladimir Putin had a telephone conversation with President of the United States Donald Trump. "
    "Donald Trump congratulated Vladimir Putin on his victory in the presidential election."
)
FILE = [
    ("https://example.org/readout", "Telephone conversation with Donald Trump", READOUT, date(2018, 3, 20)),
    (
        "https://example.org/ships",
        "Fuel reached North Korea from Russian ships",
        "Russian tankers passed fuel to North Korean ships at sea at least three times in recent months, two security "
        "sources said. Russia helps North Korea to evade sanctions, they said.",
        date(2017, 12, 29),
    ),
    (
        "https://example.org/strikes",
        "Russian jets strike towns in Syria",
        "Russian aircraft bombed towns in Syria's Eastern Ghouta, monitors reported.",
        date(2018, 2, 20),
    ),
    (
        "https://example.org/later",
        "Summit in Helsinki",
        "Donald Trump called Vladimir Putin to congratulate him on his election victory, officials recalled in July.",
        date(2018, 7, 16),
    ),
    ("https://example.org/undated", "Note on the call", READOUT.replace("telephone", "phone"), None),
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    opened = Record.open(tmp_path_factory.mktemp("annotate") / "record", create=True)
    opened.add_documents(
        Document(
            id=f"d{number}", address=address, title=title, text=text, published=published, publisher="Example Desk"
        )
        for number, (address, title, text, published) in enumerate(FILE)
    )
    return opened


@pytest.fixture(scope="module")
def statement() -> Statement:
    return from_text(SAID, speaker="Donald J. Trump", date=DAY)


@pytest.fixture(scope="module")
def guide(record: Record, statement: Statement) -> Guide:
    return annotate(statement, record, as_of=DAY)


def said(guide: Guide, words: str) -> str:
    """The id of the first claim whose standalone wording has `words`."""
    return next(claim.id for claim in guide.claims if words in claim.standalone)


def test_every_claim_has_a_finding_and_its_exact_words(guide: Guide) -> None:
    assert [finding.claim for finding in guide.findings] == [claim.id for claim in guide.claims]
    for claim in guide.claims:
        assert " ".join(span.of(SAID) for span in claim.spans) == claim.text


def test_no_verdict_without_a_quote_that_is_found_again(guide: Guide, record: Record) -> None:
    judged = [f for f in guide.findings if f.verdict in {Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED}]
    assert judged
    for finding in judged:
        assert finding.evidence
    for piece in (piece for finding in guide.findings for piece in finding.evidence):
        assert resolve(piece.quote, record.document(piece.source.document).text) is not None
        assert piece.source.published is not None


def test_a_statement_is_held_against_the_record_of_its_day(record: Record, statement: Statement, guide: Guide) -> None:
    assert json.render(annotate(statement, record)) == json.render(guide)
    undated = statement.model_copy(update={"date": None})
    for whole in (annotate(undated, record), annotate(statement, record, as_of=date.max)):
        assert whole.method.as_of is None
        assert max(finding.asked.last for finding in whole.findings if finding.asked) == date(2018, 7, 16)


def test_what_came_since_needs_a_day(record: Record, statement: Statement) -> None:
    for said, as_of in ((statement.model_copy(update={"date": None}), None), (statement, date.max)):
        with pytest.raises(InputError, match="without its day"):
            annotate(said, record, as_of=as_of, since=True)


def test_the_call_is_supported(guide: Guide) -> None:
    finding = guide.finding(said(guide, "congratulate"))
    assert finding.verdict is Verdict.SUPPORTED
    assert finding.evidence[0].source.address == "https://example.org/readout"


def test_silence_names_what_was_asked_and_is_not_falsehood(guide: Guide) -> None:
    finding = guide.finding(said(guide, "Kazakhstan"))
    assert finding.verdict is Verdict.SILENT
    assert finding.probability is None
    assert finding.asked is not None
    assert "Kazakhstan" in finding.asked.query
    assert finding.asked.documents == 3
    assert (finding.asked.first, finding.asked.last) == (date(2017, 12, 29), date(2018, 3, 20))
    assert finding.settle


def test_forecasts_are_open_and_opinions_left_alone(guide: Guide) -> None:
    assert guide.finding(said(guide, "North Korea")).verdict is Verdict.OPEN
    assert guide.finding(said(guide, "good thing")).verdict is Verdict.OPINION


def test_nothing_later_is_read_and_undated_is_kept_apart(guide: Guide) -> None:
    for finding in guide.findings:
        assert all(piece.source.published <= DAY for piece in finding.evidence if piece.source.published)
        assert all(piece.source.published is None for piece in finding.undated)
        assert not finding.since
    call = guide.finding(said(guide, "congratulate"))
    assert "https://example.org/undated" in {piece.source.address for piece in call.undated}
    assert guide.method.undated == 1
    assert guide.method.later == 1


def test_since_lists_what_came_later_and_changes_no_finding(record: Record, statement: Statement, guide: Guide) -> None:
    updated = annotate(statement, record, as_of=DAY, since=True)
    call = updated.finding(said(updated, "congratulate"))
    assert "https://example.org/later" in {piece.source.address for piece in call.since}
    assert [f.verdict for f in updated.findings] == [f.verdict for f in guide.findings]
    assert [f.probability for f in updated.findings] == [f.probability for f in guide.findings]


def test_the_same_in_the_same_out(record: Record, statement: Statement, guide: Guide, tmp_path: Path) -> None:
    again = annotate(statement, record, as_of=DAY)
    assert again.model_dump_json() == guide.model_dump_json()


def test_who_hears_of_it_as_it_is_made_changes_nothing(record: Record, statement: Statement, guide: Guide) -> None:
    heard: list[tuple[str, list[str]]] = []
    told: list[tuple[int, int]] = []

    class Hearing:
        def claims(self, claims: Sequence[Claim]) -> None:
            heard.append(("claims", [claim.id for claim in claims]))

        def findings(self, findings: Sequence[Finding]) -> None:
            heard.append(("findings", [finding.claim for finding in findings]))

    again = annotate(statement, record, as_of=DAY, hearing=Hearing(), progress=lambda _, at, of: told.append((at, of)))
    assert json.render(again) == json.render(guide)
    assert heard[0] == ("claims", [claim.id for claim in guide.claims])
    assert [claim for what, claims in heard if what == "findings" for claim in claims] == heard[0][1]
    assert len(heard) == 1 + -(-len(guide.claims) // GROUP)
    assert told[-1][0] == told[-1][1]  # as many steps as were said
    assert {of for at, of in told if at > 1} == {told[-1][1]}
