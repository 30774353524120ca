"""Transcripts: a label begins a turn; labels, times and stage directions stay in the text but are not speech."""

from collections.abc import Iterator

from glossator.statement.pieces import Reading
from glossator.statement.readers import narrated, plain
from glossator.statement.utterances.labels import Label, at_head, find
from glossator.statement.utterances.speakers import Speakers, is_named, is_speech

SAMPLE = 200_000  # characters in which labels are looked for
_PRINTED = frozenset({"record", "hearing"})  # label shapes of records with narration between turns


def looks_like(text: str) -> bool:
    """True if turns are labelled: one label twice, two that tell, an office with a name, or a sure shape."""
    return bool(find(text[:SAMPLE]))


def read(text: str) -> Reading:
    """One utterance per turn, split at stage directions; words before the first label are not speech."""
    found = find(text) or _alone(text)
    people, utterances = Speakers(label.name for label in found), []
    printed = any(label.rule in _PRINTED for label in found)
    for label, end in _turns(found, text):
        if is_speech(label.name):
            said = narrated.speech(text, label.end, end) if printed else [(label.end, end)]
            spoken = [each for a, b in said for each in plain.spoken(text, a, b, people.name(label.name))]
            utterances += [each.model_copy(update={"seconds": label.seconds}) for each in spoken]
    return Reading(text=text, utterances=utterances, medium="transcript", speaker=_main(found, people, text))


def _alone(text: str) -> list[Label]:
    """The label with which a text begins: of a transcript with one turn there is no second one to bear it out."""
    label = at_head(text.split("\n", 1)[0])
    return [label] if label else []


def _turns(found: list[Label], text: str) -> Iterator[tuple[Label, int]]:
    for number, label in enumerate(found):
        yield label, found[number + 1].start if number + 1 < len(found) else len(text)


def _main(found: list[Label], people: Speakers, text: str) -> str | None:
    """Who says more than half of what named persons say; None if nobody does."""
    said: dict[str, int] = {}
    for label, end in _turns(found, text):
        if is_named(label.name) and is_speech(label.name):
            name = people.name(label.name)
            said[name] = said.get(name, 0) + end - label.end
    total = sum(said.values())
    leader = max(said, key=lambda name: said[name], default=None)
    return leader if leader and said[leader] > total * 0.5 else None
