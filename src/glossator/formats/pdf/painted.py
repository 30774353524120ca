"""What of a page's text is there to be seen, and once: told from the page's operators (PDF 32000-1, annex A).

Text may be invisible, turned, drawn again to look bold, or white on white; the words alone do not tell.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

Matrix = Sequence[float]
_Box = tuple[float, float, float, float]  # left, bottom, right, top
_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SHOWING = {b"Tj", b"TJ", b"'", b'"'}
_MOVING = {b"BT", b"Td", b"TD", b"Tm", b"T*", b"'", b'"'}
_FILLING = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"}
_ENDING = _FILLING | {b"S", b"s", b"n"}
_DRAWING = {b"m", b"l", b"c", b"v", b"y", b"re"}
_NO_INK = {b"g": (1,), b"rg": (1, 1, 1), b"k": (0, 0, 0, 0)}  # white, by the operator that sets a colour
_COLOURS = {*_NO_INK, b"sc", b"scn", b"cs"}
_INVISIBLE = 3  # the mode in which letters are neither filled nor outlined
_SAME = 0.1  # of a letter's size: how far apart the two drawings of one letter are
_BEGUN = 2  # codes, which are one letter or two
_SLANT = 10  # degrees; lines of a scan are turned by less
_SCAN = 0.5  # of the page, covered with pictures: what is written invisibly there was read from them
_MOST_BOXES = 1000  # on a page with more surfaces, nothing is said about what is beneath a word


def times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that applies one after the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def upright(matrix: Matrix, size: float) -> tuple[float, float]:
    """How high a letter stands in the direction of its own line, and how large it is."""
    length = math.hypot(matrix[0], matrix[1]) or 1.0
    return (matrix[5] * matrix[0] - matrix[4] * matrix[1]) / length, abs(size) * math.hypot(matrix[2], matrix[3])


@dataclass
class _Look:
    """The graphics state as far as it tells what can be seen."""

    mode: int = 0
    white: bool = False
    size: float = 1.0


@dataclass(frozen=True)
class _Shown:
    """One showing of letters, and where the pen was last moved to; what was shown from there on, as one number."""

    words: int = 0  # up to the first letters of this showing: one drawing may have a space more than the other
    letters: int = 0
    angle: float = 0.0
    seen: bool = True
    place: tuple[float, float] = (0.0, 0.0)
    size: float = 0.0


@dataclass
class Painting:
    """Sees a page's operators before and after they are carried out; `without` are showings to be emptied.

    If there are any, `before` is enough.
    """

    without: Collection[int] = ()
    shown: list[_Shown] = field(default_factory=list)
    pale: bool = False  # something is white where nothing darker was painted before
    _pictures: float = 0.0  # area
    _boxes: list[_Box] = field(default_factory=list)
    _look: _Look = field(default_factory=_Look)
    _saved: list[_Look] = field(default_factory=list)
    _outer: list[tuple[Matrix, int, _Look, list[_Look]]] = field(default_factory=list)
    _path: list[tuple[float, float]] = field(default_factory=list)
    _words: int = 0
    _showings: int = 0
    _operators: int = 0

    def before(self, operator: bytes, operands: Any, cm: Matrix, _tm: Matrix) -> None:
        """Empty a showing that is to be left out; enter a form."""
        self._operators += 1
        if operator in _SHOWING and operands:
            if self._showings in self.without:
                operands[-1] = _nothing(operands[-1])
            self._showings += 1
        elif operator == b"Do":
            self._outer.append((times(cm, self._around), self._operators, replace(self._look), self._saved))
            self._saved = []

    def after(self, operator: bytes, operands: Any, cm: Matrix, tm: Matrix) -> None:
        """Note what was painted and how; leave a form."""
        if operator in _MOVING:
            self._words = 0
        shows = operator in _SHOWING and operands
        try:
            if shows:
                self._show(operands[-1], times(tm, times(cm, self._around)))
            elif operator == b"Do":
                self._leave()
            else:
                self._paint(operator, operands, times(cm, self._around))
        except (TypeError, ValueError, ArithmeticError, LookupError):  # an operator that is malformed paints nothing
            if shows and len(self.shown) < self._showings:
                self.shown.append(_Shown())

    @property
    def _around(self) -> Matrix:
        return self._outer[-1][0] if self._outer else _UPRIGHT

    def _leave(self) -> None:
        around, entered, self._look, self._saved = self._outer.pop()
        if entered == self._operators:  # a form has operators of its own, a picture has none
            self._picture(around)

    def _paint(self, operator: bytes, operands: Any, matrix: Matrix) -> None:
        if operator in _DRAWING:
            self._path += _points(operator, operands)
        elif operator in _ENDING:
            if operator in _FILLING and self._path and not self._look.white:
                self._cover(_box(self._path, matrix))
            self._path = []
        elif operator == b"INLINE IMAGE":
            self._picture(matrix)
        elif operator == b"sh":
            self._cover((-math.inf, -math.inf, math.inf, math.inf))
        else:
            self._change(operator, operands)

    def _change(self, operator: bytes, operands: Any) -> None:
        if operator == b"q":
            self._saved.append(replace(self._look))
        elif operator == b"Q" and self._saved:
            self._look = self._saved.pop()
        elif operator == b"Tr":
            self._look.mode = int(operands[0])
        elif operator == b"Tf":
            self._look.size = float(operands[1])
        elif operator in _COLOURS:
            self._look.white = _is_white(operator, operands)

    def _show(self, words: Any, matrix: Matrix) -> None:
        codes = b"".join(map(_codes, words)) if isinstance(words, list) else _codes(words)
        letters = len(codes.strip())
        begun, self._words = hash((self._words, codes[:_BEGUN])), hash((self._words, codes))
        size = upright(matrix, self._look.size)[1]
        place = (matrix[4], matrix[5])
        if not all(map(math.isfinite, (*place, size))):
            raise ValueError("off every page")
        angle = math.degrees(math.atan2(matrix[1], matrix[0]))
        seen = self._look.mode != _INVISIBLE
        self.shown.append(_Shown(begun, letters, angle, seen, place, size))
        if seen and letters and self._look.white and not self.pale and len(self._boxes) < _MOST_BOXES:
            self.pale = not any(_within(place, size, box) for box in reversed(self._boxes))

    def _cover(self, box: _Box) -> None:
        if len(self._boxes) < _MOST_BOXES:
            self._boxes.append(box)

    def _picture(self, matrix: Matrix) -> None:
        self._pictures += abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
        self._cover(_box([(0, 0), (1, 1)], matrix))

    def hidden(self, area: Callable[[], float]) -> set[int]:
        """The showings of invisible letters, unless pictures cover the page: then they were read from these."""
        found = {number for number, one in enumerate(self.shown) if not one.seen and one.letters}
        return set() if found and self._pictures >= _SCAN * area() else found

    def turned(self) -> set[int]:
        """The showings in another direction than most letters of the page."""
        amounts: Counter[int] = Counter()
        for one in self.shown:
            amounts[round(one.angle)] += one.letters
        main = max(amounts, key=lambda angle: amounts[angle], default=0)
        return {
            number
            for number, one in enumerate(self.shown)
            if one.letters and abs((one.angle - main + 180) % 360 - 180) > _SLANT
        }

    def repeated(self) -> set[int]:
        """The showings of letters that are drawn in the same place again."""
        found: set[int] = set()
        at: dict[tuple[int, float, int, int], int] = {}
        for number, one in enumerate(self.shown):
            if not one.letters or not one.size:
                continue
            x, y = (round(way / (_SAME * one.size)) for way in one.place)
            keys = [(one.words, round(one.size, 1), x + right, y + up) for right in (0, -1, 1) for up in (0, -1, 1)]
            before = next((at[key] for key in keys if key in at), None)
            at[keys[0]] = number
            if before is not None:
                # Of two in a row, the second stays: the gap to the next letter is counted from it.
                more = one.letters - self.shown[before].letters
                found.add(before if more > 0 or (more == 0 and before == number - 1) else number)
                at[keys[0]] = number if before in found else before
        return found


def _codes(word: Any) -> bytes:
    if isinstance(word, bytes):
        return word
    return word.encode("utf-16-be", "surrogatepass") if isinstance(word, str) else b""


def _nothing(words: Any) -> Any:
    from pypdf.generic import ArrayObject, TextStringObject

    return ArrayObject() if isinstance(words, list) else TextStringObject("")


def _is_white(operator: bytes, operands: Sequence[Any]) -> bool:
    """False if that cannot be told: one number may be the amount of any ink."""
    if operator in _NO_INK:
        return tuple(operands) == _NO_INK[operator]
    return len(operands) > 1 and tuple(operands) in _NO_INK.values()


def _points(operator: bytes, operands: Sequence[Any]) -> list[tuple[float, float]]:
    numbers = [float(one) for one in operands]
    if operator == b"re" and len(numbers) == 4:
        x, y, wide, high = numbers
        return [(x, y), (x + wide, y + high)]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _box(points: Sequence[tuple[float, float]], matrix: Matrix) -> _Box:
    """What surrounds the points on the page."""
    across, up = zip(*points, strict=True)
    corners = [times((1, 0, 0, 1, x, y), matrix)[4:] for x in (min(across), max(across)) for y in (min(up), max(up))]
    xs, ys = zip(*corners, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def _within(place: tuple[float, float], size: float, box: _Box) -> bool:
    """True if the first letter, or its middle, is in the box."""
    x, y = place
    slack = size / 2
    return box[0] - slack <= x <= box[2] + slack and box[1] - slack <= y <= box[3] + slack
