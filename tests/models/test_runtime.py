"""One session, rows that know nothing of their neighbours, and clear errors for damaged files."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from glossator.errors import ModelError
from glossator.models.embedder import load_embedder
from glossator.models.runtime import THREADS_VARIABLE, WEIGHTS, Network, threads

TEXTS = [
    "Russia said on Monday that it would withdraw part of its forces from Syria.",
    "No.",
    "The talks in Geneva, which had been put off twice, ended without an agreement on the release of prisoners.",
    "Unemployment fell to 4.1 percent.",
    "",
]


def test_a_row_is_the_same_in_any_company() -> None:
    embedder = load_embedder()
    together = embedder.encode(TEXTS * 9, batch_size=4)
    for at, text in enumerate(TEXTS):
        alone = embedder.encode([text])[0]
        assert np.array_equal(together[at], alone)
        assert np.array_equal(together[at + len(TEXTS) * 8], alone)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Forces didn\u02bct leave Syria.", "Forces didn't leave Syria."),
        ("The o\ufb03ce was \ufb02ooded.", "The office was flooded."),
        ("Forces did \U0001d427\U0001d428\U0001d42d leave.", "Forces did not leave."),
    ],
)
def test_what_looks_alike_is_one_text_to_a_network(written: str, plain: str) -> None:
    network = Network(WEIGHTS / "embedder")
    one, other, pair = network.tokens([written])[0], network.tokens([plain])[0], network.tokens([(written, plain)])[0]
    assert one.ids == other.ids
    assert pair.ids == network.tokens([(plain, plain)])[0].ids
    assert one.ids != network.tokens(["Forces did leave."])[0].ids


def test_one_thread_or_two_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    results = []
    for number in ("1", "2", "3"):
        monkeypatch.setenv(THREADS_VARIABLE, number)
        results.append(load_embedder().encode(TEXTS * 20, batch_size=7).tobytes())
    assert results[0] == results[1] == results[2]


def test_threads_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS_VARIABLE, "5")
    assert threads() == 5
    monkeypatch.delenv(THREADS_VARIABLE)
    assert threads() >= 1


@pytest.mark.parametrize("wrong", ["0", "two", "-1"])
def test_a_wrong_number_of_threads_is_named(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv(THREADS_VARIABLE, wrong)
    with pytest.raises(ModelError, match=THREADS_VARIABLE):
        threads()


def test_missing_weights_are_named(tmp_path: Path) -> None:
    network = Network(tmp_path / "verifier")
    with pytest.raises(ModelError, match=r"config\.json is missing.*train-verifier"):
        _ = network.config
    with pytest.raises(ModelError, match=r"model\.onnx is missing"):
        _ = network.session


@pytest.mark.parametrize(
    ("name", "part"), [("model.onnx", "session"), ("tokenizer.json", "tokenizer"), ("config.json", "config")]
)
def test_damaged_files_are_named(tmp_path: Path, name: str, part: str) -> None:
    for path in (WEIGHTS / "embedder").glob("*.json"):
        shutil.copy(path, tmp_path)
    (tmp_path / name).write_bytes(b"\x00 not what it should be")
    with pytest.raises(ModelError, match=f"{name} is damaged"):
        getattr(Network(tmp_path), part)


def test_version_follows_the_weights(tmp_path: Path) -> None:
    shutil.copy(WEIGHTS / "embedder" / "config.json", tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"one")
    one = Network(tmp_path).version
    (tmp_path / "model.onnx").write_bytes(b"two")
    assert Network(tmp_path).version != one
    assert one.startswith("all-MiniLM-L6-v2")
