"""Whisper on short pieces: what is only filling is not read, and all that was heard is."""

from typing import Any

import numpy as np
import pytest

pytest.importorskip("faster_whisper", reason="the extra 'speech' is not installed")

from faster_whisper import WhisperModel

from glossator.speech.settings import setting
from glossator.speech.short_pieces import FRAMES, BriefWhisper

FILLED = 3_000  # frames of thirty seconds


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the network is given to read."""
    given: list[Any] = []
    monkeypatch.setattr(WhisperModel, "encode", lambda _, features: given.append(features))
    return given


@pytest.mark.parametrize("seconds", [0.0, 0.51, 4.0, 9.0, 12.345, 28.9, 30.0])
def test_all_that_was_heard_is_read_and_little_filling(read: list[Any], seconds: float) -> None:
    features = np.zeros((80, FILLED), dtype=np.float32)
    heard = round(seconds * FRAMES)
    features[:, :heard] = -0.3  # silence, too, is no row of zeros
    BriefWhisper.encode(BriefWhisper.__new__(BriefWhisper), features)
    frames = read[0].shape[-1]
    assert frames >= min(FILLED, max(heard + FRAMES, setting("brief") * FRAMES))
    assert frames <= max(heard + FRAMES, setting("brief") * FRAMES) + 1
    assert frames % 2 == 0
    assert np.array_equal(read[0], features[:, :frames])
