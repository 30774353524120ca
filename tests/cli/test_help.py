"""Help shows all that it was given; the program says its version, runs as a module, and completes words."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

import glossator
from glossator.cli.main import application, of_earlier

runner = CliRunner()
ROOT = Path(__file__).resolve().parents[2]


def leaves(group: Any, path: tuple[str, ...] = ()) -> Any:
    for name, command in group.commands.items():
        yield (*path, name), command
        if hasattr(command, "commands"):
            yield from leaves(command, (*path, name))


def plain(words: str) -> str:
    return " ".join(words.replace("│", " ").split())


@pytest.mark.parametrize(("path", "command"), list(leaves(typer.main.get_command(application()))), ids=str)
def test_no_word_of_the_help_is_swallowed(path: tuple[str, ...], command: Any) -> None:
    shown = plain(runner.invoke(application(), [*path, "--help"], env={"COLUMNS": "1000"}).output)
    for option in command.params:
        if option.help and not option.hidden:
            assert plain(option.help) in shown, option.name


def test_the_version_is_said_and_is_one() -> None:
    assert runner.invoke(application(), ["--version"]).output == f"glossator {glossator.__version__}\n"
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == glossator.__version__


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "glossator", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"glossator {glossator.__version__}\n"


def test_a_shell_completes_commands() -> None:
    env = {"_GLOSSATOR_COMPLETE": "complete_bash", "COMP_WORDS": "glossator anno", "COMP_CWORD": "1"}
    done = runner.invoke(application(), [], env=env, prog_name="glossator")
    assert done.output.split() == ["annotate"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("annotate - --live --speaker Ada", "live - --speaker Ada"),
        ("annotate --batch a.jsonl -o out", "batch a.jsonl -o out"),
        ("annotate -o out --batch=a.jsonl", "batch a.jsonl -o out"),
        ("annotate said.txt", "annotate said.txt"),
        ("annotate -- --live", "annotate -- --live"),
        ("claims --batch", "claims --batch"),
        ("annotate --batch", "annotate --batch"),
    ],
)
def test_options_that_became_commands(typed: str, meant: str) -> None:
    assert of_earlier(typed.split()) == meant.split()


def test_every_part_takes_json() -> None:
    commands = typer.main.get_command(application()).commands  # type: ignore[attr-defined]
    for name in ("extract", "claims", "worth", "judge", "find", "check", "inspect", "conduct", "annotate"):
        assert any("--json" in option.opts for option in commands[name].params), name
