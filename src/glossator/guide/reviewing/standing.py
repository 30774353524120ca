"""The finding in force after all human decisions, applied in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from glossator.evidence.model import Stance, Verdict
from glossator.guide.model import Act, Guide, Review

FITTING = {
    Verdict.SUPPORTED: frozenset({Stance.SUPPORTS}),
    Verdict.REFUTED: frozenset({Stance.REFUTES}),
    Verdict.DISPUTED: frozenset({Stance.SUPPORTS, Stance.REFUTES}),
}  # the verdicts that need a quote on each of these sides
NEEDS_A_QUOTE = tuple(FITTING)


@dataclass(frozen=True)
class Standing:
    """The finding in force: the program's own, or a person's.

    `changed`: the review that made it a person's; `signed`: the last one that signed it; `withheld`: the one that
    withholds it.
    """

    verdict: Verdict
    changed: Review | None
    signed: Review | None
    withheld: Review | None = None


def standing(guide: Guide, claim: str) -> Standing:
    """The finding in force on a claim; changing the finding requires a new signature."""
    verdict, changed, signatures, withheld = guide.finding(claim).verdict, None, list[Review](), None
    for review in _since_worded(guide, claim):
        if review.act in {Act.WITHHELD, Act.RELEASED}:
            withheld = review if review.act is Act.WITHHELD else None
        elif review.act is Act.WITHDRAWN:
            signatures = signatures[:-1]
        else:
            if _finds(review, verdict):
                verdict, changed, signatures = Verdict(review.verdict), review, []
            signatures += [review] if review.signed else []
    return Standing(verdict, changed, signatures[-1] if signatures else None, withheld)


def reviews_standing(guide: Guide, claim: str) -> list[Review]:
    """The reviews shown to readers: remarks, the last human finding, and signatures in force."""
    verdict, kept = guide.finding(claim).verdict, list[Review]()
    for review in _since_worded(guide, claim):
        if review.act in {Act.WITHHELD, Act.RELEASED}:
            continue
        if review.act is Act.WITHDRAWN:
            kept = _unsigned(kept)
        elif _finds(review, verdict):
            verdict, kept = Verdict(review.verdict), [*(one for one in kept if _remarks(one)), review]
        else:
            kept.append(review)
    return kept


def _since_worded(guide: Guide, claim: str) -> list[Review]:
    """The reviews since the claim was last reworded; a withheld finding stays withheld."""
    mine = [review for review in guide.reviews if review.claim == claim]
    last = max((at for at, review in enumerate(mine) if review.act is Act.REWORDED), default=-1)
    before = [review for review in mine[: last + 1] if review.act in {Act.WITHHELD, Act.RELEASED}]
    return [*before, *mine[last + 1 :]]


def _finds(review: Review, verdict: Verdict) -> bool:
    return bool(review.verdict) and (review.act is Act.FOUND or Verdict(review.verdict) is not verdict)


def _remarks(review: Review) -> bool:
    return not (review.signed or review.verdict)


def _unsigned(kept: Sequence[Review]) -> list[Review]:
    """The reviews without the latest signature; the other content of its review stays."""
    at = max((at for at, review in enumerate(kept) if review.signed), default=None)
    if at is None:
        return list(kept)
    bare = kept[at].model_copy(update={"signed": False})
    return [*kept[:at], *([bare] if bare.verdict or bare.note else []), *kept[at + 1 :]]
