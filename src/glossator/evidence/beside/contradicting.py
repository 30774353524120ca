"""Which of a speaker's earlier words contradict the claim: only if all networks agree.

The small reader alone is unreliable: it takes any difference in tone on the same subject for opposition.
"""

from collections.abc import Sequence

from glossator.evidence.case import Case, Found, Reading
from glossator.evidence.lexicon import load
from glossator.evidence.reading.reading import lines
from glossator.evidence.weighing.pieces import sides
from glossator.models.model import Judge, Models

Pair = tuple[Case, Found]


def contradicting(pairs: Sequence[Pair], models: Models) -> set[int]:
    """The indices in `pairs` of passages that contradict their claim; they keep the large reader's reading."""
    limits = load("earlier")
    leaning = [at for at, (_, one) in enumerate(pairs) if one.reading and sides(one.reading)[1] >= limits["leans_at"]]
    rows = models.reader.read([lines(*pairs[at]) for at in leaning])
    against = []
    for number, at in enumerate(leaning):
        close = Reading(rows.sides[number], rows.stance[number], float(rows.key[number]), 0.0, close=True)
        _, refutes, neither = close.stance
        if sides(close)[1] >= limits["against_at"] and refutes > neither:
            against.append((at, close))
    found = set()
    for (at, close), denied in zip(against, _denied([pairs[at] for at, _ in against], models.verifier), strict=True):
        if denied:
            pairs[at][1].reading = close
            found.add(at)
    return found


def _denied(pairs: Sequence[Pair], verifier: Judge | None) -> Sequence[bool]:
    """Whether the verifier is sure that passage and claim refute each other; without one the readers decide."""
    if verifier is None or not pairs:
        return [True] * len(pairs)
    limits = load("earlier")
    asked = [(case.question.text, " ".join(one.hit.passage.text.split())) for case, one in pairs]
    there = verifier.judge_many(asked)
    back = verifier.judge_many([(then, now) for now, then in asked])
    return [
        one.refutes >= limits["denied_at"] and other.refutes >= limits["denied_back_at"]
        for one, other in zip(there, back, strict=True)
    ]
