"""The page: one self-contained HTML file that tells what the record says, with every quote beneath."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from glossator.conduct.model import Ledger
from glossator.evidence.model import Evidence, Finding, Stance, Verdict
from glossator.guide import again, beside, folding, glance, html, names, safe, words
from glossator.guide.charts import conduct, timeline
from glossator.guide.model import Guide, Prose, Review, Sentence
from glossator.guide.prose import standing as standing_prose
from glossator.guide.reviewing.standing import standing
from glossator.statement.model import Claim

WIDE, NARROW = 1136, 328  # pixels of the timeline on a desk and on a phone
FEW_TOPICS = 12  # shown at once
FEW_NEITHER = 3  # quotes that take no side, at once in an opened note
LONG_TEXT = 1500  # characters of a statement; a longer one stands after the topics
LONG = 60  # claims: beyond it, of the quotes that take no side a few are given, without the working; the JSON has all

_FITTING = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}


@dataclass(frozen=True)
class Link:
    """A link of the page's own: another form of the guide, a place to share it."""

    title: str
    href: str
    type: str = "text/html"

    @property
    def name(self) -> str:
        """What the link says."""
        return self.title


@dataclass(frozen=True)
class Place:
    """Where the page will stand, so that it can point to itself and its neighbours; all empty for a file on its own."""

    address: str = ""
    faces: Sequence[Link] = ()
    alternates: Sequence[Link] = ()
    shares: Sequence[Link] = ()
    tags: Sequence[str] = ()
    claims: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Note:
    """Everything the page says beside one claim."""

    claim: Claim
    finding: Finding
    verdict: Verdict
    changed: bool
    signed: bool
    reviews: list[Review]
    address: str = ""
    placed: bool = True
    ledgers: Sequence[tuple[int, Ledger]] = ()
    signature: str = ""
    brief: bool = False
    prose: Sequence[Sentence] = ()

    key = property(lambda self: html.key(self.claim.id))
    back = property(lambda self: f"c{html.key(self.claim.id)}")
    number = property(lambda self: words.number(self.claim.id))
    word = property(lambda self: words.verdict(self.verdict).word)
    own = property(lambda self: words.verdict(self.finding.verdict))
    standalone = property(lambda self: self.claim.standalone)
    topic = property(lambda self: self.claim.topic)
    kind = property(lambda self: str(self.claim.kind))
    worth = property(lambda self: self.claim.worth)
    tells = property(lambda self: folding.tells(self))
    about = property(lambda self: self.claim.about)
    flags = property(lambda self: self.claim.flags)
    assumptions = property(lambda self: self.claim.assumptions)

    @property
    def paragraphs(self) -> list[list[dict[str, Any]]]:
        """The note in prose, by paragraph."""
        return paragraphs(self.prose)

    @property
    def opens(self) -> str:
        """What opening the note shows: '8 quotes, and how each was weighed'."""
        quotes = len(self.finding.evidence)
        weighed = "and how each was weighed" if quotes > 1 else "and how it was weighed"
        parts = [f"{words.count(quotes, 'quote')}, {weighed}"] if quotes else []
        events = sum(ledger.events for _, ledger in self.ledgers) if self.verdict is Verdict.OPEN else 0
        parts += [words.count(events, "event") + " of conduct"] if events else []
        parts += [words.count(len(self.finding.earlier), "earlier remark")] if self.finding.earlier else []
        return " · ".join(parts) or "What was asked, and how the words were read"

    def parts(self, pieces: list[Evidence], brief: bool = False) -> tuple[list[Evidence], list[Evidence], int]:
        """The quotes of a group: those an opened note shows, those it folds, and how many it only counts.

        Quotes that take a side are all shown at once; of the others a few.
        """
        if any(piece.stance is not Stance.NEITHER for piece in pieces):
            return pieces, [], 0
        kept = pieces[:FEW_NEITHER] if brief else pieces
        return kept[:FEW_NEITHER], kept[FEW_NEITHER:], len(pieces) - len(kept)

    @property
    def conduct_lines(self) -> list[str]:
        """The ledgers that bear on the claim, each in a line."""
        return [conduct.in_words(ledger) for _, ledger in self.ledgers]

    @property
    def probability(self) -> float | None:
        """The program's own probability; a person's finding has none."""
        return None if self.changed else self.finding.probability

    @property
    def best(self) -> Evidence | None:
        """The quote that stands for the finding at first sight."""
        fitting = _FITTING.get(self.verdict)
        pieces = self.finding.evidence
        telling = [piece for piece in pieces if piece.stance is not Stance.NEITHER]
        chosen = [piece for piece in pieces if piece.stance is fitting] or telling or pieces
        return chosen[0] if chosen else None

    @property
    def groups(self) -> list[tuple[str, list[Evidence]]]:
        """The evidence by stance, each in its order, and apart what is only perhaps on its side."""
        found: dict[tuple[Stance, str], list[Evidence]] = {}
        for piece in self.finding.evidence:
            found.setdefault((piece.stance, words.side(piece).short), []).append(piece)
        order = sorted(found, key=lambda key: (list(Stance).index(key[0]), key[1] != words.stance(key[0]).short))
        return [(str(key[0]), found[key]) for key in order]


