"""Passages cover the text, overlap by a sentence, and say exactly where they stand."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from glossator.record import Document
from glossator.record.filing.passages import LONGEST_SENTENCE, MOST_SENTENCES, MOST_WORDS, passages, windows

PIECES = st.lists(
    st.sampled_from(["Word", " and ", ". ", "\n\n", "…", " “Yes.” ", "U.S. ", "🙂", "\t", "? "]), max_size=400
)


def cut(text: str) -> list[str]:
    return [passage.text for passage in passages(Document(id="d", text=text))]


def test_a_short_document_is_one_passage() -> None:
    assert cut("One thing happened. Then another.") == ["One thing happened. Then another."]


def test_neighbours_share_a_sentence() -> None:
    text = " ".join(
        f"Sentence number {n} says a little about what happened on that day in the city." for n in range(30)
    )
    found = passages(Document(id="d", text=text))
    assert len(found) > 3
    for one, two in pairwise(found):
        assert one.sentences[-1] == two.sentences[0]
        assert len(one.sentences) <= MOST_SENTENCES


def test_a_table_without_a_full_stop_is_cut_too() -> None:
    found = passages(Document(id="d", text="cell " * 2000))
    assert all(len(passage.text.split()) <= LONGEST_SENTENCE for passage in found)
    assert sum(len(passage.text.split()) for passage in found) >= 2000


@given(st.lists(st.integers(1, LONGEST_SENTENCE), max_size=60))
def test_windows_leave_no_sentence_out_and_always_go_on(words: list[int]) -> None:
    found = list(windows(words))
    assert {n for first, last in found for n in range(first, last)} == set(range(len(words)))
    assert [first for first, _ in found] == sorted({first for first, _ in found})
    for first, last in found:
        assert last - first == 1 or sum(words[first:last]) <= MOST_WORDS


@given(PIECES)
def test_every_word_is_in_a_passage_and_every_passage_is_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    covered = set()
    for passage in passages(Document(id="d", text=text)):
        assert passage.span.of(text) == passage.text
        assert passage.sentences[0].start == passage.span.start
        assert passage.sentences[-1].end == passage.span.end
        for span in passage.sentences:
            covered.update(range(span.start, span.end))
    assert all(n in covered for n, letter in enumerate(text) if letter.isalnum())
