"""What a person can do about a refusal, appended to its reason."""

import re
from functools import cache

from glossator.writing import ADVICE, is_full

_ADVISED = re.compile(r"; (?:get|save) ")  # how readers of files suggest another format


def advised(message: str) -> str:
    """The message with what to do next, unless it says so; a URL given in place of a file has its own message."""
    from glossator.formats.unsupported import address

    name = message.removesuffix(": No such file or directory")
    if name != message and (refused := address(name)):
        return refused
    if _ADVISED.search(message):
        return message
    step = next((do for says, do in _steps() if says.search(message)), "")
    return f"{message}; {step}" if step else message


def of_full_disk(problem: Exception, where: str) -> str:
    """One line naming the file if a full disk caused the problem; '' otherwise."""
    if not is_full(problem):
        return ""
    name = getattr(problem, "filename", None) or where
    return f"{name}: {ADVICE}" if name else ADVICE


@cache
def _steps() -> list[tuple[re.Pattern[str], str]]:
    from glossator.language import lists

    data = lists.load("cli", "next")
    return [(re.compile(one["says"]), one["do"]) for one in data]
