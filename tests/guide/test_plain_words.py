"""Plain words: no more precise, and no more certain, than what stands behind them."""

from datetime import date

import pytest

from glossator.conduct.model import Action, Actor
from glossator.evidence.model import Asked, Finding, Stance, Verdict
from glossator.faces.web.html import action, code
from glossator.guide import plain_words as words
from glossator.language.model import Interval

from .sample import documents, evidence


@pytest.mark.parametrize(("first", "last", "precision", "said"), [
    ("2018-03-20", "2018-03-20", "day", "20 March 2018"),
    ("2018-03-01", "2018-03-31", "month", "March 2018"),
    ("2018-01-01", "2018-12-31", "year", "2018"),
    ("2010-01-01", "2019-12-31", "decade", "2010s"),
    ("2018-04-01", "2018-06-30", "quarter", "second quarter of 2018"),
    ("2018-06-01", "2018-08-31", "season", "summer 2018"),
    ("2018-02-18", "2018-03-20", "month", "18 February to 20 March 2018"),
    ("2018-03-12", "2018-03-18", "week", "12 to 18 March 2018"),
    ("2003-01-01", "2009-12-31", "year", "1 January 2003 to 31 December 2009"),
])  # fmt: skip
def test_an_interval_is_no_more_precise_than_it_is(first: str, last: str, precision: str, said: str) -> None:
    assert (
        words.interval(Interval(first=date.fromisoformat(first), last=date.fromisoformat(last), precision=precision))
        == said
    )


@pytest.mark.parametrize(("value", "said"), [
    (0.974, "0.97"), (0.9999, "0.99"), (0.0001, "0.01"), (1.0, "1"), (0.0, "0"), (0.5, "0.50"),
])  # fmt: skip
def test_a_probability_is_never_rounded_to_certainty(value: float, said: str) -> None:
    assert words.percent(value) == said


@pytest.mark.parametrize(("documents", "origins", "parties", "said"), [
    (0, 0, 0, "no document"), (1, 1, 0, "1 document, 1 origin"), (1, 1, 1, "1 document, 1 origin, itself a party"),
    (10, 1, 0, "10 documents, 1 origin"), (1204, 3, 2, "1,204 documents, 3 origins, 2 of them parties"),
    (4, 3, 1, "4 documents, 3 origins, 1 of them a party"),
])  # fmt: skip
def test_counts_are_documents_of_origins(documents: int, origins: int, parties: int, said: str) -> None:
    numbers = {"documents": documents, "origins": origins, "parties": parties}
    finding = Finding(claim="c1", verdict=Verdict.OPEN, probability=None, reason="", **numbers)
    assert words.counts(finding) == said


def test_silence_is_counted_out() -> None:
    asked = Asked(query="x", documents=1, passages=2, first=None, last=None, undated=1, as_of=date(2018, 3, 21))
    assert words.asked(asked) == (
        "1 document (2 passages), none of them dated, and 1 undated document apart; "
        "nothing after 21 March 2018 was read"
    )


def test_hedges_travel() -> None:
    piece = evidence("c5", "reuters-20170920", "There is no", Stance.NEITHER, certainty="hedged", attributed_to=[
        "Reuters", "two officials"], certainty_words=["no definitive evidence"])  # fmt: skip
    assert words.certainty(piece) == "hedged: “no definitive evidence”"
    assert words.attribution(piece) == "according to Reuters, citing two officials"
    assert words.certainty(piece.model_copy(update={"certainty": "asserted", "certainty_words": []})) == ""


def test_every_finding_stance_and_certainty_has_its_words() -> None:
    for value in Verdict:
        assert words.verdict(value).mark
    assert len({words.verdict(value).mark for value in Verdict}) == len(Verdict)
    assert len({words.stance(value).mark for value in Stance}) == len(Stance)


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")]
)
def test_lists(items: list[str], said: str) -> None:
    assert words.listed(items) == said


@pytest.mark.parametrize(("seconds", "said"), [(7, "0:07"), (67.9, "1:07"), (3727, "1:02:07")])
def test_places_in_a_recording(seconds: float, said: str) -> None:
    assert words.time_code(seconds) == said


def test_an_action_says_who_did_what_to_whom() -> None:
    russia, china, council = (
        Actor(id="RUS", name="Russia", role="GOV", code="RUS"),
        Actor(id="CHN", name="China", role="MIL", code="CHN"),
        Actor(id="", name="United Nations", role="IGO"),
    )
    done = Action(action="REJECT", source=russia, sources=[russia, china], target=council, context="diplomatic",
                  certainty="alleged", attributed_to=["diplomats"])  # fmt: skip
    assert action(done) == (
        "Russia and China (armed forces) rejected or refused the United Nations (alleged, according to diplomats)"
    )
    assert code(done) == "REJECT, diplomatic"
    unknown = Action(action="NEW_TYPE", source=None, target=None, negated=True)
    assert action(unknown) == "Somebody unnamed did not do this: new type"


def test_a_side_that_is_not_sure_is_named_with_a_perhaps() -> None:
    name = next(iter(documents()))
    sure = evidence("c1", name, documents()[name]["text"][:9], Stance.REFUTES)
    weak = sure.model_copy(update={"supports": 0.1, "refutes": 0.3, "decides": 0.1})
    assert words.side(sure.model_copy(update={"refutes": 0.7})).short == "against it"
    assert words.side(weak).short == "perhaps against it"
    assert words.side(weak.model_copy(update={"decides": 0.9})).short == "against it"
    assert words.side(weak.model_copy(update={"stance": Stance.NEITHER})) == words.stance(Stance.NEITHER)


def test_the_speaker_said_otherwise_only_where_the_words_decide_against_the_claim() -> None:
    name = next(iter(documents()))
    own = evidence("c1", name, documents()[name]["text"][:9], Stance.REFUTES)
    hostile = own.model_copy(update={"own_words": True, "supports": 0.1, "refutes": 0.7, "decides": 0.1})
    assert words.own_words(hostile) == "the speaker’s own words"
    assert words.own_words(hostile.model_copy(update={"decides": 0.9})).startswith("said otherwise on ")


@pytest.mark.parametrize(("text", "said"), [
    ("open", "Open"), ("one of two: choose", "One of two: choose"), ("title: too long", "Title: too long"),
    ("notes.txt: the file is empty", "notes.txt: the file is empty"),
    ("https://a.example/: no", "https://a.example/: no"),
    ("", ""),
])  # fmt: skip
def test_a_sentence_begins_with_a_capital_and_a_name_stays(text: str, said: str) -> None:
    assert words.capital(text) == said
