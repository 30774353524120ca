"""Dates on the command line: three options, one reader and one error message for every command.

`--as-of` limits what may be read, `--since` and `--until` what is listed; both dates are included.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated

import typer

from glossator import days

METAVAR = "DAY"


def day(words: str) -> date:
    """A day as 2018-03-21, or the word 'today'. Raises typer.BadParameter."""
    return _read(words, lambda _year, _month: None)


def first_day(words: str) -> date:
    """Like `day`, but a year or a month stands for its first day."""
    return _read(words, lambda year, month: date(year, month or 1, 1))


def last_day(words: str) -> date:
    """Like `day`, but a year or a month stands for its last day."""
    return _read(words, lambda year, month: date(year, month or 12, monthrange(year, month or 12)[1]))


def _read(words: str, of_span: Callable[[int, int], date | None]) -> date:
    written = words.strip()
    if written.lower() == "today":
        return datetime.now().astimezone().date()
    try:
        year, _, month = written.partition("-")
        if (len(year), len(month)) in {(4, 0), (4, 2)} and (year + month).isdecimal() and not written.endswith("-"):
            whole = date(int(year), int(month or 1), 1)
            if found := of_span(whole.year, whole.month if month else 0):
                return found
        return days.day(written)
    except ValueError:
        raise typer.BadParameter(days.refusal(written)) from None


AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=day, metavar=METAVAR, help="Read nothing published after this day, or 'today'."),
]
AsOfSaid = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=day,
        metavar=METAVAR,
        help="Read nothing published after this day, or 'today'.",
        show_default="the day of the statement",
    ),
]
Since = Annotated[
    date | None,
    typer.Option(
        "--since", parser=first_day, metavar=METAVAR, help="Leave out everything before this day; a year is enough."
    ),
]
Until = Annotated[
    date | None,
    typer.Option(
        "--until", parser=last_day, metavar=METAVAR, help="Leave out everything after this day; a year is enough."
    ),
]
Later = Annotated[bool, typer.Option("--later", help="List separately what was published after the day of --as-of.")]
# Option names of an earlier release, still accepted in this one.
LaterBefore = Annotated[bool, typer.Option("--since", hidden=True)]
SinceBefore = Annotated[date | None, typer.Option("--after", parser=first_day, metavar=METAVAR, hidden=True)]
UntilBefore = Annotated[date | None, typer.Option("--before", parser=last_day, metavar=METAVAR, hidden=True)]
