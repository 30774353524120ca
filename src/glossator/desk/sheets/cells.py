"""Cells that survive the round trip: nothing a spreadsheet runs, and no character that a file cannot hold."""

import re

LONGEST = 32_000  # characters per cell; spreadsheets allow 32,767

# What a spreadsheet takes for a formula, at its start or after spaces; East Asian ones read the wide signs too.
_RUNS = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_KEPT = re.compile(r"'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
# Characters that no XML holds, or that a reader turns into others, written as spreadsheets write them (ECMA-376,
# ST_Xstring); so is an underscore that would read as the start of one.
_UNHELD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile(r"_x([0-9A-Fa-f]{4})_")


def out(text: str) -> str:
    """A text encoded for a cell."""
    held = "'" + text if _RUNS.match(text) else text
    return _UNHELD.sub(lambda found: f"_x{ord(found[0]):04X}_", held)


def back(cell: str) -> str:
    """The text of a cell, exactly."""
    held = _WRITTEN.sub(lambda found: chr(int(found[1], 16)), cell)
    return held[1:] if _KEPT.match(held) else held
