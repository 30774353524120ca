"""A room imports only rooms that come before it on the way; nobody imports the command line."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "glossator"

# From the design: each room, and what it may import besides itself and the shared files at the top.
MAY_IMPORT = {
    "formats": {"models"},
    "models": set(),
    "people": set(),
    "record": {"models", "formats"},
    "speech": set(),
    "statement": {"models", "formats", "speech"},
    "addresses": {"formats", "record", "statement"},
    "evidence": {"people", "models", "formats", "record", "statement"},
    "conduct": {"people", "models", "record", "evidence"},
    "guide": {"models", "record", "statement", "evidence", "conduct"},
    "batch": {"models", "record", "speech", "statement", "guide", "annotate"},
    "cluster": {"models", "record", "batch"},
    "assistants": {"models", "formats", "record", "statement", "evidence", "guide", "annotate"},
    "desk": {
        "models",
        "formats",
        "record",
        "statement",
        "addresses",
        "evidence",
        "conduct",
        "guide",
        "annotate",
        "batch",
        "live",
    },
}
# The command line may import every room.
MAY_IMPORT["cli"] = {*MAY_IMPORT, "annotate", "live"} - {"cli"}
SHARED = {"_version", "days", "folding", "spans", "sentences", "errors", "timings", "writing"}


def imported_rooms(file: Path) -> set[str]:
    """Every glossator room or file that `file` imports, anywhere in it."""
    names: list[str] = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            module = node.module or ""
            names += [f"glossator.{alias.name}" for alias in node.names] if module == "glossator" else [module]
    return {name.split(".")[1] for name in names if name.startswith("glossator.")}


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_rooms_import_only_what_comes_before_them(room: str) -> None:
    for file in sorted((SOURCE / room).rglob("*.py")):
        allowed = MAY_IMPORT[room] | SHARED | {room}
        assert imported_rooms(file) <= allowed, f"{file.relative_to(SOURCE)} imports a room that comes after it"


def test_every_folder_is_a_room_with_a_rule() -> None:
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(MAY_IMPORT)


def test_shared_files_import_no_room() -> None:
    for name in SHARED:
        file = SOURCE / f"{name}.py"
        assert imported_rooms(file) <= SHARED
