"""The record: everything on file, added once, found again by words, meaning, day and source."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any, Self, TypeVar, Unpack

import numpy as np
from numpy.typing import NDArray

from glossator.errors import RecordError
from glossator.models.embedder import load_embedder
from glossator.record.contents import Contents
from glossator.record.derived import SideTable
from glossator.record.engine import Engine, OneMachine
from glossator.record.filing.adding import commit, take_off
from glossator.record.filing.embedding import embed
from glossator.record.filing.prepared import Prepared, batches, prepare, together
from glossator.record.memory import Memory, Vectors
from glossator.record.model import AddSummary, Document, Hit, Passage, RecordInfo, RecordSpan, Refusal
from glossator.record.readers.options import Options
from glossator.record.searching.filters import Filtering, Filters, one_of
from glossator.record.searching.fusion import Scored
from glossator.record.searching.lookup import Lookup, hits, ranked, scanned, vectors
from glossator.record.searching.search import Encode, Mode, documents_by_id, search
from glossator.record.summary import info, span
from glossator.record.tables import rows
from glossator.record.tables.store import DOCUMENTS, PASSAGES, VECTORS, Store
from glossator.record.tables.upkeep import clear, compact, finish, tidy

Progress = Callable[[AddSummary], None]
SEARCHED = {DOCUMENTS, PASSAGES, VECTORS}

Answer = TypeVar("Answer")


class Record:
    """Documents and the passages they are cut into. Many processes may read while one writes.

    Searches take the filters of `Filters`: `until` and `after` are published dates, both included; undated documents
    are left out unless `dated` is "all" or "undated". What was changed after `until` is not read: its earlier text is
    not on file.
    """

    def __init__(self, store: Store, encode: Encode | None = None) -> None:
        self._store = store
        self._encoder = encode
        self._memory = Memory()
        self._vectors = Vectors(encode) if encode is not None else None

    @classmethod
    def open(cls, path: str | Path, create: bool = False) -> "Record":
        """The record in a folder, or at s3://, gs:// or az://BUCKET/PATH; `create` makes an empty one if there is none.

        Raises RecordError if there is no record.
        """
        return cls(Store(path, create))

    def close(self) -> None:
        """Release the files; any later use raises RecordError. `with Record.open(…)` closes it too."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def address(self) -> str:
        """The folder, or the URL in object storage."""
        return self._store.place.address

    @property
    def cache(self) -> Path:
        """A folder of this machine for anything that can be made again: the record's own, if it is in a folder."""
        return self._store.place.cache

    @property
    def path(self) -> Path:
        """The folder. Raises RecordError if the record is in object storage."""
        if not self._store.place.one_machine:
            raise RecordError(f"{self.address}: this record is not in a folder of this machine")
        return self._store.place.cache

    @property
    def version(self) -> str:
        """A value that changes with everything on file: documents, passages, vectors."""
        head = self._store.head
        known = [f"{name} {head.versions[name]}" for name in (DOCUMENTS, PASSAGES, VECTORS) if name in head.versions]
        return ", ".join([*known, head.embedder])

    # Adding

    def add_documents(
        self, items: Iterable[Document | Refusal], *, embed: bool = True, progress: Progress | None = None
    ) -> AddSummary:
        """Add documents; one with a known id replaces that on file if anything in it changed.

        What the summary counts is on disk. Refusals are passed on to the summary. `embed` makes vectors at the end.
        """
        return self._add((prepare(batch) for batch in batches(items)), embed, progress)

    def add(
        self,
        paths: Sequence[str | Path],
        options: Options | None = None,
        *,
        embed: bool = True,
        progress: Progress | None = None,
        processes: int | None = None,
        engine: Engine | None = None,
    ) -> AddSummary:
        """Read files and folders and add their contents; bad files are refused by name, and the rest goes on.

        `engine` reads, and makes the vectors; without one, `processes` of this machine do.
        """
        options = replace(options or Options(), home=str(self.cache))
        with closing((engine or OneMachine(processes)).read(paths, options)) as parts:
            return self._add(together(parts), embed, progress, engine)

    def _add(
        self, parts: Iterable[Prepared], embed: bool, progress: Progress | None, engine: Engine | None = None
    ) -> AddSummary:
        summary, started = AddSummary(), perf_counter()
        for part in parts:
            commit(self._store, part, summary)
            summary.seconds = perf_counter() - started
            if progress:
                progress(summary)
        if summary.added or summary.updated:
            finish(self._store)
        summary.seconds = perf_counter() - started
        if embed:
            self.embed(engine=engine)
        return summary

    def remove(self, ids: Sequence[str]) -> int:
        """Remove documents with everything made from them; return how many there were."""
        with self._store.writing() as change:
            known = change.table(DOCUMENTS).count_rows(one_of("id", ids))
            take_off(change, ids)
        return int(known)

    def embed(self, progress: Callable[[int, int], None] | None = None, engine: Engine | None = None) -> int:
        """Make the missing vectors, in batches that are each saved at once; return how many were made."""
        return embed(self._store, self._encoder, progress, (engine or OneMachine()).vectors)

    def compact(self) -> None:
        """Index everything and merge small files."""
        with self._store.writing() as change:
            tidy(change, last=True)
            for name in change.names():
                compact(change.table(name))
        clear(self._store)

    # Searching

    def search(self, query: str, *, limit: int = 20, mode: Mode = "hybrid", **filters: Unpack[Filtering]) -> list[Hit]:
        """Passages that bear on the words, best first; nothing in the words is read as query syntax."""
        return self.search_many([query], limit=limit, mode=mode, **filters)[0]

    def search_many(
        self, queries: Sequence[str], *, limit: int = 20, mode: Mode = "hybrid", **filters: Unpack[Filtering]
    ) -> list[list[Hit]]:
        """The hits of each query, as `search` returns them; faster together than one by one."""
        view = self._store.view()
        encode = None
        if mode != "bm25" and VECTORS in view:
            encode = self._encode(self._store.head.embedder)
        wanted = Filters(**filters).needed(self._span(view, _all({})), self._has_years(view))
        found = search(view, queries, limit=limit, filters=wanted, mode=mode, encode=encode)
        until = filters.get("until")
        return [[hit for hit in hits if hit.document.as_read_on(until)] for hits in found]

    def ranked(self, asked: Sequence[tuple[str | NDArray[np.float32], Filtering]], depth: int) -> list[Scored]:
        """For each query, by words (BM25) or by a vector, the ids of passages with scores, best first.

        By a vector, nothing is found if the record holds none, or only those of another embedder.
        """
        view = self._store.view()
        whole, years = self._span(view, _all({})), self._has_years(view)
        usable = self.has_vectors
        lookups = [
            Lookup(
                words=what if isinstance(what, str) else "",
                vector=None if isinstance(what, str) else what,
                filters=Filters(**filters).needed(whole, years),
            )
            for what, filters in asked
        ]
        found = iter(ranked(view, [one for one in lookups if one.vector is None or usable], depth))
        return [next(found) if one.vector is None or usable else [] for one in lookups]

    def hits(self, ids: Sequence[str]) -> dict[str, Hit]:
        """Passages with their documents, by id; scores are not set."""
        return hits(self._store.view(), ids)

    def vectors(self, ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """The stored vectors of passages, by id, as far as they have been made."""
        return vectors(self._store.view(), ids) if self.has_vectors else {}

    @property
    def has_vectors(self) -> bool:
        """True if questions can be compared with the vectors on file."""
        view = self._store.view()
        return VECTORS in view and self._encode(self._store.head.embedder) is not None

    def _has_years(self, view: dict[str, Any]) -> bool:
        return self._memory.once(
            view, "years", lambda: all(rows.has_years(view[name]) for name in SEARCHED & set(view))
        )

    def _encode(self, made_by: str) -> Encode | None:
        if self._encoder is None:
            embedder = load_embedder()
            if embedder.version != made_by:
                # Vectors of another version cannot be compared with ours: until they are made again, only BM25 is used.
                return None
            self._vectors = self._vectors or Vectors(embedder.encode)
        return self._vectors

    # Reading

    def document(self, id: str) -> Document:  # noqa: A002
        """The document with its text. Raises KeyError if it is not on file."""
        return self.documents([id])[0]

    def find_document(self, name: str) -> Document:
        """The document with this id or URL. Raises RecordError if there is none."""
        table = self._store.view()[DOCUMENTS]
        where = f"{one_of('id', name)} OR {one_of('address', name)}"
        found = table.search().where(where).select(["id"]).limit(2).to_arrow().column("id").to_pylist()
        if len(found) != 1:
            raise RecordError(f"{self.address}: {'more than one' if found else 'no'} document {name}")
        return self.document(found[0])

    def documents(self, ids: Sequence[str]) -> list[Document]:
        """Documents with their text, in the order of the ids. Raises KeyError for one that is not on file."""
        found = documents_by_id(self._store.view(), list(dict.fromkeys(ids)), text=True)
        return [found[wanted] for wanted in ids]

    def passages(self, document_id: str) -> list[Passage]:
        """The document's passages in order; empty when it is not on file."""
        table = self._store.view()[PASSAGES]
        question = table.search().where(one_of("document", document_id)).select(rows.PASSAGE_COLUMNS)
        found = question.limit(table.count_rows() or 1).to_arrow().to_pylist()
        return sorted((rows.to_passage(row) for row in found), key=lambda passage: passage.span.start)

    def count(self, **filters: Unpack[Filtering]) -> int:
        """How many documents the filters let through; undated ones count unless `dated` says otherwise."""
        view, condition = self._store.view(), _all(filters).condition()
        return self._memory.once(view, ("count", condition), lambda: int(view[DOCUMENTS].count_rows(condition or None)))

    def changed_after(self, day: date) -> int:
        """How many documents published by that day are on file only in a version changed after it."""
        condition = f"published <= date '{day}' AND modified > date '{day}'"
        view = self._store.view()
        return self._memory.once(view, ("count", condition), lambda: int(view[DOCUMENTS].count_rows(condition)))

    def info(self, **filters: Unpack[Filtering]) -> RecordInfo:
        """The contents of the record, dated or not unless the filters say otherwise."""
        return info(self._store, _all(filters))

    def span(self, **filters: Unpack[Filtering]) -> RecordSpan:
        """The size of the record and its dates, dated or not unless the filters say otherwise; faster than info."""
        return self._span(self._store.view(), _all(filters))

    def _span(self, view: dict[str, Any], wanted: Filters) -> RecordSpan:
        return self._memory.once(view, ("span", wanted.condition()), lambda: span(view, wanted))

    def remember(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """What `make` returns, cached for as long as nothing on file changes; callers must not change it."""
        return self._memory.once(self._store.view(), ("asked", question), make)

    def scan(self, **filters: Unpack[Filtering]) -> Iterator[Document]:
        """Documents with their text, by published day and id, undated ones last; one view for the whole scan."""
        until = filters.get("until")
        with self._store.reading_long():
            every = scanned(self._store.view(), _all(filters).condition())
            yield from (document for document in every if document.as_read_on(until))

    @property
    def contents(self) -> Contents:
        """Documents counted by publisher and month, and listed."""
        return Contents(self._store)

    def side_table(self, name: str) -> SideTable:
        """A table in which another package keeps what it derives from documents."""
        return SideTable(self._store, name)


def _all(filters: Filtering) -> Filters:
    wanted: Filtering = {"dated": "all", **filters}
    return Filters(**wanted)
