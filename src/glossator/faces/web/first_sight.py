"""Which notes are shown at once and which are folded; nothing is removed, and what tells is shown."""

from collections.abc import Sequence

from glossator.evidence.model import Verdict
from glossator.faces.note import DECIDED, Note
from glossator.statement.kinds.worth import threshold as of_statement

FEW_NOTES = 12  # shown at once per topic; in long guides the others, and silent claims, are folded


def at_first_sight(notes: Sequence[Note], *, many: bool) -> tuple[list[Note], list[Note]]:
    """The notes of a topic shown at once, and those folded.

    Folded are claims of little check-worthiness on which the record says nothing; in a long guide also opinions, silent
    claims, and the least check-worthy of the rest.
    """
    worthy = [note for note in notes if note.tells or note.worth >= threshold()]
    if many:
        untold = (Verdict.SILENT, Verdict.OPINION)
        telling = [note for note in worthy if note.signed or note.own or note.verdict not in untold]
        worthy = sorted(telling, key=lambda note: (not note.own, note.verdict not in DECIDED, -note.worth))[:FEW_NOTES]
    chosen = {note.claim.id for note in worthy}
    return [note for note in notes if note.claim.id in chosen], [note for note in notes if note.claim.id not in chosen]


def threshold() -> float:
    """The worth below which a claim is folded; its calibration is described in `statement/data/worth.yaml`."""
    return of_statement()
