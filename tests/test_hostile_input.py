"""The benchmark of hostile input: the same number is the same file, and what must not happen is seen when it does."""

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.fuzzing.worker import Inputs

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
DEEDS = {
    "outside": "open(around / 'x', 'w')",
    "outside: os.mkdir": "(around / 'y').mkdir()",
    "network": "socket.socket().connect(('127.0.0.1', 9))",
    "subprocess": "subprocess.run(['true'])",
    "ran what it read": "exec('1  # glossator-canary')",
    "": "open(around / 'inside' / 'x', 'w')",
}
DOING = """
import socket, subprocess, sys
from contextlib import suppress
from pathlib import Path
from benchmarks.fuzzing.watch import Watch
around = Path(sys.argv[1])
watch = Watch(around / 'inside')
watch.begin()
with suppress(OSError):
    {deed}
print(*watch.end(), sep='\\n')
"""


def test_the_same_number_is_the_same_file() -> None:
    one, other = Inputs(7), Inputs(7)
    assert [one(number)[:3] for number in range(20)] == [other(number)[:3] for number in range(20)]
    assert [one(number)[2] for number in range(20)] != [Inputs(8)(number)[2] for number in range(20)]


@pytest.mark.parametrize(("seen", "deed"), DEEDS.items())
def test_what_must_not_happen_is_seen(tmp_path: Path, seen: str, deed: str) -> None:
    (tmp_path / "inside").mkdir()
    command = [sys.executable, "-c", DOING.format(deed=deed), str(tmp_path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    assert said.startswith(seen)
    assert bool(said) is bool(seen)
