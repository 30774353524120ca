"""Nesting and naming: attributions within the content of others form a chain; pronouns get the last named speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.language.attribution.parsing import people
from glossator.language.attribution.places import Places, inside
from glossator.language.attribution.sources import is_pronoun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from glossator.language.model import Attribution


def nested(found: list[Attribution]) -> list[Attribution]:
    """The outermost attributions in text order; one whose cue lies in another's content becomes its `inner`."""
    tops: list[Attribution] = []
    contents = Places()
    for each in sorted(found, key=lambda each: (-_length(each), each.content[0].start, _start(each))):
        holder = _holder(each, tops, contents)
        if holder is not None:
            _hang(holder, each)
            continue
        for span in each.content:
            contents.add(span, len(tops))
        tops.append(each)
    return sorted(tops, key=_start)


def _holder(each: Attribution, tops: list[Attribution], contents: Places) -> Attribution | None:
    if each.cue is None:
        return None
    holding = [number for span, number in contents.touching(each.cue) if inside(each.cue, span)]
    return tops[min(holding)] if holding else None


def _hang(holder: Attribution, each: Attribution) -> None:
    while holder.inner is not None:
        deeper = each.cue is not None and any(inside(each.cue, span) for span in holder.inner.content)
        if not deeper:
            return  # a second attribution inside the same content stays a sibling of the first
        holder = holder.inner
    holder.inner = each


def _length(each: Attribution) -> int:
    return sum(span.end - span.start for span in each.content)


def _start(each: Attribution) -> int:
    return each.content[0].start if each.cue is None else each.cue.start


def named(text: str, doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """Give every attribution the name of its source; "he" and "she" refer to the last person named as a source."""
    spoke = [each for each in _all(found) if each.source is not None]
    persons = people(doc) if any(_is_person(each, text) for each in spoke) else []
    places, last = Places(persons), ""
    for each in spoke:
        if each.source is None:
            continue
        said = each.source.of(text)
        last = next((span.of(text) for span, _ in places.touching(each.source)), last)
        if not each.name:
            each.name = last if _is_person(each, text) and last else said
        if is_pronoun(each.name):
            each.name = said
    return found


def _is_person(each: Attribution, text: str) -> bool:
    return each.source is not None and each.source.of(text).lower() in {"he", "she"}


def _all(found: list[Attribution]) -> Iterator[Attribution]:
    for top in found:
        each: Attribution | None = top
        while each is not None:
            yield each
            each = each.inner
