"""What an HTTP status without a page means, in words; see data/statuses.yaml."""

from dataclasses import dataclass
from functools import cache
from http import HTTPStatus

from glossator.language import lists


@dataclass(frozen=True)
class Status:
    """What a status code means, and whether it is temporary."""

    says: str
    next: str = ""
    passing: bool = False


@cache
def _known() -> dict[int, Status]:
    data = lists.load("addresses", "statuses")
    return {number: Status(**known) for number, known in data.items()}


def status(number: int) -> Status:
    """What is known of a status; for an unlisted one, its code and the name that the standard gives it."""
    return _known().get(number) or Status("no page", passing=number >= 500)


def named(number: int) -> str:
    """'there is no such page (404 Not Found)'."""
    try:
        name = f"{number} {HTTPStatus(number).phrase}"
    except ValueError:
        name = str(number)
    return f"{status(number).says} ({name})"
