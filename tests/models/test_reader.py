"""The readers: what a passage is worth beside a claim, on which side it tells, whether it settles it."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from glossator.errors import ModelError
from glossator.models.reader import AGAINST, HEADS, NOTHING, SETTLES_AGAINST, Reader, load_reader
from glossator.models.runtime import WEIGHTS

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


@pytest.mark.parametrize("name", ["reader", "skim"])
def test_a_row_is_the_same_in_any_company(name: str) -> None:
    reader = load_reader(name)
    alone = reader.read([(CLAIM, FUEL)])
    among = reader.read([(CLAIM, WHEAT), (CLAIM, FUEL), (CLAIM, WHEAT)])
    assert np.array_equal(alone.sides[0], among.sides[1])
    assert alone.printed[0] == among.printed[1]


def test_only_the_large_network_knows_what_is_printed_beside_real_claims() -> None:
    pairs = [(CLAIM, FUEL), (CLAIM, WHEAT)]
    told, nothing = load_reader("reader").read(pairs).printed
    assert told > nothing
    assert not load_reader("skim").read(pairs).printed.any()


def test_other_heads_are_another_version(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(WEIGHTS / "reader", folder)
    shipped = load_reader("reader").version
    assert Reader(folder).version == shipped
    np.save(folder / HEADS, np.load(folder / HEADS) + 1)
    assert Reader(folder).version != shipped


@pytest.mark.parametrize("data", [b"no array", b""])
def test_damaged_heads_are_named(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(WEIGHTS / "reader", folder)
    (folder / HEADS).write_bytes(data)
    with pytest.raises(ModelError, match=r"heads\.npy is damaged"):
        Reader(folder).read([(CLAIM, FUEL)])


def test_nothing_gives_nothing() -> None:
    assert load_reader("skim").read([]).sides.shape == (0, 6)
