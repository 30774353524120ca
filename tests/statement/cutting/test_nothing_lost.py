"""No claim loses a negation, hedge, number or comparison of what it says."""

from pathlib import Path

import pytest
from tests.statement.posts import claims_in, even

from glossator.language.parsing import parse
from glossator.language.tree import Clause, root_clause
from glossator.statement import claims, read
from glossator.statement.cutting.nothing_lost import covered, lost

KEPT = [
    ("Ben Example never visited Peru and he allegedly sold the bridge to Chile.", ["never", "allegedly"]),
    ("Fewer than 300 people came, and the mayor of Lima reportedly left.", ["Fewer than 300", "reportedly"]),
    ("Peru did not sign the treaty, but Chile nearly doubled its exports in 2016.", ["not", "nearly doubled", "2016"]),
    ("Perhaps Peru exported the most copper and imported no tin.", ["Perhaps", "most", "no tin"]),
]


@pytest.mark.parametrize(("sentence", "kept"), KEPT)
def test_marks_are_in_some_claim(sentence: str, kept: list[str]) -> None:
    said = " ".join(claim.standalone for claim in claims_in(sentence)).lower()
    assert [words for words in kept if words.lower() not in said] == []


def test_a_claim_without_its_negation_is_caught() -> None:
    doc = parse(["Ben Example did not visit Peru."])[0]
    whole = root_clause(doc)
    without = Clause(head=whole.head, tokens=frozenset(token.i for token in doc if token.lower_ != "not"))
    assert lost(whole) == []
    assert lost(without) == ["not"]
    assert not covered(doc, [without])


@pytest.mark.shared
def test_negations_of_a_whole_debate_survive(shared_data: Path) -> None:
    statement = read(shared_data / "debates" / "20170601_paris_climate_n.tsv")
    for claim in claims(statement, detector=even):
        sentence = claim.sentence.of(statement.text)
        for word in (" not ", "n't ", "n’t ", " never "):
            if word in f" {claim.text} ":
                assert word.strip() in claim.standalone.lower(), sentence
