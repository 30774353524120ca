"""Quotations of several sentences: the source named in one of them stands behind the others."""

import re
from functools import lru_cache

from glossator.language.attribution import attributions
from glossator.language.model import Attribution
from glossator.language.parsing import parse
from glossator.language.tree import root_of, subject_of
from glossator.statement.cutting.sentences import Unit
from glossator.statement.model import Statement

LONGEST = 3_000  # characters of a quotation of several paragraphs
AROUND = 1_200  # characters before and after a quoted sentence among which its source is looked for


def quoted_of(statement: Statement, unit: Unit) -> str:
    """Who is quoted in a sentence that is all quotation and names nobody; '' if the text around it does not tell."""
    start, end = _around(statement, unit)
    text, first, last = statement.text[start:end], unit.span.start - start, unit.span.end - start
    for each in _read(text):
        if each.source is None or first <= each.source.start < last:
            continue  # the sentence itself names its source
        if any(content.start <= first and last <= content.end + 1 for content in each.content):
            return each.source.of(text)
    return ""


def opened_before(statement: Statement, unit: Unit) -> str:
    """The subject of the sentence that opened a quotation in which this whole sentence stands; '' if it is in none.

    'The message reads, in part: “…' gives 'The message' for every sentence up to the closing mark.
    """
    start = max(0, unit.span.start - LONGEST)
    before, after = statement.text[start : unit.span.start], statement.text[unit.span.start :][:LONGEST]
    at = before.rfind("“")
    if at < 0 or "”" in before[at:] or "”" not in after or 0 <= after.find("“") < after.find("”"):
        return ""
    (doc,) = parse([re.split(r"(?<=[.!?”])\s|\n", before[:at].rstrip())[-1]])
    subject = subject_of(root_of(doc))
    return "".join(token.text_with_ws for token in subject.subtree).strip() if subject is not None else ""


def _around(statement: Statement, unit: Unit) -> tuple[int, int]:
    """This paragraph and the one before, whose sentences share one reading; of long ones what is near."""
    text, place = statement.text, statement.utterances[unit.utterance].span
    here = text.rfind("\n", place.start, unit.span.start)
    head = text[place.start : max(here, place.start)].rstrip()
    before = place.start + head.rfind("\n") + 1
    after = text.find("\n", unit.span.end, place.end)
    start = max(before, place.start, unit.span.start - AROUND)
    return start, min(place.end if after < 0 else after, unit.span.end + AROUND)


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[Attribution, ...]:
    return tuple(attributions(text))
