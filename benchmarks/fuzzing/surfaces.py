"""The input surfaces: each reads a file as the program does, and reports the result."""

import io
import random
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.fuzzing.mutations import piece
from benchmarks.fuzzing.seeds import data
from benchmarks.fuzzing.streams import Streams
from glossator.errors import GlossatorError

READ, REFUSED, UNFORESEEN = "read", "refused", "unforeseen"
UNNAMED = re.compile(r"cannot be read \(\w+: |too much for this machine")  # how an unexpected reader error is worded
STATEMENT_FORMATS = (
    "text", "markdown", "posts", "transcript", "captions", "webpage", "mhtml", "mail", "pdf", "docx", "odt", "rtf",
    "table", "xlsx",
)  # fmt: skip
SMALL = 4_000  # maximum bytes of a statement whose claims are also extracted
FILED = 10  # one in so many documents is also added to a record


@dataclass
class Told:
    """The result: one of READ, REFUSED, UNFORESEEN; the format; the reasons; what would be displayed."""

    outcome: str
    format: str = ""
    reasons: list[str] = field(default_factory=list)
    shown: str = ""


def documents(path: Path, luck: random.Random) -> Told:
    """Read a document, cut it into passages, and sometimes add it to a record."""
    from glossator.record.fact_checks import KIND
    from glossator.record.filing import worker
    from glossator.record.readers import format_of
    from glossator.record.readers.options import Options

    options = luck.choice(
        (
            Options(),
            Options(),
            Options(kind=KIND),
            Options(day_first=True, publisher="x"),
            Options(mapping={"text": "{text} {date}", "title": "=x"}),
            Options(skip={"text": "x"}),
        )
    )
    said: list[Any] = []
    worker.work([path], options, lambda *message: said.append(message))
    parts = [message[2] for message in said if message[0] == "part"]
    if luck.randrange(FILED) == 0:
        _file(parts, path.parent / "record")
    refused = [one.reason for part in parts for one in part.refused]
    texts = [text for part in parts for text in part.documents.column("text").to_pylist()[:50]]
    try:
        form = format_of(path)
    except (GlossatorError, OSError):
        form = "unknown"
    unnamed = any(UNNAMED.search(reason) for reason in refused)
    return Told(
        UNFORESEEN if unnamed else READ if texts else REFUSED,
        form,
        refused[:20],
        "\n".join([*texts, *refused])[:2_000_000],
    )


def _file(parts: Sequence[Any], folder: Path) -> None:
    from glossator.record.filing.adding import commit
    from glossator.record.model import AddSummary
    from glossator.record.tables.store import Store

    store = Store(folder, create=True)
    for part in parts:
        commit(store, part, AddSummary())


def statements(path: Path, luck: random.Random) -> Told:
    """Read a statement and write it as JSON; extract the claims of a small one."""
    from glossator import statement
    from glossator.statement import formats

    form = luck.choice((None, None, None, luck.choice(STATEMENT_FORMATS)))
    name = form or _or_unknown(lambda: formats.detect(str(path), formats.unpack(path.read_bytes())))
    try:
        said = statement.read(path, format=form)
    except GlossatorError as problem:
        return _refusal(problem, name)
    shown = said.model_dump_json()
    for utterance in said.utterances[:2_000]:
        assert 0 <= utterance.span.start < utterance.span.end <= len(said.text), "a place outside the text"
    if len(said.text) <= SMALL and luck.random() < 0.15:
        shown += "".join(claim.model_dump_json() for claim in statement.claims(said))
    return Told(READ, name, said.remarks, shown[:2_000_000])


def _or_unknown(ask: Callable[[], str]) -> str:
    try:
        return ask()
    except GlossatorError:
        return "unknown"


def _refusal(problem: GlossatorError, form: str = "") -> Told:
    reason = str(problem)
    return Told(UNFORESEEN if UNNAMED.search(reason) else REFUSED, form, [reason], reason)


def guides(path: Path, luck: random.Random) -> Told:
    """Load a guide and render every face, apply human acts, reword it, and publish it."""
    from glossator.faces import registry
    from glossator.faces.site import publish
    from glossator.guide import anchors, edits, json

    try:
        guide = json.read(path)
    except GlossatorError as problem:
        return _refusal(problem)
    shown = [registry.render(name, guide, luck.choice(("", "https://a.example/"))) for name in registry.names()]
    shown += _in_the_terminal(guide)
    hostile = piece(luck).decode("utf-8", "replace")
    reasons = []
    for change in (
        lambda: edits.change(
            guide, luck.choice(edits.FIELDS), luck.choice((hostile, [hostile], None)), hostile, hostile
        ),
        lambda: publish.publish([path], path.parent / "site", base="https://a.example/", title=hostile),
    ):
        try:
            change()
        except GlossatorError as problem:
            reasons.append(str(problem))
    anchors.hold(guide, lambda _: guide.statement.text)
    if luck.random() < 0.1:
        shown += _reworded(guide, luck)
    for each in shown:
        each.encode()
    return Told(READ, "json", reasons, "\n".join(shown)[:2_000_000])


