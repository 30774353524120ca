"""Files that a server gave in the place of a page: PDF and Word, read as files are, and filed under their address."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from glossator.formats.address import comparable, host, of_the_original
from glossator.record.identity import document_id
from glossator.record.model import Document, Refusal
from glossator.record.readers import reader_of
from glossator.record.readers.options import Options

KINDS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


def documents(
    data: bytes, kind: str, address: str, captured: date | None, source: str, options: Options
) -> Iterator[Document | Refusal]:
    """What is in a file of one of `KINDS`; raises InputError, as its reader does."""
    address, archived = of_the_original(address)
    captured = min(captured, archived) if captured and archived else captured or archived
    reader = reader_of(KINDS[kind])
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"served.{KINDS[kind]}"
        path.write_bytes(data)
        if captured:
            # A file's day is that of its capture: no date that it states can be later.
            moment = datetime.combine(captured, time(12), UTC).timestamp()
            os.utime(path, (moment, moment))
        for found in reader(path, options):
            about = {"source": source}
            if isinstance(found, Document):
                known = {"address": address, "id": document_id(comparable(address))}
                about |= {**known, "publisher": found.publisher or host(address)}
            yield found.model_copy(update=about)
