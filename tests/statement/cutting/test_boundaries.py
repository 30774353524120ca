"""Boundaries in words without stops: between main clauses, never in front of what a clause still needs."""

from collections.abc import Sequence

import numpy as np
import pytest

from glossator.language.parsing import parse
from glossator.spans import Span
from glossator.statement import Kind, claims, from_text
from glossator.statement.claiming import explained
from glossator.statement.cutting import boundaries, unpunctuated
from glossator.statement.cutting.boundaries import DEPENDENT, HEADLESS, VERBLESS, WHOLE, form, is_whole, score
from glossator.statement.kinds.worth import GLUED


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("the council sold the mill in may", WHOLE),
        ("when the mill closed", DEPENDENT),
        ("because the council paid for it", DEPENDENT),
        ("closed the mill in may", HEADLESS),
        ("the old mill on the river", VERBLESS),
    ],
)
def test_what_a_piece_is(words: str, wanted: str) -> None:
    assert form(parse([words])[0]) == wanted


def test_a_clause_that_breaks_off_is_not_whole() -> None:
    whole, broken = parse(["the mayor talked about the bridge", "the mayor talked about the"])
    assert is_whole(whole)
    assert not is_whole(broken)


def test_two_whole_clauses_part_more_readily_than_a_condition_and_its_clause() -> None:
    first, condition, after = parse(
        ["he sold the mill in may", "when he sold the mill in may", "the town lost its jobs"]
    )
    assert score(first, after, 0.4) > score(condition, after, 0.4)


def test_a_dependent_clause_joins_the_piece_it_is_nearer_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundaries, "score", lambda _before, _after, likely: likely)
    pieces = ["the town grew fast", "when he sold the mill in may", "we hired 200 people"]
    assert boundaries.kept(pieces, [0.8, 0.7]) == [1]
    assert boundaries.kept(pieces, [0.7, 0.8]) == [2]
    assert boundaries.kept([pieces[0], pieces[2]], [0.7]) == [1]


def test_the_last_piece_of_growing_text_may_still_become_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundaries, "score", lambda _before, _after, likely: likely)
    pieces = ["the town grew fast", "when he sold the mill in may"]
    assert boundaries.kept(pieces, [0.7], growing=True) == [1]
    assert boundaries.kept(pieces, [0.7]) == []


class Fixed:
    """A network that finds a sentence at the words 'we' and 'she'."""

    def begins(self, words: Sequence[str]) -> np.ndarray:
        return np.array([0.9 if word in {"we", "she"} else 0.01 for word in words])


def test_growing_text_ends_once_enough_words_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpunctuated, "load_stops", Fixed)
    said = "the mill closed in the month of may we built a new one by the river"
    cut = [span.of(said) for span in unpunctuated.ended(said, Span(start=0, end=len(said)))]
    assert cut == ["the mill closed in the month of may"]
    early = said[: said.index(" by the river") - len(" one")]
    assert unpunctuated.ended(early, Span(start=0, end=len(early))) == []


@pytest.mark.parametrize(
    "words",
    ["when the mayor opened the new bridge in dayton", "closed the two mills in dayton",
     "the two mills in dayton ohio and the bridge", "don't close the mills in dayton",
     "the mayor of dayton talked about the"],
)  # fmt: skip
def test_words_without_stops_that_are_no_whole_clause_are_no_claim(words: str) -> None:
    assert claims(from_text(words, speaker="Ann Poe")) == []
    assert "cut-short" in [one.rule.id for one in explained(from_text(words, speaker="Ann Poe"))]


def test_the_same_words_with_capitals_and_stops_are_read_as_before() -> None:
    found = explained(from_text("Don't close the mills in Dayton.", speaker="Ann Poe"))
    assert [(one.rule.id, one.claim.kind) for one in found] == [("call", Kind.SLOGAN)]


def test_a_sentence_that_may_be_two_is_flagged_and_worth_little(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "she sold the mill in dayton in 2015 he built the bridge in toledo in 2016"

    class Torn:
        def begins(self, words: Sequence[str]) -> np.ndarray:
            return np.array([0.3 if at == 8 else 0.01 for at in range(len(words))])

    monkeypatch.setattr(unpunctuated, "load_stops", Torn)
    monkeypatch.setattr(boundaries, "score", lambda *_: 0.4)
    (torn,) = claims(from_text(said, speaker="Ann Poe"))
    monkeypatch.setattr(boundaries, "score", lambda *_: 0.1)
    (sure,) = claims(from_text(said, speaker="Ann Poe"))
    assert GLUED in torn.flags
    assert GLUED not in sure.flags
    assert torn.worth < sure.worth / 5
