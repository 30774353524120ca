"""The documentation says what the program does: the reference is made from it and kept current."""

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[1] / "docs"


def load_reference() -> dict[Path, str]:
    specification = importlib.util.spec_from_file_location("reference", DOCS / "reference.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module.files()


FILES = load_reference()


@pytest.mark.parametrize("path", sorted(FILES), ids=lambda path: path.name)
def test_the_reference_is_current(path: Path) -> None:
    assert path.read_text("utf-8") == FILES[path], "out of date: run `make reference`"


def test_every_command_of_the_design_is_documented() -> None:
    text = FILES[DOCS / "commands.md"]
    names = ["extract", "claims", "worth", "judge", "find", "check", "inspect", "conduct", "annotate"]
    for name in [*names, "record add"]:
        assert f"\n## glossator {name}\n" in text
