"""What is quoted of a passage: all of a short one, of a long one what tells, with the neighbour it leans on."""

from datetime import date

from tests.evidence.fakes import Reader

from glossator.evidence import Question
from glossator.evidence.case import Case, Found
from glossator.evidence.reading.quoting import core, leans, quotes, quotes_with_core
from glossator.models.reader import FOR
from glossator.record.model import Document, Hit, Passage
from glossator.spans import Span

FILLER = "Nothing of any note was said on the matter by the people who had come from afar to hear about it that day. "


def found(text: str) -> Found:
    document = Document(id="d", text=text, published=date(2018, 1, 1))
    whole = Span(start=0, end=len(text))
    passage = Passage(id="d:0", document="d", span=whole, text=text, sentences=[whole])
    return Found(Hit(passage=passage, document=document, score=1.0), 1.0)


def quoted(text: str, **answers: int) -> str:
    return quotes([(Case(Question(text="Ships took fuel")), found(text))], Reader(**answers))[0].of(text)


def test_a_short_passage_is_quoted_whole() -> None:
    assert quoted(" A ship left. It took fuel. ") == "A ship left. It took fuel."


def test_of_a_long_passage_the_telling_sentence_is_quoted() -> None:
    assert quoted(FILLER * 3 + "Ships took fuel from the port. " + FILLER * 3, took_fuel=FOR) == (
        "Ships took fuel from the port."
    )


def test_a_sentence_that_leans_on_the_one_before_takes_it_along() -> None:
    text = FILLER * 3 + "Eight ships left the port. They took fuel to the north. " + FILLER * 3
    assert quoted(text, took_fuel=FOR) == "Eight ships left the port. They took fuel to the north."
    assert leans("“They went north,” he said.")
    assert not leans("Theirs was the port.")


def test_the_core_of_a_quote_says_most_of_the_claim() -> None:
    assert core("Ships took fuel", "It rained. Ships took fuel away.") == "Ships took fuel away."


def test_the_reader_finds_the_sentence_of_a_quote_that_tells_most() -> None:
    def told(text: str, **answers: int) -> str | None:
        ((_, best),) = quotes_with_core([(Case(Question(text="Ships took fuel")), found(text))], Reader(**answers))
        return best.of(text) if best else None

    assert told("It rained in the north. Ships took fuel away there.", took_fuel=FOR) == "Ships took fuel away there."
    assert told("It rained in the north. Nobody went out to sea.") == "It rained in the north."
    assert told("Ships took fuel away there.", took_fuel=FOR) is None
