"""Which evidence bears on a claim clearly enough to be told in a sentence, and which side it favours.

A list of quotes may include what is merely related; telling a fact under a claim asserts that it bears on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from glossator.evidence.asking.terms import speaks_of
from glossator.evidence.model import Evidence, Stance
from glossator.evidence.reading.quoting import leans
from glossator.evidence.unresolved import unresolved
from glossator.guide.prose.claimed import missing, mistaken, names
from glossator.guide.prose.dangling import dangling
from glossator.guide.prose.naming import speaks
from glossator.guide.prose.patterns import data
from glossator.guide.prose.telling import Told, asks, outside_quotes, told
from glossator.guide.prose.turning import turned_behind
from glossator.language.dates import event_interval
from glossator.language.model import Certainty, Interval
from glossator.models.grammar import nlp
from glossator.statement.model import Claim, Kind


class Lean(StrEnum):
    """The side that the record favours on a claim it does not settle."""

    AGAINST = "against"
    BOTH = "both"
    FOR = "for"
    NONE = "none"


@dataclass(frozen=True)
class Bearing:
    """The evidence on one claim that may be told, in order, with its overall lean and all third-party words on it.

    `clear`: those words that can be told so that they are understood, whether or not they are worth it.
    """

    told: Sequence[Told]
    lean: Lean
    every: Sequence[Told] = ()
    clear: Sequence[Told] = ()

    def on(self, side: Stance) -> list[Told]:
        """What may be told of one side."""
        return [each for each in self.told if each.piece.stance is side]

    def deciding(self, side: Stance) -> list[Told]:
        """What is told of the side that decided a finding: pieces about as certain as the strongest, in order.

        Never empty, since every such finding has a quote.
        """
        ours = [each for each in self.every if each.piece.stance is side]
        surest = max((each.piece.decides for each in ours), default=0.0)
        deciding = [each for each in ours if each.piece.decides >= surest - data()["lean"]["nearly"]]
        deciding = [each for each in deciding if each in self.clear] or (deciding if not self.on(side) else [])
        return [*deciding, *(each for each in self.on(side) if each not in deciding)]


def bearing(claim: Claim, pieces: Sequence[Evidence], said: date | None) -> Bearing:
    """What may be told of third-party words on a claim; recent evidence on the day it was `said` comes first,
    and of that what names what the claim names.

    Empty if the claim has an unresolved subject, or points at what it does not name ("that regulation").
    """
    every = [told(claim.standalone, piece, names(claim)) for piece in pieces if not piece.own_words]
    clear = [each for each in every if stands(each) and explained(claim, each)]
    hangs = unclear(claim) or dangling(claim.standalone, "")
    kept = [] if hangs else [each for each in every if bears(claim, each)]
    kept.sort(key=lambda each: not _names_any(claim, each))
    recent = [each for each in kept if _past(claim.standalone) or not _old(each.piece.source.published, said)]
    return Bearing([*recent, *(each for each in kept if each not in recent)], _lean(claim, recent), every, clear)


def unclear(claim: Claim) -> list[str]:
    """The unresolved pronouns on which the meaning of a claim hangs."""
    return list(unresolved(claim.standalone, claim.flags))


def bears(claim: Claim, each: Told) -> bool:
    """True if the reader finds it worth telling: a complete sentence by a known source, clear by itself, of no namesake
    and no other day, and not only what the claim's speaker said.
    """
    limits, piece = data()["lean"], each.piece
    worth = piece.score >= limits["told"] and piece.chance >= limits["chance"]
    other = mistaken(claim, piece.quote.exact) or _too_early(claim.standalone, piece)
    own = not piece.own_words and _repeats(claim, each)
    return bool(worth) and not other and not own and stands(each) and explained(claim, each)


def explained(claim: Claim, each: Told) -> bool:
    """True if nothing told hangs on words that are left out, and nothing behind the quote turns it."""
    known = f"{claim.standalone} {each.piece.source.title}"
    return not turned_behind(each.piece) and not dangling(each.words, known)


@lru_cache(maxsize=1024)
def _day(claim: str) -> Interval | None:
    """The day of which a claim speaks, if it names one."""
    named = event_interval(claim, None)
    return named if named is not None and named.precision == "day" and named.first == named.last else None


def _too_early(claim: str, piece: Evidence) -> bool:
    """True for a report from well before the day that the claim names: it is of something else."""
    told, published = _day(claim), piece.source.published
    return told is not None and published is not None and (told.first - published).days > data()["lean"]["early"]


def _repeats(claim: Claim, each: Told) -> bool:
    """True if what is told is only what the claim's speaker said: nothing but a reporting word follows the name."""
    said = each.piece.certainty_words[:1] if each.piece.certainty is Certainty.REPORTED else []
    before, word, _ = each.words.partition(said[0]) if said and not each.piece.attributed_to else ("", "", "")
    return bool(word and claim.speaker) and speaks_of(before, claim.speaker or "")


