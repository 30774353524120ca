"""The page: one self-contained HTML file that says what the record says, with every quote beneath."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from glossator.evidence.model import Evidence, Finding, Stance, Verdict
from glossator.faces import glance, reproduce
from glossator.faces.charts import conduct, timeline
from glossator.faces.note import DECIDED, LONG, Note, make_notes
from glossator.faces.web import first_sight, html, layout, playing
from glossator.guide import names
from glossator.guide import plain_words as words
from glossator.guide import sanitizing as safe
from glossator.guide.model import Guide, Prose, Sentence
from glossator.guide.prose import paragraphs
from glossator.guide.prose import standing as standing_prose
from glossator.guide.reviewing.corrections import newest
from glossator.guide.reviewing.printed import printed

__all__ = ["LONG", "Link", "Note", "Place", "Quoted", "cited", "kinds", "make_notes", "quoted", "render", "tallied",
           "tally", "topics"]  # fmt: skip

WIDE, NARROW = 1136, 328  # width of the timeline in pixels, on a desktop and on a phone
FEW_TOPICS = 12  # shown at once
LONG_TEXT = 1500  # characters of a statement; a longer one follows the topics


@dataclass(frozen=True)
class Link:
    """A link of the page's own: another format of the guide, or a share target."""

    title: str
    href: str
    type: str = "text/html"

    @property
    def name(self) -> str:
        """The link text."""
        return self.title


@dataclass(frozen=True)
class Place:
    """The page's URL and those of its neighbours; all empty for a standalone file."""

    address: str = ""
    faces: Sequence[Link] = ()
    alternates: Sequence[Link] = ()
    shares: Sequence[Link] = ()
    tags: Sequence[str] = ()
    claims: dict[str, str] = field(default_factory=dict)


def render(guide: Guide, place: Place | None = None) -> str:
    """The guide as one HTML file: no external requests, readable without JavaScript, deterministic."""
    place = place or Place()
    style, script = html.inline("page.css"), html.inline("page.js")
    guide = printed(guide)
    prose = standing_prose(guide)
    notes = {note.claim.id: note for note in make_notes(guide, place.claims, prose)}
    template = html.environment().get_template("page.html.j2")
    return template.render(
        guide=guide,
        words_at="",
        style=style,
        script=script,
        policy=html.policy(style, script, media=playing.policy(playing.source(guide.statement))),
        blocks=layout.rows(guide, notes),
        long=len(guide.statement.text) > LONG_TEXT,
        lede=[{"text": each.text, "notes": [notes[claim] for claim in cited(guide, each)]} for each in prose.lede],
        reworded_by=prose.reworded_by,
        topic_rows=_topics(guide, notes, prose),
        few=FEW_TOPICS,
        threshold=first_sight.threshold(),
        **_around(guide, place),
        **_counts(guide, notes),
        **_conduct(guide),
        **_timeline(guide),
    )


def _around(guide: Guide, place: Place) -> dict[str, Any]:
    """What stands around the notes: addresses, links, picture, recording, corrections, and how to make it again."""
    return {
        "source": playing.source(guide.statement),
        "address": safe.link(place.address),
        "alternates": place.alternates,
        "faces": place.faces,
        "shares": place.shares,
        "tag_links": place.tags,
        "picture": html.picture(guide.image.data) if guide.image else "",
        "corrections": newest(guide),
        "command": reproduce.command(guide),
        "statement_hash": names.digest(guide.statement.text),
    }


def _counts(guide: Guide, notes: dict[str, Note]) -> dict[str, Any]:
    """What is counted and listed over all notes."""
    return {
        "claim_ids": set(notes),
        "kinds": kinds(guide),
        "tallied": tallied(notes.values()),
        "quoted": quoted(guide.findings),
        "signers": glance.signers(guide),
        "held": _held(notes.values()),
        "ranked": sorted(notes.values(), key=lambda note: -note.worth),
        "earlier": _earlier(guide, notes),
        "earlier_count": len(glance.earlier(guide)),
    }


def _conduct(guide: Guide) -> dict[str, Any]:
    """The ledgers, their drawings, the caveats `common` to all, and what is said of those without an event."""
    empty = [ledger for ledger in guide.conduct if not ledger.events]
    full = [set(ledger.caveats) for ledger in guide.conduct if ledger.events]
    return {
        "common": set[str]().union(*full).intersection(*full),
        "multiples": conduct.multiples(guide.conduct),
        "ledgers": list(enumerate(guide.conduct, 1)),
        "unknown": [f"{ledger.actor} on {ledger.subject}" for ledger in empty],
        "caveats": list(dict.fromkeys(line for ledger in empty for line in ledger.caveats)),
    }


def cited(guide: Guide, sentence: Sentence) -> list[str]:
    """The claims that a sentence of the lede cites, directly or through a quote beside them."""
    home = {piece.id: finding.claim for finding in guide.findings for piece in finding.evidence}
    known = {claim.id for claim in guide.claims}
    named = dict.fromkeys(home.get(name, name) for name in sentence.cites)
    return [claim for claim in named if claim in known]


