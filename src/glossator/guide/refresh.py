"""What has come on file since a guide was made: new evidence, and findings that would change."""

from datetime import date

from pydantic import BaseModel, Field

from glossator.evidence.model import Evidence, Finding, Verdict
from glossator.guide.model import Guide, Review


class Change(BaseModel):
    """What a later look at the record gives for one claim; the guide itself stays as it is."""

    claim: str
    standalone: str
    was: Verdict
    would_be: Verdict
    was_probability: float | None
    would_be_probability: float | None
    new: list[Evidence] = Field(description="evidence that the guide does not have, strongest first")
    signed: Review | None = Field(default=None, description="the newest signature on the claim; it stays")

    @property
    def turns(self) -> bool:
        """True when the finding itself would be another."""
        return self.was is not self.would_be


class Refresh(BaseModel):
    """A guide held against the record of a later day."""

    title: str
    since: date | None = Field(description="the day of the guide")
    as_of: date | None = Field(description="the day it was held against; None for all that is on file")
    changes: list[Change] = Field(description="claims with new evidence or another finding, in the guide's order")


def compare(guide: Guide, later: Guide) -> Refresh:
    """What `later`, the same statement annotated again, has that `guide` has not. Neither is changed.

    Claims are matched by their exact places in the statement; a claim read differently since is left out.
    """
    again = {tuple(claim.spans): later.finding(claim.id) for claim in later.claims}
    changes = []
    for claim in guide.claims:
        found = again.get(tuple(claim.spans))
        if found is None:
            continue
        before = guide.finding(claim.id)
        new = unseen(before, found)
        if new or before.verdict is not found.verdict:
            changes.append(
                Change(
                    claim=claim.id,
                    standalone=claim.standalone,
                    was=before.verdict,
                    would_be=found.verdict,
                    was_probability=before.probability,
                    would_be_probability=found.probability,
                    new=new,
                    signed=signature(guide, claim.id),
                )
            )
    return Refresh(title=guide.title, since=guide.method.as_of, as_of=later.method.as_of, changes=changes)


def unseen(before: Finding, after: Finding) -> list[Evidence]:
    """The evidence of `after` whose quote `before` does not hold from the same document."""
    held = {(piece.source.document, piece.quote.exact) for piece in [*before.evidence, *before.undated]}
    return [piece for piece in after.evidence if (piece.source.document, piece.quote.exact) not in held]


def signature(guide: Guide, claim: str) -> Review | None:
    """The newest signature on a claim, if a person signed it."""
    signed = [review for review in guide.reviews if review.claim == claim and review.signed]
    return max(signed, key=lambda review: review.at, default=None)
