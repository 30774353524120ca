"""Evidence by event date, relative to the statement: for and against, one row per topic."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from glossator.evidence.model import Evidence, Stance
from glossator.faces.charts.svg import INK, LINE, SOFT, Drawing, triangle
from glossator.guide import plain_words as words
from glossator.guide.model import Guide

SIZE = 56  # area of a mark in square pixels
SIDE, TOP = 8, 4  # margins in pixels
STEP = 10  # pixels between marks in a pile
TITLE, GAP = 20, 10
LETTER = 6  # pixels per character of a label
NEAR = 14  # days around the statement in which the scale is almost linear
DISTANCES = {
    7: "a week", 30: "a month", 91: "3 months", 365: "a year", 1096: "3 years", 3653: "10 years", 10957: "30 years",
}  # fmt: skip
COLOURS = {Stance.SUPPORTS: "var(--for)", Stance.REFUTES: "var(--against)", Stance.NEITHER: "var(--silent)"}


@dataclass(frozen=True)
class Point:
    """One piece of evidence in time; `reported`: only the day of publication is known."""

    first: date
    last: date
    reported: bool
    claim: str
    topic: str
    evidence: Evidence

    @property
    def middle(self) -> date:
        """The position of the mark."""
        return self.first + (self.last - self.first) // 2

    @property
    def when(self) -> str:
        """The date in words."""
        if self.reported or self.evidence.event is None:
            return f"published {words.day(self.first)}"
        return words.interval(self.evidence.event)


def points(guide: Guide) -> list[Point]:
    """All dated evidence of the guide, oldest event first; undated evidence is omitted."""
    topics = {claim: topic.title for topic in guide.topics for claim in topic.claims}
    found = []
    for finding in guide.findings:
        for piece in [*finding.evidence, *finding.since]:
            event, published = piece.event, piece.source.published
            topic = topics.get(finding.claim, "")
            if event:
                found.append(Point(event.first, event.last, False, finding.claim, topic, piece))
            elif published:
                found.append(Point(published, published, True, finding.claim, topic, piece))
    return sorted(found, key=lambda point: (point.first, point.last, point.claim, point.evidence.id))


@dataclass(frozen=True)
class _Mark:
    """A mark: its place on the axis of time, its height in pixels from the top, its size in square pixels."""

    place: float
    height: int
    stance: Stance
    size: int


@dataclass(frozen=True)
class _Row:
    """A topic's row: vertical positions in pixels from the top."""

    title: str
    top: int
    line: int
    marks: list[_Mark]


def draw(guide: Guide, found: Sequence[Point], name: str, width: int) -> Markup:
    """The timeline, `width` pixels wide, one row per topic; marks with the same stance and date are piled up.

    The time axis is logarithmic in days from the statement, since most evidence is close to it.
    """
    zero = guide.statement.date or found[-1].middle
    low = min(_place(point.middle, zero) for point in found)
    high = max(0.0, *(_place(point.middle, zero) for point in found))
    inner = width - 2 * SIDE
    slot = max(high - low, 1.0) * (STEP + 1) / inner
    rows, height = _rows(guide, found, zero, slot)
    room = 48 * max(high - low, 1.0) / inner  # half of the last label
    edge = max(1.5 * slot, room)
    unit = inner / (high - low + 2 * edge)

    def across(place: float) -> float:
        return SIDE + (place - low + edge) * unit

    title = "Evidence by the date of the event, a row for each topic"
    drawing = Drawing(name, width, height + TOP + 24, title, described(guide, found))
    for place, label in _ticks(low, high, max(high - low, 1.0) / inner):
        drawing.line(across(place), TOP, across(place), TOP + height, LINE)
        drawing.words(across(place), TOP + height + 16, label, "middle")
    for row in rows:
        drawing.line(SIDE, TOP + row.line, SIDE + inner, TOP + row.line, SOFT)
    if guide.statement.date:
        drawing.line(across(0), TOP, across(0), TOP + height, INK, "3,3")
    for mark in (mark for row in rows for mark in row.marks):
        _mark(drawing, mark, across(mark.place), TOP + mark.height)
    for row in rows:
        drawing.words(SIDE, TOP + row.top + 14, row.title, heading=True)
    return drawing.markup()


