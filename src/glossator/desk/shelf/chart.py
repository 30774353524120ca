"""Documents by publisher and time, counted for a chart and for the table of the same numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from glossator.guide import plain_words as words
from glossator.record.contents import Month

PUBLISHERS, COLUMNS = 14, 36  # the largest publishers have a row each, the newest months or years a column
CELL, GAP = 22, 3  # pixels of a cell, and its margin around the largest square
EARLIER, OTHERS = "earlier", "All others"
NOBODY = "No publisher named"
By = Literal["month", "year"]


@dataclass(frozen=True)
class Chart:
    """Counts by row and column; the last row may be all other publishers, the first column everything earlier."""

    rows: list[str]
    columns: list[str]
    counts: dict[tuple[int, int], int]
    labels: dict[int, str]  # by column: those shown below the chart
    described: str

    def total(self, row: int) -> int:
        """The number of documents in a row."""
        return sum(count for (at, _), count in self.counts.items() if at == row)

    @property
    def squares(self) -> list[tuple[int, int, float, int]]:
        """(Row, column, side in pixels, documents) for each square; its area is proportional to its documents."""
        largest = max(self.counts.values())
        return [(row, column, round(max(3.0, (CELL - GAP) * sqrt(many / largest)), 1), many)
                for (row, column), many in sorted(self.counts.items())]  # fmt: skip


def drawn(months: Sequence[Month], by: By) -> Chart | None:
    """The chart of dated documents; None if there are none."""
    if not months:
        return None
    largest = Counter[str]()
    for one in months:
        largest[one.publisher] += one.documents
    named = [name for name, _ in sorted(largest.items(), key=lambda pair: (-pair[1], pair[0]))[:PUBLISHERS]]
    places = {name: at for at, name in enumerate(named)}
    last = max(_column(one, by) for one in months)
    first = max(min(_column(one, by) for one in months), last - COLUMNS + 1)
    before = any(_column(one, by) < first for one in months)
    counts = Counter[tuple[int, int]]()
    for one in months:
        at = _column(one, by)
        counts[places.get(one.publisher, len(named)), at - first + before if at >= first else 0] += one.documents
    rows = [name or NOBODY for name in named] + ([OTHERS] if len(largest) > len(named) else [])
    columns = ([EARLIER] if before else []) + [_named(at, by) for at in range(first, last + 1)]
    return Chart(rows, columns, dict(counts), _labels(columns, by), _described(rows, columns, counts))


def _column(one: Month, by: By) -> int:
    return one.year if by == "year" else one.year * 12 + one.month - 1


def _named(column: int, by: By) -> str:
    return str(column) if by == "year" else f"{words.MONTHS[column % 12][:3]} {column // 12}"


def _labels(columns: list[str], by: By) -> dict[int, str]:
    """The labels: at each January, or each fifth year, and at the first column if none follows soon."""
    first = 1 if columns[0] == EARLIER else 0
    found = {at: name for at, name in enumerate(columns) if at >= first and _round(name, by)}
    if not found.keys() & range(first, first + 4):
        found = {first: columns[first]} | found
    return found


def _round(name: str, by: By) -> bool:
    return name.startswith("Jan") if by == "month" else int(name) % 5 == 0


def _described(rows: list[str], columns: list[str], counts: Counter[tuple[int, int]]) -> str:
    own = {place: many for place, many in counts.items() if rows[place[0]] != OTHERS and columns[place[1]] != EARLIER}
    (row, column), most = max((own or counts).items(), key=lambda pair: (pair[1], pair[0]))
    return (f"{words.count(sum(counts.values()), 'dated document')}; the larger a square, the more documents. Most: "
            f"{rows[row]}, {columns[column]}, {most:,}. The numbers are in the table beneath.")  # fmt: skip
