"""The files of one guide on a site: the page, a page for each claim, and every other face."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from urllib.parse import quote

import yaml

from glossator.guide import claim_review, embed, html, json, markdown, names, page, tables, web_annotation
from glossator.guide.model import Guide
from glossator.guide.page import Link, Note, Place, make_notes
from glossator.guide.safe import visible

FACES = (
    ("guide.json", "JSON", "application/json"),
    ("guide.md", "Markdown", "text/markdown"),
    ("annotations.jsonld", "Web Annotations", web_annotation.TYPE),
    ("claim-review.jsonld", "ClaimReview", "application/ld+json"),
    ("claims.csv", "claims as CSV", "text/csv"),
    ("evidence.csv", "evidence as CSV", "text/csv"),
)


def guide_files(guide: Guide, base: str, title: str) -> dict[str, str]:
    """Path on the site to content; `base` is the site's address with a slash at its end, or ''."""
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


def place(guide: Guide, address: str) -> Place:
    """Where the guide's page stands among its neighbours; links are relative, so that the site can move."""
    faces = [Link(title, name, kind) for name, title, kind in FACES]
    return Place(
        address=address,
        faces=faces,
        alternates=faces,
        shares=[Link(row["name"], _filled(row["address"], guide.title, address)) for row in _shares()]
        if address
        else [],
        tags=[f"../../topics/{names.slug(tag)}/index.html" for tag in guide.filed_under],
        claims={note.claim.id: f"{note.back}/index.html" for note in make_notes(guide)},
    )


@cache
def _shares() -> list[dict[str, str]]:
    loaded: list[dict[str, str]] = yaml.safe_load((files("glossator.guide") / "data" / "share.yaml").read_text("utf-8"))
    return loaded


def _filled(template: str, title: str, address: str) -> str:
    return template.format(title=quote(visible(title), safe=""), address=quote(address, safe=""))


def _claims(guide: Guide, address: str, title: str) -> Iterable[tuple[str, str]]:
    notes = make_notes(guide)
    for number, note in enumerate(notes):
        before = notes[number - 1] if number else None
        after = notes[number + 1] if number + 1 < len(notes) else None
        yield f"{note.back}/index.html", _claim(guide, note, before, after, address, title)
        yield f"{note.back}/embed.html", embed.page(guide, note.claim.id, address)


def _claim(guide: Guide, note: Note, before: Note | None, after: Note | None, address: str, title: str) -> str:
    style = html.site_style()
    values = {
        "guide": guide, "n": note, "site": title, "style": style, "policy": html.policy(style),
        "home": "../../../index.html", "up": "../index.html", "words_at": "../index.html",
        "before": f"../{before.back}/index.html" if before else "",
        "after": f"../{after.back}/index.html" if after else "",
        "address": f"{address}{note.back}/" if address else "",
        "review": html.trusted(claim_review.script(guide, note.claim.id, address)),
        "snippet": embed.snippet(guide, note.claim.id, address) if address else "",
    }  # fmt: skip
    return html.environment().get_template("claim.html.j2").render(values)
