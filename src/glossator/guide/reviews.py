"""What a person decided: reviews folded in their order, and the finding that stands after them."""

from dataclasses import dataclass

from glossator.errors import InputError
from glossator.evidence.model import Verdict
from glossator.guide.model import Guide, Review

NEEDS_A_QUOTE = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED)


@dataclass(frozen=True)
class Standing:
    """The finding as it stands: the program's own, or a person's; `signed` names the review that signed it last."""

    verdict: Verdict
    changed: Review | None
    signed: Review | None


def standing(guide: Guide, claim: str) -> Standing:
    """What holds for a claim after all its reviews; a later change of the finding needs a new signature."""
    verdict = guide.finding(claim).verdict
    changed = signed = None
    for review in guide.reviews:
        if review.claim != claim:
            continue
        if review.verdict and Verdict(review.verdict) is not verdict:
            verdict, changed, signed = Verdict(review.verdict), review, None
        if review.signed:
            signed = review
    return Standing(verdict, changed, signed)


def add(guide: Guide, review: Review) -> Guide:
    """The guide with one review more; raises InputError for an unknown claim or a verdict without a quote."""
    try:
        finding = guide.finding(review.claim)
    except KeyError:
        known = ", ".join(found.claim for found in guide.findings)
        raise InputError(f"no claim {review.claim!r} in this guide; it has {known or 'none'}") from None
    if review.verdict and review.verdict not in set(Verdict):
        raise InputError(f"no finding {review.verdict!r}; one of {', '.join(Verdict)}")
    verdict = Verdict(review.verdict) if review.verdict else standing(guide, review.claim).verdict
    if verdict in NEEDS_A_QUOTE and not finding.evidence:
        raise InputError(f"{review.claim}: no finding of '{verdict}' without a quote, and no evidence is on file")
    if not review.reviewer.strip():
        raise InputError("a review names its reviewer")
    return guide.model_copy(update={"reviews": [*guide.reviews, review]})
