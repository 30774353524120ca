"""What bars earlier words from contradicting a claim: each rule its example, and not its counter-example."""

from datetime import date

import pytest

from glossator.evidence import Question
from glossator.evidence.beside.comparable import RULES, Bar, barred
from glossator.models.grammar import nlp

THEN, NOW = date(2017, 1, 17), date(2018, 5, 1)


def bar(claim: str, words: str, speaker: str = "Ada Smith") -> str:
    found = barred(Question(text=claim, speaker=speaker, date=NOW), nlp()(claim), words, THEN)
    return found.id if found else ""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_bars_its_example_and_not_its_counter_example(rule: Bar) -> None:
    assert bar(*rule.example) == rule.id
    assert bar(*rule.counter) == ""


def test_a_claim_about_the_speaker_is_compared_by_its_matter() -> None:
    assert bar("Ada Smith has never praised the harbour", "I love the harbour!") == ""
    assert bar("Ada Smith has never praised the harbour", "I love the bridge!") == "other-subject"


@pytest.mark.parametrize("subject", ["Such a harvest", "This harvest"])
def test_a_subject_that_another_sentence_names_is_none(subject: str) -> None:
    assert bar(f"{subject} has never been seen", "We have a record harvest.") == "without-subject"
    assert bar("A rich harvest has never been seen", "We have a record harvest.") == ""


def test_a_person_is_named_by_any_name() -> None:
    assert bar("Bo Ericson is a bad mayor", "I know Bo and I think he is a great mayor.") == ""


def test_what_the_speaker_says_of_himself_is_his_own_word() -> None:
    assert bar("The port is dangerous", "Ada Smith says that the port is safe.") == ""
