"""The newsroom's settings; each with a default, changed by an admin."""

from functools import cache

from pydantic import BaseModel, ConfigDict
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Choice, Person
from glossator.desk.log import record
from glossator.errors import InputError
from glossator.faces.site.publish import base_address
from glossator.language import lists

LONGEST = 300


class Option(BaseModel):
    """One setting; `of` lists its possible values, any text if empty."""

    model_config = ConfigDict(frozen=True)

    default: str
    of: tuple[str, ...] = ()
    words: str


@cache
def options() -> dict[str, Option]:
    """All settings there are."""
    rows = lists.load("desk", "choices")
    return {key: Option.model_validate(row) for key, row in rows.items()}


def chosen(session: Session, key: str) -> str:
    """The current settings."""
    held = session.get(Choice, key)
    return held.value if held else options()[key].default


def choose(session: Session, by: Person, key: str, value: str) -> None:
    """Change a setting. Raises InputError for an unknown setting or value."""
    option = options().get(key)
    if option is None or (option.of and value not in option.of) or len(value) > LONGEST or "\x00" in value:
        raise InputError(f"{key}: {value[:40]!r} is not a possible value")
    if key == "site_address":
        value = base_address(value)
    before = chosen(session, key)
    if before == value:
        return
    session.merge(Choice(key=key, value=value))
    record(session, by, "chose", part=key, before={"value": before}, after={"value": value})
