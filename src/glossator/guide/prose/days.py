"""Dates in prose: 'on 29 December 2017', and relative ones such as 'three months before the posts'."""

from datetime import date

from glossator.guide import plain_words as words


def before(day: date, said: date | None, what: str = "statement") -> str:
    """'three months before the posts', relative to the day of the statement; '' if uninformative."""
    if said is None or day >= said:
        return ""
    days = (said - day).days
    if days == 1:
        return f"the day before the {what}"
    if days < 14:
        amount = _many(days, "day")
    elif days < 28:
        amount = _many(round(days / 7), "week")
    elif days < 38:
        amount = "a month"
    elif days < 50:
        amount = _many(round(days / 7), "week")
    elif days < 350:
        amount = _many(round(days / 30.44), "month")
    elif days < 640:
        amount = "a year" if days < 450 else "a year and a half"
    else:
        amount = _many(round(days / 365.25), "year")
    return f"{amount} before the {what}"


def on(day: date | None) -> str:
    """'on 29 December 2017', or the phrase for an undated document."""
    return f"on {words.day(day)}" if day else "in a document without a date"


def number(amount: int) -> str:
    """A small number as a word."""
    return words.in_letters(amount)


def _many(amount: int, unit: str) -> str:
    return f"{number(amount)} {unit}" + ("" if amount == 1 else "s")
