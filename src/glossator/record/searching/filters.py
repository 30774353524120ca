"""Which documents a search covers, as a condition for the store; values are escaped, never trusted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from glossator.record.model import RecordSpan

Dated = Literal["dated", "undated", "all"]
Values = str | Sequence[str] | None


def quoted(value: str) -> str:
    """A string literal; the only special character inside one is the quotation mark itself."""
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
    """The documents a search covers; a field at its default lets all through, except that undated ones need `dated`.

    `after` and `until` are published dates, both included. `language` also lets through documents whose language is
    unknown.
    """

    until: date | None = None
    after: date | None = None
    publisher: Values = None
    language: Values = None
    exclude_language: Values = None  # and documents of unknown language
    kind: Values = None
    exclude_kind: Values = None
    speaker: Values = None
    dated: Dated = "dated"
    years: bool = False  # give dates by whole years if the tables have a column of years; the rows are the same

    def needed(self, whole: "RecordSpan", years: bool) -> "Filters":
        """Equivalent filters for a record of this span that are faster to evaluate.

        On a large record the date costs most of a search, since its index gives the matching rows one by one. So it is
        left out where it excludes nothing, and elsewhere given by whole years, for which the index has bitmaps.
        """
        if whole.first is None or whole.last is None or self.dated == "undated":
            return replace(self, years=years)
        if self.dated == "all" and whole.undated:
            return replace(self, years=years)
        until = self.until if self.until and self.until < whole.last else None
        after = self.after if self.after and self.after > whole.first else None
        bound = until is not None or after is not None
        dated: Dated = "dated" if bound or whole.undated else "all"
        return replace(self, until=until, after=after, dated=dated, years=years)

    def condition(self) -> str:
        """The condition over columns that documents, passages and vectors share; '' if it lets everything through."""
        named = {"publisher": self.publisher, "kind": self.kind, "speaker": self.speaker}
        parts = [self._days(), *(one_of(column, values) for column, values in named.items() if values is not None)]
        if self.language is not None:
            languages = [self.language] if isinstance(self.language, str) else self.language
            parts.append(one_of("language", [*languages, ""]))
        if self.exclude_language is not None:
            languages = [self.exclude_language] if isinstance(self.exclude_language, str) else self.exclude_language
            parts.append(f"NOT ({one_of('language', [*languages, ''])})")
        if self.exclude_kind:
            parts.append(f"NOT ({one_of('kind', self.exclude_kind)})")
        return " AND ".join(part for part in parts if part)

    def _days(self) -> str:
        column = "year" if self.years else "published"
        if self.dated == "undated":
            return f"{column} IS NULL"
        days = self._by_years() if self.years else self._between(self.after, self.until)
        if self.dated == "all":
            return f"({column} IS NULL OR ({days}))" if days else ""
        return days or f"{column} IS NOT NULL"

    def _between(self, first: date | None, last: date | None) -> str:
        days = [f"published >= date '{first.isoformat()}'"] if first is not None else []
        return " AND ".join([*days, *([f"published <= date '{last.isoformat()}'"] if last is not None else [])])

    def _by_years(self) -> str:
        first, last = self.after, self.until
        if first is not None and last is not None and first.year >= last.year:
            return self._between(first, last)
        years, parts = [], []
        if first is not None:
            years.append(f"year > {first.year}")
            parts.append(self._between(first, date(first.year, 12, 31)))
        if last is not None:
            years.append(f"year < {last.year}")
            parts.append(self._between(date(last.year, 1, 1), last))
        return f"(({' AND '.join(years)}) OR ({') OR ('.join(parts)}))" if years else ""


class Filtering(TypedDict, total=False):
    """The fields of `Filters` as keyword arguments."""

    until: date | None
    after: date | None
    publisher: Values
    language: Values
    exclude_language: Values
    kind: Values
    exclude_kind: Values
    speaker: Values
    dated: Dated
