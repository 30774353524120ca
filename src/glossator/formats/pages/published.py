"""The date a page was published: as it states it, in its URL, or as it shows it; never the date of something else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from glossator.formats.days import day
from glossator.language import lists

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_YEAR, _DAY = r"(?P<y>(?:19|20)\d\d)", r"(?P<d>0?[1-9]|[12]\d|3[01])"
_MONTHS_IN_PATH = rf"(?:(?P<m>0?[1-9]|1[0-2])|(?P<named>{'|'.join(_MONTHS)})[a-z]*)"
_TWO_DIGITS = r"(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
_END = r"(?:/|\.\w+$|$)"
# After a slash, a day is a whole segment: in /2018/12/10-ways, the number belongs to the title.
_IN_PATH = (
    re.compile(rf"/{_YEAR}[/-]{_MONTHS_IN_PATH}(?:/{_DAY}{_END}|-(?P<d2>0?[1-9]|[12]\d|3[01])(?:[_-]|{_END}))"),
    re.compile(rf"[/_-]{_YEAR}{_TWO_DIGITS}(?:[_-]|{_END})"),
    re.compile(rf"/{_YEAR}/{_TWO_DIGITS}(?:[/_-]|$)"),
    re.compile(rf"-{_YEAR}-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01]){_END}"),
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_SHOWN = re.compile(
    rf"(?<!\d)(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\b\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
_SAID = ("other", "updated", "published")
_LINES = ("p", "h1", "h2", "h3", "h4", "h5", "h6")  # elements that are one line of words
_LONG = 100  # characters of a paragraph of the text itself
_BEFORE = 40  # characters in which a date is introduced


@dataclass(frozen=True)
class _Shown:
    """A date on the page: what it is said to be, and whether it is on a line of its own between heading and text."""

    day: date
    says: str
    at_the_head: bool


@cache
def _data() -> dict[str, Any]:
    data = lists.load("formats", "page_days")
    return {name: re.compile(it, re.IGNORECASE) if isinstance(it, str) else tuple(it) for name, it in data.items()}


def day_in_address(address: str, titles: Sequence[str] = ()) -> date | None:
    """The date in the path of a URL, or None: /2018/mar/21/, /20180321/, /2018-03-21-title.

    A date within the words of a segment is not that of the page if the page's `titles` contain it, or if the words
    before it say that something was of that day.
    """
    path = urlsplit(address).path.lower()
    for pattern in _IN_PATH:
        for found in pattern.finditer(path):
            parts = found.groupdict()
            month = parts["m"] or str(_MONTHS.index(parts["named"]) + 1)
            named = day(f"{parts['y']}-{month}-{parts['d'] or parts['d2']}")
            if named and (found[0].startswith("/") or not _is_of_the_matter(named, path[: found.start() + 1], titles)):
                return named
    return None


def _is_of_the_matter(named: date, before: str, titles: Sequence[str]) -> bool:
    if _data()["of_the_matter"].search(before.rstrip("_-")):
        return True
    return any(_read(found) == named for title in titles for found in _SHOWN.finditer(title))


def is_beside(element: Any) -> bool:
    """True for an element in a part of the page that is not about the article: links to others, forms, the footer."""
    data = _data()
    for above in (element, *element.iterancestors()):
        if above.tag in ("body", "html", "article", "main"):
            return False
        if above.tag in data["beside_tags"] or data["beside_names"].search(_names(above)):
            return True
    return False


def _names(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def shown_days(tree: Any) -> tuple[date | None, date | None]:
    """The dates of publication and change as the page shows them; None for one it does not show."""
    shown = list(_shown(tree))
    changed = next((one.day for one in shown if one.says == "updated"), None)
    said = next((one.day for one in shown if one.says == "published"), None)
    return said or next((one.day for one in shown if not one.says and one.at_the_head), None), changed


def _shown(tree: Any) -> Iterator[_Shown]:
    heading = next(iter(tree.iter("h1")), None)
    before, head = "", heading is None
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "head", "title", "meta"):
            continue
        if element is heading:
            head = True
        elif element.tag == "p" and len("".join(element.itertext())) >= _LONG:
            head = False
        if not is_beside(element):
            at_the_head = head or (heading is not None and _before_heading(element))
            yield from _in(element, before, at_the_head)
            before = f"{before} {element.text or ''}"[-_BEFORE:]


def _before_heading(element: Any) -> bool:
    """True in the head of an article, where many papers put the date above the heading."""
    return any(
        above.tag in ("header", "hgroup") and any(True for _ in above.iter("h1")) for above in element.iterancestors()
    )


def _in(element: Any, before: str, at_the_head: bool) -> Iterator[_Shown]:
    words = " ".join((element.text or "").split())
    if element.tag == "time" and (stated := day(element.get("datetime") or "")):
        own_line = at_the_head and _is_day_line(element, "§")
        yield _Shown(stated, _says(f"{before} {words}", element), own_line)
        return
    if len(words) <= 2 * _LONG:
        own_line = at_the_head and _is_day_line(element, _SHOWN.sub("§", words))
        for found in _SHOWN.finditer(words):
            if named := _read(found):
                yield _Shown(named, _says(f"{before} {words[: found.start()]}", element), own_line)


def _is_day_line(element: Any, words: str) -> bool:
    """True if the line with these words, in which § is a date, is no sentence: it dates the page."""
    inside = [child.tail for child in element] if element.tag in _LINES else []
    after = element.tail if element.getparent() is not None and element.getparent().tag in _LINES else ""
    return _data()["day_line"].fullmatch(" ".join([words, *(part or "" for part in (*inside, after))])) is not None


def _read(found: re.Match[str]) -> date | None:
    month, year, number = found["m1"] or found["m2"], found["y1"] or found["y2"], found["d1"] or found["d2"]
    return day(f"{year}-{_MONTHS.index(month[:3].lower()) + 1}-{number}" if month else found[0])


def _says(before: str, element: Any) -> str:
    """What the words just before a date, else the names of its element, say it is."""
    names = " ".join(_names(one) for one in (element, element.getparent()) if one is not None)
    for words, kind in ((before[-_BEFORE:], ""), (names, "_names")):
        ends = {what: _end(_data()[f"{what}{kind}"], words) for what in _SAID}
        if max(ends.values()) >= 0:
            return max(ends, key=lambda what: ends[what])
    return ""


def _end(pattern: re.Pattern[str], words: str) -> int:
    return max((found.end() for found in pattern.finditer(words)), default=-1)
