"""What somebody said, and what of it can be checked."""

import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from glossator.spans import Span


class Utterance(BaseModel):
    """One post, speaker's turn or caption: a span of the statement's text, with who and when where known."""

    model_config = ConfigDict(frozen=True)

    span: Span
    speaker: str | None = None
    time: datetime.datetime | None = None
    address: str | None = None
    seconds: float | None = Field(default=None, description="offset into a recording, in seconds")


class Statement(BaseModel):
    """What somebody said: the stored text and its utterances, in order; gaps between utterances are not speech."""

    text: str
    speaker: str | None = None
    date: datetime.date | None = None
    medium: str | None = None
    title: str | None = None
    address: str | None = None
    language: str | None = None
    utterances: list[Utterance] = []
    remarks: list[str] = Field(default=[], description="what the reader had to assume or leave out")


class Kind(StrEnum):
    """What a claim is, and so whether it can be checked today."""

    FACT = "fact"
    NUMBER = "number"
    QUOTATION = "quotation"
    PAST_POSITION = "past position"
    FORECAST = "forecast"
    OPINION = "opinion"
    SLOGAN = "slogan"
    QUESTION = "question"
    PLEASANTRY = "pleasantry"

    @property
    def checkable(self) -> bool:
        """True when the record can bear it out or refute it."""
        return self in {Kind.FACT, Kind.NUMBER, Kind.QUOTATION, Kind.PAST_POSITION}


class Assumption(BaseModel):
    """Words of the claim that were read as something else to make it stand alone, and why."""

    model_config = ConfigDict(frozen=True)

    words: str
    meaning: str
    reason: str


class Claim(BaseModel):
    """One assertion of the statement: exact spans, and a standalone wording that needs no context."""

    id: str = Field(description="c1, c2 … in the order of the statement")
    spans: list[Span] = Field(description="the exact pieces of the statement's text, in order")
    text: str = Field(description="the pieces as said, joined by a space")
    standalone: str
    kind: Kind
    worth: float = Field(ge=0, le=1, description="how much it is worth checking")
    topic: str = ""
    speaker: str | None = None
    utterance: int = Field(default=0, description="index into the statement's utterances")
    sentence: Span = Field(description="the sentence it was cut from")
    assumptions: list[Assumption] = []
    flags: list[str] = Field(default=[], description="for example 'ambiguous: they'")
    about: list[str] = Field(default=[], description="names the claim is about, resolved, subject first")
