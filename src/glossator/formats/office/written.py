"""The contents of a word-processor file, for documents and statements, whichever program wrote it."""

from dataclasses import dataclass

from glossator.formats.own_words import OwnWords

CHANGED = "the document holds tracked changes that nobody has accepted; it is read as if all were"
HIDDEN = "text that the document hides is left out"
_HEADINGS = ("title", "heading")


@dataclass(frozen=True)
class Block:
    """A paragraph with its style name, or a table row as one line; a footnote or endnote is a `note`."""

    text: str
    style: str = ""
    row: bool = False
    note: bool = False

    @property
    def is_heading(self) -> bool:
        """True for titles and headings, by the names that programs give their styles."""
        return self.style.casefold().startswith(_HEADINGS)


@dataclass
class Written(OwnWords):
    """Paragraphs and rows in order, and what the file says about itself."""

    blocks: list[Block]
