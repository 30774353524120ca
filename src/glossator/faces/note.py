"""The view model of one note, shared by all faces."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from glossator.conduct.model import Ledger
from glossator.evidence.model import Evidence, Finding, Stance, Verdict
from glossator.faces import glance
from glossator.faces.charts import conduct
from glossator.faces.web import html, playing
from glossator.faces.web.playing import Passage
from glossator.guide import plain_words as words
from glossator.guide.model import Correction, Guide, Prose, Review, Sentence
from glossator.guide.prose import found_by, own_notes, paragraphs
from glossator.guide.prose import standing as standing_prose
from glossator.guide.reviewing.corrections import newest
from glossator.guide.reviewing.printed import printed
from glossator.guide.reviewing.standing import reviews_standing, standing
from glossator.statement.model import Claim

FEW_NEITHER = 3  # quotes without a side shown at once in an opened note
LONG = 60  # claims: in a longer guide, few quotes without a side are shown, and without details; the JSON has all

DECIDED = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED)
_FITTING = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}


@dataclass(frozen=True)
class Note:
    """Everything a face shows beside one claim."""

    claim: Claim
    finding: Finding
    verdict: Verdict
    changed: Review | None
    signed: bool
    reviews: list[Review]
    address: str = ""
    placed: bool = True
    ledgers: Sequence[tuple[int, Ledger]] = ()
    signature: str = ""
    brief: bool = False
    prose: Sequence[Sentence] = ()
    own: bool = False  # a person wrote the prose
    corrections: Sequence[Correction] = ()
    plays: Passage | None = None

    key = property(lambda self: html.key(self.claim.id))
    back = property(lambda self: f"c{html.key(self.claim.id)}")
    number = property(lambda self: words.number(self.claim.id))
    word = property(lambda self: words.verdict(self.verdict).word)
    standalone = property(lambda self: self.claim.standalone)
    topic = property(lambda self: self.claim.topic)
    kind = property(lambda self: str(self.claim.kind))
    worth = property(lambda self: self.claim.worth)
    about = property(lambda self: self.claim.about)
    flags = property(lambda self: self.claim.flags)
    unsure = property(lambda self: self.claim.unsure)
    assumptions = property(lambda self: self.claim.assumptions)
    rests = property(lambda self: self.changed.address if self.changed else "")

    @property
    def tells(self) -> bool:
        """True if the record decides, prose tells something, or a person signed or remarked."""
        return self.verdict in DECIDED or bool(self.prose) or self.signed or bool(self.reviews)

    @property
    def reason(self) -> str:
        """The program's reason; '' beside a person's finding, which it does not explain."""
        return "" if self.changed else self.finding.reason

    @property
    def summary(self) -> str:
        """The finding in a sentence: the program's reason, or a person's finding with its reason."""
        return found_by(self.changed) if self.changed else self.finding.reason

    @property
    def paragraphs(self) -> list[list[dict[str, Any]]]:
        """The note as prose, by paragraph."""
        return paragraphs(self.prose)

    @property
    def opens(self) -> str:
        """The label of the opener: '8 quotes, and how each was weighed'."""
        quotes = len(self.finding.evidence)
        weighed = "and how each was weighed" if quotes > 1 else "and how it was weighed"
        parts = [f"{words.count(quotes, 'quote')}, {weighed}"] if quotes else []
        events = sum(ledger.events for _, ledger in self.ledgers) if self.verdict is Verdict.OPEN else 0
        parts += [words.count(events, "event") + " of conduct"] if events else []
        parts += [words.count(len(self.finding.earlier), "earlier remark")] if self.finding.earlier else []
        return " · ".join(parts) or "What was asked, and how the words were read"

    def parts(self, pieces: list[Evidence], brief: bool = False) -> tuple[list[Evidence], list[Evidence], int]:
        """The quotes of a group: those shown at once, those folded, and the number of those only counted.

        All quotes with a side are shown at once, of the others a few.
        """
        if any(piece.stance is not Stance.NEITHER for piece in pieces):
            return pieces, [], 0
        kept = pieces[:FEW_NEITHER] if brief else pieces
        return kept[:FEW_NEITHER], kept[FEW_NEITHER:], len(pieces) - len(kept)

    @property
    def conduct_lines(self) -> list[str]:
        """The relevant ledgers, a line each."""
        return [conduct.in_words(ledger) for _, ledger in self.ledgers]

    @property
    def probability(self) -> float | None:
        """The program's probability; None for a person's finding."""
        return None if self.changed else self.finding.probability

    @property
    def best(self) -> Evidence | None:
        """The quote shown before the note is opened."""
        return next(iter(bearing_out(self.finding.evidence, self.verdict)), None)

    @property
    def groups(self) -> list[tuple[str, list[Evidence]]]:
        """The evidence by stance, in order; what is only "perhaps" on its side separately."""
        found: dict[tuple[Stance, str], list[Evidence]] = {}
        for piece in self.finding.evidence:
            found.setdefault((piece.stance, words.side(piece).short), []).append(piece)
        order = sorted(found, key=lambda key: (list(Stance).index(key[0]), key[1] != words.stance(key[0]).short))
        return [(str(key[0]), found[key]) for key in order]


def bearing_out(pieces: Sequence[Evidence], verdict: Verdict) -> list[Evidence]:
    """The quotes in order, first those on the side of the finding, then those on the other."""
    fitting = _FITTING.get(verdict)
    return sorted(pieces, key=lambda piece: (piece.stance is not fitting, piece.stance is Stance.NEITHER))


def make_notes(guide: Guide, links: Mapping[str, str] | None = None, prose: Prose | None = None) -> list[Note]:
    """The notes of a guide as printed, in claim order; `links` maps claim ids to their pages."""
    guide = printed(guide)
    told, links, own = prose or standing_prose(guide), links or {}, own_notes(guide)
    return [_note(guide, claim, links.get(claim.id, ""), told.notes.get(claim.id, []), claim.id in own)
            for claim in guide.claims]  # fmt: skip


def _note(guide: Guide, claim: Claim, address: str, prose: Sequence[Sentence], own: bool) -> Note:
    now = standing(guide, claim.id)
    size = len(guide.statement.text)
    return Note(
        claim=claim,
        finding=guide.finding(claim.id),
        verdict=now.verdict,
        changed=now.changed,
        signed=now.signed is not None,
        reviews=_untold(reviews_standing(guide, claim.id), now.changed, prose),
        address=address,
        placed=bool(claim.spans) and all(span.start < span.end <= size for span in claim.spans),
        ledgers=_ledgers(guide, claim),
        signature=glance.signature(now),
        brief=len(guide.claims) > LONG,
        prose=prose,
        own=own,
        corrections=newest(guide, claim.id),
        plays=playing.of_claim(guide.statement, claim),
    )


def _untold(reviews: Sequence[Review], changed: Review | None, prose: Sequence[Sentence]) -> list[Review]:
    """The reviews without the finding that the prose tells already."""
    told = changed is not None and bool(prose) and prose[0].text == found_by(changed)
    return [review for review in reviews if not (told and review == changed)]


def _ledgers(guide: Guide, claim: Claim) -> list[tuple[int, Ledger]]:
    """The ledgers on an actor and a subject of the claim, with their numbers on the page."""
    about = {name.casefold() for name in claim.about}
    return [(number, ledger) for number, ledger in enumerate(guide.conduct, 1)
            if {ledger.actor.casefold(), ledger.subject.casefold()} <= about]  # fmt: skip
