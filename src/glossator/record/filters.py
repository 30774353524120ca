"""Which documents a question is put to, as a condition the store understands; values are escaped, never trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypedDict

Dated = Literal["dated", "undated", "all"]
Values = str | Sequence[str] | None


def quoted(value: str) -> str:
    """A string literal: the only special character inside one is the quote mark itself."""
    return "'" + value.replace("\x00", "").replace("'", "''") + "'"


def one_of(column: str, values: Values) -> str:
    """`column` equals the value, or one of the values."""
    some = [values] if isinstance(values, str) else list(values or [])
    if not some:
        return "false"
    if len(some) == 1:
        return f"{column} = {quoted(some[0])}"
    return f"{column} IN ({', '.join(quoted(value) for value in some)})"


@dataclass(frozen=True)
class Filters:
    """What a document must be to be asked; every field left alone lets all through, but undated ones need `dated`.

    `after` and `until` are published days, both included. `language` also lets through what has no known language.
    """

    until: date | None = None
    after: date | None = None
    publisher: Values = None
    language: Values = None
    kind: Values = None
    exclude_kind: Values = None
    speaker: Values = None
    dated: Dated = "dated"

    def condition(self) -> str:
        """The condition over columns that documents, passages and vectors share; '' when it lets everything through."""
        named = {"publisher": self.publisher, "kind": self.kind, "speaker": self.speaker}
        parts = [self._days(), *(one_of(column, values) for column, values in named.items() if values is not None)]
        if self.language is not None:
            languages = [self.language] if isinstance(self.language, str) else self.language
            parts.append(one_of("language", [*languages, ""]))
        if self.exclude_kind:
            parts.append(f"NOT ({one_of('kind', self.exclude_kind)})")
        return " AND ".join(part for part in parts if part)

    def _days(self) -> str:
        if self.dated == "undated":
            return "published IS NULL"
        days = []
        if self.after is not None:
            days.append(f"published >= date '{self.after.isoformat()}'")
        if self.until is not None:
            days.append(f"published <= date '{self.until.isoformat()}'")
        if self.dated == "all":
            return f"(published IS NULL OR ({' AND '.join(days)}))" if days else ""
        return " AND ".join(days) or "published IS NOT NULL"


class Filtering(TypedDict, total=False):
    """The same fields, as keyword arguments."""

    until: date | None
    after: date | None
    publisher: Values
    language: Values
    kind: Values
    exclude_kind: Values
    speaker: Values
    dated: Dated
