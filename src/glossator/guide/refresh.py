"""What was added to the record since a guide was made: new evidence, and findings that would change."""

from datetime import date

from pydantic import BaseModel, Field

from glossator.evidence.model import Evidence, Finding, KnownClaim, Stance, Verdict
from glossator.guide.model import Guide, Review
from glossator.guide.reviewing.choosing import every
from glossator.guide.reviewing.standing import standing


class Change(BaseModel):
    """What a later check gives for one claim; the guide itself is not changed."""

    claim: str
    standalone: str
    was: Verdict
    would_be: Verdict
    was_probability: float | None
    would_be_probability: float | None
    new: list[Evidence] = Field(description="evidence that the guide does not have, strongest first")
    checked: list[KnownClaim] = Field(default=[], description="fact-checks of the claim that the guide does not have")
    signed: Review | None = Field(default=None, description="the newest signature on the claim; it stays")

    @property
    def turns(self) -> bool:
        """True if the verdict would change."""
        return self.was is not self.would_be


class Refresh(BaseModel):
    """A guide compared with a later state of the record."""

    title: str
    since: date | None = Field(description="the day of the guide")
    as_of: date | None = Field(description="the day it was held against; None for all that is on file")
    changes: list[Change] = Field(description="claims with new evidence or another finding, in the guide's order")
    unmatched: list[str] = Field(
        default=[], description="ids of claims that are read differently now, and not compared"
    )


def compare(guide: Guide, later: Guide) -> Refresh:
    """What `later`, the same statement annotated again, has beyond `guide`. Neither is changed.

    Claims are matched by their spans in the statement; changed claims are listed separately.
    """
    again = {tuple(claim.spans): later.finding(claim.id) for claim in later.claims}
    changes, unmatched = [], []
    for claim in guide.claims:
        found = again.get(tuple(claim.spans))
        if found is None:
            unmatched.append(claim.id)
            continue
        before = guide.finding(claim.id)
        pinned = before.model_copy(update={"evidence": every(guide, claim.id)})
        new, checked = unseen(pinned, found), [one for one in found.known if one.address not in _checked(before)]
        if new or checked or before.verdict is not found.verdict:
            changes.append(
                Change(
                    claim=claim.id,
                    standalone=claim.standalone,
                    was=before.verdict,
                    would_be=found.verdict,
                    was_probability=before.probability,
                    would_be_probability=found.probability,
                    new=new,
                    checked=checked,
                    signed=signature(guide, claim.id),
                )
            )
    days = {"since": guide.method.as_of, "as_of": later.method.as_of}
    return Refresh(title=guide.title, changes=changes, unmatched=unmatched, **days)


def unseen(before: Finding, after: Finding) -> list[Evidence]:
    """The evidence of `after` whose quote `before` does not have from the same document.

    Evidence without a side is printed beside a checked claim only as the nearest, which is not news.
    """
    held = {(piece.source.document, piece.quote.exact) for piece in [*before.evidence, *before.undated]}
    telling = [piece for piece in after.evidence if piece.stance is not Stance.NEITHER or after.verdict is Verdict.OPEN]
    return [piece for piece in telling if (piece.source.document, piece.quote.exact) not in held]


def _checked(finding: Finding) -> set[str]:
    return {one.address for one in finding.known}


def signature(guide: Guide, claim: str) -> Review | None:
    """The signature in force on a claim, if there is one."""
    return standing(guide, claim).signed
