"""The files of one guide on a site: the page, one page per claim, and every other face."""

from collections.abc import Iterable, Sequence
from typing import Any

from glossator.faces.exchange import claim_review, tables, web_annotation
from glossator.faces.exchange.captures import moved
from glossator.faces.note import Note, make_notes
from glossator.faces.text import markdown
from glossator.faces.web import embed, html, page, share
from glossator.faces.web.page import Link, Place
from glossator.guide import json, names
from glossator.guide.model import Guide
from glossator.guide.reviewing.printed import printed

AROUND = 160  # characters of context before and after a claim
FACES = (
    ("guide.json", "JSON", "application/json"),
    ("guide.md", "Markdown", "text/markdown"),
    ("annotations.jsonld", "Web Annotations", web_annotation.TYPE),
    ("claim-review.jsonld", "ClaimReview", "application/ld+json"),
    ("claims.csv", "claims as CSV", "text/csv"),
    ("evidence.csv", "evidence as CSV", "text/csv"),
)


def guide_files(guide: Guide, base: str, title: str) -> dict[str, str]:
    """Path on the site to content; `base` is the site's URL with a trailing slash, or ''."""
    guide = printed(guide)
    slug = names.guide_slug(guide)
    address = f"{base}guides/{slug}/" if base else ""
    faces = {
        "guide.json": json.render(guide),
        "guide.md": markdown.render(guide),
        "annotations.jsonld": web_annotation.render(guide, address),
        "claim-review.jsonld": claim_review.render(guide, address),
        "claims.csv": tables.claims(guide),
        "evidence.csv": tables.evidence(guide),
        "index.html": page.render(guide, place(guide, address)),
    }
    made = {f"guides/{slug}/{name}": content for name, content in faces.items()}
    for name, content in _claims(guide, address, title):
        made[f"guides/{slug}/{name}"] = content
    return made


def retracted_files(guide: Guide, title: str, before: Iterable[str]) -> dict[str, str]:
    """Replacements for the claim pages and frames of a retracted guide that existed `before`, which others may embed.

    They say that the guide was retracted, and why.
    """
    start, style, script = f"guides/{names.guide_slug(guide)}/", html.site_style(), html.inline("embed.js")
    template = html.environment().get_template("retracted.html.j2")
    values = {"guide": guide, "site": title, "style": style, "script": script, "policy": html.policy(style, script),
              "root": "../../../"}  # fmt: skip
    inner = [path for path in before if path.startswith(start) and path.removeprefix(start).count("/") == 1]
    return {
        path: template.render(values, framed=path.endswith("embed.html"))
        for path in inner
        if path.endswith(("/index.html", "/embed.html"))
    }


def place(guide: Guide, address: str) -> Place:
    """The URLs of the guide's page and its neighbours; links are relative, so that the site can be moved."""
    faces = [Link(title, name, kind) for name, title, kind in FACES]
    return Place(
        address=address,
        faces=faces,
        alternates=faces,
        shares=share.links(guide, address),
        tags=[f"../../topics/{names.slug(tag)}/index.html" for tag in guide.filed_under],
        claims={note.claim.id: f"{note.back}/index.html" for note in make_notes(guide)},
    )


def _claims(guide: Guide, address: str, title: str) -> Iterable[tuple[str, str]]:
    guide = moved(guide, "../")
    notes = make_notes(guide)
    for number, note in enumerate(notes):
        yield f"{note.back}/index.html", _claim(guide, notes, number, address, title)
        yield f"{note.back}/embed.html", embed.page(guide, note.claim.id, address, notes)


def _claim(guide: Guide, notes: Sequence[Note], number: int, address: str, title: str) -> str:
    note, before = notes[number], notes[number - 1] if number else None
    after = notes[number + 1] if number + 1 < len(notes) else None
    style = html.site_style()
    own = f"{address}{note.back}/" if address else ""
    utterances = guide.statement.utterances
    spoken = utterances[note.claim.utterance].address if note.claim.utterance < len(utterances) else ""
    values = {
        "guide": guide, "n": note, "amount": len(guide.claims), "site": title, "style": style,
        "policy": html.policy(style), "root": "../../../", "up": "../index.html", "words_at": "../index.html",
        "before": _beside(before), "after": _beside(after), "around": around(guide, note),
        "address": own, "shares": share.links(guide, own), "said_at": spoken or guide.statement.address or "",
        "review": html.trusted(claim_review.script(guide, note.claim.id, address, notes)),
        "snippet": embed.snippet(guide, note.claim.id, address, notes) if address else "",
    }  # fmt: skip
    return html.environment().get_template("claim.html.j2").render(values)


def _beside(note: Note | None) -> dict[str, Any] | None:
    return {"note": note, "path": f"../{note.back}/index.html"} if note else None


def around(guide: Guide, note: Note) -> dict[str, str]:
    """The claim's words in the statement, with their context."""
    text, spans = guide.statement.text, note.claim.spans
    if not note.placed:
        return {"before": "", "said": note.claim.text, "after": ""}
    start, end = spans[0].start, spans[-1].end
    turn = next((each.span for each in guide.statement.utterances if each.span.start <= start < each.span.end), None)
    first, last = (turn.start, max(end, turn.end)) if turn else (0, len(text))
    before, after = text[first:start], text[end:last]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].split(" ", 1)[-1]
    if len(after) > AROUND:
        after = after[:AROUND].rsplit(" ", 1)[0] + " …"
    return {"before": before.lstrip(), "said": text[start:end], "after": after.rstrip()}
