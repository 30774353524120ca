"""What the tests of readers share."""

from pathlib import Path

from glossator.record import Document, Refusal
from glossator.record.readers import read
from glossator.record.readers.options import Options


def documents(path: Path, options: Options | None = None) -> list[Document]:
    """All documents of a file; fails when anything in it is refused."""
    found = list(read(path, options or Options()))
    assert not [item for item in found if isinstance(item, Refusal)], found
    return [item for item in found if isinstance(item, Document)]


def reasons(path: Path, options: Options | None = None) -> list[str]:
    """Why things in a file are refused."""
    return [
        item.reason for item in read(path, options or Options()) if isinstance(item, Refusal) and not item.passed_over
    ]