def render(guide: Guide, place: Place | None = None) -> str:
    """The guide as one HTML file: no outside request, readable without JavaScript, the same every time."""
    place = place or Place()
    style, script = html.inline("page.css"), html.inline("page.js")
    prose = standing_prose(guide)
    notes = {note.claim.id: note for note in make_notes(guide, place, prose)}
    template = html.environment().get_template("page.html.j2")
    return template.render(
        guide=guide,
        words_at="",
        style=style,
        script=script,
        policy=html.policy(style, script),
        address=safe.link(place.address),
        alternates=place.alternates,
        faces=place.faces,
        shares=place.shares,
        tag_links=place.tags,
        picture=html.picture(guide.image.data) if guide.image else "",
        blocks=beside.rows(guide, notes),
        long=len(guide.statement.text) > LONG_TEXT,
        lede=[
            {"text": each.text, "notes": [notes[claim] for claim in each.cites if claim in notes]}
            for each in prose.lede
        ],
        reworded_by=prose.reworded_by,
        topic_rows=_topics(guide, notes, prose),
        few=FEW_TOPICS,
        threshold=folding.threshold(),
        kinds=kinds(guide),
        tallied=tallied(notes.values()),
        quoted=quoted(guide.findings),
        signers=glance.signers(guide),
        held=_held(notes.values()),
        ranked=sorted(notes.values(), key=lambda note: -note.worth),
        earlier=_earlier(guide, notes),
        earlier_count=len(glance.earlier(guide)),
        command=again.command(guide),
        statement_hash=names.digest(guide.statement.text),
        multiples=conduct.multiples(guide.conduct),
        ledgers=list(enumerate(guide.conduct, 1)),
        unknown=[f"{ledger.actor} on {ledger.subject}" for ledger in guide.conduct if not ledger.events],
        caveats=list(dict.fromkeys(line for ledger in guide.conduct if not ledger.events for line in ledger.caveats)),
        **_timeline(guide),
    )


def make_notes(guide: Guide, place: Place | None = None, prose: Prose | None = None) -> list[Note]:
    """The notes of a guide, in the order of its claims."""
    links, told = place.claims if place else {}, prose or standing_prose(guide)
    return [_note(guide, claim, links.get(claim.id, ""), told.notes.get(claim.id, [])) for claim in guide.claims]


def _note(guide: Guide, claim: Claim, address: str, prose: Sequence[Sentence]) -> Note:
    now = standing(guide, claim.id)
    reviews = [review for review in guide.reviews if review.claim == claim.id]
    size = len(guide.statement.text)
    placed = bool(claim.spans) and all(span.start < span.end <= size for span in claim.spans)
    return Note(
        claim, guide.finding(claim.id), now.verdict, now.changed is not None, now.signed is not None, reviews, address,
        placed, _ledgers(guide, claim), glance.signature(now), len(guide.claims) > LONG, prose,
    )  # fmt: skip


