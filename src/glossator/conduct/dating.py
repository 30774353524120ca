"""When an act was: the time named beside its own verb, else the day of the document."""

import re
from datetime import date
from typing import Any

from glossator.conduct.acts import Act
from glossator.evidence.dates import times
from glossator.evidence.model import Certainty

# A cheap look before the grammar of times is asked.
_HINT = re.compile(
    r"\d|yesterday|today|tomorrow|ago|last|earlier|week|month|year|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"January|February|March|April|May|June|July|August|September|October|November|December"
)
BESIDE = frozenset({"npadvmod", "advmod", "prep", "nmod", "tmod"})
LONGEST = 9  # tokens of a time phrase; what is longer says more than when


def day_of(act: Act, doc: Any, anchor: date | None) -> date | None:
    """The first day of the time that stands beside the act's verb; what is planned is dated by its announcement."""
    if act.certainty is Certainty.PLANNED or not _HINT.search(doc.text):
        return anchor
    spans = [
        _span(child) for child in doc[act.verb].children if child.dep_ in BESIDE and len(list(child.subtree)) <= LONGEST
    ]
    if not spans:
        return anchor
    for time in times(doc.text, anchor):
        inside = any(start <= time.span.start and time.span.end <= end for start, end in spans)
        if inside and time.type in {"DATE", "TIME"} and time.interval is not None:
            later = anchor is not None and time.interval.first > anchor
            return anchor if later else time.interval.first
    return anchor


def _span(token: Any) -> tuple[int, int]:
    tokens = list(token.subtree)
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)
