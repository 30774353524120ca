"""What is read in a text: times, amounts, attributions and certainty, all with their places."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from glossator.spans import Span


class Certainty(StrEnum):
    """How the source puts what it says."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    HEDGED = "hedged"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    PLANNED = "planned"
    QUESTIONED = "questioned"


class Interval(BaseModel):
    """Days from `first` to `last`, both included, as precise as the words allow."""

    model_config = ConfigDict(frozen=True)

    first: date
    last: date
    precision: str = Field(description="day, week, month, season, quarter, year, decade")


class TimeExpression(BaseModel):
    """Words that name a time, resolved against the document's own date; `value` is TIMEX3 (ISO-TimeML)."""

    span: Span
    text: str
    type: str = Field(description="DATE, TIME, DURATION or SET")
    value: str
    interval: Interval | None = None


class Attribution(BaseModel):
    """Who is the source of what is said: source, cue and content; `inner` is an attribution inside the content."""

    source: Span | None
    cue: Span | None
    content: list[Span]
    name: str = Field(default="", description="the source's words, or what they were resolved to")
    inner: "Attribution | None" = None


class Quantity(BaseModel):
    """A number in text; `low` and `high` bound it after 'at least', 'about', ranges and scales are read."""

    span: Span
    text: str
    low: float | None
    high: float | None
    unit: str = ""
    approximate: bool = False


class CertaintyMark(BaseModel):
    """How one sentence is put, and the words that say so."""

    span: Span = Field(description="the sentence")
    certainty: Certainty
    words: list[Span]
    negated: bool = False


class Inspection(BaseModel):
    """What one document says about times, sources, certainty and amounts, all with offsets into its text."""

    times: list[TimeExpression]
    attributions: list[Attribution]
    certainty: list[CertaintyMark]
    quantities: list[Quantity]
