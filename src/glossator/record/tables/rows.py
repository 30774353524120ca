"""How documents and passages are stored in tables: their columns, and the conversion both ways.

A table keeps the columns it was created with: rows written to a table of an earlier release are cut to those, and
readers do without the others.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from glossator.record.model import Document, Passage
from glossator.record.searching.words import refolded
from glossator.spans import Span

# Columns that filters use; every searched table has them, so that a filter needs no join. The year is
# that of the day: a limit on days is quick by whole years (see `Filters`).
YEAR = "year"
FILTERED = [
    pa.field("published", pa.date32()),
    pa.field("publisher", pa.string()),
    pa.field("language", pa.string()),
    pa.field("kind", pa.string()),
    pa.field("speaker", pa.string()),
    pa.field(YEAR, pa.int32()),
]

# `about` is all the rest but the text, as JSON: to read one column of scattered rows costs a seventh of fifteen.
ABOUT = "about"
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
        pa.field(ABOUT, pa.string()),
        *FILTERED,
    ]
)

# `words` is what BM25 searches, line by line: the title, the words that only folding makes, and the passage, which
# begins at character `head`.
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

PASSAGE_COLUMNS = ["id", "words", "head", "start", "cuts"]
VECTOR_COLUMNS = ["id", "document", *(field.name for field in FILTERED)]  # beside the vector


def document_columns(table: Any, *, text: bool) -> list[str]:
    """The columns to read from a table of documents, with their text or without."""
    names = table.schema.names
    if ABOUT in names:
        return ["id", "text", ABOUT] if text else ["id", ABOUT]
    return [name for name in names if name in Document.model_fields and (text or name != "text")]


def has_years(table: Any) -> bool:
    """True if the table has a column of years."""
    return YEAR in table.schema.names


def there(columns: Sequence[str], table: Any) -> list[str]:
    """Those of these columns that the table has."""
    names = set(table.schema.names)
    return [name for name in columns if name in names]


def fitting(made: pa.Table, table: Any) -> pa.Table:
    """Rows reduced to the columns that the table has, to be added to it."""
    return made.select(there(made.schema.names, table))


def vectors_schema(dim: int, like: pa.Schema) -> pa.Schema:
    """Columns of the vectors table, with the filter columns of `like`; half precision is enough for ranking."""
    vector = pa.field("vector", pa.list_(pa.float16(), dim))
    names = [like.field(name) for name in VECTOR_COLUMNS if name in like.names]
    return pa.schema([*names, vector])


def document_table(documents: Iterable[Document]) -> pa.Table:
    """Documents as rows."""
    return pa.Table.from_pylist(
        [{**dict(document), ABOUT: _about(document), YEAR: _year(document)} for document in documents],
        schema=DOCUMENTS,
    )


def _about(document: Document) -> str:
    known = document.model_dump(mode="json", exclude={"id", "text"}, exclude_defaults=True)
    return json.dumps(known, ensure_ascii=False)


def _year(document: Document) -> int | None:
    return document.published.year if document.published else None


def passage_table(cut: Iterable[tuple[Document, Sequence[Passage]]]) -> pa.Table:
    """Passages as rows, with their document's title and filtered columns."""
    return pa.Table.from_pylist(
        [_passage_row(document, passage) for document, passages in cut for passage in passages], schema=PASSAGES
    )


def _passage_row(document: Document, passage: Passage) -> dict[str, Any]:
    lines = (document.title, refolded(f"{document.title}\n{passage.text}"))
    head = "".join(f"{line}\n" for line in lines if line)
    return {
        "id": passage.id,
        "document": document.id,
        "words": head + passage.text,
        "head": len(head),
        "start": passage.span.start,
        "cuts": [edge - passage.span.start for span in passage.sentences for edge in (span.start, span.end)],
        **{field.name: getattr(document, field.name) for field in FILTERED if field.name != YEAR},
        YEAR: _year(document),
    }


def vector_table(rows: pa.Table, vectors: NDArray[np.float32]) -> pa.Table:
    """Vectors as rows, beside the ids and filtered columns of the passages they were made from."""
    schema = vectors_schema(vectors.shape[1], rows.schema)
    flat = pa.array(vectors.astype(np.float16).ravel())
    columns = {name: rows.column(name) for name in schema.names if name != "vector"}
    columns["vector"] = pa.FixedSizeListArray.from_arrays(flat, vectors.shape[1])
    return pa.table([columns[name] for name in schema.names], schema=schema)


def to_document(row: dict[str, Any]) -> Document:
    """A row as a document; `text` is empty if it was not read."""
    known = (
        json.loads(row[ABOUT]) if ABOUT in row else {name: row[name] for name in Document.model_fields if name in row}
    )
    return Document(**{"text": row.get("text", ""), **known, "id": row["id"]})


def to_passage(row: dict[str, Any]) -> Passage:
    """A row as a passage."""
    text, start, cuts = row["words"][row["head"] :], row["start"], row["cuts"]
    return Passage(
        id=row["id"],
        document=row["id"].rpartition(":")[0],
        span=Span(start=start, end=start + len(text)),
        text=text,
        sentences=[Span(start=start + a, end=start + b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)],
    )
