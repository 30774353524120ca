"""The quotes beside a claim after all human choices: the single source for every face."""

from collections.abc import Sequence

from glossator.evidence.finding.counting import counted, tally
from glossator.evidence.model import Evidence, Finding, Signal, Stance, Verdict
from glossator.guide import plain_words as words
from glossator.guide.model import Choice, Choosing, Guide
from glossator.guide.reviewing.standing import FITTING, NEEDS_A_QUOTE, standing


def shown(guide: Guide, claim: str) -> list[Evidence]:
    """The evidence beside a claim after all choices: rejected removed, order and sides as set, pinned added."""
    return chosen(guide, claim).evidence


def rejected(guide: Guide, claim: str) -> list[tuple[Evidence, Choice]]:
    """The rejected, unrestored quotes, each with the choice that rejected it."""
    out = _rejected(of_claim(guide, claim))
    return [(piece, out[piece.id]) for piece in every(guide, claim) if piece.id in out]


def every(guide: Guide, claim: str) -> list[Evidence]:
    """All evidence of a claim, rejected or not: pinned first, then the program's, then undated and later pieces."""
    pinned = _pinned(of_claim(guide, claim))
    finding = _without(guide.finding(claim), pinned)
    return [*pinned, *finding.evidence, *finding.undated, *finding.since]


def of_claim(guide: Guide, claim: str) -> list[Choice]:
    """The choices on the quotes of one claim, oldest first."""
    return [one for one in guide.choices if one.claim == claim]


def chosen(guide: Guide, claim: str) -> Finding:
    """The program's finding with its quotes as chosen and recounted; unchanged without choices."""
    finding, choices = guide.finding(claim), of_claim(guide, claim)
    now = standing(guide, claim)
    if not choices:
        uncounted = now.changed and finding.verdict is Verdict.SILENT and finding.evidence
        return finding.model_copy(update=_counts(finding.evidence)) if uncounted else finding
    pinned, out = _pinned(choices), _rejected(choices)
    finding = _without(finding, pinned)
    dated = [piece for piece in pinned if piece.source.published]
    undated = [piece for piece in pinned if not piece.source.published]
    groups = {
        "evidence": _placed([piece for piece in [*dated, *finding.evidence] if piece.id not in out], choices),
        "undated": [piece for piece in [*undated, *finding.undated] if piece.id not in out],
        "since": [piece for piece in finding.since if piece.id not in out],
    }
    sided = {name: [_sided(piece, choices) for piece in pieces] for name, pieces in groups.items()}
    made = finding.model_copy(update=sided)
    if _sides(made.evidence) == _sides(finding.evidence):
        return made
    counts = _counts(made.evidence) if now.verdict is not Verdict.SILENT else {}
    return made.model_copy(update={"probability": None, "reason": _reason(made.evidence, choices), **counts})


def founded(guide: Guide, claim: str) -> bool:
    """False for supported, refuted or disputed without a quote in support of the verdict or an external address."""
    now = standing(guide, claim)
    if now.verdict not in NEEDS_A_QUOTE:
        return True
    pieces = shown(guide, claim)
    if now.changed is not None:
        return bool(pieces or now.changed.address)
    if not of_claim(guide, claim):
        return bool(pieces)
    return any(piece.stance in FITTING[now.verdict] for piece in pieces)


def _without(finding: Finding, pinned: Sequence[Evidence]) -> Finding:
    """The finding without quotes that a person had pinned before the program found them too."""
    own = {(piece.source.document, piece.quote.exact) for piece in pinned}
    if not own:
        return finding
    groups = {name: [piece for piece in getattr(finding, name) if (piece.source.document, piece.quote.exact) not in own]
              for name in ("evidence", "undated", "since")}  # fmt: skip
    return finding.model_copy(update=groups)


def _pinned(choices: Sequence[Choice]) -> list[Evidence]:
    made = {}
    for one in choices:
        if one.act is Choosing.PINNED and one.piece is not None:
            reason = one.note or "a person put this quote beside the claim; no reader judged it"
            signal = Signal(name="pinned", value=f"by {_who(one)}", reason=reason)
            kept = [each for each in one.piece.signals if each.name != "pinned"]
            made[one.piece.id] = one.piece.model_copy(update={"signals": [signal, *kept]})
    return list(made.values())


def _rejected(choices: Sequence[Choice]) -> dict[str, Choice]:
    out: dict[str, Choice] = {}
    for one in choices:
        if one.act is Choosing.REJECTED:
            out[one.evidence] = one
        elif one.act in {Choosing.RESTORED, Choosing.PINNED}:
            out.pop(one.evidence, None)
    return out


def _placed(pieces: Sequence[Evidence], choices: Sequence[Choice]) -> list[Evidence]:
    order = list(pieces)
    for one in choices:
        piece = next((each for each in order if each.id == one.evidence), None)
        if one.act is Choosing.PLACED and one.place is not None and piece is not None:
            order.remove(piece)
            order.insert(one.place - 1, piece)
    return order


def _sided(piece: Evidence, choices: Sequence[Choice]) -> Evidence:
    """The piece on the side set last; the reader's own probabilities stay in its signals."""
    last = next((one for one in reversed(choices) if one.act is Choosing.SIDED and one.evidence == piece.id), None)
    if last is None or last.stance is None:
        return piece
    shares = f"for {words.percent(piece.supports)}, against {words.percent(piece.refutes)}"
    signal = Signal(name="side", value=f"set by {_who(last)}", reason=last.note or f"the reader had it {shares}")
    decides = piece.decides if last.stance is piece.stance else 0.0
    return piece.model_copy(update={
        "stance": last.stance, "decides": decides, "weight": piece.weight if decides else 0.0,
        **certain(last.stance), "signals": [signal, *piece.signals],
    })  # fmt: skip


def certain(stance: Stance) -> dict[str, float]:
    """The probabilities of a piece whose side a person has set."""
    return {side.value: float(side is stance) for side in Stance}


def _who(choice: Choice) -> str:
    day = words.moment(choice.at)
    return f"{choice.by}, {day}" if day else choice.by


def _sides(pieces: Sequence[Evidence]) -> dict[str, Stance]:
    return {piece.id: piece.stance for piece in pieces}


def _counts(pieces: Sequence[Evidence]) -> dict[str, int]:
    return tally([piece for piece in pieces if piece.stance is not Stance.NEITHER] or pieces)


def _reason(pieces: Sequence[Evidence], choices: Sequence[Choice]) -> str:
    who = words.listed(dict.fromkeys(one.by for one in choices if one.act is not Choosing.ACCEPTED))
    for_it, against = (
        [piece for piece in pieces if piece.stance is side] for side in (Stance.SUPPORTS, Stance.REFUTES)
    )
    parts = [f"{side}: {counted(some)}" for some, side in ((for_it, "for it"), (against, "against it")) if some]
    left = "; ".join(parts) or f"{words.count(len(pieces), 'quote')} without a side"
    return f"As {who} left the quotes, {left}."
