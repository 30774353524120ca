"""Cues of WebVTT and SRT, one after the other as their lines come: from a whole file, or from one that still grows."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_TIME = r"(?:(?:\d+:)?[0-5]?\d:[0-5]\d(?:[.,]\d{1,3})?)"
_TIMING = re.compile(rf"^\s*({_TIME})\s*(?:-->|,(?=\d+:[0-5]\d:))\s*({_TIME})")
_ARROW = re.compile(r"^.*-{1,2}>.*$|^\s*[\d:.,x ]{8,}$")  # meant as a time, well made or not
_NOT_CUES = ("WEBVTT", "NOTE", "STYLE", "REGION", "X-TIMESTAMP")
_BREAK = re.compile(r"<br\s*/?>|\\[Nn]", re.IGNORECASE)
_WORD_TIME = re.compile(r"<[\d:.]+>")
_GLUED = re.compile(r"[^\s>]<[\d:.]+>(?:<c[^>]*>)?[^\s<]")
_MARKUP = re.compile(r"<(?!v[\s.])[^>]*>|\{\\[^}]*\}")  # all tags but that of a voice


@dataclass(frozen=True)
class Cue:
    """One caption as it stands on the screen: from when to when, in seconds, and its lines without markup."""

    start: float
    end: float
    lines: tuple[str, ...]


@dataclass
class Cues:
    """Lines in, cues out; `broken` counts those whose time could not be read and who got that of the one before,
    `sound` the others.

    Lines of white space inside a cue, as roll-up captions have them, are no end of it; numbers and names of cues are
    not spoken, and no word is lost with a broken time.
    """

    broken: int = 0
    sound: int = 0
    _time: tuple[float, float] | None = None
    _before: list[str] = field(default_factory=list)  # lines of a block whose time has not come yet
    _lines: list[str] = field(default_factory=list)
    _inside: bool = False
    _comment: bool = False

    def read(self, lines: Iterable[str]) -> Iterator[Cue]:
        """Each cue as soon as the line after it is there."""
        for line in lines:
            yield from self._take(line.rstrip("\r\n").lstrip("\ufeff"))
        yield from self._ended()

    def _take(self, line: str) -> Iterator[Cue]:
        timing = _TIMING.match(line)
        if timing:
            self.sound += 1
            yield from self._timed((seconds_of(timing[1]), seconds_of(timing[2])))
        elif not line:
            yield from self._ended()
        elif self._comment or not line.strip():
            pass
        elif self._inside and "-->" not in line:
            self._lines.append(line)
        elif _ARROW.match(line):
            self.broken += 1
            yield from self._timed(self._time or (0.0, 0.001))
        elif not self._before and line.startswith(_NOT_CUES):
            self._comment = True
        else:
            self._before.append(line)

    def _timed(self, time: tuple[float, float]) -> Iterator[Cue]:
        if self._inside and self._lines and self._lines[-1].strip().isdigit():
            self._lines.pop()  # the number of the next cue, where no empty line parts them
        self._before = []
        yield from self._ended()
        self._time, self._inside = time, True

    def _ended(self) -> Iterator[Cue]:
        """The cue that is over, or the words of a block that never had a time."""
        if self._before and self._time:
            numbered = self._before[0].strip().isdigit()
            self.broken += numbered
            self._lines += self._before[numbered:]
        if self._time and self._lines:
            lines = tuple(_plain(self._lines))
            if lines:
                yield Cue(*self._time, lines)
        self._before, self._lines, self._inside, self._comment = [], [], False, False


def is_timing(line: str) -> bool:
    """True for the line with which a cue begins."""
    return bool(_TIMING.match(line.lstrip("\ufeff")))


def _plain(lines: Iterable[str]) -> Iterator[str]:
    """Lines as they are read on the screen; where the times of words part them, so does a space."""
    for line in lines:
        timed = _WORD_TIME.sub(" " if len(_GLUED.findall(line)) > line.count(" ") else "", line)
        for part in _BREAK.split(timed):
            words = " ".join(html.unescape(_MARKUP.sub("", part).replace("\\h", " ")).split())
            if words:
                yield words


def seconds_of(time: str) -> float:
    """'1:02:03.5' in seconds."""
    total = 0.0
    for part in time.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total
