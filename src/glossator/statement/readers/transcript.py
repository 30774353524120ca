"""Transcripts: `SPEAKER:` begins a turn; labels and stage directions stay in the text but are not speech."""

import re
from collections.abc import Iterator

from glossator.statement.pieces import Reading
from glossator.statement.readers import plain
from glossator.statement.speakers import Speakers, clean, is_named, is_speech, is_titled
from glossator.statement.words import words

# A label is up to eight words at the start of a line, each of them shouted or capitalised, then a colon.
_LABEL = re.compile(
    r"^[ \t>*\-–—]*(?P<label>"
    r"[A-Z][A-Z.'’\-]*(?:[ ](?:[A-Z][A-Z.'’\-]*|\([^)\n]{1,12}\),?|of|the|and|for|de|van|von|al|bin),?){0,9}"
    r"|[A-Z][\w.'’\-]*(?:[ ](?:[A-Z][\w.'’\-]*|of|the|and|for|de|van|von|al|bin)){0,9}"
    r")(?:[ ]*\([^)\n]{1,60}\)|[ ]*\[[^\]\n]{1,60}\])?[ \t*]*:(?!//)[*]*(?=\s|$)[ \t]*",
    re.MULTILINE,
)
_ASKED = re.compile(r"^[ \t]*(?P<label>[QA])(?:[ \t]{2,}|[ ](?=[A-Z“\"]))", re.MULTILINE)  # 'Q    Mr. President, …'
FEWEST_LABELS = 2


def labels(text: str) -> list[re.Match[str]]:
    """The places where a turn begins; 'Q' needs no colon where others have one."""
    found = [each for each in _LABEL.finditer(text) if _names_a_speaker(each["label"])]
    if found:
        asked = [each for each in _ASKED.finditer(text) if each["label"] == "Q" or "  " in each[0]]
        found = sorted([*found, *asked], key=lambda each: each.start())
    return found


def _names_a_speaker(label: str) -> bool:
    return clean(label).lower() not in words("speakers", "not_labels") and len(label) <= 80


def looks_like(text: str) -> bool:
    """True when turns are labelled: one twice, two shouted or of a person, or an office with its name."""
    found = [match["label"] for match in labels(text[:200_000])]
    if len(found) < FEWEST_LABELS:
        return bool(found) and is_titled(found[0])
    telling = [label for label in found if label.isupper() or " " in label or not is_named(label)]
    return len(set(found)) < len(found) or len(telling) >= FEWEST_LABELS


def read(text: str) -> Reading:
    """One utterance for every turn, cut where a stage direction stands; words before the first label are not speech."""
    people, utterances = Speakers(label["label"] for label in labels(text)), []
    for label, start, end in _turns(text):
        speaker = people.name(label)
        if is_speech(label):
            utterances += plain.spoken(text, start, end, speaker)
    return Reading(text=text, utterances=utterances, medium="transcript", speaker=_main(people, text))


def _turns(text: str) -> Iterator[tuple[str, int, int]]:
    found = labels(text)
    for number, label in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        yield label["label"], label.end(), end


def _main(people: Speakers, text: str) -> str | None:
    said: dict[str, int] = {}
    for label, start, end in _turns(text):
        if is_named(label) and is_speech(label):
            name = people.name(label)
            said[name] = said.get(name, 0) + end - start
    total = sum(said.values())
    leader = max(said, key=lambda name: said[name], default=None)
    return leader if leader and said[leader] > total * 0.5 else None
