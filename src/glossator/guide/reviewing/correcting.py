"""After its captions were corrected: decisions on a statement, moved to where their words are now."""

from collections.abc import Sequence

from glossator.guide.model import Guide, Recut
from glossator.statement.captions.aligned import Aligned, aligned
from glossator.statement.model import Claim


def same_recording(before: Guide, after: Guide) -> bool:
    """True for two guides to the same recording."""
    one, other = before.statement.recording, after.statement.recording
    if one is None or other is None or not one.words:
        return False
    return (one.seconds, one.heard_by) == (other.seconds, other.heard_by)


def corrected(before: Guide, after: Guide) -> Guide:
    """`before` with its claims and human cuts at their spans in the text of `after`.

    A claim whose words were changed has no span: decisions on it are set aside with its words.
    """
    places = aligned(before.statement, after.statement)
    aside = before.aside.model_copy(update={"recut": _cut(before.aside.recut, places)}) if before.aside else None
    return before.model_copy(update={
        "claims": _moved(before.claims, places), "recut": _cut(before.recut, places), "aside": aside,
    })  # fmt: skip


def _cut(done: Sequence[Recut], places: Aligned) -> list[Recut]:
    return [one.model_copy(update={"was": _moved(one.was, places), "now": _moved(one.now, places)}) for one in done]


def _moved(claims: Sequence[Claim], places: Aligned) -> list[Claim]:
    return [_placed(claim, places) for claim in claims]


def _placed(claim: Claim, places: Aligned) -> Claim:
    spans = [places.moved(span) for span in claim.spans]
    kept = [span for span in spans if span is not None]
    if not kept or len(kept) < len(spans):
        return claim.model_copy(update={"spans": []})
    return claim.model_copy(update={"spans": kept, "sentence": places.moved(claim.sentence) or kept[0]})
