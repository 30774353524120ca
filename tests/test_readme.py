"""The README is held against the program: its commands, its Python, its counts and its links."""

import ast
import importlib
import re

import pytest
from tests.conftest import ROOT
from typer.main import get_command

pytestmark = pytest.mark.slow

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def commands() -> dict[str, set[str]]:
    """Every command with the options it takes, as the program registers them."""
    from glossator.cli import main

    found: dict[str, set[str]] = {}
    stack = [("", get_command(main.application()))]
    while stack:
        name, command = stack.pop()
        found[name] = {option for one in command.params for option in [*one.opts, *one.secondary_opts]}
        for sub, inner in getattr(command, "commands", {}).items():
            stack.append((f"{name} {sub}".strip(), inner))
    return found


def test_every_command_line_names_a_command_and_options_it_takes() -> None:
    known = commands()
    lines = re.findall(r"(?:^    (?:\$ |[a-z-]+ \| )?|`)glossator ([^`\n]+)", README, re.MULTILINE)
    assert len(lines) >= 15
    for line in lines:
        words = line.split()
        name = " ".join(words[:2]) if " ".join(words[:2]) in known else words[0]
        assert name in known, line
        options = {word.split("=")[0] for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word)}
        assert options <= known[name], (line, options - known[name])


@pytest.mark.parametrize("block", BLOCKS)
def test_what_the_python_imports_is_there(block: str) -> None:
    for node in ast.walk(ast.parse(block)):
        if isinstance(node, ast.ImportFrom) and node.module:
            module = importlib.import_module(node.module)
            for one in node.names:
                if not hasattr(module, one.name):
                    importlib.import_module(f"{node.module}.{one.name}")


def test_links_lead_to_files() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert len(links) >= 6
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_count_of_sample_documents_is_right() -> None:
    shipped = sum(1 for path in (ROOT / "demo" / "documents").rglob("*") if path.is_file())
    for name in ("README.md", "CHANGELOG.md", "demo/SOURCES.md"):
        counts = re.findall(r"(\d+) (?:short dated|short|dated) documents", (ROOT / name).read_text("utf-8"))
        assert counts == [str(shipped)], name
