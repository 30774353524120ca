"""Data types of conduct: dated, quoted, attributed actions between actors."""

import datetime

from pydantic import BaseModel, ConfigDict, Field

from glossator.evidence.model import Source, Stance
from glossator.language.model import Certainty
from glossator.spans import Anchor


class Actor(BaseModel):
    """Somebody who acts: a state or its organs, an armed group, a body, a company, a person in office."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(description="for states ISO 3166 alpha-3; else a code of the actor list; '' for a mere mention")
    name: str
    role: str = Field(default="", description="sector in PLOVER's codes: GOV, MIL, REB …")
    words: str = Field(default="", description="as mentioned")
    code: str = Field(
        default="", description="PLOVER's first code: ISO alpha-3, or IGO, NGO, IMG, MNC; '' when unknown"
    )
    person: str = Field(default="", description="the person, when one was named")
    office: str = Field(default="", description="the person's office on the day, or the organ")


class Action(BaseModel):
    """Who did what to whom, coded in PLOVER (event type, mode, context)."""

    action: str = Field(description="PLOVER event type, upper case; '' for a deed that has no code")
    mode: str = ""
    context: str = ""
    source: Actor | None
    target: Actor | None
    sources: list[Actor] = Field(default=[], description="every source, the first included, when there are several")
    targets: list[Actor] = Field(default=[], description="every target, the first included, when there are several")
    symmetric: bool = Field(default=False, description="the parties did it together: talks, treaties")
    date: datetime.date | None = None
    place: str = ""
    negated: bool = False
    certainty: Certainty = Certainty.ASSERTED
    attributed_to: list[str] = []
    quote: str = ""
    about: list[str] = []

    @property
    def parties(self) -> tuple[Actor, ...]:
        """All participants, sources first."""
        sources = self.sources or ([self.source] if self.source else [])
        targets = self.targets or ([self.target] if self.target else [])
        return (*sources, *targets)


class LedgerEntry(BaseModel):
    """One event, with every report of it."""

    action: Action
    quotes: list[tuple[Source, Anchor]]
    origins: int
    bearing: Stance | None = Field(default=None, description="on which side of the ledger's claim it tells, if read")


class YearCount(BaseModel):
    """The events of each kind in one year; beside a claim, how many support it, refute it, or neither."""

    year: int
    verbal_cooperation: int = 0
    material_cooperation: int = 0
    verbal_conflict: int = 0
    material_conflict: int = 0
    for_it: int = 0
    against_it: int = 0
    no_side: int = 0


class Ledger(BaseModel):
    """An actor's conduct on a subject: counts by year, the most telling entries, and the caveats."""

    actor: str
    subject: str
    years: list[YearCount]
    entries: list[LedgerEntry]
    events: int
    caveats: list[str]
    claim: str = Field(default="", description="id of the claim of ability beside which the deeds were read, if any")
