"""Lines as they come, of a speech that is not over: captions, labelled turns or plain words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from glossator.statement.readers import captions, timed, voices
from glossator.statement.readers.cues import Cue, Cues, is_timing
from glossator.statement.readers.rolling import Spoken
from glossator.statement.utterances.speakers import Speakers


def spoken(lines: Iterable[str]) -> Iterator[Spoken]:
    """What is spoken in lines that come one by one; a caption file's head, numbers and comments are not.

    Captions are read as those of a whole file are: each word once, with its time and voice.
    """
    coming = iter(lines)
    first = _first(coming)
    if _are_captions(first):
        yield from captions.spoken(Cues().read(chain(first, coming)))
    else:
        yield from _plain(chain(first, coming))


def _first(lines: Iterator[str]) -> list[str]:
    """The first line that is not empty, and the next one where the first is but a number."""
    found: list[str] = []
    for line in lines:
        found.append(line)
        if line.strip() and not (line.strip().isdigit() and len([one for one in found if one.strip()]) == 1):
            break
    return found


def _are_captions(first: list[str]) -> bool:
    return any(line.lstrip("\ufeff").startswith("WEBVTT") or is_timing(line) for line in first)


def _plain(lines: Iterable[str]) -> Iterator[Spoken]:
    """Lines that are no captions; a label at their head, with or without a time, names who speaks from there on."""
    people = Speakers()

    def said() -> Iterator[Spoken]:
        for line in lines:
            seconds, words = timed.at_head(" ".join(line.split()))
            for each in voices.lines(Cue(0.0, 0.0, (words,)), people) if words else ():
                yield replace(each, seconds=seconds)

    return voices.going_on(said())
