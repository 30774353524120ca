"""The guide in the terminal: nothing is wider than the window, every claim is there, a note in full says it all."""

import io
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console
from tests.guide.speech import long_speech

from glossator.faces.text import terminal
from glossator.faces.web.page import make_notes
from glossator.guide import plain_words as words
from glossator.guide.model import Guide


def printed(shown: Any, width: int = 80) -> str:
    """What a terminal of this width shows, without colours."""
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=False, highlight=False).print(shown)
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 104])
def test_nothing_is_wider_than_the_window(sample: Guide, width: int) -> None:
    lines = printed(terminal.overview(sample), width).splitlines()
    lines += [line for note in make_notes(sample) for line in printed(terminal.claim(sample, note), width).splitlines()]
    assert max(cell_len(line) for line in lines) <= width


def test_every_claim_and_its_prose_are_there(sample: Guide) -> None:
    text = " ".join(printed(terminal.overview(sample), 104).split())
    for note in make_notes(sample):
        assert f"[{note.number}{words.verdict(note.verdict).mark}]" in text, "marked in the statement"
        assert note.word in text
        for sentence in note.prose:
            assert " ".join(sentence.text.split()) in text
    assert "✓ 4 supported" in text
    assert "What they have done so far, 2014 to 2018" in text
    assert "34 conflict" in text
    assert "refutes claim 7" in text, "the speaker before"
    assert "113,000 documents on file" in text


def test_a_note_in_full_says_all_of_its_finding(sample: Guide) -> None:
    for note in make_notes(sample):
        text = " ".join(printed(terminal.claim(sample, note), 104).split())
        finding = note.finding
        assert " ".join(finding.reason.split()) in text
        for piece in [*finding.evidence, *finding.undated, *finding.since]:
            assert piece.quote.exact.split()[0] in text
            assert words.publisher(piece.source) in text
            assert f"characters {piece.quote.start} to {piece.quote.end}" in text
        for item in finding.known:
            assert item.publisher in text
        for review in note.reviews:
            assert review.reviewer in text


def test_bars_are_as_tall_as_the_counts_and_gaps_are_seen() -> None:
    assert terminal._bars({2014: 8, 2016: 1}, 2014, 2017, 8) == "█·▁·"
    assert terminal._bars({2014: 1}, 2014, 2014, 1) == "█"


def test_a_guide_without_anything_is_still_a_page(sample: Guide) -> None:
    bare = sample.model_copy(update={"claims": [], "topics": [], "findings": [], "conduct": [], "earlier": None,
                                     "reviews": []})  # fmt: skip
    assert "0 claims." in printed(terminal.overview(bare))


def test_a_long_speech_is_shown_whole(sample: Guide) -> None:
    assert printed(terminal.overview(long_speech(sample, 335))).count("Opinion") == 335
