"""Reading a passage: the deciding sentence, who says so, how it is put, and what is left of the verifier's word."""

from datetime import date

import pytest
from tests.evidence.fakes import NO, YES, Verifier

from glossator.evidence import Question
from glossator.evidence.model import Certainty, Source, Stance
from glossator.evidence.passages import Item, Read, stance
from glossator.evidence.signals import Probabilities
from glossator.evidence.stance import read, telling
from glossator.evidence.terms import terms

CALL = "Donald Trump called Vladimir Putin to congratulate him on his victory in the presidential election"
READOUT = (
    "Vladimir Putin had a telephone conversation with Donald Trump. Donald Trump congratulated Vladimir Putin on his "
    "victory in the presidential election. The leaders spoke of an arms race."
)


def one(claim: str, text: str, verifier: Verifier, searched: bool = True, **source: object) -> Read:
    question = Question(text=claim, date=date(2018, 3, 21))
    filed = Source.model_validate({"document": "d", "published": date(2018, 3, 20), **source})
    return read([Item(question, terms([question])[0], filed, text, searched=searched)], verifier)[0]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((0.9, 0.05, 0.05), Stance.SUPPORTS),
        ((0.05, 0.9, 0.05), Stance.REFUTES),
        ((0.3, 0.2, 0.5), Stance.NEITHER),
        ((0.5, 0.48, 0.02), Stance.NEITHER),
    ],
)
def test_a_stance_must_be_likely_and_clear(given: tuple[float, float, float], named: Stance) -> None:
    assert stance(Probabilities(*given)) is named


def test_the_deciding_sentence_is_quoted_and_its_party_named() -> None:
    found = one(CALL, READOUT, Verifier(congratulated=YES), publisher="Kremlin")
    assert found.sentence.of(READOUT).startswith("Donald Trump congratulated")
    assert found.stance is Stance.SUPPORTS
    assert found.party.party
    assert found.attributed_to == ()  # the one who congratulates is no source of the report


def test_exchanged_roles_support_nothing_whatever_the_verifier_says() -> None:
    text = "Vladimir Putin congratulated Donald Trump on his victory in the presidential election."
    found = one(CALL, text, Verifier(congratulated=YES))
    assert found.stance is Stance.NEITHER
    assert ("roles", "exchanged") in {(signal.name, signal.value) for signal in found.signals}


def test_a_denial_by_a_party_is_no_refutation_but_one_by_inspectors_may_be() -> None:
    claim = "Russia supplied fuel to North Korea"
    said = "Russia's foreign ministry denied that Russia supplied fuel to North Korea."
    assert one(claim, said, Verifier(fuel=NO), publisher="Reuters").stance is Stance.NEITHER
    seen = "United Nations inspectors denied that Russia supplied fuel to North Korea."
    assert one(claim, seen, Verifier(fuel=NO), publisher="Reuters").stance is Stance.REFUTES


def test_a_question_supports_nothing() -> None:
    found = one("Russia supplied fuel to North Korea", "Did Russia supply fuel to North Korea?", Verifier(fuel=YES))
    assert found.certainty is Certainty.QUESTIONED
    assert found.stance is Stance.NEITHER


def test_a_hedge_travels_with_its_words() -> None:
    text = "Russia may have supplied fuel to North Korea, two sources said."
    found = one("Russia supplied fuel to North Korea", text, Verifier(fuel=YES))
    assert found.certainty is Certainty.HEDGED
    assert "may" in " ".join(found.certainty_words)
    assert found.probabilities.supports < 0.6


def test_no_definitive_evidence_is_neither_support_nor_refutation() -> None:
    text = "There is no definitive evidence that Russia supplied fuel to North Korea."
    assert one("Russia supplied fuel to North Korea", text, Verifier(fuel=NO)).stance is Stance.NEITHER


def test_a_sentence_that_names_somebody_else_decides_nothing_when_searched_for() -> None:
    text = "The Syrian army has no chemical weapons."
    claim = "Russia can help solve problems with Iran"
    assert one(claim, text, Verifier(chemical=NO)).stance is Stance.NEITHER
    assert one(claim, text, Verifier(chemical=NO), searched=False).stance is Stance.REFUTES


def test_where_nothing_decides_the_sentence_that_says_most_of_the_claim_is_shown() -> None:
    own = terms([Question(text=CALL)])[0]
    assert telling(own, READOUT).of(READOUT).startswith("Donald Trump congratulated")


def test_another_month_is_another_event() -> None:
    claim = "In March 2018 Donald Trump called Vladimir Putin"
    text = "In November 2016 Donald Trump called Vladimir Putin."
    found = one(claim, text, Verifier(called=YES))
    assert found.stance is Stance.NEITHER
    assert ("date", "different") in {(signal.name, signal.value) for signal in found.signals}


def many(texts: list[str], verifier: Verifier, searched: bool = True) -> list[Read]:
    question = Question(text="Russia supplied fuel to North Korea")
    own = terms([question])[0]
    return read([Item(question, own, Source(document="d"), text, searched=searched) for text in texts], verifier)


def test_the_quick_verifier_chooses_what_the_verifier_reads() -> None:
    texts = [f"Russia supplied fuel to North Korea in {month} of that year." for month in "abcdefgh"]
    texts += ["Russia opened a theatre in Kazan."]
    verifier = Verifier(quick=Verifier(in_c=(0.6, 0.1, 0.3), supplied=(0.4, 0.1, 0.5)), supplied=YES)
    reads = many(texts, verifier)
    again = {text for _, text in verifier.asked}
    assert len(again) == 6
    assert texts[2] in again  # the one the quick verifier found most telling
    assert texts[8] not in again
    assert [one.raw.supports > 0.8 for one in reads] == [text in again for text in texts]


def test_what_cannot_take_a_side_is_not_read_again() -> None:
    verifier = Verifier(quick=Verifier(fuel=(0.5, 0.1, 0.4)), fuel=YES)
    many(["Did Russia supply fuel to North Korea?"], verifier)
    assert verifier.asked == []


def test_the_verifier_reads_all_that_was_given() -> None:
    texts = [f"Number {at} rose in the south." for at in range(9)]
    verifier = Verifier(quick=Verifier(), rose=YES)
    many(texts, verifier, searched=False)
    assert {text for _, text in verifier.asked} == set(texts)
