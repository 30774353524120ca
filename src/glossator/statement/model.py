"""Statements and claims."""

import datetime
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from glossator.spans import Span


class Utterance(BaseModel):
    """A post, speaker's turn or caption: a span of the statement's text, with speaker and time where known."""

    model_config = ConfigDict(frozen=True)

    span: Span
    speaker: str | None = None
    time: datetime.datetime | None = None
    address: str | None = None
    seconds: float | None = Field(default=None, description="offset into a recording, in seconds")


class Heard(NamedTuple):
    """A recognised word: its span in the statement's text, its seconds, and its probability, 0 to 1."""

    start: int
    end: int
    seconds: float
    until: float
    sure: float

    def written(self) -> str:
        """A compact form for JSON, '0 5 12.3 12.68 0.93': a long recording has tens of thousands of words."""
        return f"{self.start} {self.end} {self.seconds:g} {self.until:g} {self.sure:g}"


def _heard(value: object) -> object:
    if not isinstance(value, str):
        return value
    start, end, seconds, until, sure = value.split()
    return Heard(int(start), int(end), float(seconds), float(until), float(sure))


HeardWord = Annotated[Heard, BeforeValidator(_heard), PlainSerializer(Heard.written, return_type=str)]


class Recording(BaseModel):
    """The recording that a statement was transcribed from."""

    name: str = Field(default="", description="its file, which lies beside the guide's page; empty where only heard")
    address: str = Field(default="", description="where it is, when it is not beside the page")
    seconds: float | None = Field(default=None, description="how long it is")
    heard_by: str = Field(default="", description="the recogniser, with the hash of its weights")
    words: list[HeardWord] = Field(
        default=[], description="each word: first character, end, seconds from and to, how sure (0 to 1)"
    )
    unsure: list[Span] = Field(default=[], description="words of which the recogniser is not sure")
    assumed: list[str] = Field(default=[], description="names that were given to voices by assumption")


class Unsure(BaseModel):
    """Words of a claim that the recogniser is not sure of; `telling` for a name or number that the claim depends on."""

    model_config = ConfigDict(frozen=True)

    words: str
    sure: float | None = Field(default=None, description="probability of the least sure word, 0 to 1")
    seconds: float | None = None
    telling: bool = False


class Statement(BaseModel):
    """What somebody said: the text and its utterances in order; text between utterances was not spoken."""

    text: str
    speaker: str | None = None
    date: datetime.date | None = None
    medium: str | None = None
    title: str | None = None
    address: str | None = None
    language: str | None = None
    utterances: list[Utterance] = []
    recording: Recording | None = None
    remarks: list[str] = Field(default=[], description="what the reader had to assume or leave out")


class Kind(StrEnum):
    """The kind of a claim, which decides whether it can be checked today."""

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
        """True if a record can support or refute it."""
        return self in {Kind.FACT, Kind.NUMBER, Kind.QUOTATION, Kind.PAST_POSITION}


class Assumption(BaseModel):
    """Words of the claim that were replaced to make it stand alone, and why."""

    model_config = ConfigDict(frozen=True)

    words: str
    meaning: str
    reason: str


class Claim(BaseModel):
    """One assertion of the statement: its exact spans, and a standalone wording that needs no context."""

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
    seconds: float | None = Field(default=None, description="where in the recording its first word is said")
    until: float | None = Field(default=None, description="where its last word ends")
    unsure: list[Unsure] = Field(default=[], description="its words of which the recogniser is not sure")
