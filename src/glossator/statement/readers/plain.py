"""Plain text: the whole file is one speaker; stage directions stay in the text but are not speech."""

from glossator.statement.model import Utterance
from glossator.statement.pieces import Reading, utterance_of
from glossator.statement.utterances.datelines import datelines
from glossator.statement.utterances.stage_directions import directions


def read(text: str) -> Reading:
    """One utterance per stretch between stage directions and datelines; the text is unchanged."""
    return Reading(text=text, utterances=spoken(text, 0, len(text)), medium="text")


def spoken(text: str, start: int, end: int, speaker: str | None = None) -> list[Utterance]:
    """The utterances of `text[start:end]`, without stage directions and datelines."""
    found: list[Utterance] = []
    at = start
    for first, last in sorted([*directions(text, start, end), *datelines(text, start, end)]):
        found += utterance_of(text, at, first, speaker) if first > at else []
        at = max(at, last)
    return found + utterance_of(text, at, end, speaker)
