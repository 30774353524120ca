"""What could not be added, why, and what somebody at the desk can do about it."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pydantic import BaseModel, Field

from glossator.language import lists
from glossator.record.model import Refusal

MOST = 2_000  # refusals that are listed; further ones are counted


class Refused(BaseModel):
    """A file, a row of one, or a URL that was refused."""

    source: str = Field(description="the file or address as it was given, and the place in it")
    reason: str
    do: str = Field(default="", description="what helps, where the reason does not say it")


def told(refusals: Iterable[Refusal], names: Mapping[str, str]) -> list[Refused]:
    """The refusals under names known at the desk; `names` maps paths on this machine to original names."""
    return [Refused(source=_named(one.source, names), reason=_named(one.reason, names), do=advice(one.reason))
            for one in refusals]  # fmt: skip


def _named(words: str, names: Mapping[str, str]) -> str:
    """The words with a path of this machine replaced by the file's own name."""
    path = next((path for path in names if words.startswith(path)), "")
    return names[path] + words.removeprefix(path) if path else words


def advice(reason: str) -> str:
    """What helps against a reason; '' if nothing is known to, or the reason says it."""
    return next((do for says, do in _steps() if says.search(reason)), "")


@cache
def _steps() -> list[tuple[re.Pattern[str], str]]:
    rows = lists.load("desk", "advice")
    return [(re.compile(row["says"]), row["do"]) for row in rows]
