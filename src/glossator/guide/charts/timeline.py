"""Evidence by the date of the event: before and after the statement, for and against, one row a topic."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from glossator.evidence.model import Evidence, Stance
from glossator.guide import words
from glossator.guide.charts.svg import chart, svg
from glossator.guide.model import Guide

SIDE = 8  # pixels left and right of the drawing
STEP = 10  # pixels from mark to mark in a pile
TITLE, GAP = 20, 10
SHAPES = {Stance.SUPPORTS: "triangle-up", Stance.REFUTES: "triangle-down", Stance.NEITHER: "circle"}
COLOURS = {Stance.SUPPORTS: "var(--for)", Stance.REFUTES: "var(--against)", Stance.NEITHER: "var(--silent)"}


@dataclass(frozen=True)
class Point:
    """One piece of evidence in time; `reported` is True when only the day of publication is known."""

    first: date
    last: date
    reported: bool
    claim: str
    topic: str
    evidence: Evidence

    @property
    def middle(self) -> date:
        """Where the mark stands."""
        return self.first + (self.last - self.first) // 2

    @property
    def when(self) -> str:
        """The time in words."""
        if self.reported or self.evidence.event is None:
            return f"published {words.day(self.first)}"
        return words.interval(self.evidence.event)


def points(guide: Guide) -> list[Point]:
    """All dated evidence of the guide, oldest event first; evidence of undated documents has no place in time."""
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
class _Row:
    """One topic's place in the drawing, in pixels from the top."""

    title: str
    top: int
    line: int
    marks: list[dict[str, Any]]


def draw(guide: Guide, found: Sequence[Point], name: str, width: int) -> Markup:
    """The timeline `width` pixels wide; marks of one stance and one short span of time are piled up."""
    import altair as alt

    statement = guide.statement.date
    days = [point.middle for point in found] + ([statement] if statement else [])
    first, last = min(days), max(days)
    span = max((last - first).days, 1)
    rows, height = _rows(guide, found, first, span / (width / 9))
    margin = timedelta(days=max(3, span // 30))
    scale = alt.Scale(domain=[_utc(first - margin), _utc(last + margin)], type="utc")
    axis = alt.Axis(title=None, format="%Y" if span > 1100 else "%b %Y", grid=True, ticks=False, domain=False,
                    tickCount=max(3, width // 110), labelPadding=6)  # fmt: skip
    x = alt.X("day:T", scale=scale, axis=axis)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)
    layers = [_lines(rows, y), *_marks(rows, x, y), *_statement(statement, x), _titles(rows, y)]
    drawn = alt.layer(*layers).properties(
        width=width - 2 * SIDE, height=height, padding={"left": SIDE, "right": SIDE, "top": 4, "bottom": 24},
        autosize=alt.AutoSizeParams(type="none"),
    )  # fmt: skip
    return svg(
        drawn.to_dict(), name, "Evidence by the date of the event, a row for each topic", described(guide, found)
    )


def _rows(guide: Guide, found: Sequence[Point], first: date, slot: float) -> tuple[list[_Row], int]:
    rows, at = [], 0
    for title in dict.fromkeys([topic.title for topic in guide.topics] + [point.topic for point in found]):
        mine = [point for point in found if point.topic == title]
        if not mine:
            continue
        piles: Counter[tuple[int, Stance]] = Counter(
            (_slot(point, first, slot), point.evidence.stance) for point in mine
        )
        above = max((size for (_, stance), size in piles.items() if stance is Stance.SUPPORTS), default=0)
        below = max((size for (_, stance), size in piles.items() if stance is Stance.REFUTES), default=0)
        line = at + TITLE + STEP * above + STEP // 2
        rows.append(_Row(title, at, line, _piled(mine, first, slot, line)))
        at = line + STEP * below + STEP // 2 + GAP
    return rows, at


def _slot(point: Point, first: date, slot: float) -> int:
    return int((point.middle - first).days / slot)


def _piled(mine: Sequence[Point], first: date, slot: float, line: int) -> list[dict[str, Any]]:
    seen: Counter[tuple[int, Stance]] = Counter()
    marks = []
    for point in mine:
        key = (_slot(point, first, slot), point.evidence.stance)
        seen[key] += 1
        offset = {Stance.SUPPORTS: -STEP * seen[key], Stance.REFUTES: STEP * seen[key], Stance.NEITHER: 0}[key[1]]
        day = first + timedelta(days=int((key[0] + 0.5) * slot)) if slot > 1 else point.middle
        marks.append({"day": _utc(day), "y": line + offset, "stance": str(key[1])})
    return marks


def _utc(day: date) -> str:
    return f"{day.isoformat()}T12:00:00Z"


def _lines(rows: Sequence[_Row], y: Any) -> Any:

    return chart([{"y": row.line} for row in rows]).mark_rule(color="var(--soft)").encode(y=y)


def _marks(rows: Sequence[_Row], x: Any, y: Any) -> list[Any]:

    return [
        chart(values).mark_point(shape=shape, filled=True, size=48, opacity=1, color=COLOURS[stance]).encode(x=x, y=y)
        for stance, shape in SHAPES.items()
        if (values := [mark for row in rows for mark in row.marks if mark["stance"] == str(stance)])
    ]


def _statement(day: date | None, x: Any) -> list[Any]:

    if day is None:
        return []
    rule = chart([{"day": _utc(day)}]).mark_rule(color="var(--ink)", strokeDash=[3, 3]).encode(x=x)
    return [rule]


def _titles(rows: Sequence[_Row], y: Any) -> Any:
    import altair as alt

    values = [{"y": row.top + 14, "title": row.title} for row in rows]
    return (
        chart(values)
        .mark_text(align="left", baseline="alphabetic", fontSize=12, fontWeight=600, color="var(--ink)")
        .encode(x=alt.value(0), y=y, text="title:N")
    )


def described(guide: Guide, found: Sequence[Point]) -> str:
    """The drawing in words."""
    day = guide.statement.date
    after = sum(1 for point in found if day and point.first > day)
    stances = Counter(point.evidence.stance for point in found)
    said = words.listed(
        f"{stances[stance]} {words.stance(stance).word.lower()}" for stance in Stance if stances[stance]
    )
    span = f"{words.count(len(found), 'piece')} of evidence, {words.day(found[0].first)} to {words.day(found[-1].last)}"
    return f"{span}: {said}" + (f"; {after} after the statement of {words.day(day)}." if day else ".")
