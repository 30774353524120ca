"""A format that another package brings is read as document and as statement."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.record.readers.helpers import reasons

from glossator.errors import InputError
from glossator.formats import plugins
from glossator.record import Document
from glossator.record.readers import read
from glossator.record.readers.options import Options
from glossator.statement import reading

READER = """
from datetime import date
from glossator.errors import InputError
from glossator.formats.office.written import Block, Written

def read(data):
    if not data.startswith(b"MEMO "):
        raise InputError("no memo; save it again")
    return Written([Block(line) for line in data.decode()[5:].splitlines()], title="A memo", made=date(2018, 3, 20))

def nothing(data):
    return "words"
"""
ENTRIES = """[glossator.formats]
memo = brought_memo:read
odd = brought_memo:nothing
gone = brought_gone:read
html = brought_memo:read
"""


@pytest.fixture
def brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for files, with a distribution installed that reads .memo."""
    site = tmp_path / "site"
    about = site / "brought-1.0.dist-info"
    about.mkdir(parents=True)
    (site / "brought_memo.py").write_text(READER)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: brought\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(ENTRIES)
    monkeypatch.syspath_prepend(str(site))
    plugins._brought.cache_clear()
    yield tmp_path
    plugins._brought.cache_clear()
    sys.modules.pop("brought_memo", None)


def test_read_in_both_rooms(brought: Path) -> None:
    path = brought / "a.memo"
    path.write_bytes(b"MEMO The bridge opened.\nIt cost 3 million.")
    (document,) = read(path, Options())
    assert isinstance(document, Document)
    assert document.text == "The bridge opened.\n\nIt cost 3 million."
    assert (document.title, document.published) == ("A memo", date(2018, 3, 20))
    assert reading.read(path).text == "The bridge opened.\n\nIt cost 3 million."


def test_what_it_refuses_is_refused_by_name_in_both(brought: Path) -> None:
    path = brought / "a.memo"
    path.write_bytes(b"nothing of the kind")
    assert reasons(path) == ["no memo; save it again"]
    with pytest.raises(InputError, match="no memo; save it again"):
        reading.read(path)


def test_a_package_that_does_not_keep_its_word_is_named(brought: Path) -> None:
    for name, told in (
        ("a.odd", "does not return a glossator.formats.office.written.Written"),
        ("a.gone", "cannot be loaded"),
    ):
        (brought / name).write_bytes(b"x")
        assert told in reasons(brought / name)[0]


def test_no_own_format_is_taken_over(brought: Path) -> None:
    path = brought / "a.html"
    path.write_bytes(b"MEMO The bridge opened.")
    assert "not a web page" in reasons(path)[0]


def test_unknown_without_the_package(tmp_path: Path) -> None:
    path = tmp_path / "a.memo"
    path.write_bytes(b"MEMO The bridge opened.")
    assert "unknown format" in reasons(path)[0]
