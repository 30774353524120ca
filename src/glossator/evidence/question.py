"""The question to a record: one standalone claim, with its speaker and day."""

import datetime

from pydantic import BaseModel, ConfigDict, Field

from glossator.evidence.origins.itself import Itself, itself
from glossator.evidence.unresolved import has_no_subject, unresolved
from glossator.statement.model import Claim, Kind, Statement

EARLY = frozenset({"forecast", "ability", "promise"})  # kinds that cannot be true or false yet


class Question(BaseModel):
    """A claim to check; everything but the text is optional."""

    model_config = ConfigDict(frozen=True)

    claim: str = Field(default="c1", description="id of the claim")
    text: str = Field(description="the standalone wording")
    kind: str = Field(default=Kind.FACT.value, description="fact, number, quotation, forecast, opinion …")
    speaker: str = ""
    date: datetime.date | None = Field(default=None, description="the day it was said")
    about: tuple[str, ...] = Field(default=(), description="names the claim is about, subject first")
    said: str = Field(
        default="", description="the sentence as it stands in the statement; its repetition proves nothing"
    )
    unclear: tuple[str, ...] = Field(default=(), description="words whose meaning the statement leaves open")
    unsure: tuple[str, ...] = Field(default=(), description="names and numbers that were not surely heard")
    own: str = Field(default="", description="of a claim cut from a list: the words that are its own")
    beside: str = Field(default="", description="the words of its sentence that belong to other claims")
    itself: Itself = Field(default=Itself(), description="the statement, to be known again where it is on file")

    @property
    def checkable(self) -> bool:
        """True if a record can support or refute it; an unknown kind may be anything."""
        if self.early:
            return False
        return Kind(self.kind).checkable if self.kind in set(Kind) else True

    @property
    def early(self) -> bool:
        """True for what cannot be true or false yet: forecasts and abilities."""
        return self.kind in EARLY

    @property
    def is_fact(self) -> bool:
        """True for facts, numbers, quotations and past positions only."""
        return self.kind in set(Kind) and self.checkable

    @property
    def left_alone(self) -> bool:
        """True for what no document can bear on: opinions, slogans, questions, pleasantries."""
        return not self.checkable and not self.early

    @property
    def unnamed(self) -> bool:
        """True if nobody can tell what the claim is about: its subject is a word that the statement leaves open.

        Whatever is on file would be of somebody or something else.
        """
        return has_no_subject(self.text, self.unclear)

    @property
    def worth_asking(self) -> bool:
        """True for what is put to a record."""
        return not (self.left_alone or self.unnamed)


def question(claim: Claim, statement: Statement) -> Question:
    """The question that a claim of a statement puts to a record."""
    said = statement.date
    if statement.utterances and (spoken := statement.utterances[claim.utterance]).time:
        said = spoken.time.date()
    beside = _beside(claim, statement.text)
    return Question(
        claim=claim.id,
        text=claim.standalone or claim.text,
        kind=claim.kind.value,
        speaker=claim.speaker or statement.speaker or "",
        date=said,
        about=tuple(claim.about),
        said=claim.sentence.of(statement.text),
        own=claim.spans[-1].of(statement.text) if beside else "",
        beside=beside,
        unclear=unresolved(claim.standalone or claim.text, claim.flags),
        unsure=tuple(each.words for each in claim.unsure if each.telling),
        itself=itself(statement),
    )


def _beside(claim: Claim, text: str) -> str:
    """The rest of the claim's sentence."""
    rest, at = "", claim.sentence.start
    for span in claim.spans:
        rest += text[at : span.start]
        at = max(at, span.end)
    return " ".join((rest + text[at : claim.sentence.end]).split()).strip(" ,.;:") if claim.spans else ""
