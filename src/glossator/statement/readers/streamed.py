"""Lines of a speech in progress: captions, labelled turns or plain text."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from glossator.statement.readers import captions, timed, voices
from glossator.statement.readers.cues import Cue, Cues, is_timing
from glossator.statement.readers.rolling import Spoken


def spoken(lines: Iterable[str]) -> Iterator[Spoken]:
    """The spoken text of lines as they arrive; headers, numbers and comments of caption files are skipped.

    Captions are read as in a complete file: each word once, with its time and speaker.
    """
    coming = iter(lines)
    first = _first(coming)
    if _are_captions(first):
        yield from captions.spoken(Cues().read(chain(first, coming)))
    else:
        yield from _plain(chain(first, coming))


def _first(lines: Iterator[str]) -> list[str]:
    """The first non-empty line, and the next one if the first is only a number."""
    found: list[str] = []
    for line in lines:
        found.append(line)
        if line.strip() and not (line.strip().isdigit() and len([one for one in found if one.strip()]) == 1):
            break
    return found


def _are_captions(first: list[str]) -> bool:
    return any(line.lstrip("\ufeff").startswith("WEBVTT") or is_timing(line) for line in first)


def _plain(lines: Iterable[str]) -> Iterator[Spoken]:
    """Lines that are not captions; a label, with or without a time, names the speaker from there on."""
    heard = voices.Voices()

    def said() -> Iterator[Spoken]:
        for line in lines:
            seconds, words = timed.at_head(" ".join(line.split()))
            for each in heard.lines(Cue(0.0, 0.0, (words,))) if words else ():
                yield replace(each, seconds=seconds)

    return voices.going_on(said())
