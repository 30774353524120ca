"""Speakers in captions: voice tags, `>>`, dashes, and labels at the start of a line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from glossator.statement.readers.cues import Cue
from glossator.statement.readers.rolling import TOUCHING, Spoken
from glossator.statement.utterances import labels
from glossator.statement.utterances.speakers import Speakers, in_order
from glossator.statement.utterances.stage_directions import directions

_TAG = re.compile(r"<v(?:\.[\w.]+)?\s+([^>\n]+)>")
_GUEST = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])$")  # 'Jane Doe (Guest)', as in meeting software
_CHANGE = re.compile(r"(?:^|(?<=\s))>>+\s*")  # '>>' marks a change of speaker anywhere in a line
_DASH = re.compile(r"^\s*[-–—](?!\d)\s*(?=\S)")


class Voices:
    """The voices of cues in order; `sure` are the names of labels where nothing else could stand.

    'Ohio: four plants' below 'We kept our promise to' names nobody, unless Ohio is sure.
    """

    def __init__(self, sure: Iterable[str] = ()) -> None:
        self.sure = set(sure)
        self._people = Speakers()
        self._until = 0.0
        self._before = self._goes_on = ""  # the line before, and the last one that goes on with the one before it

    def lines(self, cue: Cue) -> list[Spoken]:
        """The spoken lines of a cue, one speaker each; stage directions are left out."""
        if cue.start - self._until > TOUCHING:
            self._before = self._goes_on = ""
        self._until = cue.end
        found: list[Spoken] = []
        named: str | None = None  # a voice tag applies to the end of its cue
        for line in cue.lines:
            for tag, words in _tagged(line):
                named = tag or named
                parts = list(_parted(words))
                for number, (part, change) in enumerate(parts):
                    name, said = self._labelled(without_directions(part), marked=change or bool(tag))
                    if said or name:
                        voice = change or bool(name)
                        found.append(Spoken(cue.start, said, name or (None if change and number else named), voice))
        return _with_labels_alone(found)

    def _labelled(self, words: str, *, marked: bool) -> tuple[str | None, str]:
        """The speaker named at the head of a line, and the words after the label; `marked`: a voice begins here."""
        label = labels.at_head(words)
        if label is not None and not marked and label.name not in self.sure and self._runs_on(label, words):
            self._goes_on, label = words, None
        self._before = words
        if label is None:
            return None, words
        self.sure.add(label.name)
        return self._people.name(label.name), words[label.end :].strip()

    def _runs_on(self, label: labels.Label, words: str) -> bool:
        again = bool(self._goes_on) and words.startswith(self._goes_on)  # the line rolls up, or grows
        return again or labels.runs_on(label, self._before)


def sure(cues: Iterable[Cue]) -> set[str]:
    """The names that label a turn somewhere in the cues."""
    voices = Voices()
    for cue in cues:
        voices.lines(cue)
    return voices.sure


def _tagged(line: str) -> Iterator[tuple[str, str]]:
    """A line split at its voice tags: (speaker, words up to the next tag)."""
    cut = _TAG.split(line)
    yield "", cut[0]
    for name, words in zip(cut[1::2], cut[2::2], strict=True):
        yield in_order(_GUEST.sub("", name.strip())), words


def _parted(words: str) -> Iterator[tuple[str, bool]]:
    """Words split at change-of-speaker marks, and whether the speaker changes."""
    dash = _DASH.match(words)
    cut = _CHANGE.split(words[dash.end() :] if dash else words)
    for number, part in enumerate(cut):
        if part.strip():
            yield part.strip(), bool(number or dash)


def _with_labels_alone(found: list[Spoken]) -> list[Spoken]:
    """A label on a line of its own applies to the next line."""
    made: list[Spoken] = []
    waiting: str | None = None
    for line in found:
        if not line.text:
            waiting = line.speaker
            continue
        made.append(Spoken(line.seconds, line.text, waiting, new_voice=True) if waiting else line)
        waiting = None
    return made


def going_on(lines: Iterable[Spoken]) -> Iterator[Spoken]:
    """The lines with their speakers; a speaker continues until the next."""
    current: str | None = None
    for line in lines:
        other = line.new_voice or (line.speaker is not None and line.speaker != current)
        current = line.speaker or (None if line.new_voice else current)
        yield replace(line, speaker=current, new_voice=other)


def without_directions(words: str) -> str:
    """The words without '(APPLAUSE)' and the like."""
    for start, end in reversed(list(directions(words))):
        words = words[:start] + words[end:]
    return " ".join(words.split())
