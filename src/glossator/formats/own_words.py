"""What a file says about itself, of whatever format."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(kw_only=True)
class OwnWords:
    """A file's own metadata, and what a reader should know of how it was read (`remarks`)."""

    title: str = ""
    author: str = ""
    made: date | None = None
    modified: date | None = None
    remarks: list[str] = field(default_factory=list)
