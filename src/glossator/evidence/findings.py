"""From evidence to a finding, by a small model whose every step can be followed.

Each piece counts with its stance's probability; a party's word counts for less. Within an origin only the strongest
piece counts. Six numbers (strongest and second origin on each side, and their clash) give the four findings'
probabilities by a multinomial logistic model (coefficients in `data/findings.yaml`).
"""

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from glossator.evidence.lexicon import load
from glossator.evidence.model import Asked, Certainty, Evidence, Finding, Stance, Verdict
from glossator.evidence.question import Question
from glossator.evidence.silence import silence

VERDICTS = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED, Verdict.SILENT)


@dataclass(frozen=True)
class Sides:
    """The strength of the strongest and the second origin on each side, 0 to 1."""

    support: float = 0.0
    second_support: float = 0.0
    refutation: float = 0.0
    second_refutation: float = 0.0

    @property
    def numbers(self) -> tuple[float, ...]:
        """The inputs of the model, in the order of `names` in the data file."""
        clash = min(self.support, self.refutation)
        return (1.0, self.support, self.refutation, self.second_support, self.second_refutation, clash)


def weight(piece: Evidence) -> float:
    """What a piece counts for: the probability of its stance, less for a party; 0 when it takes no side."""
    if piece.stance is Stance.NEITHER:
        return 0.0
    strength = piece.supports if piece.stance is Stance.SUPPORTS else piece.refutes
    return round(strength * (load("findings")["party"] if piece.party else 1.0), 4)


def strengths(piece: Evidence) -> tuple[float, float]:
    """What a given piece adds to support and to refutation: its probabilities, less for a party."""
    share = load("findings")["party"] if piece.party else 1.0
    return piece.supports * share, piece.refutes * share


def taken(piece: Evidence) -> tuple[float, float]:
    """What a piece found by search adds to each side: its weight, on the side it takes."""
    return piece.weight * (piece.stance is Stance.SUPPORTS), piece.weight * (piece.stance is Stance.REFUTES)


def sides(pieces: Sequence[Evidence], adds: Callable[[Evidence], tuple[float, float]] = taken) -> Sides:
    """Each side's two strongest origins; a party is never the second, since it confirms nothing."""
    return Sides(*_strongest(pieces, 0, adds), *_strongest(pieces, 1, adds))


def probabilities(strength: Sides, searched: bool) -> dict[Verdict, float]:
    """The four findings' probabilities, which sum to 1; `searched`: the evidence was found, not given."""
    settings = load("findings")
    scores = {
        verdict: sum(a * b for a, b in zip(settings["given"][verdict.value], strength.numbers, strict=True))
        for verdict in VERDICTS
    }
    if searched:
        scores[Verdict.SILENT] += settings["record"]["silent_bias"]
    highest = max(scores.values())
    powers = {verdict: math.exp(score - highest) for verdict, score in scores.items()}
    total = sum(powers.values())
    return {verdict: power / total for verdict, power in powers.items()}


def verdict_of(strength: Sides, searched: bool, taken_by: Collection[Stance]) -> tuple[Verdict, float]:
    """The likeliest finding that the evidence allows, with its probability; `taken_by`: the sides some piece takes.

    No support, no "supported"; no refutation, no "refuted"; without both, no "disputed": absence never refutes.
    """
    given = probabilities(strength, searched)
    for_it, against = Stance.SUPPORTS in taken_by, Stance.REFUTES in taken_by
    allowed = {
        Verdict.SUPPORTED: for_it,
        Verdict.REFUTED: against,
        Verdict.DISPUTED: for_it and against,
        Verdict.SILENT: True,
    }
    best = max((v for v in VERDICTS if allowed[v]), key=lambda v: (given[v], -VERDICTS.index(v)))
    return best, round(calibrated(given[best], searched), 4)


def calibrated(likely: float, searched: bool) -> float:
    """The share of findings that were right where the model gave so much to the likeliest (Platt 1999)."""
    bias, scale = load("findings")["calibration"]["searched" if searched else "given"]
    odds = math.log(max(likely, 1e-6) / max(1 - likely, 1e-6))
    return 1 / (1 + math.exp(-(bias + scale * odds)))