def stands(each: Told) -> bool:
    """True for a complete sentence by a known source; a body's transcript is not the body's own word."""
    voice = each.voice or (each.source if each.source.casefold() not in data()["in_person"] else "")
    nobody = each.voice in data()["asking_labels"] if each.voice else each.spoken and speaks(each.piece)
    if nobody or (asks(each.words) and not each.on):
        return False
    return _states(each.words, each.whole, bool(voice))


def strong(piece: Evidence) -> bool:
    """True for a piece so probably on its side that several such establish a lean."""
    return piece.stance is not Stance.NEITHER and _sure(piece) >= data()["lean"]["strong"]


def _sure(piece: Evidence) -> float:
    return max(piece.supports, piece.refutes)


def _lean(claim: Claim, kept: Sequence[Told]) -> Lean:
    """The side with several strong pieces of different origins; both sides if each has one; else none.

    Parties do not count, and the side must outweigh the other by far. For claims of ability, whose deeds are rarely
    strong one by one, many together suffice.
    """
    free = [each for each in kept if not (each.piece.party or _its_own_word(claim, each))]
    leading = [each for each in free if strong(each.piece) and not missing(claim, _telling(each))]
    for_it, against = (_origins(leading, side) for side in (Stance.SUPPORTS, Stance.REFUTES))
    shares = (sum(each.piece.supports for each in free), sum(each.piece.refutes for each in free))
    clear = max(shares) >= data()["lean"]["times"] * min(shares)
    if claim.kind is Kind.FORECAST and clear and max(shares) >= data()["lean"]["together"]:
        side = Stance.SUPPORTS if shares[0] > shares[1] else Stance.REFUTES
        mine = [each for each in free if each.piece.stance is side]
        if len(mine) >= data()["lean"]["many"] and len(_origins(mine, side)) >= data()["lean"]["origins"]:
            return Lean.FOR if side is Stance.SUPPORTS else Lean.AGAINST
    if for_it and against:
        return Lean.BOTH
    if max(len(for_it), len(against)) < data()["lean"]["origins"] or not clear:
        return Lean.NONE
    return Lean.FOR if for_it else Lean.AGAINST


def _origins(some: Sequence[Told], side: Stance) -> set[str]:
    return {each.piece.origin or each.piece.source.document for each in some if each.piece.stance is side}


def _its_own_word(claim: Claim, each: Told) -> bool:
    """True for a statement by the claim's subject about itself."""
    named = names(claim)
    voice = each.voice or each.source
    return bool(named and voice) and speaks_of(voice, *named[0])


def _names_any(claim: Claim, each: Told) -> bool:
    """True if what is told, or its headline, names somebody or something that the claim names."""
    return any(speaks_of(_telling(each), name, person) for name, person in names(claim))


def _old(day: date | None, said: date | None) -> bool:
    return day is not None and said is not None and (said - day).days > data()["lean"]["old"]


@lru_cache(maxsize=1024)
def _past(claim: str) -> bool:
    """True for a claim about the past, on which old reports bear as well."""
    root = next((token for token in nlp()(claim) if token.dep_ == "ROOT"), None)
    return root is not None and "VBD" in {root.tag_, *(child.tag_ for child in root.children if child.dep_ == "aux")}


@lru_cache(maxsize=4096)
def _states(words: str, whole: bool, attributed: bool) -> bool:
    """True for a complete declarative sentence without 'I', unless a named speaker is quoted.

    Without full stop and finite verb it is a heading.
    """
    if leans(words) or words.rstrip("”\"'’ ").endswith("?"):
        return False
    doc = nlp()(outside_quotes(words))
    finite = doc[0].tag_ != "CC" and (whole or any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in doc))
    return finite and (attributed or not any(token.lower_ in data()["in_person"] for token in doc))


def _telling(each: Told) -> str:
    return f"{each.words} {each.on} {each.piece.source.title}"
