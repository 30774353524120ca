"""Without Ray, or without the cluster that was named, the message says what to do."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from glossator.cli import engines
from glossator.cluster import start
from glossator.errors import InputError

pytestmark = pytest.mark.slow

ADD = "from glossator.cli.main import main; main()"


def command(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", ADD, *words], capture_output=True, text=True, check=False)


def test_a_plain_install_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(InputError, match=r"pip install 'glossator\[cluster\]'"):
        start.ray()


def test_engines_are_named_rightly() -> None:
    with pytest.raises(InputError, match="--engine spark: unknown engine"):
        engines.adding("spark", "")
    with pytest.raises(InputError, match="--ray-address needs --engine ray"):
        engines.adding("local", "10.0.0.1:6379")
    assert engines.adding("local", "") is None


@pytest.mark.skipif(not find_spec("ray"), reason="ray is not installed: work on a cluster is not tested")
def test_a_cluster_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    said = command(
        "record", "add", str(tmp_path), "--record", str(tmp_path / "r"),
        "--engine", "ray", "--ray-address", "not an address",
    )  # fmt: skip
    assert said.returncode == 2
    assert "--ray-address not an address: no Ray cluster can be used there" in said.stderr
    assert "Traceback" not in said.stderr
    assert not (tmp_path / "r").exists()
