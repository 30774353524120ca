"""Coding a whole record: slow, but it can be interrupted and resumes where it stopped."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from glossator.conduct.ledger.passages import NOT_REPORTS
from glossator.conduct.ledger.store import coded
from glossator.record import Record

if TYPE_CHECKING:
    from glossator.record.model import Document, Passage

DOCUMENTS_AT_ONCE = 100


def code_all(record: Record, progress: Callable[[int, int], None] | None = None, until: date | None = None,
             user_file: str = "") -> int:  # fmt: skip
    """Code every passage of the record that is not in the cache; returns the number of documents read."""
    total = record.count(until=until, exclude_kind=NOT_REPORTS)
    done = 0
    batch: list[tuple[Passage, Document]] = []
    for document in record.scan(until=until, exclude_kind=NOT_REPORTS):
        batch.extend((passage, document) for passage in record.passages(document.id))
        done += 1
        if done % DOCUMENTS_AT_ONCE == 0:
            coded(record.cache, batch, user_file=user_file)
            batch = []
            if progress:
                progress(done, total)
    coded(record.cache, batch, user_file=user_file)
    return done
