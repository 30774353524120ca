"""Days on the command line: one vocabulary, one reader, one refusal; names of an earlier release still work."""

from datetime import date
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from glossator.cli import days
from glossator.cli.main import application

runner = CliRunner()
DAYS = {"as_of", "since", "until", "day", "on", "before", "after"}


def commands(group: Any, path: tuple[str, ...] = ()) -> Any:
    for name, command in getattr(group, "commands", {}).items():
        yield (*path, name), command
        yield from commands(command, (*path, name))


ALL = dict(commands(typer.main.get_command(application())))


def day_options() -> list[tuple[tuple[str, ...], str]]:
    """Every option that takes a day, with its command."""
    names = {"--as-of", "--since", "--until", "--date", "--before", "--after"}
    return [
        (path, name)
        for path, command in ALL.items()
        for option in command.params
        for name in option.opts
        if name in names and not option.is_flag
    ]


def test_options_of_days_are_found() -> None:
    assert len(day_options()) >= 14


@pytest.mark.parametrize(("path", "name"), day_options(), ids=str)
def test_every_command_refuses_in_the_same_words(path: tuple[str, ...], name: str) -> None:
    needed = ["x" for one in ALL[path].params if one.param_type_name == "argument" and one.required]
    result = runner.invoke(application(), [*path, *needed, name, "2018-03-21nonsense"], env={"COLUMNS": "200"})
    assert result.exit_code == 2
    assert "'2018-03-21nonsense' is not a date; write it as 2018-03-21" in result.output


def test_a_year_and_a_month_are_spans() -> None:
    assert days.first_day("2018") == date(2018, 1, 1)
    assert days.last_day("2018") == date(2018, 12, 31)
    assert days.first_day("2018-02") == date(2018, 2, 1)
    assert days.last_day("2016-02") == date(2016, 2, 29)
    assert days.day("2018-03-21") == days.first_day("2018-03-21") == days.last_day("2018-03-21") == date(2018, 3, 21)
    for wrong in ("2018", "2018-13", "2018-", "today's", "0000", "x"):
        with pytest.raises(typer.BadParameter):
            days.day(wrong)
    for wrong in ("2018-13", "2018-", "0000", "20", ""):
        with pytest.raises(typer.BadParameter):
            days.first_day(wrong)


def test_today_is_a_day() -> None:
    assert days.day("Today") in {date.today(), days.first_day("today")}  # noqa: DTZ011 (the user's own day)


def test_what_came_later_is_not_since() -> None:
    for name in ("annotate", "batch", "check"):
        shown = {option.opts[0]: option.hidden for option in ALL[(name,)].params}
        assert shown["--later"] is False
        assert shown["--since"] is True
