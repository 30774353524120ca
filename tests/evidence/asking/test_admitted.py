"""What may be evidence at all, and how many copies of it are read."""

from datetime import date

import pytest

from glossator.evidence import Question
from glossator.evidence.asking.admitted import admitted, alike, passed_on, thinned
from glossator.evidence.case import Found
from glossator.evidence.origins.itself import Itself
from glossator.record.filing.passages import passages
from glossator.record.model import Document, Hit

ASKED = Question(
    text="Russia can help with Syria",
    speaker="Donald Trump",
    said="They can help solve the problems with Syria.",
    date=date(2018, 1, 1),
    itself=Itself(addresses=("https://example.org/post",)),
)


def hit(text: str, key: str = "d", **more: object) -> Hit:
    document = Document.model_validate({"id": key, "text": text, "published": date(2018, 1, 1), **more})
    return Hit(passage=passages(document)[0], document=document, score=1.0)


@pytest.mark.parametrize(
    "one",
    [
        hit("I can do it.", speaker="Donald J. Trump", kind="post"),
        hit("RT @somebody: Russia helps."),
        hit("A page.", address="https://example.org/post/"),
        hit("He wrote: “They can help solve the problems with Syria.”"),
        hit("Verdict: false", kind="fact check"),
    ],
)
def test_own_words_copies_of_the_statement_and_checks_are_no_evidence(one: Hit) -> None:
    assert not admitted(one, ASKED)


def test_a_report_and_another_s_post_may_be_evidence() -> None:
    assert admitted(hit("Russia agreed to a truce."), ASKED)
    assert admitted(hit("Russia helps nobody.", speaker="Somebody Else", kind="post"), ASKED)


def test_a_report_of_an_earlier_day_in_the_same_words_is_evidence() -> None:
    words = "They can help solve the problems with Syria, the ministry said."
    assert admitted(hit(words, published=date(2017, 12, 31)), ASKED)
    assert not admitted(hit(words), ASKED)
    assert not admitted(hit(words, published=None), ASKED)


def test_a_post_that_passes_on_another_s_is_known() -> None:
    assert passed_on('"@somebody: well said"')


def test_few_copies_of_a_passage_and_few_passages_of_a_document_are_read() -> None:
    copies = [Found(hit("Fuel went to North Korea.", f"d{n}"), 1.0) for n in range(9)]
    assert [one.hit.document.id for one in thinned(copies)] == ["d0", "d1", "d2", "d3"]
    same = [Found(hit(f"Sentence number {n} of one page.", "page"), 1.0) for n in range(9)]
    assert len(thinned(same)) == 4


def test_passages_of_the_same_words_are_alike() -> None:
    text = (
        "Russian tankers have supplied fuel to North Korea on at least three occasions in recent months by moving "
        "cargoes at sea, according to two senior Western European security sources, providing an economic lifeline."
    )
    assert alike(text, f"(Reuters) {text}")
    assert not alike(text, "Russian tankers have never supplied any fuel to anybody in the whole of that region.")
