"""Public corrections, and the retraction of a whole guide."""

from glossator.errors import InputError
from glossator.guide.model import Correction, Guide
from glossator.guide.names import instant
from glossator.guide.reviewing.acting import claim_of, reasoned, signed_by

LONGEST = 4000  # characters


def correct(guide: Guide, *, text: str, by: str, at: str, claim: str = "") -> Guide:
    """Publish a correction: at the foot of the guide, and beside the claim if one is named."""
    signed_by(by, at)
    if claim:
        claim_of(guide, claim)
    said = _bounded(text, "a correction says what was wrong: give its text")
    return guide.model_copy(update={"corrections": [*guide.corrections,
                                                    Correction(text=said, by=by, at=at, claim=claim)]})  # fmt: skip


def retract(guide: Guide, *, reason: str, by: str, at: str) -> Guide:
    """Withdraw the whole guide: its page stays at its URL and gives the reason in place of the findings."""
    signed_by(by, at)
    if guide.retracted:
        raise InputError(f"the guide was retracted already, by {guide.retracted.by}, {guide.retracted.at}")
    said = _bounded(reasoned(reason, "a retraction"), "a retraction says why")
    return guide.model_copy(update={"retracted": Correction(text=said, by=by, at=at)})


def newest(guide: Guide, claim: str | None = None) -> list[Correction]:
    """The corrections, newest first; of one claim if given ('' for the guide as a whole)."""
    mine = [one for one in guide.corrections if claim is None or one.claim == claim]
    return [one for _, one in sorted(enumerate(mine), key=lambda each: (instant(each[1].at), each[0]), reverse=True)]


def _bounded(text: str, missing: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise InputError(missing)
    if len(said) > LONGEST:
        raise InputError(f"{len(said):,} characters; at most {LONGEST:,}")
    return said
