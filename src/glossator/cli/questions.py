"""Claims on the command line: one in words, or a file of them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossator.cli.lines import read_json_lines
from glossator.days import day_in
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.evidence import Question

Claims = Annotated[str, typer.Argument(help="A claim in words; or a file of claims (.jsonl), - for standard input.")]


def is_file(argument: str) -> bool:
    """True if the argument names a file of claims: it ends in .jsonl, or is '-'."""
    return argument == "-" or argument.endswith(".jsonl")


def rows(argument: str) -> Iterator[dict[str, Any]]:
    """The claims as objects with a `claim`: the lines of a file, or the words themselves as one."""
    if is_file(argument):
        yield from read_json_lines(argument)
    elif argument.strip():
        yield {"claim": argument}
    else:
        raise InputError("the claim is empty")


def question(row: dict[str, Any], number: int) -> "Question":
    """The question of one line: `claim`, or `standalone` and `text` as `glossator claims` prints them."""
    from glossator.evidence import Question

    text = row.get("claim") or row.get("standalone") or row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"line {number}: missing claim")
    about = row.get("about") or []
    return Question(
        claim=str(row.get("id") or f"c{number}"),
        text=text,
        kind=str(row.get("kind") or "fact"),
        speaker=str(row.get("speaker") or ""),
        date=day_in(row.get("date"), f"line {number}: date"),
        about=tuple(str(name) for name in about) if isinstance(about, list) else (),
    )
