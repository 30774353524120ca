"""Data types of linguistic analysis: times, quantities, attributions and certainty, all with offsets."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from glossator.spans import Span


class Certainty(StrEnum):
    """How a source qualifies what it says."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    HEDGED = "hedged"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    PLANNED = "planned"
    QUESTIONED = "questioned"


class Interval(BaseModel):
    """The days from `first` to `last`, both included, with the precision that the words give."""

    model_config = ConfigDict(frozen=True)

    first: date
    last: date
    precision: str = Field(description="day, week, month, season, quarter, year, decade")


class TimeExpression(BaseModel):
    """A time expression resolved against the document's date; `value` is TIMEX3 (ISO-TimeML)."""

    span: Span
    text: str
    type: str = Field(description="DATE, TIME, DURATION or SET")
    value: str
    interval: Interval | None = None


class Attribution(BaseModel):
    """An attribution: source, cue and content; `inner` is an attribution nested in the content."""

    source: Span | None
    cue: Span | None
    content: list[Span]
    name: str = Field(default="", description="the source's words, or what they were resolved to")
    inner: "Attribution | None" = None


class Quantity(BaseModel):
    """A number in text; `low` and `high` are its bounds after 'at least', 'about', ranges and scales."""

    span: Span
    text: str
    low: float | None
    high: float | None
    unit: str = ""
    approximate: bool = False


class CertaintyMark(BaseModel):
    """The certainty of one sentence, and the words that express it."""

    span: Span = Field(description="the sentence")
    certainty: Certainty
    words: list[Span]
    negated: bool = False


class Inspection(BaseModel):
    """The times, attributions, certainty and quantities of one document, with offsets into its text."""

    times: list[TimeExpression]
    attributions: list[Attribution]
    certainty: list[CertaintyMark]
    quantities: list[Quantity]
