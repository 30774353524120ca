"""A passage without the claim's actors or event may not support or refute it."""

from glossator.evidence import Question
from glossator.evidence.relevance import quote_signal, relevance
from glossator.evidence.terms import Terms, covered, stem, stems, terms

CALL = Question(
    text="Donald Trump called Vladimir Putin to congratulate him on his victory in the presidential election"
)


def own(question: Question) -> Terms:
    return terms([question])[0]


def test_names_come_in_the_order_of_the_claim() -> None:
    assert own(CALL).names == ("Donald Trump", "Vladimir Putin")


def test_given_names_are_taken_and_a_matter_without_a_name_is_kept() -> None:
    asked = Question(
        text="Russia can help with the coming arms race", about=("Russia", "the coming arms race"), kind="forecast"
    )
    assert own(asked).names == ("Russia",)
    assert own(asked).matter == {stem("arms"), stem("race")}


def test_a_passage_on_the_event_bears_on_it() -> None:
    text = "Vladimir Putin spoke by phone with President Trump, who congratulated him on winning the election."
    assert relevance(own(CALL), text).bears


def test_another_president_s_call_does_not() -> None:
    found = relevance(own(CALL), "Barack Obama called Vladimir Putin to congratulate him on his election victory.")
    assert not found.bears
    assert found.signal.reason == "it does not name Donald Trump"


def test_the_same_actors_at_something_else_do_not_unless_they_mean_the_same() -> None:
    text = "Donald Trump and Vladimir Putin talked in Hamburg about Syria."
    assert relevance(own(CALL), text).signal.value == "off the event"
    assert relevance(own(CALL), text, similarity=0.9).bears
    assert not relevance(own(CALL), text, similarity=0.2).bears


def test_who_leads_a_state_stands_for_it() -> None:
    asked = Question(text="Russia bombed Aleppo in Syria", about=("Russia", "Syria"))
    assert relevance(own(asked), "Putin ordered that Aleppo in Syria be bombed.").bears


def test_a_source_need_not_name_whom_it_speaks_for() -> None:
    asked = own(Question(text="Russia discussed the crisis in Ukraine", about=("Russia", "Ukraine")))
    text = "The crisis in Ukraine was discussed."
    assert not relevance(asked, text).bears
    assert relevance(asked, text, voices=["Russia"]).bears


def test_a_matter_that_is_not_spoken_of_is_off_the_subject() -> None:
    asked = own(Question(text="Russia can help with the arms race", about=("Russia", "the arms race"), kind="forecast"))
    assert not relevance(asked, "Russia can help with the harvest.", similarity=1.0).bears


def test_the_deciding_sentence_itself_must_name_the_actors() -> None:
    asked = own(CALL)
    assert quote_signal(asked, "The army has no chemical weapons.", "", ()).value == "other actors"
    assert quote_signal(asked, "Trump and Putin met in Hamburg.", "", ()).value == "same actors"
    right = "Trump called Putin to congratulate him on his victory in the election."
    assert quote_signal(asked, right, "", ()).value == "same event"


def test_words_are_covered_whatever_their_inflection() -> None:
    words = own(CALL).words
    assert covered(words, "congratulations on winning the elections by telephone") >= 0.75
    assert covered(words, "wheat exports fell") == 0.0
    assert covered(frozenset(), "anything") == 1.0


def test_a_claim_that_names_nobody_must_say_enough() -> None:
    few = Terms(names=(), words=frozenset({"30", "countr"}))
    found = relevance(few, "More than 30 countries signed.")
    assert not found.bears
    assert "names nobody" in found.signal.reason
    own = Terms(names=(), words=stems("unemployment fell percent december"))
    assert relevance(own, "In December unemployment fell to four percent.").bears
    assert quote_signal(own, "In December unemployment fell to four percent.", "", ()).value == "same event"
    assert quote_signal(own, "Unemployment fell.", "", ()).value == "unnamed"


def test_a_claim_that_says_only_a_number_of_somebody_has_no_evidence() -> None:
    own = Terms(names=("Barack Obama",), words=stems("thousands"))
    assert not relevance(own, "Thousands of people cheer Barack Obama.").bears
