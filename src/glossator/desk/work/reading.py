"""One guide as its page shows it: each claim with the finding, the quotes and the prose after people's changes."""

from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from glossator.desk.acts.told import numbers, typed
from glossator.evidence.model import Evidence, Finding, Signal, Source
from glossator.faces import glance
from glossator.faces.web import html
from glossator.guide import plain_words as words
from glossator.guide import prose as composing
from glossator.guide.model import Choice, Guide, Prose, Review, Sentence
from glossator.guide.prose.retold import LEDE, NOTE, TOPIC, latest, over
from glossator.guide.reviewing.choosing import chosen, rejected
from glossator.guide.reviewing.claims import needs_checking
from glossator.guide.reviewing.own_prose import unfounded
from glossator.guide.reviewing.standing import Standing, reviews_standing, standing
from glossator.statement.model import Claim


@dataclass(frozen=True)
class Told:
    """A sentence with the numbers of its citations, as its editor shows them."""

    text: str
    numbers: tuple[int, ...]
    begins: bool


@dataclass(frozen=True)
class Place:
    """The prose in one place: its sentences, as they would be typed, and whether a person wrote them."""

    name: str
    sentences: list[Told]
    text: str
    by: str
    unfounded: bool

    @property
    def paragraphs(self) -> list[list[Told]]:
        """The sentences by paragraph."""
        made: list[list[Told]] = []
        for one in self.sentences:
            if one.begins or not made:
                made.append([])
            made[-1].append(one)
        return made


@dataclass(frozen=True)
class Quote:
    """A quote beside a claim; `number` is what the prose cites it by, 0 if it is kept apart."""

    piece: Evidence
    number: int = 0
    last: bool = False
    apart: str = ""
    out: Choice | None = None
    decided: str = ""

    @property
    def words(self) -> Markup:
        """The exact words, with hedges marked."""
        return html.hedged_quote(self.piece)

    @property
    def side(self) -> str:
        """Its side, in a word or two."""
        return words.side(self.piece).short

    @property
    def source(self) -> Source:
        """The document it comes from."""
        return self.piece.source

    @property
    def day(self) -> str:
        """When it was published."""
        return words.dated(self.piece.source)

    @property
    def marks(self) -> list[str]:
        """What a reader must know with it: a party's word, hedges, who is cited, when it happened."""
        piece = self.piece
        said = [words.own_words(piece) or ("a party" if piece.party else ""), words.certainty(piece),
                words.attribution(piece), words.also(piece)]  # fmt: skip
        said.append(f"event: {words.interval(piece.event)}" if piece.event else "")
        return [one for one in said if one]

    @property
    def why(self) -> list[Signal]:
        """How it was weighed: each signal in words."""
        piece = self.piece
        shares = (f"for {words.percent(piece.supports)}, against {words.percent(piece.refutes)}, "
                  f"neither {words.percent(piece.neither)}{words.decides(piece)}")  # fmt: skip
        made = [Signal(name="stance", value=shares, reason=""), *piece.signals]
        if piece.party_reason:
            made.append(Signal(name="party", value="yes" if piece.party else "no", reason=piece.party_reason))
        if piece.origin:
            made.append(Signal(name="origin", value=piece.origin, reason=piece.origin_reason))
        return made


@dataclass(frozen=True)
class Card:
    """One claim with everything that is decided and shown on it."""

    claim: Claim
    now: Standing
    finding: Finding
    prose: Place
    needs_check: bool
    quotes: list[Quote] = field(default_factory=list)
    rejected: list[Quote] = field(default_factory=list)
    remarks: list[Review] = field(default_factory=list)

    number = property(lambda self: words.number(self.claim.id))
    word = property(lambda self: words.verdict(self.now.verdict).word)
    signature = property(lambda self: glance.signature(self.now))

    @property
    def probability(self) -> float | None:
        """The program's own probability; a person's finding has none."""
        return None if self.now.changed else self.finding.probability

    @property
    def standing(self) -> list[Quote]:
        """The quotes that count and are cited."""
        return [one for one in self.quotes if one.number]

    @property
    def apart(self) -> list[Quote]:
        """The quotes kept apart: undated, or published since."""
        return [one for one in self.quotes if not one.number]

    @property
    def asked(self) -> str:
        """What the record was asked."""
        return words.asked(self.finding.asked) if self.finding.asked else ""


class Reading:
    """A guide prepared for its page; made once per version, and shared by all viewers."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._needs = set(needs_checking(guide))
        self._retold = latest(guide)
        self._unfounded = set(unfounded(guide))

    @cached_property
    def prose(self) -> Prose:
        """The present prose: composed from the quotes after people's decisions, with people's own prose on top."""
        guide = self.guide
        left = guide.model_copy(update={"findings": [chosen(guide, claim.id) for claim in guide.claims]})
        if guide.choices or guide.recut or guide.unchecked:
            left = left.model_copy(update={"prose": composing.with_rewordings(composing.compose(left), guide.prose)})
        return over(left, composing.standing(left))

    def place(self, name: str) -> Place:
        """The prose in one place, by its name: 'lede', 'topic:TITLE' or 'note:CLAIM'."""
        sentences = self._sentences(name)
        own = self._retold.get(name)
        return Place(name, numbered(self.guide, name, sentences), typed(self.guide, name, sentences),
                     own.by if own else "", name in self._unfounded)  # fmt: skip

    def _sentences(self, name: str) -> list[Sentence]:
        if name == LEDE:
            return self.prose.lede
        if name.startswith(NOTE):
            return self.prose.notes.get(name.removeprefix(NOTE), [])
        at = next((at for at, one in enumerate(self.guide.topics) if TOPIC + one.title == name), len(self.guide.topics))
        return self.prose.under(at)

    @cached_property
    def cards(self) -> dict[str, Card]:
        """The claims by id, in order."""
        return {claim.id: self._card(claim) for claim in self.guide.claims}

    def _card(self, claim: Claim) -> Card:
        finding = chosen(self.guide, claim.id)
        said = {one.evidence: one.act for one in self.guide.choices if one.claim == claim.id}
        pieces = finding.evidence
        quotes = [Quote(piece, at, at == len(pieces), decided=said.get(piece.id, ""))
                  for at, piece in enumerate(pieces, start=1)]  # fmt: skip
        quotes += [Quote(piece, apart="undated: kept apart, not counted") for piece in finding.undated]
        quotes += [Quote(piece, apart="published since: not counted") for piece in finding.since]
        out = [Quote(piece, out=choice) for piece, choice in rejected(self.guide, claim.id)]
        remarks = [one for one in reviews_standing(self.guide, claim.id) if one.note and not one.verdict]
        return Card(claim, standing(self.guide, claim.id), finding, self.place(NOTE + claim.id),
                    claim.id in self._needs, quotes, out, remarks)  # fmt: skip

    def topics(self) -> list[tuple[str, list[Card]]]:
        """The cards by topic; those without a topic come last."""
        rows = [(topic.title, [self.cards[one] for one in topic.claims if one in self.cards])
                for topic in self.guide.topics]  # fmt: skip
        named = {claim for topic in self.guide.topics for claim in topic.claims}
        rest = [card for claim, card in self.cards.items() if claim not in named]
        return [*rows, ("Other claims", rest)] if rest else rows


def numbered(guide: Guide, place: str, sentences: list[Sentence]) -> list[Told]:
    """The sentences with the numbers by which their editor cites; citations not available there have none."""
    known = numbers(guide, place)
    return [Told(one.text, tuple(known[name] for name in one.cites if name in known), one.begins) for one in sentences]
