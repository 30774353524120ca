"""The guides of one week as a page that can be sent by mail: tables, styles in place, no scripts, no pictures."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from glossator.guide import html, names, safe, words
from glossator.guide.model import Guide
from glossator.guide.page import make_notes, tally

TELLING = 3  # claims shown of each guide


def weeks(guides: Sequence[Guide]) -> list[date]:
    """The Mondays of the weeks that have a guide, newest first."""
    return sorted({monday(names.day(guide)) for guide in guides}, reverse=True)


def monday(day: date) -> date:
    """The Monday on or before a day."""
    return day - timedelta(days=day.weekday())


def render(guides: Sequence[Guide], base: str, title: str, week: date | None = None) -> str:
    """The digest of the week that holds `week` (without it, of the newest guide); `base` is the site's address."""
    first = monday(week) if week else next(iter(weeks(guides)), date(1970, 1, 5))
    mine = [guide for guide in guides if monday(names.day(guide)) == first]
    ordered = sorted(mine, key=lambda guide: (names.day(guide), names.guide_slug(guide)), reverse=True)
    span = f"{words.day(first)} to {words.day(first + timedelta(days=6))}"
    template = html.environment().get_template("digest.html.j2")
    return template.render(title=title, span=span, rows=[_row(guide, base) for guide in ordered], base=safe.link(base))


def _row(guide: Guide, base: str) -> dict[str, Any]:
    address = f"{base}guides/{names.guide_slug(guide)}/"
    notes = make_notes(guide)
    checked = [note for note in notes if note.finding.evidence and note.best]
    telling = sorted(checked, key=lambda note: (not note.signed, -note.claim.worth))[:TELLING]
    return {"guide": guide, "address": address, "tally": tally(notes), "notes": telling, "claims": len(notes)}
