"""The history of human acts on a guide, in plain words, oldest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from glossator.guide import names
from glossator.guide import plain_words as words
from glossator.guide.model import Act, Choice, Choosing, Correction, Cutting, Edit, Guide, Recut, Retold, Review

LONGEST = 90  # characters of a quote


@dataclass(frozen=True)
class Event:
    """One act: time (ISO 8601), author, claim ('' for the guide as a whole), and a description."""

    at: str
    by: str
    claim: str
    what: str
    note: str = ""


def history(guide: Guide, claim: str = "") -> list[Event]:
    """Every act on the guide, or on one claim, oldest first, including those set aside."""
    aside = guide.aside
    found = [
        *(_review(one) for one in [*guide.set_aside, *guide.reviews] if one.act is not Act.REWORDED),  # told by the cut
        *map(_choice, [*(aside.choices if aside else []), *guide.choices]),
        *map(_retold, [*(aside.retold if aside else []), *guide.retold]),
        *map(_edit, guide.edits),
        *(event for recut in [*(aside.recut if aside else []), *guide.recut] for event in _recut(recut)),
        *map(_correction, guide.corrections),
    ]
    if guide.retracted:
        found.append(Event(guide.retracted.at, guide.retracted.by, "", "withdrew the guide", guide.retracted.text))
    mine = [event for event in found if not claim or event.claim == claim]
    return sorted(mine, key=lambda event: names.instant(event.at) or event.at)


def _review(one: Review) -> Event:
    said = {
        Act.WITHHELD: "held the finding back",
        Act.RELEASED: "released the finding for print",
        Act.WITHDRAWN: "took the newest signature back",
    }.get(one.act, "")
    did = [f"found it {one.verdict}" + (f", by {one.address}" if one.address else "")] if one.verdict else []
    did += ["signed it"] if one.signed else []
    return Event(one.at, one.reviewer, one.claim, said or words.listed(did) or "remarked", one.note)


def _choice(one: Choice) -> Event:
    quote = one.quote.exact if len(one.quote.exact) <= LONGEST else one.quote.exact[: LONGEST - 1].rstrip() + "…"
    what = {
        Choosing.ACCEPTED: "accepted",
        Choosing.REJECTED: "rejected",
        Choosing.RESTORED: "restored",
        Choosing.PLACED: f"put on place {one.place}",
        Choosing.SIDED: f"set to “{words.stance(one.stance).short if one.stance else ''}”",
        Choosing.PINNED: "pinned",
    }[one.act]
    settles = {True: ", as settling the claim by itself", False: ", as not settling it"}.get(one.decides, "")  # type: ignore[arg-type]
    source = f"{words.publisher(one.source)}, {words.day(one.source.published)}"
    return Event(one.at, one.by, one.claim, f"{what}{settles}: “{quote}” ({source})", one.note)


def _retold(one: Retold) -> Event:
    claim = one.place.removeprefix("note:") if one.place.startswith("note:") else ""
    where = "the note" if claim else "the lede" if one.place == "lede" else f"“{one.place.removeprefix('topic:')}”"
    what = f"told {where} in their own words" if one.sentences is not None else f"went back to {where} as composed"
    return Event(one.at, one.by, claim, what, one.note)


def _edit(one: Edit) -> Event:
    return Event(one.at, one.by, "", f"set the {one.field.replace('_', ' ')}")


def _recut(one: Recut) -> Iterable[Event]:
    was, now = words.listed(each.id for each in one.was), words.listed(each.id for each in one.now)
    what = {
        Cutting.REWORDED: f"worded it: “{one.now[0].standalone if one.now else ''}”",
        Cutting.DROPPED: "dropped the claim",
        Cutting.ADDED: f"added the claim: “{one.now[0].standalone if one.now else ''}”",
        Cutting.SPLIT: f"split {was} into {now}",
        Cutting.MERGED: f"merged {was} into {now}",
    }[one.act]
    for claim in dict.fromkeys(each.id for each in [*one.was, *one.now]):
        yield Event(one.at, one.by, claim, what, one.note)


def _correction(one: Correction) -> Event:
    return Event(one.at, one.by, one.claim, "corrected", one.text)
