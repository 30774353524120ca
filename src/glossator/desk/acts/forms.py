"""The form of each act on a guide, as the pages and the API send it; bounded, since it comes from outside."""

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from glossator.evidence.model import Stance, Verdict
from glossator.statement.model import Kind

Note = Annotated[str, Field(max_length=4_000)]
Words = Annotated[str, Field(max_length=2_000)]
Id = Annotated[str, Field(max_length=200)]
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
Offset = Annotated[int, Field(ge=0, le=100_000_000)]


class Form(BaseModel):
    """The form of one act; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def _can_be_kept(cls, value: Any) -> Any:
        """Refuse the two kinds of characters that no database can store."""
        each = value if isinstance(value, list) else [value]
        if any(isinstance(one, str) and _NO_TEXT.search(one) for one in each):
            raise ValueError("contains invalid characters")
        return value


class Bare(Form):
    """No fields, or a remark."""

    note: Note = ""


class Reasoned(Form):
    """A reason."""

    note: Annotated[str, Field(min_length=1, max_length=4_000)]


class Found(Form):
    """Another finding, with a remark for readers; a URL if it rests on nothing on file."""

    verdict: Verdict
    note: Note = ""
    address: Words = ""


class Quote(Form):
    """One of the quotes beside a claim."""

    evidence: Id
    note: Note = ""


class Placed(Quote):
    """The new position of a quote; 1 is the first."""

    place: Annotated[int, Field(ge=1, le=1_000)]


class Sided(Quote):
    """The new side of a quote."""

    stance: Stance


class Pinned(Form):
    """Exact words of a document on file: characters `start` to `end` of its stored text."""

    document: Id
    start: Offset
    end: Offset
    stance: Stance
    note: Note = ""


class Told(Form):
    """A person's prose: one sentence per line, each ending in the quotes it rests on, as in `… at sea. [1][3]`."""

    text: Annotated[str, Field(max_length=20_000)]
    note: Note = ""


class Reworded(Form):
    """The claim in words that stand alone."""

    standalone: Annotated[str, Field(min_length=1, max_length=2_000)]
    note: Note = ""


class Span(Form):
    """Characters of the statement."""

    start: Offset
    end: Offset


class Cut(Form):
    """The pieces of the statement that become claims."""

    pieces: Annotated[list[Span], Field(min_length=2, max_length=20)]
    note: Note = ""


class Joined(Form):
    """The other claims to merge with this one."""

    others: Annotated[list[Id], Field(min_length=1, max_length=20)]
    note: Note = ""


class Added(Span):
    """A claim that the program missed: its words in the statement, its standalone wording, and its kind."""

    standalone: Words = ""
    kind: Kind = Kind.FACT
    note: Note = ""


class Head(Form):
    """A field at the head of the guide."""

    field: Literal["title", "deck", "byline", "filed_under", "address", "statement_address"]
    value: Words


class Corrected(Form):
    """A correction as readers see it; on one claim, or on the guide."""

    text: Annotated[str, Field(min_length=1, max_length=4_000)]
    claim: Id = ""


class Answered(Form):
    """A finding that the desk computed for a changed claim, and the wording that it asked about."""

    finding: dict[str, Any]
    words: str = ""
