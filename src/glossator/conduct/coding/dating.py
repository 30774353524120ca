"""The date of an act: the time expression modifying its verb, else the document's date."""

import re
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from glossator.conduct.coding.acts import Act
from glossator.conduct.words import actor_words
from glossator.language.dates import times
from glossator.language.model import Certainty

# A cheap filter before time expressions are parsed.
_HINT = re.compile(
    r"\d|yesterday|today|tomorrow|ago|last|earlier|week|month|year|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"January|February|March|April|May|June|July|August|September|October|November|December"
)
BESIDE = frozenset({"npadvmod", "advmod", "nmod", "tmod"})
LONGEST = 9  # tokens in a time phrase; a longer one is about more than the time
EXACT = timedelta(days=7)  # a longer period that contains the document's date is less precise than that date
PRESENT = frozenset({"VBZ", "VBP"})
NEWS = timedelta(days=31)  # reports in the present tense are dated within so many days of the document


def day_of(act: Act, doc: Any, anchor: date | None, events: Collection[int] = ()) -> date | None:
    """The first day of the time that modifies the act's verb; plans are dated by their announcement.

    `events`: the words that tell events; a time beside one of them is that event's.
    """
    if act.certainty is Certainty.PLANNED or not _HINT.search(doc.text):
        return anchor
    verb = doc[act.verb]
    told = verb
    while told.pos_ in {"NOUN", "PROPN"} and told.head.i != told.i:
        told = told.head  # "the agreement was signed on 12 May"
    spans = [span for word in dict.fromkeys((verb, told)) for child in word.children for span in _spans(child, events)]
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


def _spans(child: Any, events: Collection[int]) -> list[tuple[int, int]]:
    """Where a time modifying the verb may be: a temporal adverb or noun, or the object of 'in', 'on', 'at'."""
    if child.dep_ in BESIDE and len(list(child.subtree)) <= LONGEST:
        return [_span(child)]
    if child.dep_ == "prep" and child.lower_ in actor_words("when"):
        nouns = [noun for noun in child.children if noun.dep_ == "pobj" and len(list(noun.subtree)) <= LONGEST]
        # "during the January 8 attack" dates another event
        return [_span(noun) for noun in nouns if noun.i not in events]
    return []


def _span(token: Any) -> tuple[int, int]:
    tokens = list(token.subtree)
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)
