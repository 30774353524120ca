"""The statement is known again on file: by its address and its words, and never in what was published before it."""

from datetime import UTC, date, datetime

from glossator.evidence.origins.itself import Itself, itself, repeats
from glossator.record.model import Document
from glossator.spans import Span
from glossator.statement.model import Statement, Utterance

FIRST = "The harbour of Arden is closed and no ship has come in for nine days."
SECOND = "Our people work day and night. Thank you, Governor!"
THREAD = Statement(
    text=f"{FIRST}\n\n{SECOND}",
    utterances=[
        Utterance(
            span=Span(start=0, end=len(FIRST)),
            time=datetime(2019, 5, 4, 1, tzinfo=UTC),
            address="https://posts.example/1",
        ),
        Utterance(
            span=Span(start=len(FIRST) + 2, end=len(FIRST) + 2 + len(SECOND)),
            time=datetime(2019, 5, 7, 9, tzinfo=UTC),
            address="https://posts.example/2",
        ),
    ],
)


def test_every_post_of_a_thread_is_the_statement() -> None:
    own = itself(THREAD)
    assert own.first == date(2019, 5, 4)
    assert own.stands_at(Document(id="d", text="A page.", address="http://posts.example/1/"))
    assert not own.stands_at(Document(id="d", text="A page.", address="https://posts.example/3"))
    assert own.has("the harbour of Arden is closed, and no ship has come in for nine days", date(2019, 5, 4))
    assert own.has("Thank you, Governor!", None)


def test_words_of_an_earlier_day_are_not_the_statement_s() -> None:
    own = itself(THREAD)
    assert not own.has(FIRST, date(2018, 1, 1))
    assert not own.has(FIRST, date(2019, 5, 3))
    assert own.has(FIRST, date(2019, 5, 3), clocks=1)  # the same post by the clock of another place


def test_a_report_that_tells_more_is_not_the_statement() -> None:
    own = itself(THREAD)
    more = "The harbour of Arden is closed, the port authority said on Saturday, after two cranes fell into the basin."
    assert not own.has(more, date(2019, 5, 4))
    assert not Itself().has(FIRST, None)


def test_a_long_copy_with_a_changed_word_is_the_statement() -> None:
    speech = " ".join(f"We opened school number {n} in the town of Arden{n} last spring." for n in range(12))
    own = itself(Statement(text=speech, date=date(2019, 5, 4)))
    assert own.has(speech.replace("number 7", "No. 7"), date(2019, 5, 5))


def test_a_short_sentence_may_be_anybody_s() -> None:
    assert not repeats("They said so.", "They said so.")
    assert repeats("He wrote: “" + FIRST + "”", FIRST)