def leaning(piece: Evidence) -> Evidence:
    """A given piece with the side it leans to: who gave it says that it bears on the claim, so less is asked of it."""
    supports, refutes = piece.supports, piece.refutes
    stance = Stance.SUPPORTS if supports >= refutes else Stance.REFUTES
    if max(supports, refutes) < load("findings")["leaning_at"]:
        stance = Stance.NEITHER
    leant = piece.model_copy(update={"stance": stance})
    return leant.model_copy(update={"weight": weight(leant)})


def decide(question: Question, pieces: Sequence[Evidence], asked: Asked | None = None) -> Finding:
    """The finding on a claim; `asked` says what the record was asked, and is None when the evidence was given."""
    searched = asked is not None
    if not searched:
        pieces = [leaning(piece) for piece in pieces]
    ordered = sorted(pieces, key=lambda piece: (-piece.weight, -piece.score, piece.id))
    if not question.checkable:
        return _not_checked(question, ordered, asked)
    # Of a claim that leaves open of whom it speaks nobody can say what bears it out.
    bearing = [] if searched and question.unclear else [piece for piece in ordered if counts(piece, searched)]
    strength = sides(bearing) if searched else sides(pieces, strengths)
    verdict, probability = verdict_of(strength, searched, {piece.stance for piece in bearing})
    if verdict is Verdict.SILENT:
        return silence(question, ordered, asked)
    return Finding(
        claim=question.claim,
        verdict=verdict,
        probability=probability,
        reason=_reason(verdict, bearing),
        evidence=[*bearing, *nearest([piece for piece in ordered if piece not in bearing], asked)],
        asked=asked,
        **tally(bearing),
    )


def counts(piece: Evidence, searched: bool) -> bool:
    """True when a piece takes a side clearly enough; found passages must be clearer than given ones."""
    if piece.stance is Stance.NEITHER:
        return False
    return not searched or max(piece.supports, piece.refutes) >= load("findings")["record"]["stance_at"]


def tally(pieces: Sequence[Evidence]) -> dict[str, int]:
    """How many documents, origins, and origins that are parties only, stand behind some pieces."""
    by_origin: dict[str, list[Evidence]] = {}
    for piece in pieces:
        by_origin.setdefault(piece.origin, []).append(piece)
    return {
        "documents": len({piece.source.document for piece in pieces}),
        "origins": len(by_origin),
        "parties": sum(all(piece.party for piece in group) for group in by_origin.values()),
    }


def counted(pieces: Sequence[Evidence]) -> str:
    """'3 documents of 2 origins, 1 of them a party to the claim'."""
    n = tally(pieces)
    said = f"{_many(n['documents'], 'document')} of {_many(n['origins'], 'origin')}"
    if not n["parties"]:
        return said
    if n["parties"] == n["origins"]:
        return said + (", a party to the claim" if n["origins"] == 1 else ", all parties to the claim")
    return said + f", {n['parties']} of them {'a party' if n['parties'] == 1 else 'parties'} to the claim"


def nearest(rest: Sequence[Evidence], asked: Asked | None) -> list[Evidence]:
    """Of the pieces that take no side, the few worth showing; all of them where they were given."""
    return list(rest if asked is None else rest[: load("findings")["shown_beside"]])


def spread(pieces: Sequence[Evidence]) -> list[Evidence]:
    """The best pieces in order: few of one origin, one publisher or one year, one of a document, both sides if told."""
    limits = load("findings")["open"]
    kept: list[Evidence] = []
    for piece in pieces:
        full = len(kept) >= limits["shown"] or any(
            sum(same(other, piece) for other in kept) >= limits[limit] for limit, same in _ALIKE.items()
        )
        if not full:
            kept.append(piece)
    return kept


