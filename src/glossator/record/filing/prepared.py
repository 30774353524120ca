"""Documents prepared for the store: rows of documents and passages, however and wherever they were read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from glossator.record.filing.identity import content_hash
from glossator.record.filing.passages import passages
from glossator.record.model import Document, Refusal
from glossator.record.tables import rows

MOST_DOCUMENTS = 2000
MOST_CHARACTERS = 4_000_000  # together they bound memory use, whatever the size of the input


@dataclass
class Prepared:
    """Rows that belong together: every passage's document is among the documents. `given` counts duplicates too."""

    documents: pa.Table
    passages: pa.Table
    given: int
    refused: list[Refusal] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of the rows."""
        return int(self.documents.nbytes + self.passages.nbytes)


def prepare(items: Sequence[Document | Refusal]) -> Prepared:
    """Cut documents into passages and convert both to rows; of documents with one id the last counts."""
    latest: dict[str, Document] = {}
    refused: list[Refusal] = []
    for item in items:
        if isinstance(item, Refusal):
            refused.append(item)
        else:
            latest[item.id] = item.model_copy(update={"content": content_hash(item)})
    cut = [(document, passages(document)) for document in latest.values()]
    documents = rows.document_table(latest.values())
    return Prepared(documents, rows.passage_table(cut), len(items) - len(refused), refused)


def batches(items: Iterable[Document | Refusal]) -> Iterator[list[Document | Refusal]]:
    """The items in order, in lists small enough to hold in memory."""
    batch: list[Document | Refusal] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.text) if isinstance(item, Document) else 200
        if len(batch) >= MOST_DOCUMENTS or size >= MOST_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def together(parts: Iterable[Prepared]) -> Iterator[Prepared]:
    """Small parts merged, so that each write is worth its cost; their order stays."""
    waiting: list[Prepared] = []
    for part in parts:
        waiting.append(part)
        documents = sum(some.documents.num_rows + len(some.refused) for some in waiting)
        if documents >= MOST_DOCUMENTS or sum(some.size for some in waiting) >= 4 * MOST_CHARACTERS:
            yield _joined(waiting)
            waiting = []
    if waiting:
        yield _joined(waiting)


def _joined(parts: list[Prepared]) -> Prepared:
    """Several parts merged into one; of documents with one id, the last part's counts."""
    taken: set[str] = set()
    documents, cut = [], []
    for part in reversed(parts):
        ids = part.documents.column("id").to_pylist()
        if fresh := {one for one in ids if one not in taken}:
            documents.append(part.documents if len(fresh) == len(ids) else only(part.documents, "id", fresh))
            cut.append(part.passages if len(fresh) == len(ids) else only(part.passages, "document", fresh))
        taken.update(ids)
    return Prepared(
        pa.concat_tables([rows.DOCUMENTS.empty_table(), *reversed(documents)]),
        pa.concat_tables([rows.PASSAGES.empty_table(), *reversed(cut)]),
        sum(part.given for part in parts),
        [refusal for part in parts for refusal in part.refused],
    )


def only(table: pa.Table, column: str, values: Iterable[str]) -> pa.Table:
    """The rows whose column has one of the values."""
    import pyarrow.compute as pc

    return table.filter(pc.is_in(table.column(column), pa.array(list(values), pa.string())))
