"""Carrying decisions on quotes, prose and corrections over to a new annotation of the same statement.

Their objects are matched by words, since ids change from run to run. Those no longer found are set aside with their
words, and restored when they reappear.
"""

from collections.abc import Mapping, Sequence

from glossator.errors import InputError
from glossator.evidence.model import Evidence
from glossator.guide.model import Aside, Choice, Choosing, Correction, Guide, Retold
from glossator.guide.prose.retold import LEDE, NOTE, TOPIC
from glossator.guide.reviewing.choosing import every
from glossator.statement.model import Claim

Words = tuple[str, str]  # document id and exact words


def decisions(before: Guide, after: Guide, again: Mapping[str, Claim]) -> Guide:
    """`after` with the choices, prose and corrections of `before`; `again` maps ids to the claims as read now.

    Raises InputError for a pinned quote published after the day of `after`.
    """
    choices, lost = _choices(before, after, again)
    retold, untold, kept = _retold(before, after.model_copy(update={"choices": choices}), again)
    late = [one.source.published for one in [*choices, *kept] if one.act is Choosing.PINNED and _late(one, after)]
    if late:
        raise InputError(f"a quote of a document of {max(filter(None, late))} is pinned in it, which is after "
                         f"{after.method.as_of}: write the guide as of that day to another file")  # fmt: skip
    aside = Aside(choices=lost, retold=untold, recut=after.aside.recut if after.aside else [])
    return after.model_copy(update={
        "choices": [*choices, *kept],
        "retold": retold,
        "corrections": [_corrected(one, again) for one in before.corrections],
        "retracted": before.retracted,
        "aside": aside if aside.choices or aside.retold or aside.recut else None,
    })  # fmt: skip


def _late(choice: Choice, after: Guide) -> bool:
    day, published = after.method.as_of, choice.source.published
    return bool(day and published and published > day)


def _corrected(one: Correction, again: Mapping[str, Claim]) -> Correction:
    return one.model_copy(update={"claim": again[one.claim].id if one.claim in again else ""})


def _choices(before: Guide, after: Guide, again: Mapping[str, Claim]) -> tuple[list[Choice], list[Choice]]:
    """The choices whose quote is found again, under its new id, and those to set aside."""
    words = {claim.id: claim.text for claim in before.claims}
    by_words = {claim.text: claim.id for claim in after.claims}
    aside = before.aside.choices if before.aside else []
    wanted = [(one, by_words.get(one.words, "")) for one in aside]
    wanted += [(one, again[one.claim].id if one.claim in again else "") for one in before.choices]
    pinned = {_words(one): _renamed(one.evidence, one.claim, claim)
              for one, claim in wanted if claim and one.act is Choosing.PINNED}  # fmt: skip
    read = {claim.id: _by_words(every(after, claim.id)) for claim in after.claims}
    found, lost = [], []
    for one, claim in wanted:
        name = pinned.get(_words(one)) or read.get(claim, {}).get(_words(one)) if claim else None
        if name is None:
            lost.append(one.model_copy(update={"words": one.words or words.get(one.claim, "")}))
            continue
        piece = one.piece.model_copy(update={"id": name}) if one.piece else None
        found.append(one.model_copy(update={"claim": claim, "evidence": name, "piece": piece, "words": ""}))
    return found, lost


def _words(one: Choice) -> Words:
    return one.source.document, one.quote.exact


def _by_words(pieces: Sequence[Evidence]) -> dict[Words, str]:
    return {(piece.source.document, piece.quote.exact): piece.id for piece in reversed(pieces)}


def _renamed(evidence: str, old: str, new: str) -> str:
    return new + evidence.removeprefix(old) if evidence.startswith(old) else evidence


def _retold(before: Guide, after: Guide, again: Mapping[str, Claim]) -> tuple[list[Retold], list[Retold], list[Choice]]:
    """The prose whose place still exists, the prose to set aside, and cited quotes that were not found again."""
    words = {claim.id: claim.text for claim in before.claims}
    found, lost, kept = [], [], list[Choice]()
    for one in [*(before.aside.retold if before.aside else []), *before.retold]:
        place = _place(one, after, again)
        if not place:
            lost.append(one.model_copy(update={"words": one.words or words.get(one.place.removeprefix(NOTE), "")}))
            continue
        names = _cited(one, before, after, again, kept)
        sentences = [each.model_copy(update={"cites": [names.get(name, name) for name in each.cites]})
                     for each in one.sentences] if one.sentences is not None else None  # fmt: skip
        found.append(one.model_copy(update={"place": place, "sentences": sentences, "words": ""}))
    return found, lost, kept


def _place(one: Retold, after: Guide, again: Mapping[str, Claim]) -> str:
    """The place of the prose now; '' if its claim or topic no longer exists."""
    if one.place == LEDE:
        return LEDE
    if one.place.startswith(TOPIC):
        return one.place if one.place.removeprefix(TOPIC) in {topic.title for topic in after.topics} else ""
    claim = one.place.removeprefix(NOTE)
    if one.words:
        return next((NOTE + each.id for each in after.claims if each.text == one.words), "")
    return NOTE + again[claim].id if claim in again else ""


def _cited(one: Retold, before: Guide, after: Guide, again: Mapping[str, Claim], kept: list[Choice]) -> dict[str, str]:
    """The new ids of what the prose cites; a quote not found again is kept as if pinned."""
    names = {old: claim.id for old, claim in again.items()}
    wanted = {name for each in one.sentences or [] for name in each.cites}
    for claim, new in again.items():
        read = _by_words(every(after, new.id)) | {_words(each): each.evidence for each in kept if each.claim == new.id}
        for piece in every(before, claim):
            if piece.id not in wanted:
                continue
            key = (piece.source.document, piece.quote.exact)
            names[piece.id] = read.get(key) or _renamed(piece.id, claim, new.id)
            if key not in read:
                kept.append(_kept(one, piece.model_copy(update={"id": names[piece.id]}), new))
    return names


def _kept(one: Retold, piece: Evidence, claim: Claim) -> Choice:
    return Choice(
        claim=claim.id, evidence=piece.id, act=Choosing.PINNED, by=one.by, at=one.at, stance=piece.stance, piece=piece,
        note="the prose rests on this quote", about=claim.standalone, source=piece.source, quote=piece.quote,
    )  # fmt: skip