_ALIKE: dict[str, Callable[[Evidence, Evidence], bool]] = {
    "of_one_document": lambda one, other: one.source.document == other.source.document,
    "of_one_origin": lambda one, other: one.origin == other.origin,
    "of_one_publisher": lambda one, other: (
        bool(one.source.publisher) and one.source.publisher == other.source.publisher
    ),
    "of_one_year": lambda one, other: _year(one) == _year(other) != 0,
    "of_one_side": lambda one, other: one.stance is other.stance is not Stance.NEITHER,
}


def _year(piece: Evidence) -> int:
    return piece.source.published.year if piece.source.published else 0


def sided(pieces: Sequence[Evidence]) -> list[Evidence]:
    """The pieces that take a side."""
    return [piece for piece in pieces if piece.weight > 0]


def _cautious(piece: Evidence, asked: Asked | None) -> Evidence:
    # Whether a report bears on an ability is for the reader, unless it speaks of that very thing.
    told = {(signal.name, signal.value) for signal in piece.signals}
    same = ("quote", "same event") in told or any(name == "deed" for name, _ in told)
    if asked is None or same:
        return piece
    return piece.model_copy(update={"stance": Stance.NEITHER, "weight": 0.0})


def _on_the_subject(piece: Evidence) -> bool:
    off = any(signal.name == "quote" and signal.value == "other actors" for signal in piece.signals)
    return (
        not off and piece.certainty is not Certainty.QUESTIONED and not any(s.name == "heading" for s in piece.signals)
    )


def _strongest(
    pieces: Sequence[Evidence], side: int, adds: Callable[[Evidence], tuple[float, float]]
) -> tuple[float, float]:
    best: dict[str, tuple[float, bool]] = {}
    for piece in pieces:
        best[piece.origin] = max(best.get(piece.origin, (0.0, True)), (adds(piece)[side], piece.party))
    ordered = sorted(best.values(), reverse=True)
    if not ordered:
        return 0.0, 0.0
    rest = [strength for strength, party in ordered[1:] if not party]
    return ordered[0][0], rest[0] if rest else 0.0


def _reason(verdict: Verdict, bearing: Sequence[Evidence]) -> str:
    on = {stance: [p for p in bearing if p.stance is stance] for stance in (Stance.SUPPORTS, Stance.REFUTES)}
    for_it, against = on[Stance.SUPPORTS], on[Stance.REFUTES]
    if verdict is Verdict.DISPUTED:
        return f"Independent origins disagree: {counted(for_it)} for it; {counted(against)} against it."
    own, other = (for_it, against) if verdict is Verdict.SUPPORTED else (against, for_it)
    said = f"{verdict.value.capitalize()} by {counted(own)}."
    if all(piece.party for piece in own):
        said += " Nobody independent of the claim confirms it."
    if other:
        said += f" Against that: {counted(other)}."
    return said


def _not_checked(question: Question, ordered: Sequence[Evidence], asked: Asked | None) -> Finding:
    if question.kind != "forecast":
        reason = f"This is {_article(question.kind)}, not a statement of fact: it is left alone."
        return Finding(claim=question.claim, verdict=Verdict.OPINION, reason=reason)
    by_score = sorted(ordered, key=lambda piece: (-piece.score, piece.id))
    careful = [_cautious(piece, asked) for piece in by_score if _on_the_subject(piece)]
    # What somebody did says more of what it can do than what was said around it.
    ordered = spread([*sided(careful), *(piece for piece in careful if piece.stance is Stance.NEITHER)])
    on = [sum(piece.stance is stance for piece in ordered) for stance in (Stance.SUPPORTS, Stance.REFUTES)]
    reason = "A forecast or an ability cannot be true or false yet. " + (
        f"On file: {_many(on[0], 'passage')} that {'speaks' if on[0] == 1 else 'speak'} for it, {on[1]} against it, "
        f"{len(ordered) - sum(on)} on the subject without taking a side."
    )
    return Finding(
        claim=question.claim,
        verdict=Verdict.OPEN,
        reason=reason,
        evidence=ordered,
        asked=asked,
        **tally(ordered),
    )


def _article(kind: str) -> str:
    return f"an {kind}" if kind[:1] in "aeiou" else f"a {kind}"


def _many(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")
