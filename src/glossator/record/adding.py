"""Putting documents on file: in batches, each there as a whole or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter
from typing import Any

from glossator.record import rows
from glossator.record.filters import one_of
from glossator.record.identity import content_hash
from glossator.record.model import AddSummary, Document, Passage, Refusal
from glossator.record.passages import passages
from glossator.record.search import rows_by_id
from glossator.record.store import DOCUMENTS, PASSAGES, VECTORS, Change, Store
from glossator.record.upkeep import tidy

BATCH_DOCUMENTS = 1000
BATCH_CHARACTERS = 4_000_000  # what is held in memory at a time, whatever the size of the input


def batches(items: Iterable[Document | Refusal]) -> Iterator[list[Document | Refusal]]:
    """The items in order, in lists small enough to hold in memory."""
    batch: list[Document | Refusal] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.text) if isinstance(item, Document) else 0
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def add_batch(store: Store, batch: Sequence[Document | Refusal], summary: AddSummary) -> None:
    """Put one batch on file and count it; when this returns, what it counted is on disk."""
    started = perf_counter()
    summary.refused += [item for item in batch if isinstance(item, Refusal)]
    latest, repeated = _latest(item for item in batch if isinstance(item, Document))
    if latest:
        # What is known to be on file needs no turn; most of a repeated run ends here.
        latest, unchanged = _changed(store.view()[DOCUMENTS], latest)
        cut = [(document, passages(document)) for document in latest]
        if cut:
            with store.writing() as change:
                _put(change, cut, summary)
                tidy(change)
        summary.unchanged += unchanged + repeated
    summary.seconds += perf_counter() - started


def _latest(documents: Iterable[Document]) -> tuple[list[Document], int]:
    """Documents by id, the last of each, with their hash; and how many came before it in the batch."""
    seen: dict[str, Document] = {}
    count = 0
    for document in documents:
        count += 1
        seen[document.id] = document.model_copy(update={"content": content_hash(document)})
    return list(seen.values()), count - len(seen)


def _changed(table: Any, documents: list[Document]) -> tuple[list[Document], int]:
    known = _contents(table, documents)
    changed = [document for document in documents if known.get(document.id) != document.content]
    return changed, len(documents) - len(changed)


def _contents(table: Any, documents: Sequence[Document]) -> dict[str, str]:
    ids = [document.id for document in documents]
    return {row["id"]: row["content"] for row in rows_by_id(table, ids, ["id", "content"])}


def _put(change: Change, cut: list[tuple[Document, list[Passage]]], summary: AddSummary) -> None:
    # Looked up again in our own turn: another writer may have been here in the meantime.
    known = _contents(change.table(DOCUMENTS), [document for document, _ in cut])
    kept = [(document, some) for document, some in cut if known.get(document.id) != document.content]
    replaced = [document.id for document, _ in kept if document.id in known]
    take_off(change, replaced)
    if kept:
        change.table(DOCUMENTS).add(rows.document_table(document for document, _ in kept))
        table = rows.passage_table(kept)
        if table.num_rows:
            change.table(PASSAGES).add(table)
        summary.passages += table.num_rows
    summary.added += len(kept) - len(replaced)
    summary.updated += len(replaced)
    summary.unchanged += len(cut) - len(kept)


def take_off(change: Change, ids: Sequence[str]) -> None:
    """Remove documents with all that was made from them."""
    if not ids:
        return
    change.table(DOCUMENTS).delete(one_of("id", ids))
    for name in change.names():
        if name not in (DOCUMENTS,):
            change.table(name).delete(one_of("document", ids))


__all__ = ["VECTORS", "add_batch", "batches", "take_off"]
