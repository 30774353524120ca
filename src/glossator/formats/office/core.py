"""What a file of Microsoft's formats says about itself, without what it only took over from a library's template."""

from datetime import date
from functools import cache
from typing import Any

from glossator.formats.days import day
from glossator.formats.office.package import Package
from glossator.formats.office.written import Written
from glossator.language import lists

_PART = "docProps/core.xml"
_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"


def describe(found: Written, package: Package) -> None:
    """Add the file's own title, author and days; nothing if it has none. Raises InputError if they are damaged."""
    if _PART not in package:
        return
    said = {each.tag: (each.text or "").strip() for each in package.xml(_PART)}
    author = said.get(_DC + "creator", "")
    found.title, found.author = said.get(_DC + "title", ""), "" if author in _templates()["authors"] else author
    found.made, found.modified = _day(said.get(_TERMS + "created", "")), _day(said.get(_TERMS + "modified", ""))


def _day(moment: str) -> date | None:
    return None if moment in _templates()["moments"] else day(moment)


@cache
def _templates() -> Any:
    return lists.load("formats.office", "templates")
