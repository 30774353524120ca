"""Embedding one claim in another page: a self-sizing frame, and a plain link as a fallback."""

from collections.abc import Sequence

from glossator.faces.note import Note, make_notes
from glossator.faces.web import html
from glossator.guide import sanitizing as safe
from glossator.guide.model import Guide
from glossator.guide.reviewing.printed import printed


def find(guide: Guide, claim: str, notes: Sequence[Note] | None = None) -> Note:
    """The note on a claim id, among `notes` where the guide's are made already; raises KeyError when there is none."""
    for note in make_notes(guide) if notes is None else notes:
        if note.claim.id == claim:
            return note
    raise KeyError(claim)


def page(guide: Guide, claim: str, address: str, notes: Sequence[Note] | None = None) -> str:
    """The framed page of one claim; `address` is where the guide stands. It asks for nothing from outside."""
    style, script = html.site_style(), html.inline("embed.js")
    template = html.environment().get_template("embed.html.j2")
    guide = printed(guide)
    note, policy = find(guide, claim, notes), html.policy(style, script)
    return template.render(guide=guide, n=note, style=style, script=script, address=safe.link(address), policy=policy)


def snippet(guide: Guide, claim: str, address: str, notes: Sequence[Note] | None = None) -> str:
    """The lines to paste; `address` is where the guide stands, an http or https address with a slash at its end."""
    template = html.environment().get_template("snippet.html.j2")
    return template.render(guide=guide, n=find(guide, claim, notes), address=safe.link(address))
