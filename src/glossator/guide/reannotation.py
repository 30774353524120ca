"""Re-annotation: what people wrote, decided and signed on the previous guide is kept, whatever it finds now."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from glossator.errors import InputError
from glossator.evidence.model import Finding
from glossator.guide import edits, json
from glossator.guide import plain_words as words
from glossator.guide.model import Guide, Review
from glossator.guide.prose import compose, with_rewordings
from glossator.guide.reviewing.carrying import decisions
from glossator.guide.reviewing.correcting import corrected, same_recording
from glossator.guide.reviewing.history import history
from glossator.guide.reviewing.recutting import cut_again, late, moved, same_claim
from glossator.guide.reviewing.standing import NEEDS_A_QUOTE, standing
from glossator.statement.model import Claim


def onto(path: Path, after: Guide) -> Guide:
    """`after` with people's work on the guide in the file `path`, if it exists.

    Raises InputError if the file is no guide, or is another statement's guide on which people have worked.
    """
    if not path.exists():
        return after
    before = json.read(path)
    if before.statement.text == after.statement.text:
        return carry(before, after)
    if same_recording(before, after):
        return carry(corrected(before, after), after)
    done = history(before)
    if done:
        raise InputError(
            f"{path}: holds the guide to another statement, on which people have worked "
            f"({words.count(len(done), 'decision')}); choose another file"
        )
    return after


def carry(before: Guide, after: Guide) -> Guide:
    """`after`, the same statement annotated again, with people's work on `before`."""
    cut, theirs = cut_again(before, after)
    read = {old.id: new for old in before.claims if (new := same_claim(old, before.claims, cut.claims))}
    kept = decisions(before, edits.keep(before, _reviews(before, cut, read, theirs)), read)
    # A signed claim keeps its finding, and therefore its prose.
    return kept.model_copy(update={"prose": with_rewordings(compose(kept), before.prose)})


def _reviews(before: Guide, after: Guide, again: Mapping[str, Claim], theirs: Collection[str]) -> Guide:
    """The reviews, and what they refer to.

    A signed claim keeps its wording, finding and quotes as signed. Reviews of claims no longer found are set aside with
    the claims' words, and restored when the claim reappears.
    """
    kept = {again[old.id].id: old for old in before.claims if old.id in again and _stays(before, after, old, again)}
    reviews, aside = _followed(before, after, again)
    return after.model_copy(update={
        "claims": [_as(kept[claim.id], claim) if claim.id in kept else claim for claim in after.claims],
        "findings": [moved(_in_time(before.finding(kept[found.claim].id), after), found.claim)
                     if found.claim in kept else found for found in after.findings],
        "reviews": reviews,
        "set_aside": aside,
        "method": after.method.model_copy(update={
            "settings": after.method.settings | _told(dict.fromkeys([*kept, *theirs])),
        }),
    })  # fmt: skip


def _followed(before: Guide, after: Guide, again: Mapping[str, Claim]) -> tuple[list[Review], list[Review]]:
    """The reviews whose claim still exists, under its new id, and those to set aside."""
    said = {claim.id: claim.text for claim in before.claims}
    by_words = {claim.text: claim.id for claim in after.claims}
    found, aside = [], []
    for review in before.set_aside:
        if review.words in by_words:
            found.append(review.model_copy(update={"claim": by_words[review.words], "words": ""}))
        else:
            aside.append(review)
    for review in before.reviews:
        if review.claim in again:
            found.append(review.model_copy(update={"claim": again[review.claim].id}))
        else:
            aside.append(review.model_copy(update={"words": said.get(review.claim, "")}))
    return found, aside


def _in_time(found: Finding, after: Guide) -> Finding:
    """The finding. Raises InputError if any of its evidence was published after the day of the guide."""
    if days := late(found, after):
        raise InputError(
            f"{found.claim} was signed on a document of {max(days)}, which is after {after.method.as_of}: write the "
            "guide as of that day to another file"
        )
    return found


def _stays(before: Guide, after: Guide, old: Claim, again: Mapping[str, Claim]) -> bool:
    now = standing(before, old.id)
    unquoted = now.verdict in NEEDS_A_QUOTE and not after.finding(again[old.id].id).evidence
    return now.signed is not None or (now.changed is not None and unquoted)


def _as(old: Claim, new: Claim) -> Claim:
    return old.model_copy(update={"id": new.id, "spans": new.spans, "sentence": new.sentence, "topic": new.topic})


def _told(kept: Iterable[str]) -> dict[str, str]:
    names = ", ".join(kept)
    return {"kept as a person left them": names} if names else {}
