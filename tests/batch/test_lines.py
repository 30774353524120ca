"""The lines of a batch: each an item, or a reason with its number."""

import json
from datetime import date
from pathlib import Path

import pytest

from glossator.batch import Item, Outcome
from glossator.batch import lines as lines_module
from glossator.batch.lines import count, read_lines
from glossator.errors import InputError


def read(folder: Path, *rows: object) -> list[Item | Outcome]:
    """What the lines are read as; text is taken as it is."""
    path = folder / "statements.jsonl"
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
    return list(read_lines(str(path)))


def reason(folder: Path, row: object) -> str:
    (found,) = read(folder, row)
    assert isinstance(found, Outcome)
    assert found.failed
    assert found.line == 1
    return found.reason


def test_text_and_files_with_what_is_told_of_them(tmp_path: Path) -> None:
    first, second = read(
        tmp_path,
        {"id": "call", "text": "I called.", "speaker": "A", "date": "2018-03-21", "as_of": "2018-03-22", "likes": 3},
        {"file": "speeches/inaugural.txt"},
    )
    told = {"speaker": "A", "date": "2018-03-21"}
    assert first == Item(1, "call", "I called.", None, told, date(2018, 3, 22))
    assert isinstance(second, Item)
    assert (second.name, second.file) == ("inaugural", tmp_path / "speeches" / "inaugural.txt")


def test_empty_lines_count_for_numbers_only(tmp_path: Path) -> None:
    assert [item.line for item in read(tmp_path, {"text": "a"}, "", "  ", {"text": "b"})] == [1, 4]
    assert count(str(tmp_path / "statements.jsonl")) == 2


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "nested too deep"),
        ({"id": "a"}, "needs either text or file"),
        ({"text": "a", "file": "b"}, "not both"),
        ({"text": 5}, "text must be a string"),
        ({"text": "a", "speaker": ["B"]}, "speaker must be a string"),
        ({"text": "a", "as_of": "21.3.2018"}, "as_of: '21.3.2018' is not a date"),
        ({"text": "a", "id": {}}, "id must be"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(tmp_path: Path, row: object, words: str) -> None:
    assert words in reason(tmp_path, row)


def test_bytes_that_are_no_text_and_lines_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_module, "LARGEST_LINE", 50)
    path = tmp_path / "statements.jsonl"
    path.write_bytes(b'\xff{}\n{"text": "' + b"a" * 200 + b'"}\n{"text": "b"}\n')
    first, second, third = read_lines(str(path))
    assert isinstance(first, Outcome)
    assert "not UTF-8" in first.reason
    assert isinstance(second, Outcome)
    assert "longer than 50 bytes" in second.reason
    assert isinstance(third, Item)
    assert third.line == 3
    assert count(str(path)) == 3


def test_names_are_safe_and_never_shared(tmp_path: Path) -> None:
    ids = ["../../etc/passwd", "a/b", "a b", "été", "/", "x" * 300, "", 7]
    found = read(tmp_path, *({"id": one, "text": "a"} for one in ids))
    names = [item.name for item in found if isinstance(item, Item)]
    assert names[-1] == "7"
    assert len(set(names)) == 7
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-") for name in names)
    assert not any(name.startswith(".") for name in names)
    assert max(map(len, names)) < 100


def test_a_second_line_with_an_id_is_refused(tmp_path: Path) -> None:
    _, second = read(tmp_path, {"id": "a", "text": "x"}, {"id": "A", "text": "y"})
    assert isinstance(second, Outcome)
    assert second.reason == "line 1 already has the id 'A'"


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.jsonl: No such file"):
        list(read_lines(str(tmp_path / "nothing.jsonl")))
