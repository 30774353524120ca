"""The guides of one week as an e-mail: HTML tables with inline styles, and plain text."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from glossator.errors import InputError
from glossator.evidence.model import Evidence, Verdict
from glossator.faces.note import Note, make_notes
from glossator.faces.site.stories import telling
from glossator.faces.web import html
from glossator.faces.web.page import tally
from glossator.guide import names
from glossator.guide import plain_words as words
from glossator.guide import sanitizing as safe
from glossator.guide.model import Guide
from glossator.guide.prose import standing
from glossator.guide.reviewing.printed import printed

TELLING = 3  # claims shown per guide
# Colours of the findings on white, as on the light page: dark mode is unreliable in e-mail.
COLOURS = {"supported": "#00735a", "refuted": "#b04400", "disputed": "#8a3f74", "silent": "#656565", "open": "#005b96",
           "opinion": "#6e6862"}  # fmt: skip
SIDES = {"supports": "#00735a", "refutes": "#b04400", "neither": "#656565"}
_WEEK = re.compile(r"(\d{4})-?W(\d{2})\Z")


def weeks(guides: Sequence[Guide]) -> list[date]:
    """The Mondays of the weeks with a guide, newest first."""
    return sorted({monday(names.day(guide)) for guide in guides if not guide.retracted}, reverse=True)


def monday(day: date) -> date:
    """The Monday on or before a day."""
    return day - timedelta(days=day.weekday())


def week_of(said: str) -> date:
    """The Monday of a week given as 2018-W12 or by any day in it. Raises InputError for anything else."""
    match = _WEEK.match(said)
    try:
        return date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else monday(date.fromisoformat(said))
    except ValueError:
        raise InputError(f"--week {said}: neither a week such as 2018-W12 nor a day written YYYY-MM-DD") from None


def render(guides: Sequence[Guide], base: str, title: str, week: date | None = None) -> str:
    """The digest of the week that contains `week` (default: of the newest guide); `base` is the site's URL."""
    first = _first(guides, week)
    template = html.environment().get_template("digest.html.j2")
    return template.render(
        title=title,
        span=span(first),
        rows=_rows(guides, base, first),
        base=_home(base),
        colours=COLOURS,
        sides=SIDES,
    )


def text(guides: Sequence[Guide], base: str, title: str, week: date | None = None) -> str:
    """The digest as plain text, for readers and programs without HTML."""
    first = _first(guides, week)
    lines = [title, span(first), ""]
    for row in _rows(guides, base, first):
        heading = row["guide"].title
        lines += [heading, "-" * min(len(heading), 70), _dated(row)]
        lines += [f"{words.count(row['claims'], 'claim')}: {row['tally']}."]
        lines += ["", *row["lede"]] if row["lede"] else []
        for note in row["notes"]:
            lines += ["", f"* {_finding(note)}: {note.standalone}"]
            lines += [f"  {words.corrected_on(one)}: {one.text}" for one in note.corrections]
            if note.prose:
                lines += [f"  {' '.join(sentence.shown for sentence in note.prose)}"]
            elif quote := first_quote(note):
                lines += [f"  “{quote.quote.exact}”", f"  {_said_of(quote)}"]
        lines += ["", row["reworded"]] if row["reworded"] else []
        lines += ["", row["address"]] if row["address"] else []
        lines += [""]
    if not _rows(guides, base, first):
        lines += ["No guide was published in this week.", ""]
    lines += [base] if safe.link(base) else []
    return safe.visible("\n".join(lines).rstrip() + "\n")


def message(guides: Sequence[Guide], base: str, title: str, week: date | None = None) -> bytes:
    """The digest as an unsent e-mail (RFC 5322, multipart/alternative), without sender, recipient and date."""
    plain, page = text(guides, base, title, week), render(guides, base, title, week)
    made = EmailMessage(policy=SMTP)
    made["Subject"] = " ".join(safe.visible(f"{title}: {span(_first(guides, week))}").split())
    made["X-Unsent"] = "1"  # mail programs open it as a draft
    made.set_content(plain, cte="quoted-printable")
    made.add_alternative(page, subtype="html", cte="quoted-printable")
    made.set_boundary(f"glossator-{names.digest(plain + page)[:32]}")
    return made.as_bytes()


def span(first: date) -> str:
    """'19 to 25 March 2018', the week from a Monday."""
    last = first + timedelta(days=6)
    same = (first.year, first.month) == (last.year, last.month)
    start = str(first.day) if same else words.day(first).removesuffix(f" {last.year}")
    return f"{start} to {words.day(last)}"


def first_quote(note: Note) -> Evidence | None:
    """The quote shown for a finding; None if the record is silent."""
    return note.best if note.verdict is not Verdict.SILENT else None


def _said_of(piece: Evidence) -> str:
    """Source and day, with everything that weakens the quote: hedges, parties."""
    said = [f"{words.side(piece).word}: {words.publisher(piece.source)}, {words.dated(piece.source)}"]
    said += ["a party to the claim"] if piece.party else []
    said += [words.certainty(piece)] if words.certainty(piece) else []
    return "; ".join(said)


def _first(guides: Sequence[Guide], week: date | None) -> date:
    return monday(week) if week else next(iter(weeks(guides)), date(1970, 1, 5))


def _home(base: str) -> str:
    return base if safe.link(base) or base.startswith("../") else ""


def _rows(guides: Sequence[Guide], base: str, first: date) -> list[dict[str, Any]]:
    mine = [guide for guide in guides if monday(names.day(guide)) == first and not guide.retracted]
    ordered = sorted(mine, key=lambda guide: (names.day(guide), names.guide_slug(guide)), reverse=True)
    return [_row(guide, base) for guide in ordered]


def _row(guide: Guide, base: str) -> dict[str, Any]:
    guide = printed(guide)
    prose = standing(guide)
    notes = make_notes(guide, prose=prose)
    address = f"{base}guides/{names.guide_slug(guide)}/{'' if safe.link(base) else 'index.html'}" if _home(base) else ""
    return {
        "guide": guide, "address": address or safe.link(guide.address), "tally": tally(notes), "claims": len(notes),
        "notes": telling(notes, TELLING), "lede": [sentence.text for sentence in prose.lede],
        "reworded": words.reworded(prose.reworded_by),
    }  # fmt: skip


def _dated(row: dict[str, Any]) -> str:
    statement = row["guide"].statement
    return ", ".join(part for part in (words.speakers(statement), words.when(statement)) if part)


def _finding(note: Note) -> str:
    sure = f" ({words.percent(note.probability)})" if note.probability is not None else ""
    return f"{note.word}{sure}" + (", signed off" if note.signed else "")
