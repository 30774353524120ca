"""Ledgers as small multiples by year, on one scale.

Beside a claim, support is drawn above the line and refutation below; elsewhere cooperation and conflict.
"""

from collections.abc import Sequence

from markupsafe import Markup

from glossator.conduct.model import Ledger, YearCount
from glossator.faces.charts.svg import chart, svg
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
UP = frozenset({"verbal_cooperation", "material_cooperation", "for_it"})
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
    import altair as alt

    every = -(-len(years) // LABELS)
    values = [
        {"year": row.year, "kind": kind, "order": int(kind.startswith("material")),
         "events": getattr(row, kind) * (1 if kind in UP else -1)}
        for row in ledger.years for kind in COLOURS if getattr(row, kind)
    ]  # fmt: skip
    shown = [year for year in years if (years[-1] - year) % every == 0]
    x = alt.X("year:O", scale=alt.Scale(domain=years, paddingInner=0.25), axis=alt.Axis(
        title=None, labelAngle=0, values=shown, labelExpr="\"’\" + slice(toString(datum.value), 2)",
        orient="bottom", domain=False, ticks=False, labelPadding=4))  # fmt: skip
    y = alt.Y("events:Q", stack="zero", scale=alt.Scale(domain=[-top, top], nice=False), axis=alt.Axis(
        title=None, values=[-top, 0, top], labelExpr="abs(datum.value)", domain=False, ticks=False, labelPadding=6,
        minExtent=24, maxExtent=24))  # fmt: skip
    colour = alt.Color("kind:N", legend=None, scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())))
    bars = chart(values).mark_bar().encode(x=x, y=y, color=colour, order="order:Q")
    zero = chart([{"y": 0}]).mark_rule(color="var(--soft)").encode(y="y:Q")
    drawn = alt.layer(bars, zero).properties(
        width=220, height=110, padding={"left": 26, "right": 4, "top": 6, "bottom": 20},
        autosize=alt.AutoSizeParams(type="none"),
    )  # fmt: skip
    return svg(drawn.to_dict(validate=False), name, f"{ledger.actor} on {ledger.subject}, by year", described(ledger))


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
