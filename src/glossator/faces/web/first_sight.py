"""Which notes are seen at first sight, and which are folded away: nothing goes, and what tells stays."""

from collections.abc import Sequence

from glossator.evidence.model import Verdict
from glossator.faces.note import DECIDED, Note
from glossator.statement.kinds.worth import threshold as of_statement

FEW_NOTES = 12  # of a topic, at once; the others, and what the record says nothing on, are folded where there are many


def at_first_sight(notes: Sequence[Note], *, many: bool) -> tuple[list[Note], list[Note]]:
    """The notes of a topic seen at once, and those that are folded.

    Folded are claims hardly worth checking on which the record tells nothing; in a long guide also opinions, silence
    and, of the rest, those least worth checking.
    """
    worthy = [note for note in notes if note.tells or note.worth >= threshold()]
    if many:
        untold = (Verdict.SILENT, Verdict.OPINION)
        telling = [note for note in worthy if note.signed or note.own or note.verdict not in untold]
        worthy = sorted(telling, key=lambda note: (not note.own, note.verdict not in DECIDED, -note.worth))[:FEW_NOTES]
    chosen = {note.claim.id for note in worthy}
    return [note for note in notes if note.claim.id in chosen], [note for note in notes if note.claim.id not in chosen]


def threshold() -> float:
    """The worth under which a claim is folded; `statement/data/worth.yaml` says what it was set on."""
    return of_statement()
