"""The finding as it stands after all that people decided on it, in their order."""

from dataclasses import dataclass

from glossator.evidence.model import Verdict
from glossator.guide.model import Act, Guide, Review

NEEDS_A_QUOTE = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED)


@dataclass(frozen=True)
class Standing:
    """The finding as it stands: the program's own, or a person's.

    `changed` is the review that made it a person's, `signed` the one that signed it last, `withheld` the one that holds
    it back from print.
    """

    verdict: Verdict
    changed: Review | None
    signed: Review | None
    withheld: Review | None = None


def standing(guide: Guide, claim: str) -> Standing:
    """What holds for a claim after all its reviews; a later change of the finding needs a new signature."""
    program = verdict = guide.finding(claim).verdict
    changed = withheld = None
    signatures: list[Review] = []
    for review in guide.reviews:
        if review.claim != claim:
            continue
        if review.act is Act.WITHHELD:
            withheld = review
        elif review.act is Act.RELEASED:
            withheld = None
        elif review.act is Act.WITHDRAWN:
            signatures = signatures[:-1]
        elif review.act is Act.REWORDED:
            verdict, changed, signatures = program, None, []
        else:
            if review.verdict and (review.act is Act.FOUND or Verdict(review.verdict) is not verdict):
                verdict, changed, signatures = Verdict(review.verdict), review, []
            if review.signed:
                signatures = [*signatures, review]
    return Standing(verdict, changed, signatures[-1] if signatures else None, withheld)
