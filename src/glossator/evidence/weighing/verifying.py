"""Facts are held against what is printed once more, by the verifier: does the passage, with its day, bear it out?

The reader says what is worth printing; the verifier, which was taught on pairs of claim and evidence alone, is the
surer of the two where one sentence settles a plain fact.
"""

from collections.abc import Sequence

from glossator.evidence.case import Case
from glossator.evidence.judge import Judge
from glossator.evidence.lexicon import load
from glossator.evidence.model import Evidence, Stance
from glossator.evidence.terms import actors
from glossator.evidence.weighing.wording import short


def verify(cases: Sequence[Case], verifier: Judge) -> None:
    """Raise `decides` of the printed pieces for a fact to what the verifier says of their side."""
    most = load("deciding")["verified"]
    chosen = [
        (case, at)
        for case in cases
        if case.question.is_fact
        for at in [at for at, piece in enumerate(case.evidence) if _leans_for(piece)][:most]
    ]
    names = dict(zip(map(id, cases), actors([case.question for case in cases]), strict=True))
    pairs = [
        tuple(short(text, names[id(case)]) for text in (case.question.text, _dated(case.evidence[at])))
        for case, at in chosen
    ]
    judged = verifier.judge_many([(claim, evidence) for claim, evidence in pairs])
    for (case, at), found in zip(chosen, judged, strict=True):
        piece = case.evidence[at]
        clear = found.supports if found.refutes < load("deciding")["against_at"] else 0.0
        sure = round(max(piece.decides, clear), 4)
        side = Stance.SUPPORTS if clear >= load("deciding")["borne_out_at"] else piece.stance
        case.evidence[at] = piece.model_copy(update={"decides": sure, "stance": side})


def _leans_for(piece: Evidence) -> bool:
    return piece.stance is not Stance.REFUTES and piece.supports > piece.refutes


def _dated(piece: Evidence) -> str:
    day = piece.source.published
    words = " ".join(piece.quote.exact.split())
    return f"{day.day} {day:%B %Y}: {words}" if day else words
