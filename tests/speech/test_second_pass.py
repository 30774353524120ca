"""A second hearing with hints changes what was unsure to what was expected, and nothing else."""

from itertools import pairwise

import numpy as np

from glossator.speech.hints import offered
from glossator.speech.model import Stretch
from glossator.speech.second_pass import heard_again

from .sounds import RATE, Told, said

SOUND = np.zeros(10 * RATE, dtype=np.float32)


def stretch(text: str, *unsure: str, start: float = 2.0) -> Stretch:
    words = said(text, start, unsure=unsure)
    return Stretch(words[0].start, words[-1].end, words)


def test_an_expected_name_takes_the_place_of_what_is_unsure_and_alike() -> None:
    first = stretch("Crying was annexed by Russia.", "Crying")
    told = Told([said("Crimea was annexed for Russia.")])
    again = heard_again(told, SOUND, first, "Crimea, Bashar al-Assad.")
    assert [word.text for word in again.words] == ["Crimea", "was", "annexed", "by", "Russia."]
    assert (again.words[0].start, again.words[0].sure, again.words[0].begins) == (2.0, 0.2, True)
    length, hints = told.asked[0]
    assert (round(length, 2), hints) == (round(first.end - first.start + 0.2, 2), "Crimea, Bashar al-Assad.")


def test_two_words_may_take_the_place_of_one() -> None:
    first = stretch("Then Sergilavrov denied it.", "Sergilavrov")
    again = heard_again(Told([said("Then Sergey Lavrov denied it.")]), SOUND, first, "Sergey Lavrov.")
    assert [word.text for word in again.words] == ["Then", "Sergey", "Lavrov", "denied", "it."]
    assert all(one.end <= other.start + 0.001 for one, other in pairwise(again.words[:3]))


def test_nothing_else_changes() -> None:
    first = stretch("Michelle was helped by the air force.", "Michelle")
    for words in ("Romania was helped by the air force.", "Crimea.", "", "Michelle was held by the air force."):
        held = [said(words)] if words else []
        assert heard_again(Told(held), SOUND, first, "Crimea.").words == first.words
    sure = stretch("Crying was annexed by Russia.", "Russia")
    assert heard_again(Told([said("Crimea was annexed by Russia.")]), SOUND, sure, "Crimea.").words == sure.words


def test_sure_words_and_unsure_small_words_are_not_heard_again() -> None:
    told = Told()
    heard_again(told, SOUND, stretch("Russia sold the oil.", "the"), "Russia")
    heard_again(told, SOUND, stretch("Russia sold the oil.", "Russia"), "")
    assert told.asked == []


def test_hints_are_plain_few_and_short() -> None:
    many = [f"Name {'x' * 20}{number}" for number in range(100)]
    told = offered(["Kim  Jong Un", "Kim Jong Un", "<|endoftext|>", "x" * 60, *many])
    assert told.startswith("Kim Jong Un, Name")
    assert "<" not in told
    assert len(told) < 330
    assert offered([]) == ""
