"""What is on file: documents, and the passages they are cut into."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from glossator.spans import Span


class Capture(BaseModel):
    """Where the raw answer is that a document was read from: a web archive, and the offset of the record in it."""

    model_config = ConfigDict(frozen=True)

    file: str = Field(description="the archive; one in the record's folder is named relative to it")
    offset: int = Field(description="offset of the archive's record in the (compressed) file, in bytes")


class Document(BaseModel):
    """One document as read: its text, and what is known of where and when it was published.

    `text` never changes after reading; every offset in the program counts characters of it.
    """

    id: str = Field(description="stable: from the address, else from the file it came from, else from the content")
    text: str
    title: str = ""
    address: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = Field(default=None, description="first published; None when undated")
    modified: date | None = None
    captured: date | None = Field(default=None, description="the day the copy was taken")
    language: str = ""
    source: str = Field(default="", description="the file it was read from")
    capture: Capture | None = Field(default=None, description="the raw answer in a web archive, where there is one")
    kind: str = Field(default="article", description="article, post, transcript, event, fact check …")
    speaker: str = Field(default="", description="whose own words these are, when the document is a post or a speech")
    cited: list[str] = Field(default=[], description="publishers the document itself names as its source")
    ocr: bool = Field(default=False, description="read by OCR from a scan, wholly or in part")
    remarks: list[str] = Field(default=[], description="what the reader rejected or assumed, in plain words")
    content: str = Field(default="", description="hash of everything above; equal hashes mean nothing changed")

    def as_read_on(self, day: date | None) -> bool:
        """False if the text was changed after that day, so that its earlier wording is not on file."""
        return day is None or self.modified is None or self.modified <= day


class Passage(BaseModel):
    """A few sentences of a document, the unit of search; passages of one document overlap."""

    id: str = Field(description="document id, a colon, and the passage's number")
    document: str
    span: Span = Field(description="place in the document's text")
    text: str
    sentences: list[Span] = Field(description="places in the document's text")


class Hit(BaseModel):
    """A passage that search found, best first; `score` orders hits of one search and means nothing across searches."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    passage: Passage
    document: Document = Field(description="without its text unless it was asked for")
    score: float
    lexical: int | None = Field(default=None, description="rank by BM25, from 1")
    semantic: int | None = Field(default=None, description="rank by vector, from 1")


class RecordSpan(BaseModel):
    """The size of a record and the dates it covers; `first` and `last` are published dates."""

    documents: int
    passages: int
    undated: int
    first: date | None
    last: date | None


class RecordInfo(RecordSpan):
    """The contents of a record, counted."""

    publishers: list[tuple[str, int]] = Field(description="largest first")
    languages: dict[str, int]
    unembedded: int = Field(default=0, description="passages whose vector is still to be made")
    embedder: str = ""
    bytes: int = 0


class Refusal(BaseModel):
    """A file or row that could not be read, and why."""

    source: str
    reason: str
    passed_over: bool = Field(
        default=False, exclude=True, description="nothing to be read was lost: it is only counted"
    )


class AddSummary(BaseModel):
    """The result of one `record add`."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[Refusal] = []
    passed_over: list[Refusal] = Field(default=[], description="what was left out because it is no document")
    passages: int = 0
    seconds: float = 0.0

    def joined(self, other: "AddSummary") -> "AddSummary":
        """Both results added up, this one first."""
        return AddSummary(
            added=self.added + other.added,
            updated=self.updated + other.updated,
            unchanged=self.unchanged + other.unchanged,
            refused=self.refused + other.refused,
            passed_over=self.passed_over + other.passed_over,
            passages=self.passages + other.passages,
            seconds=self.seconds + other.seconds,
        )
