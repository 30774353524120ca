"""Human decisions on a finding: sign, change, remark, withhold, release; or withdraw a signature."""

from glossator.errors import InputError
from glossator.evidence.model import Verdict
from glossator.guide import sanitizing as safe
from glossator.guide.model import Act, Guide, Review
from glossator.guide.reviewing.acting import claim_of, reasoned, signed_by
from glossator.guide.reviewing.choosing import founded, shown
from glossator.guide.reviewing.standing import NEEDS_A_QUOTE, Standing, standing

__all__ = ["Standing", "accept", "change", "release", "remark", "standing", "withdraw", "withhold"]


def accept(guide: Guide, claim: str, *, by: str, at: str, note: str = "") -> Guide:
    """Sign the finding as it is. Raises InputError if it lost its quotes or has not been checked yet."""
    signed_by(by, at)
    claim_of(guide, claim)
    now = standing(guide, claim)
    if claim in guide.unchecked and now.changed is None:
        raise InputError(f"{claim}: the record has not been asked about these words yet; there is nothing to sign")
    if not founded(guide, claim):
        raise InputError(f"{claim}: no finding of '{now.verdict}' without a quote; choose one, or another finding")
    return _with(guide, Review(claim=claim, reviewer=by, at=at, note=note.strip(), signed=True))


def change(guide: Guide, claim: str, verdict: Verdict | str, *, by: str, at: str, note: str = "", address: str = "",
           signed: bool = True) -> Guide:  # fmt: skip
    """A verdict other than the program's, signed by its author (unless `signed` is False).

    Supported, refuted and disputed need a quote beside the claim, or an external http or https `address` together with
    a reason (`note`). Raises InputError if they have neither.
    """
    signed_by(by, at)
    claim_of(guide, claim)
    if verdict not in set(Verdict):
        raise InputError(f"no finding {str(verdict)!r}; one of {', '.join(Verdict)}")
    if address and not safe.link(address):
        raise InputError(f"{address}: not an http or https address")
    if address and not note.strip():
        raise InputError(f"{claim}: a finding that rests on an address outside the record says why: give a note")
    if Verdict(verdict) in NEEDS_A_QUOTE and not (shown(guide, claim) or address):
        raise InputError(
            f"{claim}: no finding of '{Verdict(verdict)}' without a quote: none stands beside the claim. Pin one from "
            "the record, or give an address outside it with a reason"
        )
    return _with(
        guide,
        Review(claim=claim, reviewer=by, at=at, verdict=str(Verdict(verdict)), note=note.strip(), signed=signed,
               act=Act.FOUND, address=address),
    )  # fmt: skip


def remark(guide: Guide, claim: str, *, by: str, at: str, note: str) -> Guide:
    """A public remark beside the finding, which it neither changes nor signs."""
    signed_by(by, at)
    claim_of(guide, claim)
    return _with(guide, Review(claim=claim, reviewer=by, at=at, note=reasoned(note, "a remark")))


def withhold(guide: Guide, claim: str, *, by: str, at: str, note: str) -> Guide:
    """Withhold the finding: the claim stays in the statement, and nothing is printed about it."""
    signed_by(by, at)
    claim_of(guide, claim)
    if standing(guide, claim).withheld:
        raise InputError(f"{claim}: its finding is held back already")
    return _with(guide, Review(claim=claim, reviewer=by, at=at, note=reasoned(note, "holding a finding back"),
                               act=Act.WITHHELD))  # fmt: skip


def release(guide: Guide, claim: str, *, by: str, at: str, note: str = "") -> Guide:
    """Print a withheld finding again."""
    signed_by(by, at)
    claim_of(guide, claim)
    if not standing(guide, claim).withheld:
        raise InputError(f"{claim}: its finding is not held back")
    return _with(guide, Review(claim=claim, reviewer=by, at=at, note=note.strip(), act=Act.RELEASED))


def withdraw(guide: Guide, claim: str, *, by: str, at: str, note: str) -> Guide:
    """Withdraw the latest signature only; it stays in the history."""
    signed_by(by, at)
    claim_of(guide, claim)
    if standing(guide, claim).signed is None:
        raise InputError(f"{claim}: nobody has signed it")
    return _with(guide, Review(claim=claim, reviewer=by, at=at, note=reasoned(note, "taking a signature back"),
                               act=Act.WITHDRAWN))  # fmt: skip


def _with(guide: Guide, review: Review) -> Guide:
    return guide.model_copy(update={"reviews": [*guide.reviews, review]})
