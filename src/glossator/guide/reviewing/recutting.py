"""Reapplying human cuts of claims to a new annotation of the same statement."""

from collections.abc import Sequence

from glossator.evidence.model import Finding, Verdict
from glossator.guide.model import Aside, Cutting, Guide, Recut
from glossator.guide.reviewing.cutting import said
from glossator.guide.reviewing.replacing import NOT_ASKED, put
from glossator.statement.model import Claim


def cut_again(before: Guide, after: Guide) -> tuple[Guide, list[str]]:
    """`after` with people's cuts of `before` reapplied, and the ids of the claims they made.

    Such a claim keeps its finding, unless that rests on evidence published after the day of `after`: then it must be
    checked again. Cuts of claims no longer found are set aside.
    """
    done, aside, theirs = list[Recut](), list[Recut](), dict[str, Claim]()
    made = after
    for recut in [*(before.aside.recut if before.aside else []), *before.recut]:
        found = [same_claim(one, recut.was, made.claims) for one in recut.was]
        was = [one for one in found if one is not None]
        twice = {tuple(one.spans) for one in recut.now} & {tuple(one.spans) for one in made.claims if one not in was}
        if len(was) < len(recut.was) or (recut.act is not Cutting.REWORDED and (twice or _unplaced(recut, after))):
            aside.append(recut)
            continue
        now = [_reworded(recut.now[0], was[0])] if recut.act is Cutting.REWORDED else recut.now
        made = put(made, was, now, [*made.findings, *(_bare(one.id) for one in now)])
        theirs = {name: one for name, one in theirs.items() if one not in was} | {one.id: one for one in now}
        done.append(recut.model_copy(update={"was": was, "now": list(now)}))
    if not (done or aside):
        return after, []
    return _found(before, made, theirs).model_copy(update={
        "recut": done, "aside": Aside(recut=aside) if aside else None,
    }), list(theirs)  # fmt: skip


def _unplaced(recut: Recut, after: Guide) -> bool:
    """True if the words of a person's claim are no longer in the statement, because they were corrected."""
    text = after.statement.text
    return any(not one.spans or said(text, one.spans) != one.text for one in recut.now)


def same_claim(old: Claim, before: Sequence[Claim], after: Sequence[Claim]) -> Claim | None:
    """The claim with the same words at the same span, else the only one with the same words."""
    alike = [claim for claim in after if claim.text == old.text]
    there = [claim for claim in alike if claim.spans == old.spans]
    only = len(alike) == 1 and sum(claim.text == old.text for claim in before) == 1
    return there[0] if there else alike[0] if only else None


def moved(found: Finding, claim: str) -> Finding:
    """A finding under another claim id; evidence ids begin with the claim's."""
    pieces = {name: [piece.model_copy(update={"id": claim + piece.id.removeprefix(found.claim)})
                     for piece in getattr(found, name)] for name in ("evidence", "undated", "since")}  # fmt: skip
    return found.model_copy(update={"claim": claim, **pieces})


def late(found: Finding, after: Guide) -> list[str]:
    """The dates of evidence published after the day of a guide."""
    day = after.method.as_of
    return [str(piece.source.published) for piece in found.evidence
            if day and piece.source.published and piece.source.published > day]  # fmt: skip


def _reworded(now: Claim, was: Claim) -> Claim:
    return was.model_copy(update={"standalone": now.standalone})


def _bare(claim: str) -> Finding:
    return Finding(claim=claim, verdict=Verdict.SILENT, reason=NOT_ASKED)


def _found(before: Guide, made: Guide, theirs: dict[str, Claim]) -> Guide:
    """The guide with the previous findings on people's own claims."""
    findings, unchecked = {one.claim: one for one in made.findings}, []
    for claim in theirs.values():
        old = same_claim(claim, made.claims, [one for one in before.claims if one.standalone == claim.standalone])
        found = before.finding(old.id) if old is not None and old.id not in before.unchecked else None
        if old is None or found is None or late(found, made):
            findings[claim.id] = _bare(claim.id)
            unchecked.append(claim.id)
        else:
            findings[claim.id] = moved(found, claim.id)
    return made.model_copy(update={"findings": [findings[one.id] for one in made.claims], "unchecked": unchecked})
