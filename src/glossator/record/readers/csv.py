"""Tables with a header, whatever the separator; .gz too."""

from collections.abc import Iterator
from pathlib import Path

from glossator.errors import InputError
from glossator.formats import files, tables
from glossator.formats.encoding import encoding_of_lines
from glossator.formats.posts import exports
from glossator.formats.posts.posts import network
from glossator.record.model import Document, Refusal
from glossator.record.readers import posts, rows
from glossator.record.readers.options import Options


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """One document per row; a row that does not fit the header is refused by its number.

    YouTube's table of comments is read as posts.
    """
    encoding, remark = encoding_of_lines(files.blocks(path))
    if network([dict.fromkeys(tables.header(files.text_lines(path, encoding)), "")]) == "YouTube":
        yield from posts.documents(exports.of_table(files.text_lines(path, encoding)), path, options)
        return

    def numbered() -> Iterator[tuple[int, rows.Row | InputError]]:
        yield from tables.numbered(files.text_lines(path, encoding))

    yield from rows.documents(path, numbered, options, [remark] if remark else [])
