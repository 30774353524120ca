"""From evidence to a finding: origins are counted, parties confirm nothing, absence refutes nothing."""

from datetime import date

import pytest

from glossator.evidence import Question
from glossator.evidence.findings import Sides, counted, decide, probabilities, sides, tally, verdict_of, weight
from glossator.evidence.model import Asked, Evidence, Signal, Source, Stance, Verdict
from glossator.spans import Span, anchor

FACT = Question(text="Russia supplied fuel to North Korea", about=("Russia", "North Korea"))
ASKED = Asked(query=FACT.text, documents=1000, passages=3000, first=date(2010, 1, 1), last=date(2018, 3, 21))
TEXT = "Ships left Russian ports with fuel for North Korea."


def piece(key: str, stance: Stance, likely: float = 0.95, origin: str = "", party: bool = False) -> Evidence:
    supports, refutes = (likely, 0.02) if stance is Stance.SUPPORTS else (0.02, likely)
    if stance is Stance.NEITHER:
        supports, refutes = 0.02, 0.03
    made = Evidence(
        id=key,
        source=Source(document=key, publisher=origin or key),
        quote=anchor(TEXT, 0, len(TEXT)),
        passage=Span(start=0, end=len(TEXT)),
        score=0.1,
        supports=supports,
        refutes=refutes,
        neither=1 - supports - refutes,
        stance=stance,
        origin=origin or key,
        party=party,
    )
    return made.model_copy(update={"weight": weight(made)})


FOR, AGAINST, NEITHER = Stance.SUPPORTS, Stance.REFUTES, Stance.NEITHER


@pytest.mark.parametrize("asked", [None, ASKED])
def test_two_independent_reports_bear_a_claim_out(asked: Asked | None) -> None:
    finding = decide(FACT, [piece("a", FOR), piece("b", FOR)], asked)
    assert finding.verdict is Verdict.SUPPORTED
    assert finding.probability is not None
    assert 0 < finding.probability <= 1
    assert (finding.documents, finding.origins, finding.parties) == (2, 2, 0)
    assert finding.reason == "Supported by 2 documents of 2 origins."


@pytest.mark.parametrize("asked", [None, ASKED])
def test_two_independent_reports_refute_a_claim(asked: Asked | None) -> None:
    assert decide(FACT, [piece("a", AGAINST), piece("b", AGAINST)], asked).verdict is Verdict.REFUTED


@pytest.mark.parametrize("asked", [None, ASKED])
def test_independent_origins_that_disagree_leave_it_disputed(asked: Asked | None) -> None:
    finding = decide(FACT, [piece("a", FOR), piece("b", AGAINST), piece("c", FOR), piece("d", AGAINST)], asked)
    assert finding.verdict is Verdict.DISPUTED
    assert finding.reason.startswith("Independent origins disagree: 2 documents of 2 origins for it;")


@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_absence_never_refutes(count: int) -> None:
    finding = decide(FACT, [piece(f"n{n}", NEITHER) for n in range(count)], ASKED)
    assert finding.verdict is Verdict.SILENT
    assert finding.probability is None
    assert finding.asked == ASKED
    assert finding.settle


@pytest.mark.parametrize("support", [0.0, 0.3, 0.9])
@pytest.mark.parametrize("refutation", [0.0, 0.3, 0.9])
@pytest.mark.parametrize("searched", [True, False])
@pytest.mark.parametrize("taken", [set(), {FOR}, {AGAINST}, {FOR, AGAINST}])
def test_no_verdict_without_a_piece_on_its_side(
    support: float, refutation: float, searched: bool, taken: set[Stance]
) -> None:
    strength = Sides(support, 0.0, refutation, 0.0)
    verdict, probability = verdict_of(strength, searched, taken)
    assert verdict is not Verdict.SUPPORTED or FOR in taken
    assert verdict is not Verdict.REFUTED or AGAINST in taken
    assert verdict is not Verdict.DISPUTED or taken == {FOR, AGAINST}
    assert 0 <= probability <= 1
    assert sum(probabilities(strength, searched).values()) == pytest.approx(1)


