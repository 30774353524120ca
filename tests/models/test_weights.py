"""Where the weights are found: beside the code, or in a package of their own."""

import sys
from pathlib import Path

import pytest

from glossator.errors import ModelError
from glossator.models import runtime


def test_weights_beside_the_code_come_first(tmp_path: Path) -> None:
    assert runtime.weights(tmp_path) == tmp_path


def test_without_them_the_package_of_weights_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "glossator_models" / "weights").mkdir(parents=True)
    (tmp_path / "glossator_models" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "glossator_models", raising=False)
    assert runtime.weights(tmp_path / "nothing") == tmp_path / "glossator_models" / "weights"


def test_without_any_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "WEIGHTS", tmp_path / "nothing")
    with pytest.raises(ModelError, match=r"pip install \./packages/glossator-models"):
        runtime.existing(tmp_path / "nothing" / "judge" / "model.onnx")
