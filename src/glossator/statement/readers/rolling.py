"""Roll-up and growing captions: each cue is compared with the tail of what was shown, and only new words are kept."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

TOUCHING = 0.5  # seconds between related cues; after a longer pause, repeated words were spoken twice
TAIL = 80  # words kept for comparing
SHORT = 2  # words that may well be spoken twice, once their sentence has ended
REVISED = 4  # minimum words of a line, all but one repeated, for that one to count as revised
# Share of letters in order that a misheard word shares with the right one: ninety, nineteen; not strong, proud.
ALIKE = 0.6
_EDGE = re.compile(r"^\W+|\W+$")
STOP = re.compile(r"[.?!…][\"”'’)\]]*$")


@dataclass(frozen=True)
class Spoken:
    """A line of one speaker: its time, text, speaker, and whether the speaker changes with it.

    `takes_back` counts the last words of the line before that it replaces: a partial or revised word.
    """

    seconds: float | None
    text: str
    speaker: str | None = None
    new_voice: bool = False
    takes_back: int = 0


Word = tuple[str, str | None, str]  # normalised for comparison, its speaker, and the word as displayed


@dataclass
class Rolling:
    """What was shown so far, and so what is new in the next cue."""

    _tail: list[Word] = field(default_factory=list)
    _begins: set[int] = field(default_factory=set)  # positions in the tail at which lines began
    _end: float = 0.0
    _screen: int = 0  # position in the tail at which the last cue began

    def fresh(self, lines: Sequence[Spoken], start: float, end: float) -> list[Spoken]:
        """The new lines of the cue."""
        shown = [(number, word) for number, line in enumerate(lines) for word in line.text.split()]
        if start - self._end > TOUCHING:
            self._tail, self._begins = [], set()
        replaces = start < self._end
        self._end = max(end, start)
        words = [(_folded(word), lines[number].speaker, word) for number, word in shown]
        ends = {index for index, (line, _) in enumerate(shown) if index and shown[index - 1][0] != line}
        at, kept, partial = self._seen(words, {*ends, len(shown)})
        if not kept:
            at, kept, partial = self._revised(words, replaces=replaces)
        if shown and at + kept >= len(self._tail):
            self._remember([*self._tail[:at], *words], self._begins | {at + index for index in {0, *ends}}, at)
        return _lines(lines, shown, kept - partial, takes_back=partial)

    def _revised(self, words: Sequence[Word], *, replaces: bool) -> tuple[int, int, int]:
        """The overlap with the previous line repeated with one word changed: everything from that word on is new.

        A speaker may say almost the same twice; a revised word sounds alike, or replaces the other on the screen.
        """
        at = max(self._begins, default=len(self._tail))
        line = self._tail[at:]
        changed = [index for index, (one, other) in enumerate(zip(line, words, strict=False)) if not _same(one, other)]
        alike = len(changed) == 1 and (replaces or _alike(line[changed[0]][0], words[changed[0]][0]))
        if alike and REVISED <= len(line) <= len(words):
            return at, len(line), len(line) - changed[0]
        return len(self._tail), 0, 0

    def _seen(self, words: Sequence[Word], ends: Collection[int]) -> tuple[int, int, int]:
        """Where in the tail the cue begins, how many of its words are there, and 1 if the last one has grown."""
        for at in sorted(self._begins):
            size = min(len(self._tail) - at, len(words))
            whole = size == len(self._tail) - at
            if not size or not all(map(_same, self._tail[at : at + size - 1], words)):
                continue
            before, now = self._tail[at + size - 1], words[size - 1]
            if STOP.search(before[2]) and not _as_shown(self._tail[at : at + size], words):
                continue
            again = size > SHORT and at >= self._screen  # a line that stays while another scrolls off
            said_again = size not in ends and size <= SHORT and STOP.search(self._tail[-1][2])
            if _same(before, now) and (whole or again) and not said_again:
                return at, size, 0
            if whole and size > 1 and before[0] and now[0].startswith(before[0]) and before[0] != now[0]:
                return at, size, 1
        return len(self._tail), 0, 0

    def _remember(self, tail: list[Word], begins: set[int], screen: int) -> None:
        cut = max(0, len(tail) - TAIL)
        self._screen = max(0, screen - cut)
        self._tail = tail[cut:]
        self._begins = {index - cut for index in begins if index >= cut}


def _same(one: Word, other: Word) -> bool:
    return one[0] == other[0] and (one[1] is None or other[1] is None or one[1] == other[1])


def _as_shown(ended: Sequence[Word], words: Sequence[Word]) -> bool:
    """True if words that ended in a stop are repeated in the same case and with the same stops.

    '… nine million families.' is not shown again by 'Nine million families got a letter.'
    """
    return all(one[2] == other[2] for one, other in zip(ended, words, strict=False))


def _lines(lines: Sequence[Spoken], shown: Sequence[tuple[int, str]], first: int, *, takes_back: int) -> list[Spoken]:
    """The words from `first` on as lines; a line that continues one shown before begins no new turn."""
    new: list[Spoken] = []
    said: dict[int, list[str]] = {}
    for of, word in shown[first:]:
        said.setdefault(of, []).append(word)
    for number, line in enumerate(lines):
        if words := said.get(number):
            whole = len(words) == len(line.text.split())
            voice = line.new_voice and whole
            new.append(replace(line, text=" ".join(words), new_voice=voice, takes_back=0 if new else takes_back))
    return new


def unrolled(cues: Iterable[tuple[float, float, Sequence[Spoken]]], *, patient: bool = False) -> Iterator[Spoken]:
    """The lines of all cues (start, end, lines), each word once. An unfinished line waits for the next cue.

    If `patient`, a finished line waits too: the next cue may revise a word of it.
    """
    rolling, held = Rolling(), None
    for start, end, lines in cues:
        for line in rolling.fresh(lines, start, end):
            if held and line.takes_back and line.takes_back <= len(held.text.split()):
                held = replace(held, text=" ".join([*held.text.split()[: -line.takes_back], line.text]))
                continue
            if held:
                yield held
            held = line
        if held and not patient and STOP.search(held.text):
            yield held
            held = None
    if held:
        yield held


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _folded(word: str) -> str:
    return _EDGE.sub("", word).casefold() or word
