"""An incremental parser of WebVTT and SRT cues, for complete and growing files."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_TIME = r"(?:(?:\d+:)?[0-5]?\d:[0-5]?\d(?:[.,]\d{1,3})?)"
_TIMING = re.compile(rf"^\s*({_TIME})\s*(?:-->|,(?=\d+:[0-5]?\d:))\s*({_TIME})")
_ARROW = re.compile(r"^.*-{1,2}>.*$|^\s*[\d:.,x ]{8,}$")  # meant as a time, well-formed or not
_NOT_CUES = ("WEBVTT", "NOTE", "STYLE", "REGION", "X-TIMESTAMP")
_BREAK = re.compile(r"<br\s*/?>|\\[Nn]", re.IGNORECASE)
_WORD_TIME = re.compile(r"<[\d:.]+>")
_GLUED = re.compile(r"[^\s>]<[\d:.]+>(?:<c[^>]*>)?[^\s<]")
_MARKUP = re.compile(r"<(?!v[\s.])[^<>]*>|\{\\[^{}]*\}")  # all tags except voice tags


@dataclass(frozen=True)
class Cue:
    """One caption as displayed: start and end in seconds, and its lines without markup."""

    start: float
    end: float
    lines: tuple[str, ...]


@dataclass
class Cues:
    """Lines in, cues out; `broken` counts cues with a malformed time, which take the time before it, `sound` the
    others.

    White-space lines inside a cue, as in roll-up captions, do not end it; cue numbers and names are skipped, and no
    text is lost to a malformed time.
    """

    broken: int = 0
    sound: int = 0
    _time: tuple[float, float] | None = None
    _before: list[str] = field(default_factory=list)  # lines of a block whose time has not been read yet
    _lines: list[str] = field(default_factory=list)
    _inside: bool = False
    _comment: bool = False
    _number: int = 0  # of the last cue, as written, or else as counted

    def read(self, lines: Iterable[str]) -> Iterator[Cue]:
        """Each cue as soon as the line after it arrives."""
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
        self._number += 1
        if self._inside and self._lines and self._lines[-1].strip() == str(self._number):
            self._lines.pop()  # the number of this cue, if no empty line separates it from the one before
        elif self._before and self._before[-1].strip().isdecimal():
            self._number = int(self._before[-1])
        self._before = []
        yield from self._ended()
        self._time, self._inside = time, True

    def _ended(self) -> Iterator[Cue]:
        """The finished cue, or the text of a block without a time."""
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
    """True for the timing line of a cue."""
    return bool(_TIMING.match(line.lstrip("\ufeff")))


def _plain(lines: Iterable[str]) -> Iterator[str]:
    """Lines as displayed; word-level timestamps become spaces."""
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