def _ledgers(guide: Guide, claim: Claim) -> list[tuple[int, Ledger]]:
    """The ledgers, numbered as on the page, of an actor and a subject the claim is about."""
    about = {name.casefold() for name in claim.about}
    return [(number, ledger) for number, ledger in enumerate(guide.conduct, 1)
            if {ledger.actor.casefold(), ledger.subject.casefold()} <= about]  # fmt: skip


def kinds(guide: Guide) -> str:
    """'2 facts, 6 forecasts and 1 slogan', in the order of the kinds."""
    seen = [str(claim.kind) for claim in guide.claims]
    many = words.data()["kinds"]
    return words.listed(words.count(seen.count(kind), kind, many[kind]) for kind in many if kind in seen)


def tallied(notes: Iterable[Note]) -> list[tuple[str, int]]:
    """How many claims have each finding as it stands after review, in the fixed order of findings; no zeros."""
    found = [str(note.verdict) for note in notes]
    return [(name, found.count(name)) for name in words.data()["verdicts"] if name in found]


def tally(notes: Iterable[Note]) -> str:
    """'4 supported, 6 left open and 3 of opinion'."""
    rows = words.data()["verdicts"]
    return words.listed(f"{amount} {rows[name]['plural']}" for name, amount in tallied(notes))


@dataclass(frozen=True)
class Quoted:
    """How many documents and origins are quoted, each counted once however many claims it bears on."""

    documents: int
    origins: int
    parties: int


def quoted(findings: Sequence[Finding]) -> Quoted:
    """The documents and origins of the evidence of these findings; what came near a silent claim does not count."""
    pieces = [piece for finding in findings if finding.verdict is not Verdict.SILENT for piece in finding.evidence]
    return Quoted(
        len({piece.source.document for piece in pieces}),
        len({piece.origin or piece.source.document for piece in pieces}),
        len({piece.origin or piece.source.document for piece in pieces if piece.party}),
    )


def topics(guide: Guide) -> list[tuple[str, list[str]]]:
    """Topics with their claims; claims that no topic names come last."""
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
        shown, folded = folding.at_first_sight(mine, many=len(notes) > LONG)
        cited = list(dict.fromkeys(name for one in sentences for name in one.cites if name in pieces))
        made.append({
            "number": number, "title": title, "shown": shown, "folded": folded, "paragraphs": paragraphs(sentences),
            "sources": [pieces[name] for name in cited], "tally": _short(mine), "folded_tally": _short(folded),
            "told": [note.key for note in mine if sentences and list(note.prose) == list(sentences)],
        })  # fmt: skip
    return made


def paragraphs(sentences: Sequence[Sentence]) -> list[list[dict[str, Any]]]:
    """Sentences by paragraph with the numbers of the quotes they cite; a number is not said twice in a row."""
    order = list(dict.fromkeys(name for one in sentences for name in one.cites))
    made: list[list[dict[str, Any]]] = []
    for sentence, following in zip_longest(sentences, sentences[1:]):
        if sentence.begins or not made:
            made.append([])
        goes_on = following is not None and following.cites == sentence.cites
        numbers = [] if goes_on else [order.index(name) + 1 for name in sentence.cites]
        made[-1].append({"text": sentence.text, "numbers": numbers, "composed": sentence.composed})
    return made


def _short(notes: Sequence[Note]) -> str:
    return ", ".join(f"{amount} {words.verdict(name).short}" for name, amount in tallied(notes))


def _held(notes: Collection[Note]) -> list[Note]:
    """In a long guide, the claims that the record decides: they would be hard to find among the others."""
    return [note for note in notes if note.verdict in folding.DECIDED] if len(notes) > LONG else []


def _earlier(guide: Guide, notes: dict[str, Note]) -> list[dict[str, Any]]:
    """The earlier remarks, in a long guide only those that take a side; the others stand in the notes."""
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
