"""Uploaded files: names that can be written and shown, and files that go only once nobody waits for them."""

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest

from glossator.desk.database.tables import now
from glossator.desk.shelf import uploads
from glossator.errors import InputError


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("page.html", "page.html"),
        ("folder/page.html", "folder/page.html"),
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\Users\\me\\page.html", "C_/Users/me/page.html"),
        (".htaccess", "htaccess"),
        ("a\u202egnp.html", "agnp.html"),
        ("nul\x00l.txt", "null.txt"),
        ("\ud800.txt", "\ufffd.txt"),
        ("/", ""),
        ("..", ""),
        ("", ""),
    ],
)
def test_names_lead_nowhere_and_hide_nothing(given: str, kept: str) -> None:
    assert uploads.sanitised(given) == kept


def test_a_long_name_keeps_its_end() -> None:
    short = uploads.sanitised("é" * 400 + ".warc.gz")
    assert short.endswith(".warc.gz")
    assert len(short.encode()) <= uploads.LONGEST_PART
    assert len(uploads.sanitised("x/" * 50 + "page.html").split("/")) == uploads.DEEPEST


def test_what_a_browser_saved_beside_a_page_is_no_document() -> None:
    names = ["a/page.html", "a/page_files/logo.html", "a/other_files/kept.html", "page_files/x.html"]
    assert uploads.beside_a_page(names) == {"a/page_files/logo.html"}


def test_the_same_file_has_the_same_path(tmp_path: Path) -> None:
    first = uploads.keep(tmp_path, "a/page.html", io.BytesIO(b"one"))
    again = uploads.keep(tmp_path, "b/page.html", io.BytesIO(b"one"))
    other = uploads.keep(tmp_path, "page.html", io.BytesIO(b"two"))
    assert first.path == again.path != other.path
    assert (tmp_path / uploads.FOLDER / first.path).read_bytes() == b"one"
    assert first.name == "a/page.html"


def test_a_file_uploaded_again_meanwhile_is_not_taken_away(tmp_path: Path) -> None:
    kept = uploads.keep(tmp_path, "page.html", io.BytesIO(b"one"))
    uploads.drop(tmp_path, [kept.path], now() - timedelta(seconds=60))
    assert (tmp_path / uploads.FOLDER / kept.path).is_file()
    uploads.drop(tmp_path, [kept.path], now() + timedelta(seconds=60))
    assert not (tmp_path / uploads.FOLDER / kept.path).parent.exists()


def test_what_nobody_waits_for_goes_after_a_week(tmp_path: Path) -> None:
    paths = [uploads.keep(tmp_path, name, io.BytesIO(name.encode())).path for name in ("old", "wanted", "new")]
    for path in paths[:2]:
        os.utime(tmp_path / uploads.FOLDER / path, (0, 0))
    uploads.sweep(tmp_path, {paths[1]})
    assert [(tmp_path / uploads.FOLDER / path).exists() for path in paths] == [False, True, True]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / uploads.FOLDER).write_text("in the way")
    with pytest.raises(InputError, match=r"page\.html: "):
        uploads.keep(tmp_path, "page.html", io.BytesIO(b"one"))
