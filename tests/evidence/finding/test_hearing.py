"""A finding on a claim that hangs on what was not surely heard says so, and is otherwise the same."""

from glossator.evidence.finding.unsure_hearing import with_doubt
from glossator.evidence.model import Finding, Verdict
from glossator.evidence.question import question
from glossator.spans import Span
from glossator.statement import claims
from glossator.statement.model import Heard, Recording, Statement, Utterance

TEXT = "Russia sold 40 tankers of oil to North Korea in 2017."


def heard(sure: float) -> Statement:
    words = [Heard(0, 6, 0.0, 0.4, 0.9), Heard(7, 11, 0.4, 0.8, 0.9), Heard(12, 14, 0.8, 1.2, sure)]
    unsure = [Span(start=12, end=14)] if sure < 0.5 else []
    return Statement(text=TEXT, language="en", utterances=[Utterance(span=Span(start=0, end=len(TEXT)))],
                     recording=Recording(words=words, unsure=unsure))  # fmt: skip


def test_the_doubt_stands_behind_the_reason_and_changes_nothing_else() -> None:
    statement = heard(0.2)
    asked = question(claims(statement)[0], statement)
    found = Finding(claim="c1", verdict=Verdict.SUPPORTED, probability=0.9, reason="Two origins say so.")
    told = with_doubt(found, asked)
    assert told.reason == (
        "Two origins say so. This is on the claim as heard: the recogniser is not sure of “40”. "
        "Listen before you rely on it."
    )
    assert told.model_copy(update={"reason": found.reason}) == found


def test_a_claim_that_was_surely_heard_has_no_doubt() -> None:
    statement = heard(0.9)
    found = Finding(claim="c1", verdict=Verdict.SILENT, reason="Nothing on file.")
    assert with_doubt(found, question(claims(statement)[0], statement)) is found
