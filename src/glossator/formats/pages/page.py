"""A web page as text: the article without boilerplate, and the page's metadata."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from lxml import etree, html

from glossator.errors import InputError
from glossator.formats.encoding import decode_page
from glossator.formats.pages.archived import without_archive
from glossator.formats.pages.boilerplate import is_furniture, parts
from glossator.formats.pages.claim_review import FactCheck, of_page
from glossator.formats.pages.json_ld import blocks
from glossator.formats.pages.live_blog import Entry, entries
from glossator.formats.pages.metadata import About, about
from glossator.formats.pages.published import day_in_address, shown_days
from glossator.formats.pages.single_file import self_extracting
from glossator.formats.pages.walls import CUT, MAYBE_CUT, in_place_of, lines, refuses, short, without_walls

MOST_ELEMENTS = 400_000  # of one page; of 83 article pages at hand none has 2,000
HEAD = 4096  # characters in which browsers note where a page was saved from
FEWEST_LEAD_WORDS = 6
MOST_TIMES, SHORT = 2, 80
SHORT_PAGE = 150  # words
WESTERNMOST, EASTERNMOST = timedelta(hours=-12), timedelta(hours=14)  # of the world's time zones, from UTC
AT_ONCE = timedelta(minutes=15)  # a change so soon after is of the same day, in any time zone


@dataclass
class Page:
    """A page as read; blank lines separate the paragraphs of `text`, `checks` are the fact-checks that it states."""

    text: str
    about: About
    checks: list[FactCheck] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)  # of a live blog; `text` is the whole page all the same


def read_page(data: bytes, address: str = "", captured: date | None = None, charset: str = "") -> Page:
    """The page's article.

    Raises InputError if the bytes are not a page, or there is neither an article nor a fact-check in it.
    """
    markup, remark = decode_page(self_extracting(data), charset)
    markup = markup.replace("\x00", "")
    tree = tree_of(markup)
    found = about(tree, markup[:HEAD], without_archive(tree, address))
    if remark:
        found.remarks.append(remark)
    found.captured = found.captured or captured
    checks = of_page(tree)
    paragraphs = _without_page(_article(tree), tree, found.title)
    if not checks and (wall := in_place_of(tree, found.titles, paragraphs)):
        raise InputError(wall)
    if not paragraphs and not checks:
        raise InputError("no article found in the page")
    paragraphs, cut = without_walls(_in_order(paragraphs, tree, found), found.titles)
    if cut or (found.not_free and short(paragraphs)):
        found.remarks.append(CUT if cut else MAYBE_CUT)
    text = "\n\n".join(paragraphs)
    if found.published is None:
        _look_for_a_date(tree, found)
    elif found.published_at:
        _in_its_own_zone(tree, found)
    return Page(text, found, checks, entries(tree, blocks(tree)))


def what_stands(data: bytes, charset: str = "") -> str:
    """What keeps readers out of an error page: a bot guard, a login, a paywall; "" otherwise."""
    try:
        tree = tree_of(decode_page(data, charset)[0].replace("\x00", ""))
    except InputError:
        return ""
    return refuses(lines(tree), about(tree, "").titles)


def tree_of(markup: str) -> Any:
    """The tree of a page. Raises InputError if it is not a page."""
    from trafilatura.utils import repair_faulty_html

    if not markup.strip():
        raise InputError("empty")
    if "<" not in markup:
        raise InputError("not a web page (no markup in it)")
    parser = html.HTMLParser(collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True)
    try:
        # As bytes: a page that declares an encoding may not be parsed as decoded text.
        tree = html.document_fromstring(_undeclared(repair_faulty_html(markup, markup[:50].lower())), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as problem:
        raise InputError(f"not a web page ({str(problem)[:100]})") from problem
    if any("depth" in error.message for error in parser.error_log):
        raise InputError("elements nested more than 256 deep; save its text as .txt")
    if (many := sum(1 for _ in tree.iter())) > MOST_ELEMENTS:
        raise InputError(f"{many:,} elements, more than the {MOST_ELEMENTS:,} read of one page; save its text as .txt")
    return tree


def _undeclared(markup: str) -> str:
    # lxml refuses decoded text that still declares an encoding in an XML declaration.
    start = markup.lstrip()
    return start[start.find("?>") + 2 :] if start.startswith("<?xml") and "?>" in start[:200] else markup


def _article(tree: Any) -> list[str]:
    """The paragraphs of the article."""
    from trafilatura import bare_extraction

    document = bare_extraction(tree, with_metadata=False, include_comments=False, prune_xpath=parts())
    text = getattr(document, "text", None) or ""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return _once([line for line in lines if line and not is_furniture(line)])


def _once(lines: list[str]) -> list[str]:
    """The lines without repeated short ones: teasers and buttons, not prose."""
    often = {line for line, count in Counter(lines).items() if count > MOST_TIMES and len(line) < SHORT}
    return [line for line in lines if line not in often]


def _without_page(paragraphs: list[str], tree: Any, title: str) -> list[str]:
    """The page's own paragraphs, if the extractor found no article and ran all words of a short page together."""
    title = " ".join(title.split())
    if len(paragraphs) != 1 or not title or title not in paragraphs[0] or len(paragraphs[0].split()) > SHORT_PAGE:
        return paragraphs
    every = (_words(element) for element in tree.iter("p"))
    own = [words for words in every if len(words.split()) >= FEWEST_LEAD_WORDS and words != title]
    own = [words for words in own if not is_furniture(words)]
    enough = own or ([title] if len(title.split()) >= FEWEST_LEAD_WORDS else [])
    return list(dict.fromkeys(words for words in enough if words in paragraphs[0])) or paragraphs


