"""A room imports only rooms that come before it on the way, nobody imports the command line, and nothing in circles."""

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "glossator"

# From the design: each room, and what it may import besides itself and the shared files at the top.
MAY_IMPORT = {
    "models": set(),
    "schemas": set(),
    "language": {"models"},
    "people": {"models"},
    "formats": {"models"},
    "record": {"models", "people", "formats"},
    "speech": set(),
    "statement": {"models", "people", "formats", "speech"},
    "addresses": {"formats", "record", "statement"},
    "evidence": {"models", "people", "formats", "record", "statement"},
    "conduct": {"models", "people", "record", "evidence"},
    "guide": {"schemas", "models", "people", "record", "statement", "evidence", "conduct"},
    "faces": {"schemas", "models", "record", "statement", "evidence", "conduct", "guide"},
    "annotate": {"models", "record", "statement", "evidence", "conduct", "guide"},
    "live": {"models", "speech", "record", "statement", "evidence", "guide", "annotate"},
    "batch": {"models", "record", "speech", "statement", "guide", "faces", "annotate"},
    "cluster": {"models", "record", "batch"},
    "assistants": {"models", "formats", "record", "statement", "evidence", "guide", "faces", "annotate"},
    "desk": {"models", "people", "formats", "record", "statement", "addresses", "evidence", "conduct", "guide", "faces",
             "annotate", "batch", "live"},
}  # fmt: skip
# The command line may import every room.
MAY_IMPORT["cli"] = set(MAY_IMPORT)
SHARED = {"_version", "days", "folding", "spans", "errors", "timings", "writing"}


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
    files = [SOURCE / f"{room}.py"] if (SOURCE / f"{room}.py").exists() else sorted((SOURCE / room).rglob("*.py"))
    assert files
    for file in files:
        allowed = MAY_IMPORT[room] | SHARED | {"language", room}
        assert imported_rooms(file) <= allowed, f"{file.relative_to(SOURCE)} imports a room that comes after it"


def test_every_folder_is_a_room_with_a_rule() -> None:
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    files = {path.stem for path in SOURCE.glob("*.py")} - {"__init__", "__main__"}
    assert folders | files == set(MAY_IMPORT) | SHARED


def test_shared_files_import_no_room() -> None:
    for name in SHARED:
        file = SOURCE / f"{name}.py"
        assert imported_rooms(file) <= SHARED


def modules() -> dict[str, ast.Module]:
    """Every module of the package by name, parsed; a package has the name of its folder."""
    found = {}
    for file in SOURCE.rglob("*.py"):
        parts = file.relative_to(SOURCE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = ast.parse(file.read_text("utf-8"))
    return found


def graph(trees: Mapping[str, ast.Module]) -> dict[str, set[str]]:
    """Which modules each imports: at the top, inside functions, and for types only."""
    edges: dict[str, set[str]] = {}
    for name, tree in trees.items():
        edges[name] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                edges[name] |= {alias.name for alias in node.names} & trees.keys()
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    edges[name] |= {inner if inner in trees else node.module} & trees.keys()
        edges[name].discard(name)
    return edges


def circle(edges: Mapping[str, set[str]]) -> list[str]:
    """One circle of the graph, or nothing: what is left when everything that imports nothing left is taken away."""
    left = {name: set(below) for name, below in edges.items()}
    while ends := {name for name, below in left.items() if not below & left.keys()}:
        left = {name: below for name, below in left.items() if name not in ends}
    if not left:
        return []
    way = [min(left)]
    while (following := min(left[way[-1]] & left.keys())) not in way:
        way.append(following)
    return [*way[way.index(following) :], following]


def test_nothing_is_imported_in_circles() -> None:
    assert circle(graph(modules())) == []


@pytest.mark.parametrize(
    "how",
    [
        "from glossator.b import x",
        "def late():\n    from glossator import b",
        "if TYPE_CHECKING:\n    import glossator.b",
    ],
)
def test_a_circle_is_found_however_it_is_hidden(how: str) -> None:
    trees = {"glossator": "", "glossator.a": how, "glossator.b": "from glossator.c import y", "glossator.c": ""}
    parsed = {name: ast.parse(text) for name, text in trees.items()}
    assert circle(graph(parsed)) == []
    parsed["glossator.c"] = ast.parse("from glossator.a import z")
    assert circle(graph(parsed)) == ["glossator.a", "glossator.b", "glossator.c", "glossator.a"]