def test_every_verdict_rests_on_a_quote() -> None:
    for pieces in ([piece("a", FOR)], [piece("a", AGAINST)], [piece("a", FOR), piece("b", AGAINST)]):
        finding = decide(FACT, pieces, ASKED)
        if finding.verdict in {Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED}:
            assert any(one.weight > 0 and one.quote.exact for one in finding.evidence)


def test_ten_copies_count_as_one_origin_and_weigh_as_one() -> None:
    copies = [piece(f"copy{n}", FOR, origin="wire") for n in range(10)]
    assert tally(copies) == {"documents": 10, "origins": 1, "parties": 0}
    assert sides(copies) == sides(copies[:1])
    assert counted(copies) == "10 documents of 1 origin"


def test_a_party_weighs_less_and_confirms_nobody() -> None:
    independent, party = piece("a", FOR), piece("b", FOR, party=True)
    assert party.weight < independent.weight
    assert sides([independent, party]).second_support == 0.0
    assert sides([independent, piece("c", FOR)]).second_support > 0.0
    finding = decide(FACT, [party], None)
    assert finding.parties == 1
    if finding.verdict is Verdict.SUPPORTED:
        assert finding.reason.endswith("a party to the claim. Nobody independent of the claim confirms it.")


def test_a_weak_piece_found_by_search_is_not_counted() -> None:
    weak = piece("a", FOR, likely=0.52)
    assert decide(FACT, [weak], ASKED).verdict is Verdict.SILENT


def test_more_support_never_makes_support_less_likely() -> None:
    likely = [probabilities(Sides(s / 10, 0, 0, 0), False)[Verdict.SUPPORTED] for s in range(11)]
    assert likely == sorted(likely)
    likely = [probabilities(Sides(0, 0, r / 10, 0), False)[Verdict.REFUTED] for r in range(11)]
    assert likely == sorted(likely)


@pytest.mark.parametrize("kind", ["opinion", "slogan", "question", "pleasantry"])
def test_opinions_get_no_verdict(kind: str) -> None:
    finding = decide(Question(text="It is a disgrace", kind=kind), [piece("a", AGAINST)], None)
    assert finding.verdict is Verdict.OPINION
    assert finding.probability is None
    assert kind in finding.reason


def test_a_forecast_is_open_with_what_speaks_for_and_against_it() -> None:
    question = Question(text="Russia can help", kind="forecast", about=("Russia",))
    finding = decide(question, [piece("a", FOR), piece("b", AGAINST), piece("c", NEITHER)])
    assert finding.verdict is Verdict.OPEN
    assert finding.probability is None
    assert {one.id for one in finding.evidence} == {"a", "b", "c"}
    assert "1 passage that speaks for it, 1 against it, 1 on the subject" in finding.reason


def test_a_report_of_something_else_takes_no_side_on_a_forecast() -> None:
    question = Question(text="Russia can help", kind="forecast", about=("Russia",))
    same = Signal(name="quote", value="same event", reason="")
    told = piece("b", FOR).model_copy(update={"signals": [same]})
    shown = {one.id: one.stance for one in decide(question, [piece("a", FOR), told], ASKED).evidence}
    assert shown == {"a": Stance.NEITHER, "b": Stance.SUPPORTS}


def test_a_forecast_is_not_filled_by_one_origin() -> None:
    question = Question(text="Russia can help", kind="forecast", about=("Russia",))
    pieces = [piece(f"k{n}", NEITHER, origin="kremlin") for n in range(20)] + [piece("r", NEITHER, origin="reuters")]
    shown = decide(question, pieces, ASKED).evidence
    assert "r" in {one.id for one in shown}
    assert sum(one.origin == "kremlin" for one in shown) <= 3


def test_the_order_of_the_evidence_changes_nothing() -> None:
    pieces = [piece("a", FOR), piece("b", AGAINST), piece("c", NEITHER), piece("d", FOR)]
    assert decide(FACT, pieces, ASKED) == decide(FACT, pieces[::-1], ASKED)
