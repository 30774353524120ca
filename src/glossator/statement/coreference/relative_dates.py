"""Dates relative to the day of the statement ('yesterday', 'last year', 'two weeks ago'), with the day they denote."""

import re
from datetime import date

from glossator.days import MONTHS, worded
from glossator.language.dates import times
from glossator.language.model import Interval, TimeExpression
from glossator.models.grammar import nlp
from glossator.statement.model import Assumption

# Words that count from the day of speaking; a bare 'Tuesday', 'March' or '5 p.m.' may mean any.
_COUNTING = re.compile(
    r"(?<!the )\b(?:last|this|past|next|ago|yesterday|today|tonight|tomorrow)\b|the (?:last|past)\b", re.I
)
_LAST_OF = re.compile(r"the last (?:day|week|month|year)", re.IGNORECASE)  # of a campaign, say
_WINDOW = re.compile(r"the (?:last|past) \w+ \w+", re.IGNORECASE)
_LISTED = re.compile(r"(?:\b(?:and|or)|&) $", re.IGNORECASE)  # 'win the debate and the last 35 days': of a campaign
_SAID = re.compile(r"[’']s\b|\s\(")  # "last year's deal", and dates already explained in brackets
_VAGUE = re.compile(r"\b(?:few|several|couple|recent)\b", re.IGNORECASE)  # 'the past few years' are no known number
_OF = re.compile(r"\w of $")  # 'the railways of tomorrow' are of no one day
_NAME = re.compile(r"[A-Z][\w.’'-]* $")  # 'USA Today': words of a name
_QUOTATION = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)[‘'][^‘’']{2,}[’'](?!\w)")
_MORE_THAN = re.compile(r"\b(?:more than|over) (?:\w+ ){1,3}ago$", re.IGNORECASE)  # "over two years ago"
_ROUND = re.compile(r"\bago$", re.IGNORECASE)  # "two years ago" is not always two calendar years before


def resolve(text: str, day: date | None) -> tuple[str, list[Assumption]]:
    """The text with the meaning of each relative date added in brackets, and the corresponding assumptions."""
    if day is None or not _COUNTING.search(text):
        return text, []
    assumptions, dated = [], {each.span for each in times(text) if each.interval}  # named without counting
    quoted = [found.span() for found in _QUOTATION.finditer(text)]  # left as they were said
    for found in reversed(times(text, day)):
        if found.interval is None or found.span in dated or not _counted(found, text):
            continue
        if any(start <= found.span.start < end for start, end in quoted) or _nowadays(found, text):
            continue
        value = _meaning(found, found.interval)
        if value.startswith("about ") and _MORE_THAN.search(text[: found.span.end]):
            value = value.replace("about ", "before ", 1)
        reason = f"counted from {worded(day)}, the day of the statement"
        assumptions.append(Assumption(words=found.text, meaning=value, reason=reason))
        text = f"{text[: found.span.end]} ({value}){text[found.span.end :]}"
    return text, assumptions[::-1]


def _counted(found: TimeExpression, text: str) -> bool:
    """True if the expression counts from the day of speaking and the speaker does not name the day."""
    before = text[: found.span.start]
    named = found.text.istitle() and _NAME.search(before)
    if _WINDOW.fullmatch(found.text) and _LISTED.search(before):
        return False
    if _LAST_OF.fullmatch(found.text) or _VAGUE.search(found.text) or _OF.search(before) or named:
        return False
    return _COUNTING.search(found.text) is not None and not _SAID.match(text, found.span.end)


def _nowadays(found: TimeExpression, text: str) -> bool:
    """True for 'today' beside a plain present: 'it does not have to be so today' is of no one day."""
    if found.text.casefold() != "today":
        return False
    token = next((each for each in nlp()(text) if each.idx == found.span.start), None)
    for verb in token.ancestors if token is not None else ():
        helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
        finite = [each.tag_ for each in (*helpers, verb) if each.tag_ in {"VBZ", "VBP", "VBD", "MD"}]
        if finite:  # an infinitive goes by the verb above it
            return finite[0] in {"VBZ", "VBP"} and verb.tag_ not in {"VBG", "VBN"}
    return False


def _meaning(found: TimeExpression, days: Interval) -> str:
    if found.type == "DURATION":
        return f"{_part(days.first, days.precision)} to {_part(days.last, days.precision)}"
    about = "about " if _ROUND.search(found.text) and days.precision in {"month", "year"} else ""
    if days.precision in {"season", "quarter"}:
        first = MONTHS[days.first.month - 1] + ("" if days.first.year == days.last.year else f" {days.first.year}")
        return f"{about}{first} to {_part(days.last, 'month')}"
    week = "the week of " if days.precision == "week" else ""
    decade = ("the ", "s") if days.precision == "decade" else ("", "")
    return f"{about}{week}{decade[0]}{_part(days.first, days.precision)}{decade[1]}"


def _part(day: date, precision: str) -> str:
    """A date at its precision: '2018', 'March 2018', '21 March 2018'."""
    if precision in {"year", "decade"}:
        return str(day.year)
    return f"{MONTHS[day.month - 1]} {day.year}" if precision in {"month", "season", "quarter"} else worded(day)
