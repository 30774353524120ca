"""Ledgers as small multiples by year, on one scale.

Beside a claim, support is drawn above the line and refutation below; elsewhere cooperation and conflict.
"""

from collections.abc import Sequence

from markupsafe import Markup

from glossator.conduct.model import Ledger, YearCount
from glossator.faces.charts.svg import LINE, SOFT, Drawing
from glossator.guide import plain_words as words

KINDS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
BESIDE = ("for_it", "against_it", "no_side")  # of a ledger beside a claim; the last is mentioned but not drawn
COLOURS = {
    "verbal_cooperation": "var(--co-light)",
    "material_cooperation": "var(--co)",
    "for_it": "var(--for)",
    "verbal_conflict": "var(--cf-light)",
    "material_conflict": "var(--cf)",
    "against_it": "var(--against)",
}
UP_KINDS = ("verbal_cooperation", "material_cooperation", "for_it")
DOWN_KINDS = ("verbal_conflict", "material_conflict", "against_it")
WIDE, HIGH, LEFT = 220, 110, 26  # pixels of the bars' room, and of the margin before it
GAP = 0.25  # between two years, of a year's width
LABELS = 8  # maximum year labels under a small chart


def multiples(ledgers: Sequence[Ledger]) -> list[Markup]:
    """One drawing per ledger; all share years and scale, so that they can be compared."""
    counted = [ledger for ledger in ledgers if drawable(ledger)]
    if not counted:
        return [Markup("") for _ in ledgers]
    years = [row.year for ledger in counted for row in ledger.years]
    top = max(max(up(row), down(row)) for ledger in counted for row in ledger.years)
    scale = (list(range(min(years), max(years) + 1)), max(top, 1))
    return [_draw(ledger, f"conduct-{number}", *scale) if drawable(ledger) else Markup("")
            for number, ledger in enumerate(ledgers, 1)]  # fmt: skip


def kinds(ledger: Ledger) -> Sequence[str]:
    """The counts in the years of a ledger."""
    return BESIDE if ledger.claim else KINDS


def drawable(ledger: Ledger) -> bool:
    """True if anything is above or below the line."""
    return any(up(row) or down(row) for row in ledger.years)


def up(row: YearCount) -> int:
    """The count above the line: cooperation, or support of the claim."""
    return row.verbal_cooperation + row.material_cooperation + row.for_it


def down(row: YearCount) -> int:
    """The count below the line: conflict, or refutation of the claim."""
    return row.verbal_conflict + row.material_conflict + row.against_it


def _draw(ledger: Ledger, name: str, years: list[int], top: int) -> Markup:
    drawing = Drawing(name, LEFT + WIDE + 4, HIGH + 26, f"{ledger.actor} on {ledger.subject}, by year",
                      described(ledger))  # fmt: skip
    middle, unit = 6 + HIGH / 2, HIGH / 2 / top
    step = WIDE / (len(years) + GAP)
    every = -(-len(years) // LABELS)
    for at, year in enumerate(years):
        if (years[-1] - year) % every == 0:
            drawing.words(LEFT + (at + 0.5 + GAP / 2) * step, 6 + HIGH + 14, f"’{year % 100:02}", "middle")
    for count in sorted({-top, 0, top}, reverse=True):
        height = middle - count * unit
        drawing.line(LEFT, height, LEFT + WIDE, height, LINE)
        drawing.words(LEFT - 6, height + 4, str(abs(count)), "end")
    for row in ledger.years:
        x = LEFT + (row.year - years[0] + GAP) * step
        for kinds_of, sign in ((UP_KINDS, 1), (DOWN_KINDS, -1)):
            under = 0
            for kind in kinds_of:
                if many := getattr(row, kind):
                    edge = under + many if sign > 0 else under
                    drawing.bar(x, middle - sign * edge * unit, step * (1 - GAP), many * unit, COLOURS[kind])
                    under += many
    return drawing.line(LEFT, middle, LEFT + WIDE, middle, SOFT).markup()


def in_words(ledger: Ledger) -> str:
    """A ledger in one line."""
    counted = f"{ledger.actor} on {ledger.subject}, {words.count(ledger.events, 'event')}"
    return f"{counted}. {described(ledger)}" if ledger.years else f"{counted}."


def described(ledger: Ledger) -> str:
    """The text alternative: totals by kind, and the span of years."""
    names = words.data()["conduct"]
    totals = {kind: sum(getattr(row, kind) for row in ledger.years) for kind in kinds(ledger)}
    years = sorted(row.year for row in ledger.years)
    span = str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
    of = "" if ledger.claim else "of "  # three of conflict; three for the claim
    return f"{span}: " + words.listed(f"{total} {of}{names[kind]}" for kind, total in totals.items() if total) + "."
