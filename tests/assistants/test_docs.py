"""docs/assistants.md is held against the program: its commands, its settings, its tools and its bounds."""

import asyncio
import json
import re
import shlex
from pathlib import Path

from tests.conftest import ROOT
from tests.test_readme import commands

from glossator import Record
from glossator.assistants.server import make
from glossator.assistants.texts import data, limits
from glossator.guide.plain_words import in_letters

PAGE = (ROOT / "docs" / "assistants.md").read_text("utf-8")


def test_every_command_line_is_one() -> None:
    lines = [shlex.split(line) for line in re.findall(r"^    glossator (.+)$", PAGE, re.MULTILINE)]
    settings = json.loads(PAGE.split("```json")[1].split("```")[0])
    lines.append(settings["mcpServers"]["glossator"]["args"])
    assert len(lines) == 4
    for command, *words in lines:
        assert {word for word in words if word.startswith("--")} <= commands()[command]


def test_the_table_of_tools_is_whole(record: Record, tmp_path: Path) -> None:
    server, workers = make(record.address, guides=tmp_path, writable=True)
    workers.close()
    rows = dict(re.findall(r"^\| `(\w+)`[^|]*\|([^|]*)\|", PAGE, re.MULTILINE))
    assert set(rows) == set(server.takes)
    for name, cell in rows.items():
        assert re.findall(r"`(\w+)`", cell) == server.takes[name]


def test_the_bounds_are_the_programs() -> None:
    some = limits()
    assert f"`limit` (at most {some['hits']['most']})" in PAGE
    assert f"`text` (at most {some['characters']['statement']:,} characters)" in PAGE
    assert f"`length` (at most {some['read']['most']:,})" in PAGE
    assert f"the last {in_letters(some['kept'])} of them" in PAGE
    assert f"a finding each, up to {in_letters(some['claims_of_a_claim'])}" in PAGE
    assert f":{some['port']}/mcp" in PAGE


def test_links_lead_to_files() -> None:
    assert [link for link in re.findall(r"\]\((\w+\.md)\)", PAGE) if not (ROOT / "docs" / link).exists()] == []


def test_every_argument_is_explained_and_none_besides(record: Record, tmp_path: Path) -> None:
    server, workers = make(record.address, guides=tmp_path, writable=True)
    workers.close()
    tools = asyncio.run(server.list_tools())
    said = {each["description"] for tool in tools for each in tool.input_schema["properties"].values()}
    assert said == set(data("tools")["arguments"].values())
