"""Fuzzing seeds: the project's own files, small files of every format, and cases beside the project."""

import gzip
import io
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.report import ROOT, SHARED

LARGEST = 300_000  # maximum bytes of a seed
DEMO_FILES = 12
BESIDE = ("field", "formats")


@dataclass(frozen=True)
class Seed:
    """A sound file before mutation."""

    name: str
    data: bytes


@cache
def data() -> dict[str, Any]:
    """The snippets, values, runs, names and files of the data file."""
    read: dict[str, Any] = yaml.safe_load((ROOT / "data" / "hostile.yaml").read_text("utf-8"))
    return read


def beside() -> list[Path]:
    """The folders of cases beside the project that exist."""
    return [folder for name in BESIDE if (folder := SHARED.parent / "cases" / name).is_dir()]


@cache
def seeds() -> tuple[Seed, ...]:
    """Every seed, in fixed order."""
    return tuple(_seeds())


def _seeds() -> Iterator[Seed]:
    small = {name: text.encode() for name, text in data()["files"].items()}
    yield from (Seed(name, content) for name, content in small.items())
    yield Seed("page.html.gz", gzip.compress(small["page.html"], mtime=0))
    yield Seed("old.warc.gz", gzip.compress(small["old.warc"], mtime=0))
    yield Seed("speech.docx", word())
    yield Seed("speech.pdf", pdf([b"The harbour opened again on Thursday.", b"It had been closed for nine days."]))
    yield Seed("pages.zip", _zip(small, ("page.html", "note.md")))
    yield from (Seed(name, text.encode()) for name, text in guides())
    for path in sorted((ROOT.parent / "demo" / "documents").rglob("*.md"))[:DEMO_FILES]:
        yield Seed(path.name, path.read_bytes())
    yield Seed("statement.json", (ROOT.parent / "demo" / "statement.json").read_bytes())
    for folder in beside():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != "README.md" and 0 < path.stat().st_size <= LARGEST:
                yield Seed(path.name, path.read_bytes())


@cache
def sample() -> Any:
    """The sample guide of the project's tests."""
    if str(ROOT.parent) not in sys.path:
        sys.path.insert(0, str(ROOT.parent))
    from tests.guide.sample import guide

    return guide()


def guides() -> Iterator[tuple[str, str]]:
    """Guides as JSON: the whole sample, and one with few claims, which is faster to mutate and read."""
    from glossator.guide import json

    whole = sample()
    kept = {claim.id for claim in whole.claims[:3]}
    topics = [
        topic.model_copy(update={"claims": [one for one in topic.claims if one in kept]}) for topic in whole.topics
    ]
    few = whole.model_copy(update={
        "claims": whole.claims[:3], "findings": [one for one in whole.findings if one.claim in kept],
        "topics": [topic for topic in topics if topic.claims], "conduct": whole.conduct[:1], "image": None,
        "reviews": [one for one in whole.reviews if one.claim in kept],
    })  # fmt: skip
    yield "guide.json", json.render(whole)
    yield "few.guide.json", json.render(few)


def word() -> bytes:
    """A Word document with a heading, a paragraph and a table."""
    import docx

    document = docx.Document()
    document.add_heading("The harbour", 0)
    document.add_paragraph("ANN REED: The harbour opened again on Thursday. It cost 4 million euros a day.")
    table = document.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, (("day", "cost"), ("22 March", "4 million")), strict=True):
        for cell, word_ in zip(row.cells, words, strict=True):
            cell.text = word_
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def pdf(lines: list[bytes], extra: bytes = b"", content: bytes | None = None) -> bytes:
    """One page of text as a PDF; `extra` is added to the page dictionary, `content` replaces its content stream."""
    drawn = b"".join(b"BT /F1 12 Tf 72 %d Td (%s) Tj ET\n" % (700 - 20 * at, line) for at, line in enumerate(lines))
    stream = drawn if content is None else content
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>"
        + extra
        + b">>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(The harbour)/Author(Ann Reed)/CreationDate(D:20180322093000Z)>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def _zip(files: dict[str, bytes], names: tuple[str, ...]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, files[name])
    return written.getvalue()
