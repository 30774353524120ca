"""Commands of the README, copied, on a machine without a network: what needs none works, what needs one says so."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.record.readers.test_mirrors import page
from tests.record.test_captured import archive

# A user and network namespace of its own: no interface but a loopback that is down.
CUT_OFF = ("unshare", "--user", "--map-root-user", "--net")
README = (ROOT / "README.md").read_text("utf-8")


def cut_off() -> bool:
    if shutil.which(CUT_OFF[0]) is None:
        return False
    return subprocess.run([*CUT_OFF, "true"], capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not cut_off(), reason="this machine lets nobody cut off the network"),
]


def command(begins: str) -> list[str]:
    """The first command of the README that begins so."""
    (line,) = re.findall(rf"^    (glossator {re.escape(begins)}.*)$", README, re.MULTILINE)[:1]
    return shlex.split(line)[1:]


def run(folder: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from glossator.cli.main import main; main()"]
    home = {"HOME": str(folder), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")}
    words = [word.replace("~", str(folder), 1) if word.startswith("~") else word for word in words]
    return subprocess.run(
        [*CUT_OFF, *program, *words], cwd=folder, env=home, capture_output=True, text=True, timeout=280, check=False
    )


def test_two_commands_make_a_guide(tmp_path: Path) -> None:
    (tmp_path / "saved-pages").mkdir()
    (tmp_path / "saved-pages" / "a.html").write_text(page("Talks end"), "utf-8")
    (tmp_path / "feeds").mkdir()
    archive(tmp_path / "archive.warc.gz")
    (tmp_path / "speech.txt").write_text("No ship has left the harbour since Monday. The talks ended.", "utf-8")
    done = run(tmp_path, command("record add ~/saved-pages"))
    assert done.returncode == 0, done.stderr
    assert "3 added" in done.stdout
    done = run(tmp_path, command("annotate speech.txt"))
    assert done.returncode == 0, done.stderr
    assert "as captured" in (tmp_path / "guide.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("begins", "told"),
    [
        ("record add https://", "https://paper.example/bridges-shut: the name paper.example cannot be resolved"),
        (
            "record follow",
            "https://paper.example/feed: the name paper.example cannot be resolved; check the network connection",
        ),
    ],
)
def test_what_needs_a_network_says_so_in_a_line(tmp_path: Path, begins: str, told: str) -> None:
    (tmp_path / "links.txt").write_text("https://other.example/a\n", "utf-8")
    words = [word for word in command(begins) if word not in ("--every", "15m")]
    done = run(tmp_path, words)
    assert done.returncode == 1, done.stderr
    lines = [line for line in (done.stdout + done.stderr).splitlines() if "paper.example" in line]
    assert len(lines) == 1, done.stdout + done.stderr
    assert told in lines[0]
    assert "Traceback" not in done.stderr


def test_a_statement_at_an_address_too(tmp_path: Path) -> None:
    done = run(tmp_path, ["claims", "https://mayor.example/speech"])
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    told = "https://mayor.example/speech: the name mayor.example cannot be resolved; check the network connection"
    assert told in line
