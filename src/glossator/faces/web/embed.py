"""One claim to stand in another page: a frame that sizes itself, and a plain link where frames are not shown."""

from glossator.faces.note import Note, make_notes
from glossator.faces.web import html
from glossator.guide import safe
from glossator.guide.model import Guide
from glossator.guide.reviewing.printed import printed


def find(guide: Guide, claim: str) -> Note:
    """The note on a claim id; raises KeyError when there is none."""
    for note in make_notes(guide):
        if note.claim.id == claim:
            return note
    raise KeyError(claim)


def page(guide: Guide, claim: str, address: str) -> str:
    """The framed page of one claim; `address` is where the guide stands. It asks for nothing from outside."""
    style, script = html.site_style(), html.inline("embed.js")
    template = html.environment().get_template("embed.html.j2")
    guide = printed(guide)
    return template.render(guide=guide, n=find(guide, claim), style=style, script=script, address=safe.link(address),
                           policy=html.policy(style, script))  # fmt: skip


def snippet(guide: Guide, claim: str, address: str) -> str:
    """The lines to paste; `address` is where the guide stands, an http or https address with a slash at its end."""
    template = html.environment().get_template("snippet.html.j2")
    return template.render(guide=guide, n=find(guide, claim), address=safe.link(address))
