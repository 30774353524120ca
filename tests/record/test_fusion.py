"""Two rankings as one: shares of the best, what is missing, ties."""

import pytest

from glossator.record.searching.fusion import MEANING, Ranked


def test_scores_are_shares_of_the_best_weighed() -> None:
    found = dict(Ranked([("a", 20.0), ("b", 10.0)], [("b", 0.8), ("a", 0.4)], 50).fused(10))
    assert found == pytest.approx({"a": 0.3 + MEANING / 2, "b": 0.15 + MEANING})


def test_what_a_full_list_lacks_counts_as_its_last_and_what_a_short_one_lacks_as_nothing() -> None:
    lexical, semantic = [("a", 10.0), ("b", 8.0)], [("c", 0.5), ("a", 0.4)]
    full = dict(Ranked(lexical, semantic, 2).fused(10))
    short = dict(Ranked(lexical, semantic, 3).fused(10))
    assert full["c"] == pytest.approx(0.3 * 0.8 + MEANING)
    assert short["c"] == pytest.approx(MEANING)
    assert full["b"] == pytest.approx(0.3 * 0.8 + MEANING * 0.8)


def test_one_list_alone_keeps_its_order_and_reaches_one() -> None:
    ranking = [("a", 3.0), ("b", 2.0), ("c", 1.0)]
    for ranked in (Ranked(ranking, [], 50), Ranked([], ranking, 50)):
        assert [name for name, _ in ranked.fused(2)] == ["a", "b"]
        assert ranked.fused(1)[0][1] == pytest.approx(1.0)
    assert Ranked([], [], 50).fused(5) == []


def test_equal_scores_stand_in_the_order_of_the_id_and_opposite_meaning_counts_nothing() -> None:
    assert [name for name, _ in Ranked([("b", 1.0), ("a", 1.0)], [], 50).fused(5)] == ["a", "b"]
    assert Ranked([], [("a", -0.1)], 50).fused(5) == [("a", 0.0)]