def _in_order(paragraphs: list[str], tree: Any, found: About) -> list[str]:
    """The paragraphs without the title, which is kept separately, and with the summary that the page shows first."""
    titles = {" ".join(found.title.split()), *(_words(element) for element in tree.iter("h1"))}
    if len(paragraphs) > 1 and paragraphs[0] in titles:
        paragraphs = paragraphs[1:]
    lead = _lead(tree, found.description, paragraphs)
    return [lead, *(paragraph for paragraph in paragraphs if paragraph != lead)] if lead else paragraphs


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _lead(tree: Any, description: str, paragraphs: list[str]) -> str:
    """The summary above the article, if the page shows it as a paragraph of its own; '' otherwise."""
    words = description.split()
    if len(words) < FEWEST_LEAD_WORDS or description.rstrip().endswith(("…", "...")):
        return ""
    lead = " ".join(words)
    if lead in paragraphs:
        return lead
    if any(lead.rstrip(".") in paragraph for paragraph in paragraphs):
        return ""
    for element in tree.iter("p", "h2", "h3", "div"):
        if (element.tag != "div" or not len(element)) and _words(element) == lead:
            return lead
    return ""


def _in_its_own_zone(tree: Any, found: About) -> None:
    """The day that the page shows its readers, or has in its URL, if its metadata state the time in UTC alone."""
    own, changed = shown_days(tree)
    at, modified_at = found.published_at, found.modified_at
    near = [one for one in (day_in_address(found.address, found.titles), own) if _falls_on(at, one)]
    if not near or near[0] == found.published:
        return
    found.published = near[0]
    at_once = bool(at and modified_at and abs(modified_at - at) <= AT_ONCE)
    if found.modified and at_once:
        found.modified = near[0]
    elif found.modified and _falls_on(modified_at, changed):
        found.modified = changed


def _falls_on(moment: datetime | None, day: date | None) -> bool:
    """True if the moment, in UTC, is on that day in some time zone."""
    if not moment or not day:
        return False
    return (moment + WESTERNMOST).date() <= day <= (moment + EASTERNMOST).date()


def _look_for_a_date(tree: Any, found: About) -> None:
    published, changed = shown_days(tree)
    found.modified = found.modified or changed
    if published:
        found.published = published
        found.remarks.append("the published date is not stated as such; taken from what the page shows")
