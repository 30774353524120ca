"""Which of a speaker's earlier words contradict a claim: those that refute it both ways and bear out its opposite.

A network alone takes any difference in tone on the same subject for opposition.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from glossator.evidence.beside.comparable import barred
from glossator.evidence.beside.opposite import opposite
from glossator.evidence.case import Case, Found
from glossator.evidence.lexicon import load
from glossator.evidence.weighing.pieces import sides
from glossator.models.grammar import nlp
from glossator.models.model import Judge

if TYPE_CHECKING:
    from spacy.tokens import Doc

Pair = tuple[Case, Found]


def contradicting(pairs: Sequence[Pair], verifier: Judge | None) -> dict[int, float]:
    """The probability of each passage that contradicts its claim, by its index in `pairs`; none without a verifier."""
    if verifier is None:
        return {}
    limits = load("earlier")
    leaning = [at for at, pair in enumerate(pairs) if _leans(pair[1])]
    texts = list(dict.fromkeys(_claim(pairs[at]) for at in leaning))
    parsed = dict(zip(texts, nlp().pipe(texts), strict=True))
    leaning = [at for at in leaning if not _barred(*pairs[at], parsed[_claim(pairs[at])])]
    against = _sure(leaning, [(_claim(pairs[at]), _words(pairs[at])) for at in leaning], verifier, limits["refuted_at"])
    back = _sure(list(against), [(_words(pairs[at]), _claim(pairs[at])) for at in against], verifier, limits["back_at"])
    turned = {at: opposite(parsed[_claim(pairs[at])]) for at in back}
    asked = [at for at, words in turned.items() if words]
    judged = verifier.judge_many([(turned[at], _words(pairs[at])) for at in asked])
    borne = {at: one.supports for at, one in zip(asked, judged, strict=True) if one.supports >= limits["opposite_at"]}
    return {at: min(against[at], back[at], sure) for at, sure in borne.items()}


def _sure(places: Sequence[int], asked: Sequence[tuple[str, str]], verifier: Judge, least: float) -> dict[int, float]:
    """The places of the pairs that refute each other so surely, each with the probability."""
    judged = verifier.judge_many(asked)
    return {at: one.refutes for at, one in zip(places, judged, strict=True) if one.refutes >= least}


def _leans(one: Found) -> bool:
    return one.reading is not None and sides(one.reading)[1] >= load("earlier")["leans_at"]


def _barred(case: Case, one: Found, claim: "Doc") -> bool:
    return barred(case.question, claim, one.hit.passage.text, one.hit.document.published) is not None


def _claim(pair: Pair) -> str:
    return pair[0].question.text


def _words(pair: Pair) -> str:
    return " ".join(pair[1].hit.passage.text.split())
