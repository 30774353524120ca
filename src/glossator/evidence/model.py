"""Data types of evidence and findings."""

import operator
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from glossator.formats.languages import named
from glossator.language.model import Certainty, Interval
from glossator.record.model import Capture
from glossator.spans import Anchor, Span

SCANNED = "read by OCR from a scan"


class Stance(StrEnum):
    """How a passage stands to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEITHER = "neither"


class Verdict(StrEnum):
    """What the record says on one claim."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    DISPUTED = "disputed"
    SILENT = "silent"
    OPEN = "open"
    OPINION = "opinion"


class Signal(BaseModel):
    """One reason shown on the page: what was examined, the result, and why, in plain words."""

    model_config = ConfigDict(frozen=True)

    name: str
    value: str
    reason: str


class Source(BaseModel):
    """The document of a quote, as the page names it."""

    model_config = ConfigDict(frozen=True)

    document: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    address: str = ""
    published: date | None = None
    modified: date | None = None
    captured: date | None = Field(default=None, description="the day of the capture, where the raw answer is kept")
    capture: Capture | None = Field(default=None, description="the raw answer in a web archive, where there is one")
    kept: str = Field(default="", description="where readers find the capture: a place beside the guide's page")
    ocr: bool = Field(
        default=False, exclude_if=operator.not_, description="read by OCR from a scan: letters and figures may be wrong"
    )


class Report(BaseModel):
    """Another report of the same event."""

    model_config = ConfigDict(frozen=True)

    source: Source
    origin: str = Field(default="", description="id of the origin; equal ids are one origin")


class Evidence(BaseModel):
    """A passage held against a claim: the exact deciding words, their offsets, and their stance."""

    id: str = Field(description="claim id and passage id; stable")
    source: Source
    quote: Anchor = Field(description="the deciding sentence, in the document's stored text")
    passage: Span = Field(description="the passage it was judged in")
    core: Span | None = Field(
        default=None,
        exclude_if=lambda span: span is None,
        description="of several sentences in the quote the one that tells most beside the claim, as offsets in it",
    )
    score: float = Field(description="retrieval score")
    supports: float
    refutes: float
    neither: float
    stance: Stance
    certainty: Certainty = Certainty.ASSERTED
    certainty_words: list[str] = []
    attributed_to: list[str] = Field(default=[], description="chain of sources, outermost first")
    event: Interval | None = Field(default=None, description="when the reported event was")
    origin: str = Field(default="", description="id of the origin; equal ids are one origin")
    origin_reason: str = ""
    party: bool = Field(default=False, description="the source is itself a party to the claim")
    party_reason: str = ""
    own_words: bool = Field(default=False, description="reports what the claim's own speaker said; never independent")
    chance: float = Field(default=1.0, description="how likely an editor would print it beside the claim, 0 to 1")
    decides: float = Field(default=0.0, description="how likely it settles the claim by itself, 0 to 1")
    also: list[Report] = Field(default=[], description="other reports of the same event")
    weight: float = Field(default=1.0, description="`decides`, less for a party; findings do not rest on it")
    signals: list[Signal] = []


class Asked(BaseModel):
    """What the record was asked, so that silence can be judged."""

    query: str
    documents: int
    passages: int
    first: date | None
    last: date | None
    undated: int = 0
    changed: int = Field(default=0, description="documents not read: on file only as changed after the day asked about")
    as_of: date | None = None


class Earlier(BaseModel):
    """An earlier statement by the speaker on the same subject, and its stance on the claim."""

    source: Source
    quote: Anchor
    stance: Stance
    probability: float


class KnownClaim(BaseModel):
    """A previously fact-checked claim: a note beside ours, never evidence for it."""

    text: str
    verdict: str
    publisher: str
    address: str = ""
    checked: date | None = None
    score: float


class Unread(BaseModel):
    """A document on file in an unsupported language: listed beside a finding, never quoted or counted."""

    model_config = ConfigDict(frozen=True)

    source: Source
    language: str = Field(description="two letters of ISO 639-1")
    shares: list[str] = Field(description="names and figures of the claim that stand in it")

    @property
    def shown(self) -> str:
        """'on file, not read: language (German)'."""
        return f"on file, not read: language ({named(self.language)})"


class Finding(BaseModel):
    """What the record says on one claim."""

    claim: str = Field(description="id of the claim")
    verdict: Verdict
    probability: float | None = Field(default=None, description="calibrated; None for silent, open and opinion")
    reason: str = Field(description="why this finding, in plain words")
    evidence: list[Evidence] = Field(default=[], description="strongest first")
    undated: list[Evidence] = Field(default=[], description="from undated documents; never counted")
    since: list[Evidence] = Field(default=[], description="published after the day of the guide, when asked for")
    documents: int = 0
    origins: int = 0
    parties: int = Field(default=0, description="origins that are parties to the claim")
    asked: Asked | None = None
    settle: str = Field(default="", description="what kind of document would settle a silent claim")
    earlier: list[Earlier] = []
    known: list[KnownClaim] = []
    unread: list[Unread] = Field(
        default=[], exclude_if=operator.not_, description="on file in languages that are not read; nothing of it counts"
    )
