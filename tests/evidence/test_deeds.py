"""Plain acts of an actor stand with an ability or a goodwill; what is only near to one does not."""

import pytest

from glossator.evidence.certainty import mark
from glossator.evidence.deeds import deed_signal, queries
from glossator.evidence.question import Question
from glossator.evidence.roles import acts
from glossator.evidence.terms import Terms
from glossator.models.grammar import nlp


def value(sentence: str, *names: str, text: str = "They can help", kind: str = "forecast") -> str | None:
    own = Terms(names=names, words=frozenset())
    signal = deed_signal(Question(text=text, kind=kind), own, acts(nlp()(sentence)), sentence, mark(sentence))
    return signal.value if signal else None


@pytest.mark.parametrize(
    ("sentence", "names", "expected"),
    [
        ("Egypt brokered a ceasefire between Israel and Hamas.", ("Egypt", "Israel"), "helps"),
        ("Israel and Hamas enter a truce brokered by Egypt.", ("Egypt", "Israel"), "helps"),
        ("China vetoes a resolution on Sudan in the Security Council.", ("China", "Sudan"), "hinders"),
        ("Turkish jets violated the airspace of Greece on Monday.", ("Turkey", "Greece"), "hinders"),
        ("The Pakistani army kills 30 Taliban fighters near Peshawar.", ("Pakistan", "Taliban"), "helps"),
        ("Egypt should broker a ceasefire with Israel.", ("Egypt", "Israel"), None),
        ("Egypt did not broker a ceasefire with Israel.", ("Egypt", "Israel"), None),
        ("Pro-Turkish rebels violated the ceasefire with Greece.", ("Turkey", "Greece"), None),
        ("Israel vetoed a deal on Gaza.", ("Egypt", "Israel"), None),
        ("Egypt vetoed the resolution.", ("Egypt",), None),
        ("Egypt brokered a ceasefire in Libya.", ("Egypt", "Israel"), None),
        ("Turkish jets bomb a village in Iraq, killing five people.", ("Turkey", "Iraq"), None),
    ],
)
def test_an_ability(sentence: str, names: tuple[str, ...], expected: str | None) -> None:
    assert value(sentence, *names) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("President Obama eases the embargo on Cuba.", "goodwill"),
        ("Obama visited Cuba in March.", "goodwill"),
        ("Obama met refugees at a camp near the Cuban border.", None),
        ("Obama may lift the embargo on Cuba.", None),
    ],
)
def test_a_goodwill(sentence: str, expected: str | None) -> None:
    said = "Obama tried to get along with Cuba"
    assert value(sentence, "Barack Obama", "Cuba", text=said, kind="fact") == expected


def test_other_claims_have_no_deeds_and_ask_for_none() -> None:
    assert value("Egypt brokered a ceasefire with Israel.", "Egypt", "Israel", text="Egypt is old", kind="fact") is None
    assert queries(Question(text="Egypt is old"), Terms(names=("Egypt",), words=frozenset())) == []
    forecast = Question(text="Egypt can help", kind="forecast")
    assert all(words.startswith("Egypt ") for words in queries(forecast, Terms(names=("Egypt",), words=frozenset())))
