"""Voices told apart by vectors, and the file their weights come from read without trust."""

import pickle
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from glossator.errors import InputError
from glossator.speech.diarization import Apart
from glossator.speech.torch_file import MAGIC, tensors

from .sounds import RATE, said


class Pitch:
    """Stands in for the network: the mean of the samples is the voice."""

    def vector(self, sound: Any) -> Any:
        made = np.zeros(8, dtype=np.float32)
        made[round(float(sound.mean()) * 8)] = 1.0
        return made


def voices(*parts: tuple[str, float], most: int = 0) -> list[int] | None:
    """The voices of texts said one after the other, each by the voice with its number."""
    apart, at = Apart(Pitch()), 0.0  # type: ignore[arg-type]
    for text, voice in parts:
        words = said(text, at, pace=1.0)
        sound = np.full(int((len(words) + 1) * RATE), voice / 8, dtype=np.float32)
        apart.hear(sound, words, at)
        at = words[-1].end + 1
    return apart.told(most)


def test_every_word_has_the_number_of_its_voice() -> None:
    assert voices(("We sold the oil.", 1), ("You did not.", 2), ("We did, I say.", 1)) == [0] * 4 + [1] * 3 + [0] * 4


def test_one_voice_is_none_and_a_short_cry_is_no_voice() -> None:
    assert voices(("We sold the oil.", 1), ("All of it then.", 1)) is None
    assert voices(("We sold the oil.", 1), ("No!", 5), ("All of it then.", 1)) is None


def test_no_more_voices_than_names() -> None:
    found = voices(("We sold the oil.", 1), ("You did not.", 2), ("Stop it now, please.", 3), most=2)
    assert found is not None
    assert len(set(found)) == 2


def torch_file(path: Path, held: Any) -> Path:
    with path.open("wb") as file:
        for one in (MAGIC, 1001, {"little_endian": True}, held, []):
            pickle.dump(one, file, protocol=2)
    return path


class Evil:
    def __reduce__(self) -> Any:
        return (print, ("run",))


def test_a_file_of_weights_makes_nothing_but_tensors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tensors(torch_file(tmp_path / "a.pt", {"model_state": OrderedDict()}), "model_state") == {}
    with pytest.raises(InputError, match="does not belong in it"):
        tensors(torch_file(tmp_path / "b.pt", {"model_state": Evil()}), "model_state")
    assert capsys.readouterr().out == ""
    for name, data in (("c.pt", b""), ("d.pt", b"PK\x03\x04 zip"), ("e.pt", pickle.dumps(7))):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(InputError, match=name):
            tensors(tmp_path / name, "model_state")


def test_the_installed_weights_give_vectors_of_length_one() -> None:
    from glossator.speech import voices as sounding

    path = sounding.weights()
    if path is None:
        pytest.skip("Resemblyzer's weights are not installed: pip install --no-deps Resemblyzer")
    network = sounding.load(path)
    low, high = (np.sin(2 * np.pi * pitch * np.arange(RATE * 2) / RATE).astype(np.float32) for pitch in (110, 330))
    assert np.linalg.norm(network.vector(low)) == pytest.approx(1.0, abs=1e-5)
    assert network.vector(low) @ network.vector(low[:RATE]) > network.vector(low) @ network.vector(high)
