"""Guards keep what reads like support from counting; the verifier may bear a plain fact out."""

from datetime import date

import numpy as np
from tests.evidence.fakes import NO, YES, Verifier

from glossator.evidence import Question
from glossator.evidence.case import Case, Found, Reading
from glossator.evidence.finding.deciding import allowed, decide
from glossator.evidence.model import Asked, Stance, Verdict
from glossator.evidence.reading.verifying import verify
from glossator.evidence.weighing.pieces import Chosen, pieces
from glossator.models.reader import CONTEXT, FOR, SETTLES_AGAINST, SETTLES_FOR
from glossator.record.filing.passages import passages
from glossator.record.model import Document, Hit
from glossator.spans import Span

ASKED = Asked(query="x", documents=1, passages=1, first=None, last=None)


def case(claim: str, text: str, *actors: str, side: int = SETTLES_FOR, kind: str = "fact") -> Case:
    document = Document(id="d", text=text, published=date(2018, 3, 20), publisher="Example Desk")
    rows = np.full(6, 0.02)
    rows[side] = 0.9
    reading = Reading(sides=rows, stance=np.array([0.3, 0.1, 0.6]), key=0.5, worth=100.0, close=True)
    found = Found(
        Hit(passage=passages(document)[0], document=document, score=1.0), 1.0, matched=1.0, reading=reading, chance=0.9
    )
    made = Case(Question(text=claim, kind=kind), found=[found], actors=actors)
    made.evidence = pieces(made, [Chosen(found, Span(start=0, end=len(text)))], {"d": document})
    return made


def test_an_exchange_of_roles_is_shown_and_does_not_count() -> None:
    swapped = case("Ada Smith sued Bob Jones", "Bob Jones sued Ada Smith on Monday.", "Ada Smith", "Bob Jones")
    assert [signal.value for signal in swapped.evidence[0].signals] == ["exchanged"]
    assert Verdict.SUPPORTED not in allowed(swapped)


def test_a_passage_that_lacks_a_name_does_not_count() -> None:
    elsewhere = case("Rain fell in Lyon", "Rain fell in Nice.", "Lyon")
    assert [signal.reason for signal in elsewhere.evidence[0].signals] == ["it does not name Lyon"]
    assert Verdict.SUPPORTED not in allowed(elsewhere)


def test_the_verifier_bears_a_fact_out_that_the_reader_only_leans_to() -> None:
    leaning = case("Rain fell in Lyon", "It was Monday. Rain fell in Lyon.", "Lyon", side=CONTEXT)
    leaning.evidence = [leaning.evidence[0].model_copy(update={"supports": 0.3, "refutes": 0.2})]
    verify([leaning], Verifier(Rain_fell=YES))
    assert leaning.evidence[0].stance is Stance.SUPPORTS
    assert decide(leaning, ASKED).verdict is Verdict.SUPPORTED


def test_the_verifier_lifts_no_guard() -> None:
    elsewhere = case("Rain fell in Lyon", "Rain fell in Nice.", "Lyon")
    before = elsewhere.evidence[0]
    verify([elsewhere], Verifier(Rain_fell=YES))
    assert elsewhere.evidence[0] == before


def test_what_the_verifier_refutes_and_what_is_no_fact_is_left_as_it_is() -> None:
    refuted = case("Rain fell in Lyon", "Rain fell in Lyon.", "Lyon", side=FOR)
    forecast = case("Rain will fall in Lyon", "Rain fell in Lyon.", "Lyon", side=FOR, kind="forecast")
    before = [refuted.evidence[0].decides, forecast.evidence[0].decides]
    verify([refuted, forecast], Verifier(Rain_fell=NO))
    assert [refuted.evidence[0].decides, forecast.evidence[0].decides] == before


def test_a_passage_read_as_against_a_fact_that_its_words_bear_out_takes_no_side() -> None:
    said = "Rain fell in Lyon, although the office had forecast sun."
    torn = case("Rain fell in Lyon", said, "Lyon", side=SETTLES_AGAINST)
    against = case("Rain fell in Lyon", said, "Lyon", side=SETTLES_AGAINST)
    verify([torn], Verifier(Rain_fell=YES))
    verify([against], Verifier(Rain_fell=NO))
    assert [torn.evidence[0].stance, against.evidence[0].stance] == [Stance.NEITHER, Stance.REFUTES]


def test_weight_is_less_for_a_party_and_follows_what_decides() -> None:
    made = case("Rain fell in Lyon", "Rain fell in Lyon.", "Lyon")
    verify([made], Verifier(Rain_fell=YES))
    piece = made.evidence[0]
    assert piece.weight == piece.decides
