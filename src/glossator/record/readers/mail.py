"""Mail, one message per file; .gz too."""

from collections.abc import Iterator
from pathlib import Path

from glossator.formats.files import file_day, read_bytes
from glossator.formats.mail.mime import LARGEST
from glossator.record.model import Document, Refusal
from glossator.record.readers.isolated import counted
from glossator.record.readers.messages import Around, message_documents
from glossator.record.readers.options import Options


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """The message, and the documents attached to it; attachments without words are only counted."""
    around = Around(str(path), file_day(path), options)
    yield from message_documents(read_bytes(path, LARGEST), around)
    yield from counted(str(path), around.passed_over, "attachments that are not documents")
