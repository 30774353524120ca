"""From files to the guide, through the command line: copies are one origin, and the same in is the same out."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from glossator import Record

pytestmark = pytest.mark.slow

REPORT = (
    "Donald Trump called Vladimir Putin on Tuesday to congratulate him on his victory in the presidential election. "
    "The two leaders spoke for half an hour, an official at the embassy said, and agreed to meet before long. "
    "They also talked about the war in Syria, about Ukraine and about how a new race in arms can be averted. "
    "Advisers had written in the briefing papers that he should not offer any congratulations at all, it was reported."
)
COPIES = [
    ("WASHINGTON (Reuters) - {}", "Trump congratulates Putin"),
    ("{} (Reporting by A. Writer for Reuters)", "Putin gets a call"),
    ("MOSCOW (AP) — {}", "A call to the Kremlin"),
    ("{}", "Trump phones Putin after his victory"),
    ("Our correspondent writes. {}", "Call after the vote"),
    ("{} This story was updated.", "Two presidents on the telephone"),
    ("EDITOR'S NOTE: shortened. {}", "Half an hour on the line"),
    ("{} Read more in our morning letter.", "What was said on the telephone"),
    ("By our staff. {}", "Congratulations from Washington"),
    ("{} © all rights reserved.", "After the election, a call"),
]
STATEMENT = "I called President Putin to congratulate him on his election victory."


def glossator(*words: str | Path, threads: int = 1) -> str:
    environment = {**os.environ, "GLOSSATOR_THREADS": str(threads), "PYTHONHASHSEED": str(threads)}
    done = subprocess.run(
        [sys.executable, "-m", "glossator.cli.main", *map(str, words)],
        capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pipeline")
    pages = folder / "pages"
    pages.mkdir()
    for number, (frame, title) in enumerate(COPIES):
        body = frame.format(REPORT).replace(". ", ".</p><p>")
        head = f'<title>{title}</title><meta property="article:published_time" content="2018-03-2{number % 2}">'
        head += f'<link rel="canonical" href="https://paper{number}.example/call">'
        (pages / f"{number}.html").write_text(
            f"<html><head>{head}</head><body><article><h1>{title}</h1><p>{body}</p></article></body></html>", "utf-8"
        )
    (folder / "said.txt").write_text(STATEMENT, "utf-8")
    Record.open(folder / "record", create=True).add([pages])
    return folder


def guide(folder: Path, name: str, threads: int) -> bytes:
    out = folder / name
    glossator("annotate", folder / "said.txt", "--speaker", "Donald Trump", "--date", "2018-03-21", "--as-of",
              "2018-03-21", "--record", folder / "record", "-o", out, threads=threads)  # fmt: skip
    return out.read_bytes()


def test_ten_near_copies_are_one_origin_and_a_guide_is_the_same_to_the_byte(record: Path) -> None:
    first = guide(record, "first.json", 1)
    assert guide(record, "again.json", 2) == first
    finding: dict[str, Any] = json.loads(first)["findings"][0]
    pieces = finding["evidence"]
    assert len({piece["origin"] for piece in pieces}) == 1
    assert finding["origins"] == 1
    assert finding["documents"] > 1
    assert all("near-copies" in piece["origin_reason"] for piece in pieces)
