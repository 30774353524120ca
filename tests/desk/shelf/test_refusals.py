"""Refusals as people at the desk read them."""

import pytest

from glossator.desk.shelf.not_added import advice, told
from glossator.record import Refusal


def test_paths_of_this_machine_are_not_shown() -> None:
    names = {"/srv/desk/uploads/ab12/t.csv": "folder/t.csv"}
    shown = told([Refusal(source="/srv/desk/uploads/ab12/t.csv: row 3", reason="empty")], names)
    assert (shown[0].source, shown[0].reason) == ("folder/t.csv: row 3", "empty")
    assert "holds text" in shown[0].do


@pytest.mark.parametrize(
    ("reason", "helps"),
    [
        ("not UTF-8 text (byte 7)", "UTF-8"),
        ("truncated gzip: the file ends before its data does", "again"),
        ("larger than 20,000,000 bytes", "several files"),
        ("a spreadsheet: save it as .csv", ""),
        ("something never heard of", ""),
    ],
)
def test_each_reason_has_what_helps_unless_it_says_so(reason: str, helps: str) -> None:
    assert helps in advice(reason)
    assert bool(advice(reason)) is bool(helps)
