"""JSON lines: one object per row; .gz too."""

import json
from collections.abc import Iterator
from pathlib import Path

from glossator.errors import InputError
from glossator.formats import files
from glossator.formats.pages import claim_review
from glossator.record.model import Document, Refusal
from glossator.record.readers import rows
from glossator.record.readers.options import Options


def read(path: Path, options: Options) -> Iterator[Document | Refusal]:
    """One document per row, ClaimReview included; a row that is no object, or has no text, is refused by its number."""

    def numbered() -> Iterator[tuple[int, rows.Row | InputError]]:
        for number, line in files.lines(path):
            if line.strip():
                yield number, _row(line)

    yield from rows.documents(path, numbered, options)


def _row(line: bytes) -> rows.Row | InputError:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        return InputError(f"not UTF-8 text (byte {problem.start + 1})")
    except (ValueError, RecursionError) as problem:
        return InputError(f"not JSON ({str(problem)[:100]})")
    if not isinstance(row, dict):
        return InputError("not a JSON object")
    return claim_review.as_row(row) or row
