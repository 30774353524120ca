"""The statement cut into blocks and pieces: no character lost, every claim beside the words in which it begins."""

from hypothesis import given
from hypothesis import strategies as st

from glossator.faces.web.segments import LONGEST_BLOCK, blocks
from glossator.guide.model import Guide
from glossator.spans import Span
from glossator.statement.model import Claim, Kind, Statement, Utterance


def claim(number: int, *spans: tuple[int, int]) -> Claim:
    """A claim on these spans."""
    places = [Span(start=start, end=end) for start, end in spans]
    return Claim(id=f"c{number}", spans=places, text="", standalone="", kind=Kind.FACT, worth=1,
                 sentence=places[0] if places else Span(start=0, end=0))  # fmt: skip


def test_shared_words_belong_to_all_their_claims(sample: Guide) -> None:
    second = blocks(sample.statement, sample.claims)[1]
    shared = next(piece for piece in second.pieces if piece.text.startswith("They can help"))
    assert shared.claims == ("c5", "c6", "c7", "c8", "c9", "c10")
    assert shared.ends == ()
    syria = next(piece for piece in second.pieces if piece.text == "Syria")
    assert (syria.claims, syria.ends) == (("c6",), ("c6",))


def test_every_claim_stands_beside_one_block(sample: Guide) -> None:
    beside = [name for block in blocks(sample.statement, sample.claims) for name in block.claims]
    assert sorted(beside) == sorted(each.id for each in sample.claims)
    assert blocks(sample.statement, sample.claims)[0].claims == ["c1", "c2", "c3", "c4"]


PAIRS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=6)


@given(st.text(alphabet="ab .\n", max_size=300), PAIRS, PAIRS)
def test_no_character_is_lost_or_said_twice(
    text: str, marks: list[tuple[int, int]], turns: list[tuple[int, int]]
) -> None:
    claims = [claim(number, (min(pair), max(pair))) for number, pair in enumerate(marks)]
    utterances = [Utterance(span=Span(start=min(pair), end=max(pair))) for pair in sorted(turns)]
    cut = blocks(Statement(text=text, utterances=utterances), claims)
    said = "".join(piece.text for block in cut for piece in block.pieces)
    assert "".join(said.split()) == "".join(text.split())
    assert sorted(name for block in cut for name in block.claims) == sorted(each.id for each in claims)
    for block in cut:
        assert "".join(piece.text for piece in block.pieces) == block.span.of(text)


def test_long_paragraphs_are_cut_between_sentences() -> None:
    text = "This is a sentence of some length about nothing. " * 60
    cut = blocks(Statement(text=text), [])
    assert len(cut) > 2
    assert all(block.span.end - block.span.start <= LONGEST_BLOCK for block in cut)
    assert all(block.span.of(text).startswith("This is") for block in cut)
    assert [block.goes_on for block in cut] == [False] + [True] * (len(cut) - 1)


def test_what_is_not_speech_stays_and_is_marked() -> None:
    text = "Hello.\n[applause]\nGood night."
    turns = [Utterance(span=Span(start=0, end=6)), Utterance(span=Span(start=18, end=29))]
    cut = blocks(Statement(text=text, utterances=turns), [])
    assert [(block.pieces[0].text, block.utterance) for block in cut] == [
        ("Hello.", 0), ("[applause]", None), ("Good night.", 1)]  # fmt: skip


def test_a_claim_that_points_nowhere_is_still_shown() -> None:
    cut = blocks(Statement(text="Short."), [claim(1, (900, 950)), claim(2)])
    assert [name for block in cut for name in block.claims] == ["c1", "c2"]
    assert blocks(Statement(text=""), [claim(1)])[0].claims == ["c1"]
