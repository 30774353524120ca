"""Facts are held against what is printed once more, by the verifier: does the passage, with its day, bear it out?

The reader says what is worth printing; the verifier, which was taught on pairs of claim and evidence alone, is the
surer of the two where one sentence settles a plain fact.
"""

from collections.abc import Sequence

from glossator.evidence.case import Case
from glossator.evidence.judge import Judge
from glossator.evidence.lexicon import load
from glossator.evidence.model import Evidence, Stance
from glossator.evidence.weighing.pieces import leans_for, weighed
from glossator.evidence.weighing.quoting import core
from glossator.evidence.weighing.wording import short


def verify(cases: Sequence[Case], verifier: Judge) -> None:
    """Raise `decides` of the printed pieces that may support a fact to what the verifier says of them.

    It reads a quote whole and its core alone, since a long quote hides its core and some cores need the rest. A piece
    against which a guard speaks is left as it is.
    """
    limits = load("verifying")
    chosen = [(case, at) for case in cases if case.question.is_fact for at in _supporting(case)[: limits["most"]]]
    asked = [_pairs(case, case.evidence[at]) for case, at in chosen]
    judged = iter(verifier.judge_many([pair for pairs in asked for pair in pairs]))
    for (case, at), pairs in zip(chosen, asked, strict=True):
        found = [next(judged) for _ in pairs]
        clear = max((one.supports for one in found if one.refutes < limits["against_at"]), default=0.0)
        piece = case.evidence[at]
        side = Stance.SUPPORTS if clear >= limits["borne_out_at"] else piece.stance
        case.evidence[at] = weighed(piece, max(piece.decides, clear)).model_copy(update={"stance": side})


def _supporting(case: Case) -> list[int]:
    return [at for at, piece in enumerate(case.evidence) if leans_for(piece) and not piece.signals]


def _pairs(case: Case, piece: Evidence) -> list[tuple[str, str]]:
    claim, day = case.question.text, piece.source.published
    head = f"{day.day} {day:%B %Y}: " if day else ""
    texts = dict.fromkeys(" ".join(text.split()) for text in (piece.quote.exact, core(claim, piece.quote.exact)))
    return [(short(claim, case.actors), short(head + text, case.actors)) for text in texts]
