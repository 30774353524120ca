"""Parts of long evidence: whole sentences, nothing lost, offsets true."""

from hypothesis import given
from hypothesis import strategies as st

from glossator.models.parts import likest, split

TEXT = "One two three. Four five six seven. Eight nine. Ten eleven twelve thirteen fourteen. Fifteen."


def test_parts_are_whole_sentences_within_the_budget() -> None:
    parts = split(TEXT, 7)
    assert [p.text for p in parts] == [
        "One two three. Four five six seven.",
        "Four five six seven. Eight nine.",
        "Eight nine. Ten eleven twelve thirteen fourteen.",
        "Ten eleven twelve thirteen fourteen. Fifteen.",
    ]


def test_a_sentence_longer_than_the_budget_stands_alone() -> None:
    assert [p.text for p in split("He left the city early in May. She stayed.", 3)] == [
        "He left the city early in May.",
        "She stayed.",
    ]


def test_blank_evidence_is_one_blank_part() -> None:
    assert split("", 10)[0].sentences == ((0, 0),)


@given(
    st.lists(st.sampled_from(["Yes.", "He left in May.", "A much longer sentence stood here, it seems."])),
    st.integers(1, 30),
)
def test_every_sentence_is_in_some_part_and_offsets_are_true(sentences: list[str], words: int) -> None:
    text = " ".join(sentences)
    seen: set[tuple[int, int]] = set()
    for part in split(text, words):
        assert part.text == text[part.sentences[0][0] : part.sentences[-1][1]]
        seen |= set(part.sentences)
    assert "".join(text[a:b] for a, b in sorted(seen)).replace(" ", "") == text.replace(" ", "")


def test_the_likest_span_shares_most_words() -> None:
    text = "The sky is blue. Russia sold oil to Korea. Nothing else."
    assert likest("Did Russia sell oil to Korea?", text, [(0, 16), (17, 42), (43, 56)]) == (17, 42)
