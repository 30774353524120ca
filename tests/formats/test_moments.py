"""Moments as files write them, and what only looks like one."""

from datetime import date
from typing import Any

import pytest

from glossator.formats.moments import to_date


@pytest.mark.parametrize(
    "value",
    [10**400, -(10**400), float("nan"), float("inf"), "9" * 16, "Mon, 99 Foo 99999 99:99:99 +0000", True,
     "21 Mar 2018 10:00:00 +99999999999", "Wed, 21 Mar 99999999999 10:00:00 +0000", "21 Mar 2018 10:00:00 -9999"],
)  # fmt: skip
def test_what_is_no_moment_is_none(value: Any) -> None:
    assert to_date(value) is None


@pytest.mark.parametrize("value", [1521640541, 1521640541000, 1521640541000000, "1521640541.5", 1521640541.5])
def test_seconds_and_their_thousandths_since_1970(value: Any) -> None:
    assert to_date(value) == date(2018, 3, 21)
