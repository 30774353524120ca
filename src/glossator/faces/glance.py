"""What a note shows before it is opened, beside its finding and best quote; and the signatures."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from glossator.evidence.model import Earlier, Source, Stance
from glossator.guide import plain_words as words
from glossator.guide.model import Guide, Review
from glossator.guide.reviewing.standing import Standing, standing
from glossator.spans import Anchor


def signature(now: Standing) -> str:
    """'Signed off by A. Editor, 22 March 2018'; '' if nobody changed or signed it."""
    if now.signed:
        return f"Signed off by {_by(now.signed)}"
    return f"Changed by {_by(now.changed)}, not signed off" if now.changed else ""


def _by(review: Review) -> str:
    day = words.moment(review.at)
    return f"{review.reviewer}, {day}" if day else review.reviewer


def signers(guide: Guide) -> list[tuple[str, int, str]]:
    """Who signed notes, how many signatures are in force, and the day of the last; sorted by name."""
    standings = [standing(guide, claim.id) for claim in guide.claims]
    signed = sorted((now.signed for now in standings if now.signed), key=lambda review: (review.reviewer, review.at))
    rows = [(who, list(reviews)) for who, reviews in groupby(signed, key=lambda review: review.reviewer)]
    return [(who, len(reviews), words.moment(reviews[-1].at)) for who, reviews in rows]


@dataclass(frozen=True)
class Said:
    """One earlier remark by the speaker, and the claims it bears on by stance."""

    source: Source
    quote: Anchor
    bears: list[tuple[Stance, list[str]]]


def earlier(guide: Guide) -> list[Said]:
    """The speaker's earlier remarks, each once however many claims it bears on; oldest first, undated last."""
    found: dict[tuple[str, int, int], list[tuple[str, Earlier]]] = {}
    known = {claim.id for claim in guide.claims}  # a guide edited by hand may lack the claim
    for claim, pieces in guide.earlier.found.items() if guide.earlier else ():
        for piece in pieces if claim in known else ():
            key = (piece.source.document, piece.quote.start, piece.quote.end)
            found.setdefault(key, []).append((claim, piece))
    said = [_said(pairs) for pairs in found.values()]
    return sorted(said, key=lambda each: (each.source.published is None, str(each.source.published), each.quote.start))


def _said(pairs: Sequence[tuple[str, Earlier]]) -> Said:
    first = pairs[0][1]
    by = [(stance, [claim for claim, piece in pairs if piece.stance is stance]) for stance in Stance]
    return Said(first.source, first.quote, [(stance, claims) for stance, claims in by if claims])
