"""A file's name says which face it is."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from glossator.errors import InputError
from glossator.evidence.model import Source, Unread
from glossator.faces import registry
from glossator.faces.note import make_notes
from glossator.faces.text import markdown, terminal_note
from glossator.faces.web import page
from glossator.guide import json
from glossator.guide.model import Guide

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("file", "face"),
    [
        ("guide.html", "page"),
        ("GUIDE.HTM", "page"),
        ("a.json", "json"),
        ("a.web-annotation.json", "web-annotation"),
        ("a.b.md", "markdown"),
        ("x.claims.csv", "claims-csv"),
    ],
)
def test_the_longest_ending_decides(file: str, face: str) -> None:
    assert registry.of_file(Path(file)) == face


@pytest.mark.parametrize("file", ["guide", "guide.doc", "claims.csv.gz"])
def test_an_unknown_ending_is_said_to_be_so(file: str) -> None:
    with pytest.raises(InputError, match=r"unsupported extension.*\.html"):
        registry.of_file(Path(file))


def test_every_ending_leads_back_to_its_face() -> None:
    for name, (ending, _, _) in registry.FACES.items():
        assert registry.of_file(Path("guide" + ending)) == name


def test_what_was_read_by_ocr_says_so_on_every_face(sample: Guide) -> None:
    findings = [
        finding.model_copy(update={"evidence": [
            piece.model_copy(update={"source": piece.source.model_copy(update={"ocr": True})})
            for piece in finding.evidence
        ]})
        for finding in sample.findings
    ]  # fmt: skip
    scanned = sample.model_copy(update={"findings": findings})
    told = "read by OCR from a scan"
    quotes = sum(len(finding.evidence) for finding in findings)
    assert page.render(scanned).count(told) >= quotes
    assert markdown.render(scanned).count(told) >= quotes
    assert json.render(scanned).count('"ocr": true') >= quotes
    for render in (page.render, markdown.render, json.render):
        assert told not in render(sample)
        assert '"ocr"' not in render(sample)


def test_documents_in_other_languages_stand_beside_a_finding_on_every_face(sample: Guide) -> None:
    source = Source(document="d1", title="Wahl", publisher="Beispiel", published=date(2018, 3, 19))
    listed = [Unread(source=source, language="de", shares=["Vladimir Putin", "Russia"])]
    findings = [finding.model_copy(update={"unread": listed}) for finding in sample.findings]
    guide = sample.model_copy(update={"findings": findings})
    told = "on file, not read: language (German)"
    assert page.render(guide).count(told) >= 1
    assert markdown.render(guide).count("language \\(German\\)") + markdown.render(guide).count(told) >= len(findings)
    assert '"language": "de"' in json.render(guide)
    console = Console(width=200, file=StringIO(), record=True)
    console.print(terminal_note.claim(guide, make_notes(guide)[0]))
    assert told in console.export_text()
    for render in (page.render, markdown.render, json.render):
        assert "not read: language" not in render(sample)
        assert '"unread"' not in render(sample)
