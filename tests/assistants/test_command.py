"""The command: what it refuses before it serves anybody."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from glossator import Record
from glossator.cli.main import application
from glossator.errors import GlossatorError


def refusal(*words: object) -> str:
    result = CliRunner().invoke(application(), ["mcp", *map(str, words)])
    assert isinstance(result.exception, GlossatorError)
    assert result.stdout == ""
    return str(result.exception)


def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("glossator.assistants")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    assert refusal() == "glossator mcp needs the package mcp: pip install 'glossator[assistants]'"


def test_options_that_do_not_go_together(record: Record, tmp_path: Path) -> None:
    assert "need --http" in refusal("--port", 8000)
    assert "need --http" in refusal("--proxy", "https://a.example")
    assert refusal("--record", record.address, "--guides", tmp_path / "none").endswith("none: not a folder")
    (tmp_path / "file").write_text("")
    assert refusal("--record", record.address, "--writable", "--guides", tmp_path / "file").endswith("not a folder")


def test_no_record_is_made_where_there_is_none(tmp_path: Path) -> None:
    assert "not a record" in refusal("--record", tmp_path / "none")
    assert not (tmp_path / "none").exists()
