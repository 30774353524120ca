"""What a word processor's file holds, whichever program wrote it: the same for documents and statements."""

from dataclasses import dataclass, field
from datetime import date

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
