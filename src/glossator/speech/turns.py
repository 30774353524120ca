"""Who speaks when: by voice if voices were told apart, else by pauses; names as given, assigned by assumption."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from glossator.speech.model import Transcript, Word
from glossator.speech.settings import setting

STOP = re.compile(r"[.?!…][\"”'’)\]]*$")
ADDRESSED = 12  # words at the end of a turn in which the next speaker may be called by name


@dataclass(frozen=True)
class Turn:
    """Words of one voice without a break; `voice` is its number, if voices were told apart."""

    words: Sequence[Word]
    voice: int | None = None
    speaker: str | None = None


def turns(transcript: Transcript, speakers: Sequence[str] = ()) -> list[Turn]:
    """The turns in order. Voices are named in the order in which they begin to speak, by number if no names are given.

    If voices were not told apart and several names are given, a turn belongs to the person last called by name before
    it, else to the next in the list: an assumption, which the reader states.
    """
    if transcript.voices is not None:
        return _named_voices(transcript, speakers)
    found = [Turn(words) for words in _by_pause(transcript.words)]
    if len(speakers) == 1:
        return [replace(turn, speaker=speakers[0]) for turn in found]
    return _called(found, speakers) if speakers else found


def _named_voices(transcript: Transcript, speakers: Sequence[str]) -> list[Turn]:
    voices = transcript.voices or []
    order = list(dict.fromkeys(voices))
    names = {voice: speakers[at] if at < len(speakers) else f"Speaker {at + 1}" for at, voice in enumerate(order)}
    pairs = zip(voices, transcript.words, strict=True)
    return [Turn([word for _, word in said], voice, names[voice]) for voice, said in groupby(pairs, lambda one: one[0])]


def _by_pause(words: Sequence[Word]) -> Iterator[list[Word]]:
    held: list[Word] = []
    for word in words:
        if held and STOP.search(held[-1].text) and word.start - held[-1].end >= setting("turn"):
            yield held
            held = []
        held.append(word)
    if held:
        yield held


def _called(found: Sequence[Turn], speakers: Sequence[str]) -> list[Turn]:
    named: list[Turn] = []
    for turn in found:
        if not named:
            named.append(replace(turn, speaker=speakers[0]))
            continue
        before = named[-1].speaker or speakers[0]
        called = _last_called(named[-1].words, [name for name in speakers if name != before])
        following = speakers[(speakers.index(before) + 1) % len(speakers)]
        named.append(replace(turn, speaker=called or following))
    return named


def _last_called(words: Sequence[Word], speakers: Sequence[str]) -> str | None:
    """The person whose surname is the last among the last words of a turn."""
    for word in reversed(words[-ADDRESSED:]):
        said = word.text.strip(".,?!:;…\"“”'’").casefold()
        for name in speakers:
            if said and said == name.split()[-1].casefold():
                return name
    return None
