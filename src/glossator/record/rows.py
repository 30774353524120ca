"""How documents and passages lie in the tables: their columns, and the way there and back."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from glossator.record.model import Document, Passage
from glossator.spans import Span

# Columns that filters look at; they stand in every table that is searched, so that a filter needs no join.
FILTERED = [
    pa.field("published", pa.date32()),
    pa.field("publisher", pa.string()),
    pa.field("language", pa.string()),
    pa.field("kind", pa.string()),
    pa.field("speaker", pa.string()),
]

DOCUMENTS = pa.schema(
    [
        pa.field("id", pa.string()),
        pa.field("text", pa.string()),
        pa.field("title", pa.string()),
        pa.field("address", pa.string()),
        pa.field("author", pa.string()),
        pa.field("modified", pa.date32()),
        pa.field("captured", pa.date32()),
        pa.field("source", pa.string()),
        pa.field("cited", pa.list_(pa.string())),
        pa.field("remarks", pa.list_(pa.string())),
        pa.field("content", pa.string()),
        *FILTERED,
    ]
)

# `words` is what BM25 searches: the title, a line break, the passage; the passage begins at character `head`.
PASSAGES = pa.schema(
    [
        pa.field("id", pa.string()),
        pa.field("document", pa.string()),
        pa.field("words", pa.string()),
        pa.field("head", pa.int32()),
        pa.field("start", pa.int32()),
        pa.field("cuts", pa.list_(pa.int32())),
        *FILTERED,
    ]
)

DOCUMENT_COLUMNS = [name for name in DOCUMENTS.names if name != "text"]
PASSAGE_COLUMNS = ["id", "document", "words", "head", "start", "cuts"]


def vectors_schema(dim: int) -> pa.Schema:
    """Columns of the vectors table: half precision, which loses nothing that matters to a ranking."""
    vector = pa.field("vector", pa.list_(pa.float16(), dim))
    return pa.schema([pa.field("id", pa.string()), pa.field("document", pa.string()), vector, *FILTERED])


def document_table(documents: Iterable[Document]) -> pa.Table:
    """Documents as rows."""
    return pa.Table.from_pylist([dict(document) for document in documents], schema=DOCUMENTS)


def passage_table(cut: Iterable[tuple[Document, Sequence[Passage]]]) -> pa.Table:
    """Passages as rows, with their document's title and filtered columns."""
    return pa.Table.from_pylist(
        [_passage_row(document, passage) for document, passages in cut for passage in passages], schema=PASSAGES
    )


def _passage_row(document: Document, passage: Passage) -> dict[str, Any]:
    head = f"{document.title}\n" if document.title else ""
    return {
        "id": passage.id,
        "document": document.id,
        "words": head + passage.text,
        "head": len(head),
        "start": passage.span.start,
        "cuts": [edge - passage.span.start for span in passage.sentences for edge in (span.start, span.end)],
        **{field.name: getattr(document, field.name) for field in FILTERED},
    }


def vector_table(rows: pa.Table, vectors: NDArray[np.float32]) -> pa.Table:
    """Vectors as rows, beside the ids and filtered columns of the passages they were made from."""
    schema = vectors_schema(vectors.shape[1])
    flat = pa.array(vectors.astype(np.float16).ravel())
    columns = {name: rows.column(name) for name in ("id", "document", *(field.name for field in FILTERED))}
    columns["vector"] = pa.FixedSizeListArray.from_arrays(flat, vectors.shape[1])
    return pa.table([columns[name] for name in schema.names], schema=schema)


def to_document(row: dict[str, Any]) -> Document:
    """A row as a document; `text` is empty when it was not read."""
    return Document(**{"text": "", **{name: row[name] for name in DOCUMENTS.names if name in row}})


def to_passage(row: dict[str, Any]) -> Passage:
    """A row as a passage."""
    text, start, cuts = row["words"][row["head"] :], row["start"], row["cuts"]
    return Passage(
        id=row["id"],
        document=row["document"],
        span=Span(start=start, end=start + len(text)),
        text=text,
        sentences=[Span(start=start + a, end=start + b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)],
    )
