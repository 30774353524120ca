"""When an act was: the time named beside its own verb, else the day of the document."""

import re
from datetime import date, timedelta
from typing import Any

from glossator.conduct.coding.acts import Act
from glossator.conduct.coding.lexicon import lexicon
from glossator.language.dates import times
from glossator.language.model import Certainty

# A cheap look before the grammar of times is asked.
_HINT = re.compile(
    r"\d|yesterday|today|tomorrow|ago|last|earlier|week|month|year|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"January|February|March|April|May|June|July|August|September|October|November|December"
)
BESIDE = frozenset({"npadvmod", "advmod", "nmod", "tmod"})
WHEN = frozenset({"in", "on", "at", "during"})  # "since 1982" and "until May" say other things than when
LONGEST = 9  # tokens of a time phrase; what is longer says more than when
EXACT = timedelta(days=7)  # a longer time that holds the document's day says less than that day
PRESENT = frozenset({"VBZ", "VBP"})
NEWS = timedelta(days=31)  # what is told in the present tense happened within so much of the document's day


def day_of(act: Act, doc: Any, anchor: date | None) -> date | None:
    """The first day of the time that stands beside the act's verb; what is planned is dated by its announcement."""
    if act.certainty is Certainty.PLANNED or not _HINT.search(doc.text):
        return anchor
    verb = doc[act.verb]
    spans = [span for child in verb.children for span in _spans(child)]
    if not spans:
        return anchor
    present = verb.tag_ in PRESENT or any(c.tag_ in PRESENT for c in verb.children if c.dep_ in {"aux", "auxpass"})
    for time in times(doc.text, anchor):
        inside = any(start <= time.span.start and time.span.end <= end for start, end in spans)
        if inside and time.type in {"DATE", "TIME"} and time.interval is not None:
            first, last = time.interval.first, time.interval.last
            return _fitting(first, last, anchor, present=present)
    return anchor


def _fitting(first: date, last: date, anchor: date | None, *, present: bool) -> date:
    if anchor is None:
        return first
    if first > anchor or (first <= anchor <= last and last - first > EXACT):
        return anchor
    return anchor if present and anchor - last > NEWS else first


def _spans(child: Any) -> list[tuple[int, int]]:
    """Where a time beside the verb may stand: an adverb or noun of time, or what directly follows 'in', 'on', 'at'."""
    if child.dep_ in BESIDE and len(list(child.subtree)) <= LONGEST:
        return [_span(child)]
    if child.dep_ == "prep" and child.lower_ in WHEN:
        nouns = [noun for noun in child.children if noun.dep_ == "pobj" and len(list(noun.subtree)) <= LONGEST]
        # "during the January 8 attack" says when something else was
        return [_span(noun) for noun in nouns if noun.lemma_.lower() not in lexicon().nouns]
    return []


def _span(token: Any) -> tuple[int, int]:
    tokens = list(token.subtree)
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)
