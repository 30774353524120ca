"""Replacing claims of a guide: in the list, under topics, with the decisions on them."""

from collections.abc import Collection, Sequence

from glossator.evidence.model import Finding, Verdict
from glossator.guide.model import Aside, Guide, Recut, Topic
from glossator.statement.model import Claim

NOT_ASKED = "The record has not been asked about these words yet."


def replaced(guide: Guide, old: Sequence[Claim], new: Sequence[Claim], recut: Recut) -> Guide:
    """The guide with the claims `new`, unchecked, in place of `old`, and the act recorded.

    Decisions on removed claims are set aside with their words.
    """
    gone = {one.id for one in old} - {one.id for one in new}
    fresh = [Finding(claim=one.id, verdict=Verdict.SILENT, reason=NOT_ASKED) for one in new
             if one.id not in {each.id for each in old}]  # fmt: skip
    made = put(guide, old, new, [*(one for one in guide.findings if one.claim not in gone), *fresh])
    unchecked = [claim for claim in guide.unchecked if claim not in gone]
    return set_aside(made, gone, {one.id: one.text for one in old}).model_copy(update={
        "unchecked": list(dict.fromkeys([*unchecked, *(one.id for one in new)])),
        "recut": [*guide.recut, recut.model_copy(update={"was": list(old), "now": list(new)})],
    })  # fmt: skip


def put(guide: Guide, old: Sequence[Claim], new: Sequence[Claim], findings: Sequence[Finding]) -> Guide:
    """The guide with `new` at the position of the first of `old` (else by text order), and these findings."""
    names = [one.id for one in old]
    first = next((at for at, one in enumerate(guide.claims) if one.id in names), None)
    rest = [one for one in guide.claims if one.id not in names]
    if first is None and new:
        first = sum(_begins(one) <= _begins(new[0]) for one in rest)
    claims = [*rest[: first or 0], *new, *rest[first or 0 :]]
    order = {one.id: at for at, one in enumerate(claims)}
    known = {found.claim: found for found in findings}
    return guide.model_copy(update={
        "claims": claims,
        "topics": _topics(guide.topics, names, new, order),
        "findings": [known[claim] for claim in order if claim in known],
    })  # fmt: skip


def _begins(claim: Claim) -> int:
    return claim.spans[0].start if claim.spans else claim.sentence.start


def _topics(topics: Sequence[Topic], old: Collection[str], new: Sequence[Claim], order: dict[str, int]) -> list[Topic]:
    """The topics with the new claims in theirs, or in place of the old ones; empty topics are dropped."""
    made = [Topic(title=one.title, claims=list(one.claims)) for one in topics]
    home = next((one for one in made if set(one.claims) & set(old)), None)
    for claim in new:
        named = next((one for one in made if one.title == claim.topic), None)
        topic = home or named
        if topic is None:
            topic = Topic(title=claim.topic, claims=[])
            made.append(topic)
        topic.claims.append(claim.id)
    kept = [one.model_copy(update={"claims": [claim for claim in dict.fromkeys(one.claims) if claim in order]})
            for one in made]  # fmt: skip
    return [one.model_copy(update={"claims": sorted(one.claims, key=order.__getitem__)}) for one in kept if one.claims]


def set_aside(guide: Guide, gone: Collection[str], words: dict[str, str]) -> Guide:
    """The guide without the decisions on the claims in `gone`, which are kept apart with the claims' `words`."""
    reviews = [one for one in guide.reviews if one.claim in gone]
    choices = [one for one in guide.choices if one.claim in gone]
    told = [one for one in guide.retold if one.place.removeprefix("note:") in gone]
    if not (reviews or choices or told):
        return guide
    before = guide.aside or Aside()
    aside = before.model_copy(update={
        "choices": [*before.choices, *(one.model_copy(update={"words": words.get(one.claim, "")}) for one in choices)],
        "retold": [*before.retold, *(one.model_copy(update={"words": words.get(one.place.removeprefix("note:"), "")})
                                     for one in told)],
    })  # fmt: skip
    return guide.model_copy(update={
        "reviews": [one for one in guide.reviews if one.claim not in gone],
        "set_aside": [*guide.set_aside,
                      *(one.model_copy(update={"words": words.get(one.claim, "")}) for one in reviews)],
        "choices": [one for one in guide.choices if one.claim not in gone],
        "retold": [one for one in guide.retold if one not in told],
        "aside": aside if choices or told else guide.aside,
    })  # fmt: skip
