"""Quotations of several sentences: the source named in one of them stands behind the others."""

from functools import lru_cache

from glossator.language.attribution import attributions
from glossator.statement.cutting.sentences import Unit
from glossator.statement.model import Statement

AROUND = 1_200  # characters before and after a quoted sentence among which its source is looked for


def quoted_of(statement: Statement, unit: Unit) -> str:
    """Who is quoted in a sentence that is all quotation and names nobody; '' if the text around it does not tell."""
    place = statement.utterances[unit.utterance].span
    start, end = max(place.start, unit.span.start - AROUND), min(place.end, unit.span.end + AROUND)
    return _source(statement.text[start:end], unit.span.start - start, unit.span.end - start)


@lru_cache(maxsize=64)
def _source(text: str, start: int, end: int) -> str:
    for each in attributions(text):
        if each.source is None or start <= each.source.start < end:
            continue  # the sentence itself names its source
        if any(content.start <= start and end <= content.end + 1 for content in each.content):
            return each.source.of(text)
    return ""
