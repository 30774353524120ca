"""The days of a record: what a limit on them would let through, without asking the engine each time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow.compute as pc

from glossator.record.rows import YEAR
from glossator.record.store import DOCUMENTS, PASSAGES, VECTORS


@dataclass(frozen=True)
class Days:
    """Documents with a day and without, the first day and the last, and whether the tables have a column of years."""

    dated: int
    undated: int
    first: date
    last: date
    years: bool


def days_of(view: Mapping[str, Any]) -> Days:
    """The days of the documents in a view of the tables; of each document the day alone is read."""
    table = view[DOCUMENTS]
    column = table.search().select(["published"]).limit(table.count_rows() or 1).to_arrow().column("published")
    ends = pc.min_max(column).as_py()
    searched = [view[name] for name in (DOCUMENTS, PASSAGES, VECTORS) if name in view]
    return Days(
        dated=len(column) - column.null_count,
        undated=column.null_count,
        first=ends["min"] or date.min,
        last=ends["max"] or date.min,
        years=all(YEAR in table.schema.names for table in searched),
    )