def _mark(drawing: Drawing, mark: _Mark, x: float, y: float) -> None:
    colour = COLOURS[mark.stance]
    if mark.stance is Stance.NEITHER:
        drawing.dot(x, y, math.sqrt(mark.size / math.pi), colour)
    else:
        drawing.path(triangle(x, y, mark.size, mark.stance is Stance.SUPPORTS), colour)


def _place(day: date, zero: date) -> float:
    away = (day - zero).days
    return math.copysign(math.log1p(abs(away) / NEAR), away)


def _ticks(low: float, high: float, pixel: float) -> list[tuple[float, str]]:
    """Positions and labels: the day of the statement, then round distances, as many as fit."""
    taken = [(0.0, "the statement")]
    for days, label in sorted(DISTANCES.items(), reverse=True):
        for sign, word in ((-1, "before"), (1, "after")):
            place, words_of = sign * round(math.log1p(days / NEAR), 6), f"{label} {word}"
            room = all(abs(place - at) >= pixel * LETTER * (len(words_of) + len(other) + 3) / 2 for at, other in taken)
            if low <= place <= high and room:
                taken.append((place, words_of))
    return sorted(taken)


def _rows(guide: Guide, found: Sequence[Point], zero: date, slot: float) -> tuple[list[_Row], int]:
    rows, at = [], 0
    for title in dict.fromkeys([topic.title for topic in guide.topics] + [point.topic for point in found]):
        mine = [point for point in found if point.topic == title]
        if not mine:
            continue
        piles: Counter[tuple[int, Stance]] = Counter(
            (_slot(point, zero, slot), point.evidence.stance) for point in mine
        )
        above = max((size for (_, stance), size in piles.items() if stance is Stance.SUPPORTS), default=0)
        below = max((size for (_, stance), size in piles.items() if stance is Stance.REFUTES), default=0)
        line = at + TITLE + STEP * above + STEP // 2
        rows.append(_Row(title, at, line, _piled(mine, zero, slot, line)))
        at = line + STEP * below + STEP // 2 + GAP
    return rows, at


def _slot(point: Point, zero: date, slot: float) -> int:
    place = _place(point.middle, zero) / slot
    return math.floor(place) if place < 0 else math.ceil(place)


def _piled(mine: Sequence[Point], zero: date, slot: float, line: int) -> list[_Mark]:
    seen: Counter[tuple[int, Stance]] = Counter()
    piled: list[tuple[int, Stance, int]] = []
    for point in mine:
        key = (_slot(point, zero, slot), point.evidence.stance)
        seen[key] += 1
        if key[1] is Stance.NEITHER and seen[key] > 1:
            continue  # one mark on the line, larger for more
        offset = {Stance.SUPPORTS: -STEP * seen[key], Stance.REFUTES: STEP * seen[key], Stance.NEITHER: 0}[key[1]]
        piled.append((*key, line + offset))
    return [
        _Mark(at * slot, height, stance, SIZE * min(seen[(at, stance)] if stance is Stance.NEITHER else 1, 8))
        for at, stance, height in piled
    ]


def described(guide: Guide, found: Sequence[Point]) -> str:
    """The text alternative of the drawing."""
    day = guide.statement.date
    after = sum(1 for point in found if day and point.first > day)
    stances = Counter(point.evidence.stance for point in found)
    said = words.listed(
        f"{stances[stance]} {words.stance(stance).word.lower()}" for stance in Stance if stances[stance]
    )
    span = f"{words.count(len(found), 'piece')} of evidence, {words.day(found[0].first)} to {words.day(found[-1].last)}"
    return f"{span}: {said}" + (f"; {after} after the statement of {words.day(day)}." if day else ".")
