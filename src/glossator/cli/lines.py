"""Read lines and write JSON lines, for every command; '-' is standard input."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossator.errors import InputError, json_fault

if TYPE_CHECKING:
    from pydantic import BaseModel

AlwaysJson = Annotated[bool, typer.Option("--json", help="Print JSON lines, which is always done.")]
LARGEST_LINE = 16_000_000  # characters; a longer line is refused rather than held in memory


def read_text(path: str) -> str:
    """The text of a file, or of standard input for '-'. Raises InputError with the file's name and the reason."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as problem:
        raise InputError(f"{path}: {problem.strerror or problem}") from problem
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InputError(f"{path}: not UTF-8 text (byte {problem.start})") from problem


def read_json_lines(path: str, *required: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file, in order.

    Raises InputError, naming the line, if one lacks any of the `required` keys.
    """
    name = "standard input" if path == "-" else path
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        if len(line) > LARGEST_LINE:
            raise InputError(f"{name}, line {number}: longer than {LARGEST_LINE:,} characters")
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as problem:
            raise InputError(f"{name}, line {number}: not JSON ({json_fault(problem)})") from problem
        missing = [key for key in required if not isinstance(row, dict) or key not in row]
        if missing:
            raise InputError(f"{name}, line {number}: missing {', '.join(missing)}")
        yield row


def write_json(value: "BaseModel | dict[str, Any] | list[Any]") -> None:
    """Write one line of JSON to standard output, keys in a fixed order, non-ASCII characters as they are."""
    plain = value if isinstance(value, (dict, list)) else value.model_dump(mode="json")
    sys.stdout.write(json.dumps(plain, ensure_ascii=False) + "\n")


def tell(remarks: Iterable[str]) -> None:
    """Write what a reader had to assume or leave out to standard error, one line each."""
    for remark in remarks:
        sys.stderr.write(f"glossator: {remark}\n")
