"""The claim with its doer and another exchanged guards against support of the opposite act."""

from collections.abc import Sequence

import pytest
from tests.evidence.fakes import Said, Verifier
from tests.evidence.reading.test_verifying import ASKED, case

from glossator.evidence.finding.deciding import decide
from glossator.evidence.model import Verdict
from glossator.evidence.reading.exchanging import exchanges
from glossator.evidence.reading.verifying import verify
from glossator.models.grammar import nlp


@pytest.mark.parametrize(
    ("claim", "turned"),
    [
        ("Libya agreed to pay Italy $5 billion.", "Italy agreed to pay Libya $5 billion."),
        ("Pakistan lent money to Saudi Arabia's bank.", "Saudi Arabia lent money to Pakistan's bank."),
        ("A hospital consultant reported a nurse.", "A nurse reported a hospital consultant."),
    ],
)
def test_doer_and_another_change_places(claim: str, turned: str) -> None:
    assert turned in exchanges(nlp()(claim))


@pytest.mark.parametrize("claim", ["It rained in the night.", "They sold it to her."])
def test_where_nobody_acts_on_anybody_nothing_is_exchanged(claim: str) -> None:
    assert exchanges(nlp()(claim)) == []


class Turned(Verifier):
    """Finds the claim with Jones as the one who owes borne out better."""

    def judge_many(self, items: Sequence[tuple[str, str]]) -> list[Said]:
        sure = Said(0.9, 0.05, 0.05, 0, 1)
        rows = zip(items, super().judge_many(items), strict=True)
        return [sure if claim.startswith("Jones owes") else one for (claim, _), one in rows]


def test_what_bears_out_the_exchange_better_does_not_count() -> None:
    ours = case("Ada Smith owes Bob Jones money", "Smith is owed money by Jones.", "Ada Smith", "Bob Jones")
    verify([ours], Turned(owed=(0.7, 0.1, 0.2)))
    assert [signal.value for signal in ours.evidence[0].signals] == ["exchanged"]
    assert decide(ours, ASKED).verdict is not Verdict.SUPPORTED


def test_what_bears_out_the_claim_better_counts() -> None:
    ours = case("Ada Smith owes Bob Jones money", "Smith owes Jones money.", "Ada Smith", "Bob Jones")
    verify([ours], Turned(owes=(0.95, 0.02, 0.03)))
    assert ours.evidence[0].signals == []
    assert decide(ours, ASKED).verdict is Verdict.SUPPORTED
