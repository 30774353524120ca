"""What all readings together settle, which guards they may overrule, and what overrules them."""

from datetime import date

import numpy as np
import pytest
from tests.evidence.fakes import YES, Verifier
from tests.evidence.finding.test_deciding import told
from tests.evidence.reading.test_verifying import ASKED, case

from glossator.evidence.case import Case, Verified
from glossator.evidence.finding import deciding
from glossator.evidence.finding.deciding import decide
from glossator.evidence.finding.settling import NAMES, best_against, best_for, features, settled
from glossator.evidence.lexicon import load
from glossator.evidence.model import Evidence, Stance, Verdict
from glossator.evidence.reading.verifying import verify
from glossator.models.reader import SETTLES_AGAINST, SETTLES_FOR

LYON = ("Rain fell in Lyon", "Rain fell on Monday.")


def test_there_is_a_coefficient_for_every_feature() -> None:
    made = case(*LYON, "Lyon")
    assert features(made).shape == (len(NAMES),)
    assert {len(row) for row in load("settling")["coefficients"].values()} == {len(NAMES) + 1}


def test_likelier_readings_make_support_likelier() -> None:
    made = case(*LYON, "Lyon")
    verify([made], Verifier(Rain_fell=YES))
    (one,) = made.verified
    sure = settled(made)[0]
    made.verified = [Verified(one.at, 0.02, 0.5, one.turned)]
    assert 0 < settled(made)[0] < sure < 1
    assert settled(made)[1] == 0  # nothing on file speaks against it


def test_a_name_left_out_may_be_overruled_and_another_amount_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    unnamed, fewer = case(*LYON, "Lyon"), case("Ninety ships sank off Oslo", "Nine ships sank off Oslo.", "Oslo")
    for made in (unnamed, fewer):
        made.verified = [Verified(0, 0.97, 0.01)]
    assert [signal.name for signal in unnamed.evidence[0].signals] == ["names"]
    assert best_for(unnamed, unnamed.verified) is not None
    assert best_for(fewer, fewer.verified) is None
    monkeypatch.setattr(deciding, "settled", lambda _: (0.95, 0.0))
    assert decide(unnamed, ASKED).verdict is Verdict.SUPPORTED
    assert unnamed.evidence[0].stance is Stance.SUPPORTS
    assert unnamed.evidence[0].signals == []
    assert decide(fewer, ASKED).verdict is not Verdict.SUPPORTED


def test_what_contradicts_a_claim_is_told_against_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made = case("Rain fell in Lyon", "It stayed dry in Lyon.", "Lyon", side=SETTLES_AGAINST)
    made.verified = [Verified(0, 0.01, 0.97)]
    assert best_against(made, made.verified) is not None
    monkeypatch.setattr(deciding, "settled", lambda _: (0.0, 0.95))
    finding = decide(made, ASKED)
    assert (finding.verdict, finding.probability) == (Verdict.REFUTED, 0.95)


def dated(piece: Evidence, day: date, origin: str = "") -> Evidence:
    return piece.model_copy(
        update={"source": piece.source.model_copy(update={"published": day}), "origin": origin or str(day)}
    )


def both(for_it: float, against: float, days: tuple[date, date]) -> Case:
    """A claim with one piece on each side, decided so surely, published on these days."""
    made = told(SETTLES_FOR, for_it, Stance.SUPPORTS)
    other = told(SETTLES_AGAINST, against, Stance.REFUTES)
    made.evidence = [dated(made.evidence[0], days[0]), dated(other.evidence[0], days[1])]
    return made


OLD, NEW = date(2016, 9, 9), date(2017, 1, 24)


@pytest.mark.parametrize(
    ("days", "verdict"), [((NEW, OLD), Verdict.SUPPORTED), ((OLD, NEW), Verdict.REFUTED), ((NEW, NEW), Verdict.REFUTED)]
)
def test_the_latest_report_that_settles_a_fact_has_the_last_word(days: tuple[date, date], verdict: Verdict) -> None:
    assert decide(both(0.7, 0.95, days), ASKED).verdict is verdict


def test_a_finding_outnumbered_by_other_origins_is_disputed(monkeypatch: pytest.MonkeyPatch) -> None:
    made = both(0.5, 0.95, (OLD, NEW))
    monkeypatch.setattr(deciding, "settled", lambda _: (0.0, 0.95))
    made.verified = [Verified(1, 0.01, 0.97)]
    assert decide(made, ASKED).verdict is Verdict.REFUTED
    made.evidence += [dated(made.evidence[0], OLD, f"paper {n}") for n in range(3)]
    assert decide(made, ASKED).verdict is Verdict.DISPUTED


def test_readings_that_say_nothing_settle_nothing() -> None:
    made = case(*LYON, "Lyon")
    assert settled(made) == (0.0, 0.0)  # nothing was verified
    assert np.isfinite(features(made)).all()


def test_a_refutation_that_the_readings_make_unlikely_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    made = told(SETTLES_AGAINST, 0.9, Stance.REFUTES)
    assert decide(made, ASKED).verdict is Verdict.REFUTED  # where nothing was verified
    made.verified = [Verified(0, 0.01, 0.9)]
    monkeypatch.setattr(deciding, "settled", lambda _: (0.0, 0.5))
    assert decide(made, ASKED).verdict is Verdict.REFUTED
    monkeypatch.setattr(deciding, "settled", lambda _: (0.0, 0.2))
    assert decide(made, ASKED).verdict is Verdict.OPEN