def _in_the_terminal(guide: Any) -> list[str]:
    from rich.console import Console

    from glossator.faces.text import terminal
    from glossator.faces.web.page import make_notes

    out = io.StringIO()
    console = Console(file=out, width=90)
    console.print(terminal.overview(guide))
    for note in make_notes(guide)[:3]:
        console.print(terminal.claim(guide, note))
    return [out.getvalue()]


@dataclass(frozen=True)
class Liar:
    """A language model with arbitrary answers."""

    luck: random.Random
    model: str = "<script>window.owned=1</script>"

    def say(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Something hostile, or the prompt itself."""
        asked = messages[-1]["content"]
        return self.luck.choice(
            (piece(self.luck).decode("utf-8", "replace"), asked, asked[:200] * 50, "", "a" * 500_000 + ".")
        )


def _reworded(guide: Any, luck: random.Random) -> list[str]:
    from glossator.faces.web import page
    from glossator.guide.rewording import reword

    return [page.render(reword(guide, Liar(luck)).guide)]


def batches(path: Path, _: random.Random) -> Told:
    """The lines of a batch, and JSON lines as commands read them."""
    from glossator.batch.lines import count, read_lines
    from glossator.batch.model import Outcome
    from glossator.cli.lines import read_json_lines

    reasons = []
    try:
        count(str(path))
        found = list(read_lines(str(path)))
        reasons = [one.reason for one in found if isinstance(one, Outcome)]
        list(read_json_lines(str(path), "text"))
    except GlossatorError as problem:
        reasons.append(str(problem))
    return Told(REFUSED if reasons else READ, "jsonl", reasons[:20], "\n".join(reasons)[:100_000])


def live(path: Path, luck: random.Random) -> Told:
    """Lines as they arrive, from a growing file or standard input; no record is queried."""
    from glossator.cli import live as running

    if luck.random() < 0.5:
        lines = list(running.spoken(running.lines_of(str(path), quiet=0.001)))
    else:
        with Streams(path.read_bytes()):
            lines = list(running.spoken(running.lines_of("-")))
    return Told(READ, "lines", [], "\n".join(line.words for line in lines)[:2_000_000])


CODES = (0, 1, 2, 141)
WEIGHED = (
    "claims",
    "worth",
    "judge",
    "inspect",
    "conduct",
    "find",
    "check",
    "annotate",
)  # rightly takes minutes on a large file


def commands(path: Path, luck: random.Random) -> Told:
    """A command with the file and odd values as arguments, run to its exit code."""
    from glossator.cli import main

    name, *arguments = luck.choice(data()["commands"])
    if name in WEIGHED:
        path.write_bytes(path.read_bytes()[:SMALL])
    given = [_filled(argument, path, luck) for argument in arguments]
    before = sys.argv
    with Streams(path.read_bytes()) as inout:
        sys.argv = ["glossator", *name.split(), *given]
        code: Any = 0
        try:
            main.main()
        except SystemExit as end:
            code = end.code or 0
        finally:
            sys.argv = before
    said = (inout.out.getvalue() + inout.error.getvalue()).decode("utf-8", "replace")
    assert code in CODES, f"exit code {code!r} of {name} {given}"
    return Told(READ if code == 0 else REFUSED, name, [said[-300:]], said[:2_000_000])


def _filled(argument: str, path: Path, luck: random.Random) -> str:
    odd = luck.choice(
        (
            piece(luck).decode("utf-8", "replace").replace("\0", ""),
            luck.choice(data()["names"]),
            "9" * 400,
            "",
            "-1",
            "2018-03-21",
        )
    )
    usual = luck.random() < 0.5
    given = {
        "{file}": path.name,
        "{record}": "record",
        "{out}": "out",
        "{odd}": odd,
        "{day}": "2018-03-21" if usual else odd,
        "{name}": "c1" if usual else odd,
        "{form}": luck.choice(("markdown", "page", "atom", "digest", "web-annotation", odd)),
    }
    return given.get(argument, argument)


SURFACES: dict[str, tuple[int, Callable[[Path, random.Random], Told], tuple[str, ...]]] = {
    # (share of the inputs, function, extensions it is meant for; none: all)
    "documents": (36, documents, ()),
    "statements": (30, statements, ()),
    "fact checks": (
        6,
        documents,
        ("check.html", "checks.csv", "checked.json", "review.json", "c.json", "g.json", "feed.json"),
    ),
    "guides": (8, guides, ("guide.json", "g.json")),
    "batch lines": (6, batches, (".jsonl", ".json")),
    "live captions": (7, live, (".vtt", ".srt", ".txt", ".sbv")),
    "commands": (7, commands, ()),
}


def surfaces(luck: random.Random) -> Iterator[str]:
    """A surface, sampled by its share."""
    while True:
        yield luck.choices(list(SURFACES), [share for share, _, _ in SURFACES.values()])[0]
