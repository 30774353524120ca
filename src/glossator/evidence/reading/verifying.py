"""Verification of printed evidence: does the passage, with its day, support the claim?

The reader decides what is worth printing. The verifier, trained on claim-evidence pairs alone, is more reliable where
one sentence settles a plain fact.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from glossator.days import worded
from glossator.evidence.case import Case, Verified
from glossator.evidence.finding.settling import best_for
from glossator.evidence.lexicon import load
from glossator.evidence.model import Evidence, Stance
from glossator.evidence.reading.as_told import as_told
from glossator.evidence.reading.dated import dated, names_a_time
from glossator.evidence.reading.exchanging import exchanges, pairs
from glossator.evidence.reading.quoting import core
from glossator.evidence.reading.wording import short
from glossator.evidence.signals.now import long_ago, reaches
from glossator.evidence.signals.table import Name, signal
from glossator.evidence.weighing.pieces import leans_for, weighed
from glossator.models.grammar import nlp
from glossator.models.model import Judge, Judged

EXCHANGED = signal(Name.ROLES, "exchanged", "it bears out better that what the claim says was done the other way round")


@dataclass(eq=False)
class _Held:
    """A printed piece under verification: the texts read, and how clearly one supports or refutes the claim."""

    case: Case
    at: int
    texts: Sequence[str]
    best: str = ""
    clear: float = 0.0
    denied: float = 0.0
    others: list[float] = field(default_factory=list)
    turned: float = -1.0

    @property
    def piece(self) -> Evidence:
        return self.case.evidence[self.at]


def verify(cases: Sequence[Case], verifier: Judge) -> None:
    """Raise `decides` of printed pieces that may support or refute a claim to the verifier's probability.

    It reads the whole quote and its core sentence, since a long quote hides its core and some cores need their context.
    Pieces with a guard against them are left as they are. A piece that supports the claim with swapped participants
    better than the claim itself does not count.
    """
    limits = load("verifying")
    asked = [case for case in cases if case.question.checkable]
    back = dict(zip(map(id, asked), reaches([case.question.text for case in asked]), strict=True))

    def timely(case: Case, at: int) -> bool:
        days = back[id(case)]
        return days is None or not long_ago(case, case.evidence[at], days)

    for case in asked:
        case.evidence = [_dated(piece, timely(case, at)) for at, piece in enumerate(case.evidence)]
    ours = {id(case): [_held(case, at) for at in _worth_reading(case)] for case in asked}
    every = [one for own in ours.values() for one in own]
    _read(every, verifier)
    mine = [(one, one.case, one.at) for one in every if timely(one.case, one.at)]
    held = [one for one, case, at in mine if at in _supporting(case) and _counts(case, at)]
    against = [one for one, case, at in mine if at in _refuting(case)]
    _exchange(held, verifier)
    for case in asked:
        if (best := best_for(case, ours[id(case)])) is not None:
            _turn(best, verifier)
        case.verified = [
            Verified(one.at, one.clear, one.denied, one.turned if one is best else -1.0) for one in ours[id(case)]
        ]
    for one in against:
        torn = one.case.question.is_fact and one.clear >= limits["torn_at"]  # its own words bear the fact out
        side = Stance.NEITHER if torn else one.piece.stance
        made = weighed(one.piece, max(one.piece.decides, one.denied))
        one.case.evidence[one.at] = made.model_copy(update={"stance": side})
    for one in held:
        piece, clear = one.piece, one.clear
        turned = max(one.others, default=0.0)
        if turned >= limits["exchanged_at"] and turned > clear + limits["exchanged_by"]:
            one.case.evidence[one.at] = piece.model_copy(update={"signals": [*piece.signals, EXCHANGED]})
            continue
        side = Stance.SUPPORTS if clear >= limits["borne_out_at"] else piece.stance
        one.case.evidence[one.at] = weighed(piece, max(piece.decides, clear)).model_copy(update={"stance": side})


def _dated(piece: Evidence, timely: bool) -> Evidence:
    """The piece, with a signal if it refutes how things were at another time."""
    if timely or piece.stance is not Stance.REFUTES:
        return piece
    told = signal(Name.LONG_AGO, "earlier", f"it was published {piece.source.published}, long before")
    return piece.model_copy(update={"signals": [*piece.signals, told]})


def _supporting(case: Case) -> list[int]:
    """Pieces that may support and have no guard against them: the first few, and all on that side."""
    may = [at for at, piece in enumerate(case.evidence) if leans_for(piece) and not piece.signals]
    most = load("verifying")["most"]
    return [at for n, at in enumerate(may) if n < most or case.evidence[at].stance is Stance.SUPPORTS]


def _counts(case: Case, at: int) -> bool:
    """True if the piece may count: a leaning one for a plain fact, otherwise only one on that side."""
    return case.question.is_fact or case.evidence[at].stance is Stance.SUPPORTS


def _refuting(case: Case) -> list[int]:
    """The first few pieces against the claim."""
    against = [at for at, piece in enumerate(case.evidence) if piece.stance is Stance.REFUTES]
    return against[: load("verifying")["most"]]


def _worth_reading(case: Case) -> list[int]:
    """Pieces that the verifier reads: those that may count on either side, and the likeliest whatever guards object."""
    most, pieces = load("verifying")["most"], case.evidence
    likely = sorted(range(len(pieces)), key=lambda at: -pieces[at].chance * pieces[at].supports)[:most]
    likely += sorted(range(len(pieces)), key=lambda at: -pieces[at].chance * pieces[at].refutes)[:most]
    return sorted({*likely, *_supporting(case), *_refuting(case)})


def _turn(one: _Held, verifier: Judge) -> None:
    """Verify the claim with two of its names exchanged against the piece that most likely bears it out."""
    if not one.best:
        return
    doc = nlp()(one.case.question.text)
    asked = [*exchanges(doc)[: load("verifying")["exchanges"]], *pairs(doc)[: load("verifying")["pairs"]]]
    told = [(as_told(_dated_claim(one.case, claim), one.best), one.best) for claim in dict.fromkeys(asked)]
    one.turned = max((judged.supports for judged in verifier.judge_many(told)), default=-1.0)


def _held(case: Case, at: int) -> _Held:
    piece = case.evidence[at]
    day = piece.source.published
    head = f"{worded(day)}: " if day else ""
    said = [piece.quote.exact, core(case.question.text, piece.quote.exact)]
    if names_a_time(case.question.text):
        said = [dated(text, day) for text in said]
    told = dict.fromkeys(" ".join(text.split()) for text in said)
    return _Held(case, at, [short(head + text, case.actors) for text in told])


def _dated_claim(case: Case, claim: str) -> str:
    return dated(short(claim, case.actors), case.said_on)


def _read(held: Sequence[_Held], verifier: Judge) -> None:
    pairs = [
        (as_told(_dated_claim(one.case, one.case.question.text), text), text) for one in held for text in one.texts
    ]
    found: Iterator[Judged] = iter(verifier.judge_many(pairs))
    against = load("verifying")["against_at"]
    for one in held:
        for text in one.texts:
            judged = next(found)
            one.denied = max(one.denied, judged.refutes)
            if judged.refutes < against and judged.supports > one.clear:
                one.clear, one.best = judged.supports, text


def _exchange(held: Sequence[_Held], verifier: Judge) -> None:
    """Verify the pieces that would count against the claim with swapped participants."""
    limits = load("verifying")
    counting = [
        one for one in held if one.best and (one.piece.stance is Stance.SUPPORTS or one.clear >= limits["borne_out_at"])
    ]
    claims = list(dict.fromkeys(one.case.question.text for one in counting))
    turned = dict(zip(claims, map(exchanges, nlp().pipe(claims)), strict=True))
    asked = [
        (one, (as_told(_dated_claim(one.case, claim), one.best), one.best))
        for one in counting
        for claim in turned[one.case.question.text][: limits["exchanges"]]
    ]
    for (one, _), judged in zip(asked, verifier.judge_many([pair for _, pair in asked]), strict=True):
        one.others.append(judged.supports)
