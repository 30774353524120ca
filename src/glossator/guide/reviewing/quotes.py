"""Human decisions on a quote: accept, reject, restore, place, side, pin."""

from glossator.errors import InputError
from glossator.evidence.model import Evidence, Stance, Verdict
from glossator.guide.model import Choice, Choosing, Guide
from glossator.guide.reviewing.acting import claim_of, reasoned, signed_by
from glossator.guide.reviewing.choosing import every, founded, rejected, shown
from glossator.guide.reviewing.pinning import beside, piece_of
from glossator.guide.reviewing.standing import NEEDS_A_QUOTE, standing

__all__ = ["accept", "piece_of", "pin", "place", "reject", "rejected", "restore", "shown", "side"]


def accept(guide: Guide, claim: str, evidence: str, *, by: str, at: str, note: str = "",
           decides: bool | None = None) -> Guide:  # fmt: skip
    """Confirm the quote in its place; `decides`: whether it settles the claim by itself."""
    piece = _standing(guide, claim, evidence, by, at)
    return _with(guide, claim, piece, Choosing.ACCEPTED, by, at, note, stance=piece.stance, decides=decides)


def reject(guide: Guide, claim: str, evidence: str, reason: str, *, by: str, at: str) -> Guide:
    """Remove the quote from beside the claim; it can be restored.

    Raises InputError if the finding would lose its last quote: change or withhold the finding first.
    """
    piece = _standing(guide, claim, evidence, by, at)
    made = _with(guide, claim, piece, Choosing.REJECTED, by, at, reasoned(reason, "rejecting a quote"))
    return _founded(guide, made, claim)


def restore(guide: Guide, claim: str, evidence: str, *, by: str, at: str, note: str = "") -> Guide:
    """Restore a rejected quote."""
    signed_by(by, at)
    claim_of(guide, claim)
    piece = next((each for each, _ in rejected(guide, claim) if each.id == evidence), None)
    if piece is None:
        raise InputError(f"{claim}: no quote {evidence!r} was rejected")
    return _with(guide, claim, piece, Choosing.RESTORED, by, at, note)


def place(guide: Guide, claim: str, evidence: str, at_place: int, *, by: str, at: str, note: str = "") -> Guide:
    """Move the quote to a position among those shown; 1 is the first."""
    piece = _standing(guide, claim, evidence, by, at)
    pieces = [each.id for each in shown(guide, claim)]
    if evidence not in pieces:
        raise InputError(
            f"{claim}: the quote {evidence!r} stands apart and is not counted; it has no place in the order"
        )
    if not 1 <= at_place <= len(pieces):
        raise InputError(f"{claim}: no place {at_place} among its {len(pieces)} quotes; 1 is the first")
    return _with(guide, claim, piece, Choosing.PLACED, by, at, note, place=at_place)


def side(guide: Guide, claim: str, evidence: str, stance: Stance | str, *, by: str, at: str, note: str = "") -> Guide:
    """Set the side of the quote: supports, refutes, neither."""
    piece = _standing(guide, claim, evidence, by, at)
    if stance not in set(Stance):
        raise InputError(f"no side {str(stance)!r}; one of {', '.join(Stance)}")
    made = _with(guide, claim, piece, Choosing.SIDED, by, at, note, stance=Stance(stance))
    return _founded(guide, made, claim)


def pin(guide: Guide, claim: str, piece: Evidence, *, by: str, at: str, note: str = "") -> Guide:
    """Add a quote from the record (made by `piece_of`) before the program's own.

    A quote of an undated document is listed apart. Raises InputError if it is already there, or was published after the
    day of the guide.
    """
    signed_by(by, at)
    read = claim_of(guide, claim)
    day, published = guide.method.as_of, piece.source.published
    if day and published and published > day:
        raise InputError(f"{claim}: published on {published}, and nothing later than {day} counts in this guide")
    known = next((each for each in every(guide, claim) if _words(each) == _words(piece) or each.id == piece.id), None)
    if known is not None:
        out = any(each.id == known.id for each, _ in rejected(guide, claim))
        raise InputError(f"{claim}: the quote {'was rejected: restore it' if out else 'stands beside it already'} "
                         f"({known.id})")  # fmt: skip
    made = beside(guide, read, piece)
    return _with(guide, claim, made, Choosing.PINNED, by, at, note, stance=made.stance, pinned=made)


def _words(piece: Evidence) -> tuple[str, str]:
    return piece.source.document, piece.quote.exact


def _standing(guide: Guide, claim: str, evidence: str, by: str, at: str) -> Evidence:
    """The quote as shown. Raises InputError if it is not shown, or without a name."""
    signed_by(by, at)
    claim_of(guide, claim)
    if any(piece.id == evidence for piece, _ in rejected(guide, claim)):
        raise InputError(f"{claim}: the quote {evidence!r} was rejected; restore it first")
    as_left = {piece.id: piece for piece in [*every(guide, claim), *shown(guide, claim)]}
    if evidence not in as_left:
        raise InputError(f"{claim}: no quote {evidence!r} stands beside it; there are {', '.join(as_left) or 'none'}")
    return as_left[evidence]


def _founded(before: Guide, after: Guide, claim: str) -> Guide:
    """`after`. Raises InputError if it took from a finding the last quote supporting it."""
    verdict = standing(before, claim).verdict
    if verdict in NEEDS_A_QUOTE and founded(before, claim) and not founded(after, claim):
        raise InputError(
            f"{claim}: '{Verdict(verdict)}' stands on this quote alone; first find otherwise, hold the finding back, "
            "or pin another quote"
        )
    return after


def _with(guide: Guide, claim: str, piece: Evidence, act: Choosing, by: str, at: str, note: str,
          pinned: Evidence | None = None, **more: object) -> Guide:  # fmt: skip
    about = claim_of(guide, claim).standalone
    choice = Choice.model_validate({
        "claim": claim, "evidence": piece.id, "act": act, "by": by, "at": at, "note": note.strip(), "about": about,
        "source": piece.source, "quote": piece.quote, "piece": pinned, **more,
    })  # fmt: skip
    return guide.model_copy(update={"choices": [*guide.choices, choice]})