def kinds(guide: Guide) -> str:
    """'2 facts, 6 forecasts and 1 slogan', in enum order."""
    seen = [str(claim.kind) for claim in guide.claims]
    many = words.data()["kinds"]
    return words.listed(words.count(seen.count(kind), kind, many[kind]) for kind in many if kind in seen)


def tallied(notes: Iterable[Note]) -> list[tuple[str, int]]:
    """The number of claims with each finding, as reviewed, in fixed order; no zeros."""
    found = [str(note.verdict) for note in notes]
    return [(name, found.count(name)) for name in words.data()["verdicts"] if name in found]


def tally(notes: Iterable[Note]) -> str:
    """'4 supported, 6 left open and 3 of opinion'."""
    rows = words.data()["verdicts"]
    return words.listed(f"{amount} {rows[name]['plural']}" for name, amount in tallied(notes))


@dataclass(frozen=True)
class Quoted:
    """The number of documents and origins quoted, each counted once."""

    documents: int
    origins: int
    parties: int


def quoted(findings: Sequence[Finding]) -> Quoted:
    """The documents and origins of the evidence of these findings; near misses of silent claims do not count."""
    pieces = [piece for finding in findings if finding.verdict is not Verdict.SILENT for piece in finding.evidence]
    return Quoted(
        len({piece.source.document for piece in pieces}),
        len({piece.origin or piece.source.document for piece in pieces}),
        len({piece.origin or piece.source.document for piece in pieces if piece.party}),
    )


def topics(guide: Guide) -> list[tuple[str, list[str]]]:
    """Topics with their claims; claims without a topic come last."""
    rows = [(topic.title, list(topic.claims)) for topic in guide.topics]
    named = {claim for _, ids in rows for claim in ids}
    rest = [claim.id for claim in guide.claims if claim.id not in named]
    return [*rows, ("Other claims", rest)] if rest else rows


def _topics(guide: Guide, notes: dict[str, Note], prose: Prose) -> list[dict[str, Any]]:
    pieces = {piece.id: piece for finding in guide.findings for piece in finding.evidence}
    made = []
    for number, (title, ids) in enumerate(topics(guide), 1):
        sentences = prose.under(number - 1)
        mine = [notes[claim] for claim in ids if claim in notes]
        shown, folded = first_sight.at_first_sight(mine, many=len(notes) > LONG)
        alone = [note for note in mine if note.claim.id == prose.note_under(number - 1)]
        made.append({
            "number": number, "title": title, "shown": shown, "folded": folded, "tally": _short(mine),
            "folded_tally": _short(folded), "reading": None if alone else _reading(f"q{number}", sentences, pieces),
            "beside": {note.key: _reading(f"q{number}" if note in alone else f"n{note.key}-q", note.prose, pieces)
                       for note in mine if note in alone or note.own},
        })  # fmt: skip
    return made


def _reading(at: str, sentences: Sequence[Sentence], pieces: Mapping[str, Evidence]) -> dict[str, Any]:
    """Prose shown open, with the quotes it cites beside it; `at` is the prefix of their anchors."""
    cited = list(dict.fromkeys(name for one in sentences for name in one.cites if name in pieces))
    return {"at": at, "paragraphs": paragraphs(sentences), "sources": [pieces[name] for name in cited]}


def _short(notes: Sequence[Note]) -> str:
    return ", ".join(f"{amount} {words.verdict(name).short}" for name, amount in tallied(notes))


def _held(notes: Collection[Note]) -> list[Note]:
    """In a long guide, the claims that the record decides, which would be hard to find among the others."""
    return [note for note in notes if note.verdict in DECIDED] if len(notes) > LONG else []


def _earlier(guide: Guide, notes: dict[str, Note]) -> list[dict[str, Any]]:
    """The earlier remarks; in a long guide only those with a side, since the others are in the notes."""
    said: list[dict[str, Any]] = [
        {"source": each.source, "quote": each.quote,
         "bears": [(stance, [notes[claim] for claim in claims]) for stance, claims in each.bears]}
        for each in glance.earlier(guide)
    ]  # fmt: skip
    if len(notes) <= LONG:
        return said
    return [each for each in said if any(stance is not Stance.NEITHER for stance, _ in each["bears"])]


def _timeline(guide: Guide) -> dict[str, Any]:
    found = timeline.points(guide)
    if not found:
        return {"points": [], "listed_points": [], "timeline": {}}
    drawn = {
        name: timeline.draw(guide, found, f"time-{name}", width) for name, width in (("wide", WIDE), ("narrow", NARROW))
    }
    taking = [point for point in found if point.evidence.stance is not Stance.NEITHER]
    return {"points": found, "listed_points": taking if len(guide.claims) > LONG else found, "timeline": drawn}
