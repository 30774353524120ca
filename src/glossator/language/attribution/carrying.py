"""Quotations that continue an attribution past the sentence of its cue.

A quotation right after that sentence belongs to the same source. So does one in the next paragraph, if it begins with
an opening mark while the quotation before it is still open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossator.language.attribution.places import joined, touches
from glossator.language.attribution.quotes import left_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from glossator.language.model import Attribution
    from glossator.spans import Span

_BETWEEN = re.compile(r"[\s,.]{0,3}")
_PARAGRAPH = re.compile(r"\s*\n\s*")


def carried_on(text: str, doc: Doc, found: Sequence[Attribution], quotes: Sequence[Span]) -> None:
    """Extend each attribution that quotes something with the unclaimed quotations that continue it."""
    chains = _chains(text, quotes)
    owners = [[each for each in found if any(touches(quote, span) for span in each.content)] for quote in quotes]
    for each in found:
        mine = [at for at, own in enumerate(owners) if each in own]
        if not mine:
            continue
        wanted = {at for one in mine for at in chains[one]} | _behind(text, doc, each, quotes)
        free = [at for at in sorted(wanted) if not owners[at]]
        free += [at for one in free for at in chains[one] if not owners[at] and at not in free]
        each.content = joined([*each.content, *(quotes[at] for at in free)])


def _chains(text: str, quotes: Sequence[Span]) -> list[list[int]]:
    """For each quotation, the indices of all quotations that form one with it across paragraphs."""
    chains: list[list[int]] = []
    for at, quote in enumerate(quotes):
        goes_on = bool(chains) and left_open(text, quotes[at - 1])
        if goes_on and _PARAGRAPH.fullmatch(text[quotes[at - 1].end : quote.start]):
            chains[-1].append(at)
            chains.append(chains[-1])
        else:
            chains.append([at])
    return chains


def _behind(text: str, doc: Doc, each: Attribution, quotes: Sequence[Span]) -> set[int]:
    """The quotation that opens right after the cue's sentence, on the same line."""
    if each.cue is None:
        return set()
    cue = doc.char_span(each.cue.start, each.cue.end, alignment_mode="expand")
    if cue is None:
        return set()
    start = cue.sent.start_char
    end = start + len(text[start : cue.sent.end_char].rstrip())
    behind = (at for at, quote in enumerate(quotes) if quote.start >= end - 1)
    first = next(behind, None)
    if first is None:
        return set()
    between = text[end : quotes[first].start]
    return {first} if "\n" not in between and _BETWEEN.fullmatch(between) else set()
