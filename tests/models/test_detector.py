"""Check-worthiness: figures above pleasantries, no neighbour's influence, clear errors."""

import shutil
from pathlib import Path

import pytest

from glossator.errors import ModelError
from glossator.models.detector import Detector, load_detector
from glossator.models.runtime import WEIGHTS

WORTH = ["Unemployment fell to 4.1 percent in February.", "We lost 50,000 factories and 6 million jobs since 2001."]
NOT_WORTH = ["Thank you very much.", "Great to be here tonight.", "Who wants to go first?"]


def test_figures_are_worth_more_than_pleasantries() -> None:
    worth = load_detector().worth(WORTH + NOT_WORTH)
    assert worth.shape == (5,)
    assert worth[:2].min() > 0.7
    assert worth[2:].max() < 0.2


def test_what_is_private_can_be_looked_up_and_is_worth_less() -> None:
    said = ["She is 20 years old and a sophomore at Notre Dame.", "We believe in the spirit of this nation."]
    worth, checkable = load_detector().worth(said), load_detector().checkable(said)
    assert checkable[0] > 0.5 > checkable[1]
    assert worth[0] < checkable[0]


def test_more_sentences_than_are_remembered_have_their_own_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossator.models.detector.REMEMBERED", 2)
    detector = Detector(WEIGHTS / "detector")
    first = detector.worth(WORTH + NOT_WORTH)
    assert list(detector.worth(NOT_WORTH + WORTH)) == [*first[2:], *first[:2]]


def test_a_sentence_has_its_worth_in_any_company() -> None:
    together = load_detector().worth((WORTH + NOT_WORTH) * 8)
    for at, sentence in enumerate(WORTH + NOT_WORTH):
        assert together[at + 5] == load_detector().worth([sentence])[0]


def test_nothing_gives_nothing() -> None:
    assert load_detector().worth([]).shape == (0,)


def test_a_damaged_network_is_named(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS / "detector", tmp_path / "detector")
    (tmp_path / "detector" / "model.onnx").write_bytes(b"damaged")
    with pytest.raises(ModelError, match=r"model\.onnx is damaged"):
        Detector(tmp_path / "detector").worth(["A sentence."])


def test_a_very_long_sentence_is_cut_and_not_refused() -> None:
    worth = load_detector().worth(["Taxes rose by 3 percent " * 400])
    assert 0 <= worth[0] <= 1
