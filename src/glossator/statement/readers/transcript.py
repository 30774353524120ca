"""Transcripts: a label begins a turn; labels, times and stage directions stay in the text but are not speech."""

from collections.abc import Iterator

from glossator.statement.model import Utterance
from glossator.statement.pieces import Reading
from glossator.statement.readers import chat, narrated, plain
from glossator.statement.utterances.interjections import interjections
from glossator.statement.utterances.labels import Label, at_head, find
from glossator.statement.utterances.speakers import Speakers, is_named, is_speech

SAMPLE = 200_000  # characters in which labels are looked for
_PRINTED = frozenset({"record", "hearing"})  # label shapes of records with narration between turns


def looks_like(text: str) -> bool:
    """True if turns are labelled: one label twice, two that tell, an office with a name, or a sure shape."""
    return bool(find(text[:SAMPLE]))


def read(text: str) -> Reading:
    """One utterance per turn, split at stage directions and at interjections of others.

    Words before the first label, and a chat program's notes, are not speech.
    """
    found = find(text) or _alone(text)
    people, utterances, others = Speakers(label.name for label in found if label.name), list[Utterance](), 0
    printed = any(label.rule in _PRINTED for label in found)
    written = chat.times(found)
    for label, end in _turns(found, text):
        if is_speech(label.name) and not chat.is_note(label, text, end):
            said = narrated.speech(text, label.end, end) if printed else [(label.end, end)]
            known = {"seconds": label.seconds, "time": written.get(label.start)}
            for a, b in said:
                spoken, unnamed = _spoken(text, a, b, label, people)
                utterances += [each.model_copy(update=known) for each in spoken]
                others += unnamed
    return Reading(
        text=text,
        utterances=utterances,
        medium="transcript",
        speaker=_main(found, people, text),
        date=max(written.values()).date() if written else None,
        remarks=_left_out(text[: found[0].start] if found else "", others),
    )


def _spoken(text: str, start: int, end: int, label: Label, people: Speakers) -> tuple[list[Utterance], int]:
    """The utterances in a part of a turn, interjections as their own, and how many of these name nobody."""
    found: list[Utterance] = []
    at, unnamed = start, 0
    for other in interjections(text, start, end):
        found += plain.spoken(text, at, other.start, people.name(label.name))
        if other.name:
            found += plain.spoken(text, other.begin, other.end - 1, people.name(other.name))
        unnamed += not other.name
        at = other.end
    return found + plain.spoken(text, at, end, people.name(label.name)), unnamed


def _left_out(head: str, others: int) -> list[str]:
    before = len(head.split())
    told = [f"{before} words before the first label were left out"] if before else []
    return told + ([f"{others} remarks in brackets that are not the speaker's were left out"] if others else [])


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
        if label.rule != "note" and is_named(label.name) and is_speech(label.name):
            name = people.name(label.name)
            said[name] = said.get(name, 0) + end - label.end
    total = sum(said.values())
    leader = max(said, key=lambda name: said[name], default=None)
    return leader if leader and said[leader] > total * 0.5 else None
