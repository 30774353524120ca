"""A cache of coded actions beside the record, so that each passage is coded once per version of the coder."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from glossator.conduct.coding.actions import Told, code_passages
from glossator.conduct.model import Action
from glossator.language import lists
from glossator.models.events import load_event_reader
from glossator.record.model import Document, Passage
from glossator.spans import Span

FILE = "conduct.db"  # in the record's folder
BATCH = 200  # passages per commit: the most that a killed run loses
Coded = list[tuple[Span, list[Action]]]


@cache
def version(user_file: str = "") -> str:
    """A hash of the code, its data, the network and the user's list; actions of another version are coded again."""
    digest = hashlib.sha256(load_event_reader().version.encode())
    if user_file:
        digest.update(Path(user_file).read_bytes())
    home = lists.folder("conduct").parent.parent
    read = [path for room in ("language", "people", "conduct") for path in (home / room).rglob("*.*")]
    for path in sorted(path for path in read if path.suffix in {".py", ".yaml", ".csv"}):
        digest.update(path.relative_to(home).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


class Store:
    """The SQLite cache of one record: passage, a hash of its inputs, and its actions."""

    def __init__(self, folder: Path, user_file: str = "") -> None:
        self._version = version(user_file)
        self._path = folder / FILE
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(self._path, timeout=60)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS coded (passage TEXT PRIMARY KEY, made_from TEXT, actions TEXT)"
            )
        except sqlite3.DatabaseError:
            # In a read-only folder, or with a damaged file, the cache is kept in memory: it can be rebuilt.
            connection = sqlite3.connect(":memory:")
            connection.execute("CREATE TABLE coded (passage TEXT PRIMARY KEY, made_from TEXT, actions TEXT)")
        return connection

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def known(self, items: Sequence[tuple[Passage, Document]]) -> dict[str, Coded]:
        """The cached actions of unchanged passages, by passage id."""
        found: dict[str, Coded] = {}
        wanted = {passage.id: _made_from(self._version, passage, document) for passage, document in items}
        ids = list(wanted)
        for at in range(0, len(ids), 500):
            some = ids[at : at + 500]
            question = f"SELECT passage, made_from, actions FROM coded WHERE passage IN ({','.join('?' * len(some))})"  # noqa: S608
            for passage, made_from, actions in self._connection.execute(question, some):
                if made_from == wanted[passage]:
                    found[passage] = _read(actions)
        return found

    def put(self, rows: Sequence[tuple[Passage, Document, Coded]]) -> None:
        """Store actions in one transaction."""
        values = [
            (passage.id, _made_from(self._version, passage, document), _written(coded))
            for passage, document, coded in rows
        ]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO coded VALUES (?, ?, ?)", values)


def coded(
    folder: Path,
    items: Sequence[tuple[Passage, Document]],
    progress: Callable[[int, int], None] | None = None,
    user_file: str = "",
) -> dict[str, Coded]:
    """The actions of each passage by its id, from the cache or newly coded and cached."""
    with closing(Store(folder, user_file)) as store:
        found = store.known(items)
        left = [item for item in items if item[0].id not in found]
        done = len(items) - len(left)
        for batch in _batches(left):
            rows = list(zip(batch, _code(batch, user_file), strict=True))
            store.put([(passage, document, actions) for (passage, document), actions in rows])
            found.update({passage.id: actions for (passage, _), actions in rows})
            done += len(batch)
            if progress:
                progress(done, len(items))
    return found


def _code(batch: Sequence[tuple[Passage, Document]], user_file: str) -> list[Coded]:
    actions = code_passages(
        [
            Told([_of(passage, span) for span in passage.sentences], document.published, document.publisher)
            for passage, document in batch
        ],
        user_file=user_file,
    )
    return [
        [(span, some) for span, some in zip(passage.sentences, of_passage, strict=True) if some]
        for (passage, _), of_passage in zip(batch, actions, strict=True)
    ]


def _of(passage: Passage, span: Span) -> str:
    return passage.text[span.start - passage.span.start : span.end - passage.span.start]


def _made_from(made_by: str, passage: Passage, document: Document) -> str:
    text = f"{made_by}\n{document.published}\n{document.publisher}\n{passage.text}"
    return hashlib.sha256(text.encode()).hexdigest()


def _written(coded_sentences: Coded) -> str:
    rows = [
        [span.start, span.end, [action.model_dump(mode="json", exclude_defaults=True) for action in actions]]
        for span, actions in coded_sentences
    ]
    return json.dumps(rows, ensure_ascii=False)


def _read(written: str) -> Coded:
    rows: list[Any] = json.loads(written)
    return [(Span(start=start, end=end), [Action(**action) for action in actions]) for start, end, actions in rows]


def _batches(items: Sequence[tuple[Passage, Document]]) -> Iterator[list[tuple[Passage, Document]]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch
