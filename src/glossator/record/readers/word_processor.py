"""Files of word processors and presentations as documents: docx, odt, rtf, pptx."""

from collections.abc import Iterator
from pathlib import Path

from glossator.formats.files import file_day, read_bytes
from glossator.formats.office import office
from glossator.formats.office.package import LARGEST
from glossator.record.model import Document
from glossator.record.readers.building import Draft, build
from glossator.record.readers.options import Options


def read(path: Path, options: Options, form: str) -> Iterator[Document]:
    """The one document in a file of the format; its published date is the day it was first made, as it states."""
    found = office.read(read_bytes(path, LARGEST), form)
    yield build(
        Draft(
            text="\n\n".join(block.text for block in found.blocks if block.text),
            source=str(path),
            title=found.title,
            author=found.author,
            published=found.made,
            modified=found.modified,
            captured=file_day(path),
            remarks=[*found.remarks, *(["published date is the day the document was made"] if found.made else [])],
        ),
        options,
    )
