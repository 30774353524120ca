"""Adding documents to the record in batches, each of them atomic."""

import logging
from collections.abc import Sequence
from typing import Any

from glossator.record.filing.prepared import Prepared, only
from glossator.record.model import AddSummary
from glossator.record.searching.filters import one_of
from glossator.record.searching.search import rows_by_id
from glossator.record.tables.store import DOCUMENTS, PASSAGES, Change, Store
from glossator.record.tables.upkeep import tidy

_log = logging.getLogger(__name__)


def commit(store: Store, part: Prepared, summary: AddSummary) -> None:
    """Add one batch and count it; when this returns, everything counted is on disk."""
    summary.refused += [one for one in part.refused if not one.passed_over]
    summary.passed_over += [one for one in part.refused if one.passed_over]
    for one in part.refused:
        _log.info("%s %s: %s", "passed over" if one.passed_over else "refused", one.source, one.reason)
    # What is on file already needs no write lock; a repeated run ends here.
    fresh = _fresh(store.once(DOCUMENTS), part)
    if fresh.documents.num_rows:
        with store.writing() as change:
            added, updated, passages = _put(change, fresh)
            tidy(change)
        summary.added += added
        summary.updated += updated
        summary.passages += passages
        summary.unchanged += part.given - added - updated
    else:
        summary.unchanged += part.given


def _fresh(table: Any, part: Prepared) -> Prepared:
    """The part without the documents that are on file unchanged."""
    known = _contents(table, part)
    ids, contents = part.documents.column("id").to_pylist(), part.documents.column("content").to_pylist()
    fresh = [one for one, content in zip(ids, contents, strict=True) if known.get(one) != content]
    if len(fresh) == len(ids):
        return part
    return Prepared(only(part.documents, "id", fresh), only(part.passages, "document", fresh), len(fresh))


def _contents(table: Any, part: Prepared) -> dict[str, str]:
    ids = part.documents.column("id").to_pylist()
    return {row["id"]: row["content"] for row in rows_by_id(table, ids, ["id", "content"])}


def _put(change: Change, part: Prepared) -> tuple[int, int, int]:
    # Looked up again while we hold the lock: another writer may have been here in the meantime.
    part = _fresh(change.table(DOCUMENTS), part)
    replaced = list(_contents(change.table(DOCUMENTS), part))
    take_off(change, replaced)
    if part.documents.num_rows:
        change.add(DOCUMENTS, part.documents)
    if part.passages.num_rows:
        change.add(PASSAGES, part.passages)
    return part.documents.num_rows - len(replaced), len(replaced), part.passages.num_rows


def take_off(change: Change, ids: Sequence[str]) -> None:
    """Remove documents with everything made from them."""
    if ids:
        for name in change.names():
            change.table(name).delete(one_of("id" if name == DOCUMENTS else "document", ids))
