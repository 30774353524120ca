"""Check-worthiness: figures above pleasantries, no neighbour's influence, clear errors."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from glossator.errors import ModelError
from glossator.models.detector import FEATURES, Detector, features, load_detector
from glossator.models.embedder import load_embedder
from glossator.models.runtime import WEIGHTS

WORTH = ["Unemployment fell to 4.1 percent in February.", "We lost 50,000 factories and 6 million jobs since 2001."]
NOT_WORTH = ["Thank you very much.", "Great to be here tonight.", "Who wants to go first?"]


def test_figures_are_worth_more_than_pleasantries() -> None:
    worth = load_detector().worth(WORTH + NOT_WORTH)
    assert worth.shape == (5,)
    assert worth[:2].min() > 0.7
    assert worth[2:].max() < 0.2


def test_a_sentence_has_its_worth_in_any_company() -> None:
    together = load_detector().worth((WORTH + NOT_WORTH) * 8)
    for at, sentence in enumerate(WORTH + NOT_WORTH):
        assert together[at + 5] == load_detector().worth([sentence])[0]


def test_nothing_gives_nothing() -> None:
    assert load_detector().worth([]).shape == (0,)


def test_features_count_what_they_are_named_for() -> None:
    found = dict(
        zip(FEATURES, features("In 2017 we cut taxes by 1.5 billion dollars, more than Obama did."), strict=True)
    )
    assert found["years"] == 1
    assert found["first"] == 1
    assert found["big"] == 3
    assert found["names"] == 1
    assert found["question"] == 0
    assert np.isfinite(features("")).all()


def test_a_head_made_for_another_embedder_is_refused(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS / "detector", tmp_path / "detector")
    config = tmp_path / "detector" / "config.json"
    config.write_text(config.read_text().replace(load_embedder().version, "another-1"))
    with pytest.raises(ModelError, match="another embedder"):
        Detector(tmp_path / "detector", load_embedder()).worth(["A sentence."])


def test_a_damaged_head_is_named(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS / "detector", tmp_path / "detector")
    (tmp_path / "detector" / "head.npz").write_bytes(b"PK damaged")
    with pytest.raises(ModelError, match=r"head\.npz is damaged"):
        Detector(tmp_path / "detector", load_embedder()).worth(["A sentence."])
