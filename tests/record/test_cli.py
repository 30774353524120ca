"""The commands, as a user meets them."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from glossator.cli import extract, record
from glossator.errors import RecordError

pytestmark = pytest.mark.slow

runner = CliRunner()
PAGE = (
    '<html lang="en"><head><title>Talks end</title><meta property="article:published_time" content="2018-03-20"/>'
    '<meta property="og:site_name" content="The Paper"/><meta property="og:url" content="https://paper.example/1"/>'
    "</head><body><article><h1>Talks end</h1>"
    + "<p>The minister said on Tuesday that the talks on the harbour had ended without a result.</p>" * 2
    + "<p>Nobody in the capital expected that the other side would give way on the price of grain.</p>"
    + "</article></body></html>"
)


def app() -> "object":
    import typer

    made = typer.Typer()
    record.register(made)
    extract.register(made)
    return made


def run(*words: str | Path, code: int = 0, given: str | None = None) -> str:
    result = runner.invoke(app(), [str(word) for word in words], input=given)  # type: ignore[arg-type]
    assert result.exit_code == code, result.output + repr(result.exception)
    return result.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (pages / "b.jsonl").write_text('{"words": "A post on grain.", "when": "2018-03-22", "n": 1}\n')
    return tmp_path


def add(folder: Path, *more: str, code: int = 0) -> str:
    maps = ["--map", "text=words", "--map", "published=when", "--map", "speaker==S", "--map", "id=n"]
    return run("record", "add", folder / "pages", "--record", folder / "r", "--no-embed", *maps, *more, code=code)


def test_add_says_what_it_did_and_refusals_change_the_exit_code(folder: Path) -> None:
    assert "2 added, 0 updated, 0 unchanged, 0 refused; 2 passages" in add(folder)
    (folder / "pages" / "c.txt").write_bytes(b"\xff")
    said = add(folder, code=1)
    assert "0 added, 0 updated, 2 unchanged, 1 refused" in said
    assert f"refused  {folder / 'pages' / 'c.txt'}: not UTF-8 text (byte 1)" in said
    summary = json.loads(add(folder, "--json", code=1))
    assert summary["refused"] == [{"source": str(folder / "pages" / "c.txt"), "reason": "not UTF-8 text (byte 1)"}]


def test_every_refused_file_is_named_also_for_one_reason(folder: Path) -> None:
    for name in ("c.txt", "d.txt"):
        (folder / "pages" / name).write_bytes(b"\xff")
    said = add(folder, code=1)
    assert [name in said for name in ("c.txt", "d.txt")] == [True, True]


def test_search_info_and_show(folder: Path) -> None:
    add(folder)
    there = ("--record", folder / "r")
    hits = [json.loads(line) for line in run("record", "search", "grain", "--json", *there).splitlines()]
    assert {hit["document"]["published"] for hit in hits} == {"2018-03-20", "2018-03-22"}
    early = run("record", "search", "grain", "--until", "2018-03-21", *there)
    assert early.startswith("2018-03-20 · The Paper · Talks end")
    assert "The Paper" not in run("record", "search", "grain", "--since", "2018-03-21", *there)
    assert run("record", "search", "grain", "--publisher", "nobody", *there) == ""
    assert "2 documents, 2 passages, 2018-03-20 to 2018-03-22, 0 undated" in run("record", "info", *there)
    assert json.loads(run("record", "info", "--json", *there))["documents"] == 2
    shown = run("record", "show", "https://paper.example/1", *there)
    assert "publisher: The Paper" in shown
    assert "price of grain" in shown


def test_remove_and_compact(folder: Path) -> None:
    add(folder)
    there = ("--record", folder / "r")
    assert "1 removed" in run("record", "remove", "https://paper.example/1", *there)
    run("record", "compact", *there)
    assert "1 documents" in run("record", "info", *there)


def test_a_record_that_is_not_there(tmp_path: Path) -> None:
    result = runner.invoke(app(), ["record", "info", "--record", str(tmp_path / "no")])  # type: ignore[arg-type]
    assert isinstance(result.exception, RecordError)
    assert "not a record" in str(result.exception)


def test_extract_gives_the_fields_in_order(folder: Path) -> None:
    given = PAGE
    line = json.loads(run("extract", "-", "--json", given=given))
    fields = ["title", "text", "published", "modified", "publisher", "author", "language"]
    assert list(line)[1:8] == fields
    assert (line["title"], line["published"], line["publisher"]) == ("Talks end", "2018-03-20", "The Paper")
    packed = json.loads(run("extract", folder / "pages" / "a.html.gz", "--json"))
    assert packed["text"] == line["text"]


def test_extract_names_what_it_refuses_and_goes_on(folder: Path) -> None:
    (folder / "bad.html").write_bytes(b"")
    said = run("extract", folder / "bad.html", folder / "pages" / "a.html.gz", "--json", code=1)
    assert len(said.splitlines()) == 1


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, typer; from glossator.cli import record, extract; app = typer.Typer(); record.register(app); "
        "extract.register(app); print([m for m in ('lancedb', 'trafilatura', 'pyarrow', 'numpy') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_a_record_is_an_address_as_well_as_a_folder(address: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    said = run("record", "add", tmp_path / "page.html", "--record", address, "--no-embed")
    assert said.startswith(f"{address}: 1 added")
    assert "1 documents" in run("record", "info", "--record", address)
    assert "talks" in run("record", "search", "harbour talks", "--record", address, "--mode", "bm25")


def test_every_command_takes_an_address_for_its_record() -> None:
    import typer

    from glossator.cli import main

    def options(command: object, name: str = "") -> list[tuple[str, object]]:
        below = getattr(command, "commands", {}).items()
        return [found for named, one in below for found in options(one, named)] + [
            (name, one) for one in getattr(command, "params", []) if "--record" in one.opts
        ]

    pairs = options(typer.main.get_command(main.application()))
    found = [one for _, one in pairs]
    assert len(found) > 10
    # A path made of an address loses a slash; the desk keeps the record that it was started with, and a transcript
    # needs none.
    assert {one.default for name, one in pairs if name not in {"desk", "transcribe"}} == {"record"}  # type: ignore[attr-defined]
    assert {one.process_value(None, "s3://desk/record") for one in found} == {"s3://desk/record"}  # type: ignore[attr-defined]
