"""A guide as an entry of an index page: headline, findings, and the most telling claims."""

from collections.abc import Sequence
from typing import Any

from glossator.evidence.model import Verdict
from glossator.faces.web import html
from glossator.faces.web.page import Note, make_notes, tallied
from glossator.guide import names
from glossator.guide.edits import latest
from glossator.guide.filed import under
from glossator.guide.model import Guide
from glossator.statement.utterances.speakers import speaking

TELLING, FEW = 4, 2  # claims shown per guide in a list, and further down the front page
# What readers look for first: a finding with a side, then a forecast with a record, then silence.
_FIRST = (Verdict.REFUTED, Verdict.DISPUTED, Verdict.SUPPORTED, Verdict.OPEN, Verdict.SILENT, Verdict.OPINION)


def story(guide: Guide, topic: str = "", *, few: bool = False) -> dict[str, Any]:
    """What an index page shows of a guide; on a topic's page, its claims. Paths are relative to the site's root."""
    day, slug = names.day(guide), names.guide_slug(guide)
    notes = make_notes(guide)
    mine = [note for note in notes if _names(note, topic)] if topic else notes
    shown = telling(mine or notes, FEW if few else TELLING)
    return {
        "guide": guide, "day": day, "path": f"guides/{slug}/index.html",
        "speakers": [{"name": name, "path": f"speakers/{names.slug(name)}/index.html"}
                     for name in speaking(guide.statement)],
        "month_path": f"months/{day:%Y-%m}/index.html", "tallied": tallied(notes),
        "tags": [{"title": tag, "path": f"topics/{names.slug(tag)}/index.html"} for tag in filed(guide)],
        # A generated deck is the same for every guide; one that a person wrote is shown.
        "deck": guide.deck if "deck" in latest(guide) else "",
        "picture": html.picture(guide.image.data) if guide.image else "",
        "signed": sum(note.signed for note in notes),
        "claims": [{"verdict": str(note.verdict), "word": note.word, "standalone": note.standalone,
                    "path": f"guides/{slug}/{note.back}/index.html"} for note in shown],
        "more": len(notes) - len(shown),
    }  # fmt: skip


def _names(note: Note, topic: str) -> bool:
    return topic.casefold() in note.standalone.casefold() or topic in under([note.claim])


def telling(notes: Sequence[Note], most: int) -> list[Note]:
    """The claims to show, in statement order: signed ones first choice, then findings with a side."""
    ranked = sorted(notes, key=lambda note: (not note.signed, _FIRST.index(note.verdict), -note.worth))
    chosen = {note.claim.id for note in ranked[:most]}
    return [note for note in notes if note.claim.id in chosen]


def filed(guide: Guide) -> list[str]:
    """The tags of a guide in order, without duplicates; tags with the same slug count as one."""
    by_address: dict[str, str] = {}
    for tag in guide.filed_under:
        if tag.strip():
            by_address.setdefault(names.slug(tag), tag)
    return list(by_address.values())
