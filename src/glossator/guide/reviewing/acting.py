"""Validation shared by all acts: name, time, claim, and a reason where required."""

from datetime import datetime

from glossator.errors import InputError
from glossator.guide.model import Guide
from glossator.statement.model import Claim


def signed_by(by: str, at: str) -> None:
    """Raises InputError without a name, or for an invalid ISO 8601 time."""
    if not by.strip():
        raise InputError("say who decides: the name of the reviewer is missing")
    try:
        datetime.fromisoformat(at)
    except ValueError:
        raise InputError(f"{at!r}: not a time in ISO 8601, such as 2018-03-22T09:30:00Z") from None


def reasoned(reason: str, act: str) -> str:
    """The stripped reason. Raises InputError if it is empty."""
    if not reason.strip():
        raise InputError(f"say why: {act} needs a reason")
    return reason.strip()


def claim_of(guide: Guide, claim: str) -> Claim:
    """The claim with this id. Raises InputError that lists the ids there are."""
    for one in guide.claims:
        if one.id == claim:
            return one
    known = ", ".join(one.id for one in guide.claims)
    raise InputError(f"no claim {claim!r} in this guide; it has {known or 'none'}")
