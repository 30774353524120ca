"""Which notes are shown at once and which are folded; nothing is removed, and what tells is shown."""

from collections.abc import Sequence

from glossator.evidence.model import Verdict
from glossator.faces.note import DECIDED, Note
from glossator.statement.kinds.worth import threshold as of_statement

FEW_NOTES = 12  # shown at once per topic of a long guide; the others are folded


def at_first_sight(notes: Sequence[Note], *, many: bool) -> tuple[list[Note], list[Note]]:
    """The notes of a topic shown at once, and those folded.

    Folded are claims of little check-worthiness on which the record says nothing; in a long guide also opinions, and
    the least check-worthy of the rest. That a claim worth checking is told by nothing on file is shown.
    """
    worthy = [note for note in notes if note.tells or note.worth >= threshold()]
    if many:
        telling = [note for note in worthy if note.signed or note.own or note.verdict is not Verdict.OPINION]
        worthy = sorted(telling, key=lambda note: (not note.own, note.verdict not in DECIDED, -note.worth))[:FEW_NOTES]
    chosen = {note.claim.id for note in worthy}
    return [note for note in notes if note.claim.id in chosen], [note for note in notes if note.claim.id not in chosen]


def threshold() -> float:
    """The worth below which a claim is folded; its calibration is described in `statement/data/worth.yaml`."""
    return of_statement()
