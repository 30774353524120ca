"""The readers: what a passage is worth beside a claim, on which side it tells, whether it settles it."""

import numpy as np
import pytest

from glossator.models.reader import AGAINST, NOTHING, SETTLES_AGAINST, load_reader

CLAIM = "Donald Trump, 21 March 2018: Russia can help solve problems with North Korea."
FUEL = (
    "3 months before, 29 December 2017, Reuters: Russian tankers fuelled North Korea at sea. Tankers have "
    "supplied fuel to North Korea on at least three occasions in recent months, in a violation of UN sanctions."
)
WHEAT = "4 months before, 20 November 2017, Reuters: Wheat. Wheat exports from Canada rose again in the autumn."


@pytest.mark.parametrize("name", ["reader", "skim"])
def test_what_tells_is_worth_more_than_what_does_not(name: str) -> None:
    read = load_reader(name).read([(CLAIM, FUEL), (CLAIM, WHEAT)])
    assert read.sides.shape == (2, 6)
    assert np.allclose(read.sides.sum(axis=1), 1)
    assert np.allclose(read.stance.sum(axis=1), 1)
    assert read.worth[0] > read.worth[1]
    assert read.key[0] > read.key[1]
    assert read.sides[1, NOTHING] > 0.8


def test_conduct_that_belies_an_ability_tells_against_it() -> None:
    sides = load_reader("reader").read([(CLAIM, FUEL)]).sides[0]
    assert sides[AGAINST] + sides[SETTLES_AGAINST] > 0.4


def test_a_row_is_the_same_in_any_company() -> None:
    reader = load_reader("skim")
    alone = reader.read([(CLAIM, FUEL)])
    among = reader.read([(CLAIM, WHEAT), (CLAIM, FUEL), (CLAIM, WHEAT)])
    assert np.array_equal(alone.sides[0], among.sides[1])


def test_nothing_gives_nothing() -> None:
    assert load_reader("skim").read([]).sides.shape == (0, 6)
