"""What a word processor's file holds, whichever program wrote it: the same for documents and statements."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from glossator.record.model import Document
from glossator.record.readers.building import build, file_day
from glossator.record.readers.options import Options

CHANGED = "the document holds tracked changes that nobody has accepted; it is read as if all were"
_HEADINGS = ("title", "heading")


@dataclass(frozen=True)
class Block:
    """A paragraph with the name of its style, or the row of a table as one line."""

    text: str
    style: str = ""
    row: bool = False

    @property
    def is_heading(self) -> bool:
        """True for titles and headings, by the names that programs give their styles."""
        return self.style.casefold().startswith(_HEADINGS)


@dataclass
class Written:
    """Paragraphs and rows in their order, and what the file says of itself."""

    blocks: list[Block]
    title: str = ""
    author: str = ""
    made: date | None = None
    modified: date | None = None
    remarks: list[str] = field(default_factory=list)


def document(path: Path, options: Options, found: Written) -> Document:
    """The document that a file makes; the published date is the one it states, the day it was first made."""
    return build(
        text="\n\n".join(block.text for block in found.blocks if block.text),
        source=str(path),
        options=options,
        title=found.title,
        author=found.author,
        published=found.made,
        modified=found.modified,
        captured=file_day(path),
        remarks=[*found.remarks, *(["published date is the day the document was made"] if found.made else [])],
    )
