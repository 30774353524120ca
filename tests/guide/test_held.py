"""Quotes of a guide held against the documents now on file: in place, moved, orphaned, or the document gone."""

import json
from collections import Counter
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from glossator import Document, Record
from glossator.cli import guide as guide_command
from glossator.cli.guide import anchors as guide_anchors
from glossator.guide import json as guide_json
from glossator.guide.anchors import Stand, hold, quotes
from glossator.guide.model import Guide

from .sample import documents


def texts() -> dict[str, str]:
    """The text of every document of the sample."""
    return {name: row["text"] for name, row in documents().items()}


def test_every_quote_of_the_sample_stands_in_its_place(sample: Guide) -> None:
    held = hold(sample, texts().get)
    assert len(held) == len(list(quotes(sample))) > 20
    assert {each.stand for each in held} == {Stand.IN_PLACE}
    assert {each.kept for each in held} == {"counted", "undated", "since", "earlier", "conduct"}


def test_what_was_edited_is_moved_orphaned_or_gone(sample: Guide) -> None:
    first, second, third = {each.source.document: each for each in hold(sample, texts().get)}, texts(), texts()
    names = list(first)[:3]
    second[names[0]] = "Put in later.\n\n" + second[names[0]]
    quote = first[names[1]].quote.exact
    second[names[1]] = third[names[1]].replace(quote, "") + f" Somebody else wrote: {quote}"
    del second[names[2]]
    by_document = {each.source.document: each for each in hold(sample, second.get)}
    assert by_document[names[0]].stand is Stand.MOVED
    assert by_document[names[0]].span is not None
    assert by_document[names[0]].span.of(second[names[0]]) == by_document[names[0]].quote.exact
    assert by_document[names[1]].stand is Stand.ORPHANED, "its words stand there, but not in their place"
    assert by_document[names[2]].stand is Stand.GONE


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample's documents, one of them changed since."""
    folder = tmp_path_factory.mktemp("held") / "record"
    changed = dict(texts())
    name = next(iter(changed))
    changed[name] = "All of it was rewritten."
    opened = Record.open(folder, create=True)
    opened.add_documents(Document(id=each, text=text) for each, text in changed.items())
    return folder


def test_the_command_names_what_is_lost_and_fails(record: Path, sample: Guide, tmp_path: Path) -> None:
    path = tmp_path / "guide.json"
    path.write_text(guide_json.render(sample), "utf-8")
    app = typer.Typer()
    guide_command.register(app)
    guide_anchors.register(app)
    out = CliRunner().invoke(app, ["guide", "anchors", str(path), "--record", str(record)])
    assert out.exit_code == 1
    lost = next(iter(texts()))
    about = [each for each in hold(sample, texts().get) if each.source.document == lost]
    assert out.stdout.count("orphaned  (") == len(about) > 0
    assert f"“{about[0].quote.exact}”" in out.stdout
    assert f", {len(about)} orphaned" in out.stdout.splitlines()[0]
    rows = CliRunner().invoke(app, ["guide", "anchors", str(path), "--record", str(record), "--json"]).stdout
    stands = Counter(json.loads(line)["stand"] for line in rows.splitlines())
    assert stands == {"in place": len(list(quotes(sample))) - len(about), "orphaned": len(about)}
