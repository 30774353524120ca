"""The limits of a call and the words an assistant reads first, from this room's data files."""

from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from glossator.formats.languages import named
from glossator.guide.plain_words import count, day, listed
from glossator.language import lists

if TYPE_CHECKING:
    from glossator.record.model import RecordInfo


@cache
def data(name: str) -> dict[str, Any]:
    """A data file of this room: `limits` or `tools`."""
    loaded: dict[str, Any] = lists.load("assistants", name)
    return loaded


def limits() -> dict[str, Any]:
    """Limits on what a call may ask for and on what it returns."""
    return data("limits")


class Texts:
    """Descriptions and instructions with the record's name, size and dates filled in, as measured once."""

    def __init__(self, address: str, info: "RecordInfo", *, writable: bool, saves: bool) -> None:
        words = data("tools")
        self._words = words
        self._filled = {
            "record": name_of(address),
            "documents": count(info.documents, "document"),
            "first": day(info.first),
            "last": day(info.last),
            "languages": _languages(info.languages),
            "undated": words["undated"]["some" if info.undated else "none"].format(count=f"{info.undated:,}"),
            "access": words["writable"].format(saving=words["saving"] if saves else "") if writable else
                      words["read_only"],
            "saved": words["saved"]["saved" if saves else "kept"],
            "most": f"{limits()['read']['most']:,}",
            "data": words["data"],
        }  # fmt: skip
        dated = "scope" if info.first else "scope_undated"
        self._filled["scope"] = words[dated].format(**self._filled)

    @property
    def instructions(self) -> str:
        """The server's instructions for assistants."""
        return str(self._words["instructions"]).format(**self._filled)

    def title(self, tool: str) -> str:
        """The tool's name for people."""
        return str(self._words["tools"][tool]["title"])

    def description(self, tool: str) -> str:
        """What the tool is for, and what it is not for."""
        return str(self._words["tools"][tool]["description"]).format(**self._filled)


def argument(name: str) -> str:
    """The description of an argument."""
    return str(data("tools")["arguments"][name])


def name_of(address: str) -> str:
    """The name of a record: the last part of its path or URL, with the one before if the last says nothing."""
    parts = [part for part in PurePosixPath(address).parts if part.strip("/.")]
    return "/".join(parts[-2:] if parts[-1:] == ["record"] else parts[-1:]) or "record"


def _languages(counted: dict[str, int]) -> str:
    return (
        listed(f"{named(code) or 'unknown language'} ({many:,})" for code, many in counted.items()) or "no language yet"
    )
