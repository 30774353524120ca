"""What speaks against taking a passage at its word, and what is left of it."""

from datetime import date

import pytest

from glossator.evidence.model import Certainty, Interval, Signal
from glossator.evidence.signals import (
    Probabilities,
    age_signal,
    certainty_signal,
    date_signal,
    denial_signal,
    meaning_signal,
    negation_signal,
    tempered,
)

SURE = Probabilities(0.9, 0.05, 0.05)


def days(first: str, last: str, precision: str = "day") -> Interval:
    return Interval(first=date.fromisoformat(first), last=date.fromisoformat(last), precision=precision)


def test_another_day_is_another_event() -> None:
    signal = date_signal(days("2018-03-01", "2018-03-31", "month"), days("2016-11-14", "2016-11-14"))
    assert signal is not None
    assert signal.value == "different"
    assert signal.reason == "the claim speaks of March 2018, the source of 14 November 2016"
    left = tempered(SURE, [signal])
    assert left.supports < 0.1
    assert left.refutes < 0.05
    assert sum((left.supports, left.refutes, left.neither)) == pytest.approx(1)


def test_days_within_each_other_agree_and_unknown_days_say_nothing() -> None:
    signal = date_signal(days("2018-01-01", "2018-12-31", "year"), days("2018-03-20", "2018-03-20"))
    assert signal is not None
    assert signal.value == "compatible"
    assert tempered(SURE, [signal]) == SURE
    assert date_signal(None, days("2018-03-20", "2018-03-20")) is None


def test_a_different_number_turns_support_into_refutation() -> None:
    left = tempered(SURE, [Signal(name="number", value="different", reason="4 against 7")])
    assert left.refutes > SURE.refutes
    assert left.supports < SURE.supports


def test_exchanged_roles_take_support_away_but_refute_nothing() -> None:
    left = tempered(SURE, [Signal(name="roles", value="exchanged", reason="")])
    assert left.supports < 0.1
    assert left.refutes <= SURE.refutes


def test_a_denial_by_a_party_refutes_nothing() -> None:
    signal = denial_signal(Certainty.DENIED, True, "Russia")
    assert signal is not None
    assert tempered(Probabilities(0.05, 0.9, 0.05), [signal]).refutes == 0
    assert denial_signal(Certainty.DENIED, False, "the inspectors") is None


@pytest.mark.parametrize("put", [Certainty.QUESTIONED, Certainty.HYPOTHETICAL, Certainty.HEDGED, Certainty.ALLEGED])
def test_what_is_not_asserted_counts_for_less(put: Certainty) -> None:
    signal = certainty_signal(Certainty.ASSERTED, put, ["reportedly"])
    assert signal is not None
    assert "reportedly" in signal.reason
    assert tempered(SURE, [signal]).supports < SURE.supports


def test_a_claim_that_is_itself_hedged_is_borne_out_by_a_hedge() -> None:
    assert certainty_signal(Certainty.HEDGED, Certainty.HEDGED, ["may"]) is None
    assert certainty_signal(Certainty.ASSERTED, Certainty.ASSERTED, []) is None


def test_one_negated_and_one_not() -> None:
    signal = negation_signal(False, True)
    assert signal is not None
    assert signal.reason == "the source is put in the negative, the claim is not"
    assert negation_signal(True, True) is None


def test_signals_that_are_not_listed_change_nothing() -> None:
    assert tempered(SURE, [Signal(name="weather", value="rain", reason="")]) == SURE


def test_how_things_were_years_before_contradicts_no_claim_of_how_they_are() -> None:
    said, old = date(2016, 10, 19), date(2009, 10, 22)
    found = age_signal(True, said, None, old)
    assert found is not None
    assert found.value == "old"
    assert age_signal(False, said, None, old) is None
    assert age_signal(True, said, None, date(2016, 1, 5)) is None
    assert age_signal(True, None, None, old) is None


@pytest.mark.parametrize(
    ("cosine", "telling", "value"),
    [(0.8, 5, None), (0.6, 5, "apart"), (0.6, 2, "far"), (0.3, 5, "far"), (None, 5, None)],
)
def test_a_sentence_far_from_the_claim_takes_no_side(cosine: float | None, telling: int, value: str | None) -> None:
    found = meaning_signal(cosine, telling)
    assert (found.value if found else None) == value
