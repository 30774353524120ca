"""Which boundaries in words without stops to keep: the network's probability, and the parses of the pieces beside it.

Lower-case run-ons parse badly, short pieces well: so each piece is parsed alone, and a logistic model weighs what it is
(a whole clause, a dependent one, one without its subject, no clause), how it begins and how it ends.
"""

from __future__ import annotations

from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING

from glossator.language.parsing import parse
from glossator.language.tree import is_verb, root_of, subject_of
from glossator.statement.cutting.separable import dangles, finite
from glossator.statement.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

WHOLE, DEPENDENT, HEADLESS, VERBLESS = "whole", "dependent", "headless", "verbless"
_CERTAIN = 1e-6  # probabilities are kept this far from 0 and 1


def form(doc: Doc) -> str:
    """What a piece is: a whole clause, only a dependent one, a finite verb without a subject, or no clause."""
    root = root_of(doc)
    if any(child.i < root.i and _subordinates(child) for child in root.children):
        return DEPENDENT
    if not is_verb(root) or finite(root) is None:
        return VERBLESS
    return HEADLESS if subject_of(root) is None else WHOLE


def is_whole(doc: Doc) -> bool:
    """True for a clause with subject and finite verb that depends on no other and does not break off."""
    return form(doc) == WHOLE and not dangles(doc, len(doc))


def _subordinates(child: Token) -> bool:
    return child.dep_ == "mark" or child.tag_ in {"WRB", "WP", "WDT"}


def kept(pieces: Sequence[str], likely: Sequence[float], *, growing: bool = False) -> list[int]:
    """The boundaries to keep, as indices of the pieces that begin there; `likely` holds the network's probability of
    each boundary between two pieces. If the text is `growing`, the last piece may still become a whole clause.
    """
    found = scores(pieces, likely)
    starts = [at for at, one in enumerate(found, 1) if one >= load("boundaries")["kept"]]
    return _joined(pieces, found, starts, growing=growing)


def nearly(pieces: Sequence[str], likely: Sequence[float]) -> bool:
    """True if one of the boundaries between pieces that were left together was nearly kept."""
    return any(one >= load("boundaries")["nearly"] for one in scores(pieces, likely))


def scores(pieces: Sequence[str], likely: Sequence[float]) -> list[float]:
    """How likely two main clauses meet at each boundary between two pieces, 0 to 1."""
    docs = parse(pieces) if likely else []
    return [score(before, after, one) for (before, after), one in zip(pairwise(docs), likely, strict=True)]


def _joined(pieces: Sequence[str], known: Sequence[float], starts: list[int], *, growing: bool) -> list[int]:
    """The boundaries without those that would leave a dependent clause alone: it joins the piece it is nearer to."""
    forms: dict[tuple[int, int], str] = {}
    while starts:
        runs = list(pairwise([0, *starts, len(pieces)]))
        ended = runs[:-1] if growing else runs
        new = [run for run in ended if run not in forms]
        docs = parse([" ".join(pieces[start:end]) for start, end in new])
        forms |= {run: form(doc) for run, doc in zip(new, docs, strict=True)}
        alone = [run for run in ended if forms[run] == DEPENDENT]
        weakest = [min((known[at - 1], at) for at in run if 0 < at < len(pieces)) for run in alone]
        gone = {at for one, at in weakest if one < load("boundaries")["certain"]}
        if not gone:
            break
        starts = [at for at in starts if at not in gone]
    return starts


def score(before: Doc, after: Doc, likely: float) -> float:
    """How likely two main clauses meet between the pieces, 0 to 1."""
    weights = load("boundaries")["weights"]
    total = sum(weights.get(name, 0.0) * value for name, value in signals(before, after, likely))
    return 1 / (1 + exp(-total))


def signals(before: Doc, after: Doc, likely: float) -> Iterator[tuple[str, float]]:
    """What is known of a boundary, as names and values."""
    likely = min(max(likely, _CERTAIN), 1 - _CERTAIN)
    one, other = form(before), form(after)
    joined = after[0].pos_ == "CCONJ"
    yield "always", 1.0
    yield "network", log(likely / (1 - likely)) / 4
    yield f"after {one}", 1.0
    yield f"before {other}", 1.0
    yield f"{one} {other}", 1.0
    yield f"before and {other}" if joined else "before no and", 1.0
    yield "after open words" if dangles(before, len(before)) else "after closed words", 1.0
    yield f"first {_opening(before).tag_}", 1.0
    yield f"last {before[-1].tag_}", 1.0
    yield f"last {before[-1].dep_}", 1.0
    yield f"next {_opening(after).tag_}", 1.0


def _opening(doc: Doc) -> Token:
    """The first word after 'and' and 'well'."""
    return next((token for token in doc if token.pos_ not in {"CCONJ", "INTJ"}), doc[0])
