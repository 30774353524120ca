"""Folders walked in order."""

from pathlib import Path

from glossator.record import Record, Refusal
from glossator.record.readers.walk import walk


def names(*paths: Path) -> list[str]:
    return [f"!{Path(one.source).name}" if isinstance(one, Refusal) else one.name for one in walk(paths)]


def test_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".git/config", ".hidden.txt", "a_files/logo.png", "sub/c.txt", "z_files/kept.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path) == ["a.html", "b.txt", "c.txt", "kept.txt"]
    assert names(tmp_path / ".hidden.txt") == [".hidden.txt"]


def test_a_record_in_the_folder_is_passed_over(tmp_path: Path) -> None:
    Record.open(tmp_path / "record", create=True)
    (tmp_path / "x.txt").touch()
    assert names(tmp_path) == ["x.txt"]


def test_links_are_followed_once_and_loops_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.txt").touch()
    (tmp_path / "again").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "up").symlink_to(tmp_path)
    assert names(tmp_path) == ["!up", "x.txt", "!up", "x.txt"]
