"""Everything on file: readers, documents, passages, and the store they are searched in."""

from typing import TYPE_CHECKING

from glossator.record.model import AddSummary, Capture, Document, Hit, Passage, RecordInfo, Refusal

if TYPE_CHECKING:
    from glossator.record.record import Record

__all__ = ["AddSummary", "Capture", "Document", "Hit", "Passage", "Record", "RecordInfo", "Refusal"]


def __getattr__(name: str) -> object:
    # The engine takes a second to import; the document model should not.
    if name == "Record":
        from glossator.record.record import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
