"""What readers would see differently: a guide as published compared with its present state."""

from collections.abc import Iterator
from dataclasses import dataclass

from glossator.faces.text import markdown
from glossator.guide import plain_words as words
from glossator.guide.model import Guide, Sentence
from glossator.guide.prose import compose
from glossator.guide.prose import standing as standing_prose
from glossator.guide.reviewing.choosing import shown
from glossator.guide.reviewing.claims import prints
from glossator.guide.reviewing.standing import reviews_standing, standing

HEAD = {"title": "Title", "deck": "Line under the title", "byline": "Byline", "filed_under": "Filed under"}
LONGEST = 600  # characters of each side
AROUND = 80  # of them before the first difference, if that comes late


@dataclass(frozen=True)
class Change:
    """One difference: where it is, the old and the new text; `claim` is empty for the guide as a whole."""

    where: str
    before: str
    after: str
    claim: str = ""


def changes(before: Guide, after: Guide) -> list[Change]:
    """Everything that reads differently, head first; corrections themselves are not counted."""
    before, after = composed(before), composed(after)
    found = [one for one in _all(before, after) if one.before != one.after]
    if not found and _read(before, before) != _read(after, before):
        found = [Change("Page", "", "something else on it reads otherwise")]
    return [Change(one.where, *_shortened(one.before, one.after), one.claim) for one in found]


def composed(guide: Guide) -> Guide:
    """The guide with its prose; an earlier version stores none, so it is composed here, once."""
    return guide if guide.prose else guide.model_copy(update={"prose": compose(guide)})


def _all(before: Guide, after: Guide) -> Iterator[Change]:
    told = standing_prose(before), standing_prose(after)
    for field, name in HEAD.items():
        was, now = getattr(before, field), getattr(after, field)
        yield Change(name, *(", ".join(value) if isinstance(value, list) else value for value in (was, now)))
    yield Change("Withdrawn", *(guide.retracted.text if guide.retracted else "" for guide in (before, after)))
    yield Change("Picture", *(guide.image.alt + guide.image.credit if guide.image else "" for guide in (before, after)))
    old, new = ({claim.id: claim for claim in guide.claims} for guide in (before, after))
    for claim in [*new, *(one for one in old if one not in new)]:
        number = words.number(claim)
        if claim not in old or claim not in new:
            was, now = ((side[claim].standalone if claim in side else "") for side in (old, new))
            yield Change(f"Claim {number}, {'added' if claim in new else 'dropped'}", was, now, claim)
            continue
        yield Change(f"Claim {number}, its words", old[claim].standalone, new[claim].standalone, claim)
        yield from _of_claim(before, after, claim, number)
        was, now = (_told(one.notes.get(claim, [])) for one in told)
        yield Change(f"Claim {number}, note", was, now, claim)
    yield Change("Opening", *(_told(one.lede) for one in told))
    under = [{topic.title: _told(prose.under(place)) for place, topic in enumerate(guide.topics)}
             for guide, prose in zip((before, after), told, strict=True)]  # fmt: skip
    for title in dict.fromkeys([*under[1], *under[0]]):
        yield Change(f"Under “{title}”", under[0].get(title, ""), under[1].get(title, ""))


def _of_claim(before: Guide, after: Guide, claim: str, number: str) -> Iterator[Change]:
    yield Change(f"Claim {number}, finding", _finding(before, claim), _finding(after, claim), claim)
    yield Change(f"Claim {number}, remarks", _remarks(before, claim), _remarks(after, claim), claim)
    yield Change(f"Claim {number}, quotes", _quotes(before, claim), _quotes(after, claim), claim)


def _finding(guide: Guide, claim: str) -> str:
    now = standing(guide, claim)
    if now.withheld:
        return "held back"
    if not prints(guide, claim):
        return "not printed"
    return f"{now.verdict}, signed by {now.signed.reviewer}" if now.signed else f"{now.verdict}, unsigned"


def _remarks(guide: Guide, claim: str) -> str:
    return " / ".join(one.note for one in reviews_standing(guide, claim) if one.note)


def _quotes(guide: Guide, claim: str) -> str:
    return " / ".join(f"{piece.stance}: “{piece.quote.exact}”" for piece in shown(guide, claim))


def _told(sentences: list[Sentence]) -> str:
    return " ".join(one.shown for one in sentences)


def _read(guide: Guide, like: Guide) -> str:
    """Everything that is printed, without corrections."""
    kept = {"corrections": like.corrections, "retracted": like.retracted, "slug": "", "address": ""}
    return markdown.render(guide.model_copy(update=kept))


def _shortened(before: str, after: str) -> tuple[str, str]:
    """Both sides at a readable length, from shortly before their first difference."""
    parted = (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other)
    same = next(parted, min(len(before), len(after)))
    if before and after and same > LONGEST // 2:
        at = before.rfind(" ", 0, same - AROUND) + 1
        before, after = f"… {before[at:]}", f"… {after[at:]}"
    return _cut(before), _cut(after)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
