"""Index pages: front page, by speaker, by topic, by month, digest, feed, sitemap, 404."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from glossator import schemas
from glossator.faces.site import atom, digest
from glossator.faces.site.stories import filed, story
from glossator.faces.web import html
from glossator.faces.web.page import make_notes, tallied
from glossator.guide import names
from glossator.guide import plain_words as words
from glossator.guide.model import Guide
from glossator.statement.utterances.speakers import speaking

KINDS = {"speaker": "Speakers", "topic": "Topics", "month": "Months", "week": "Weekly digests"}
LATEST = 20  # guides on the front page
LEAD = "What was claimed, and what the dated record says for and against each claim: who says so, when, and how sure."
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True)
class Group:
    """Guides that share a speaker, a topic or a month."""

    kind: str
    title: str
    path: str
    guides: list[Guide]


def listing_files(guides: Sequence[Guide], base: str, title: str) -> dict[str, str]:
    """Path on the site to content, for all index pages."""
    everyone = sorted(guides, key=lambda guide: (names.day(guide), names.guide_slug(guide)), reverse=True)
    newest = [guide for guide in everyone if not guide.retracted]
    groups = [*_grouped("speaker", newest, _speakers), *_grouped("topic", newest, filed),
              *_grouped("month", newest, _months)]  # fmt: skip
    weeks = [Group("week", digest.span(week), f"digest/{week:%G-W%V}.html",
                   [guide for guide in newest if digest.monday(names.day(guide)) == week])
             for week in digest.weeks(newest)]  # fmt: skip
    made = {"index.html": _listing(newest[:LATEST], base, title, "", groups=[*groups, *weeks])}
    for group in groups:
        made[group.path] = _listing(group.guides, base, title, "../../", group=group)
    made["feed.atom"] = atom.render(everyone, base, title)
    made["digest/index.html"] = digest.render(newest, base or "../", title)
    for group, week in zip(weeks, digest.weeks(newest), strict=True):
        made[group.path] = digest.render(newest, base or "../", title, week)
        made[group.path.removesuffix("html") + "txt"] = digest.text(newest, base, title, week)
    made["404.html"] = _missing(base, title)
    made["guide.schema.json"] = schemas.text("guide")
    return made


def _speakers(guide: Guide) -> list[str]:
    return speaking(guide.statement)


def _months(guide: Guide) -> list[str]:
    return [f"{names.day(guide):%Y-%m}"]


def _grouped(kind: str, guides: Sequence[Guide], of: Callable[[Guide], list[str]]) -> Iterable[Group]:
    found: dict[str, tuple[str, list[Guide]]] = {}
    for guide in guides:
        for name in of(guide):
            path = f"{kind}s/{names.slug(name)}/index.html"
            group = found.setdefault(path, (name, []))[1]
            if guide not in group:
                group.append(guide)
    ordered = sorted(found.items(), key=lambda item: item[0], reverse=kind == "month")
    return [Group(kind, _month(name) if kind == "month" else name, path, mine) for path, (name, mine) in ordered]


def _month(name: str) -> str:
    year, month = name.split("-")
    return f"{words.MONTHS[int(month) - 1]} {year}"


def _listing(
    guides: Sequence[Guide],
    base: str,
    title: str,
    root: str,
    *,
    group: Group | None = None,
    groups: Sequence[Group] = (),
) -> str:
    style = html.site_style()
    index = [{"id": f"{kind}s", "title": heading, "rows": [each for each in groups if each.kind == kind]}
             for kind, heading in KINDS.items()]  # fmt: skip
    topic = group.title if group and group.kind == "topic" else ""
    values = {
        "style": style, "policy": html.policy(style), "site": title, "root": root, "front": group is None,
        "title": f"{group.title} · {title}" if group else title, "heading": group.title if group else title,
        "what": group.kind if group else "", "lead": _lead(guides) if group else LEAD,
        "address": base + (group.path.removesuffix("index.html") if group else "") if base else "",
        "rows": [story(guide, topic, few=group is None and number > 0) for number, guide in enumerate(guides)],
        "groups": [row for row in index if row["rows"]],
        "sums": tallied(note for guide in guides for note in make_notes(guide)),
    }  # fmt: skip
    return html.environment().get_template("listing.html.j2").render(values)


def _lead(guides: Sequence[Guide]) -> str:
    amount = sum(len(guide.claims) for guide in guides)
    days = sorted(names.day(guide) for guide in guides)
    span = words.day(days[0]) + (f" to {words.day(days[-1])}" if days[0] != days[-1] else "")
    return f"{words.count(len(guides), 'statement')}, {words.count(amount, 'claim')}, {span}."


def _missing(base: str, title: str) -> str:
    style = html.site_style()
    template = html.environment().get_template("missing.html.j2")
    return template.render(style=style, policy=html.policy(style), site=title, root=base)


def sitemap(paths: Mapping[str, str], base: str) -> str:
    """The sitemap (sitemaps.org 0.9) of these pages, each with its date of last change."""
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for path, changed in sorted(paths.items()):
        url = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = base + path.removesuffix("index.html")
        if changed:
            ElementTree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = changed
    ElementTree.register_namespace("", SITEMAP)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
