"""What to do instead with a file format that is not read, or with a URL where only files are read."""

import re
from functools import cache
from pathlib import PurePath
from typing import Any

from glossator.language import lists

_ADDRESS = re.compile(r"(https?):/{1,2}(?=[^/\s])", re.IGNORECASE)


def instead(name: str) -> str:
    """'a spreadsheet: save it as .csv', by a file name's extension; '' if nothing is known to help."""
    return _steps().get(PurePath(name.casefold().removesuffix(".gz")).suffix, "")


def address(name: str) -> str:
    """Why a URL is refused where only files are read; '' if `name` is not a URL."""
    found = _ADDRESS.match(name)
    if not found:
        return ""
    return f"{found[1]}://{name[found.end() :]}: URLs are not fetched here; save the page, and give the file"


@cache
def _steps() -> dict[str, str]:
    listed: list[dict[str, Any]] = lists.load("formats", "instead")
    return {suffix: f"{one['kind']}: {one['do']}" for one in listed for suffix in one["suffixes"]}
