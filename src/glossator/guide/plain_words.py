"""Plain words for the contents of a guide, shared by all faces."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from glossator.days import MONTHS as MONTHS
from glossator.days import worded
from glossator.evidence.model import SCANNED, Asked, Evidence, Finding, Source, Stance, Verdict
from glossator.guide.model import Correction
from glossator.language import lists
from glossator.language.model import Certainty, Interval
from glossator.statement.model import Statement, Utterance
from glossator.statement.utterances.speakers import speaking

SPEAKERS = 6  # names listed in the head of a guide; the others are only counted


@dataclass(frozen=True)
class Word:
    """A word and its symbol."""

    word: str
    mark: str
    says: str = ""
    plural: str = ""
    verb: str = ""
    short: str = ""


@cache
def data(name: str = "words") -> dict[str, Any]:
    """The word lists, or another data file of this room."""
    loaded: dict[str, Any] = lists.load("guide", name)
    return loaded


def verdict(value: Verdict | str) -> Word:
    """The word and symbol of a finding."""
    return Word(**data()["verdicts"][str(value)])


def stance(value: Stance) -> Word:
    """The word and symbol of a stance."""
    return Word(**data()["stances"][str(value)])


def sure(evidence: Evidence) -> bool:
    """True for a piece so certain that its side may be named without "perhaps"."""
    limits: dict[str, float] = data("prose")["lean"]
    return max(evidence.supports, evidence.refutes) >= limits["strong"] or evidence.decides >= limits["decides"]


def denies(evidence: Evidence) -> bool:
    """True for a piece that decides against the claim; that it is merely hostile to it is no denial."""
    return evidence.stance is Stance.REFUTES and evidence.decides >= data("prose")["lean"]["own"]


def side(evidence: Evidence) -> Word:
    """The word and symbol of a piece's side: 'perhaps against it' if it is not certain."""
    word = stance(evidence.stance)
    if evidence.stance is Stance.NEITHER or sure(evidence):
        return word
    unsure = {"word": f"Perhaps {word.word.lower()}", "short": f"perhaps {word.short}", "verb": f"perhaps {word.verb}"}
    return replace(word, **unsure)


def captured(source: Source) -> str:
    """'as captured 21 March 2018' if the raw response is archived; '' if not."""
    return f"as captured {day(source.captured) if source.captured else ''}".strip() if source.capture else ""


def capture_place(source: Source) -> str:
    """Where the raw response is archived: 'captures/20180321T080000Z-1f2e3d4c.warc.gz at 1,234'; '' if it is not."""
    return f"{source.capture.file} at {source.capture.offset:,}" if source.capture else ""


def reworded(model: str) -> str:
    """The explanation of the rewording mark; '' if nothing was reworded."""
    return str(data()["reworded"]).format(model=model) if model else ""


def number(claim: str) -> str:
    """The claim number on the page: 'c5' is 5, 'c5a' is 5a; other ids are unchanged."""
    return claim[1:] if re.fullmatch(r"c\d+[a-z]*", claim) else claim


def count(amount: int, one: str, many: str = "") -> str:
    """'1 document', '1,204 documents'."""
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"


def in_letters(amount: int) -> str:
    """A small number as a word: 'two', '13'."""
    small: list[str] = data()["small"]
    return small[amount] if amount < len(small) else f"{amount:,}"


def listed(words: Iterable[str], joint: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'; `joint` is 'or' after a negation."""
    parts = list(words)
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {joint} {parts[-1]}" if parts else ""


def a(word: str) -> str:
    """The word with its indefinite article: 'an opinion', 'a fact'."""
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def capital(text: str) -> str:
    """The text with a capital first letter, unless it begins with a file name or URL."""
    first = text.split(maxsplit=1)[0].rstrip(":,;.") if text.strip() else ""
    return text if re.search(r"[.:/\\\d]", first) else text[:1].upper() + text[1:]


def moment(at: str) -> str:
    """The day of an ISO time in words; '' if invalid."""
    try:
        return day(datetime.fromisoformat(at).date())
    except ValueError:
        return ""


def corrected_on(one: Correction) -> str:
    """'Corrected on 3 March 2018'."""
    day_of = moment(one.at)
    return f"Corrected on {day_of}" if day_of else "Corrected"


def retracted_on(one: Correction) -> str:
    """'This guide was retracted on 3 March 2018'."""
    day_of = moment(one.at)
    return "This guide was retracted" + (f" on {day_of}" if day_of else "")


def day(value: date | None) -> str:
    """'21 March 2018', or 'undated'."""
    return worded(value, "undated")


def clock(value: datetime) -> str:
    """'18:56 UTC', or without a zone if unknown."""
    zone = value.tzname() or ""
    return f"{value:%H:%M} {zone}".strip()


def time_code(seconds: float) -> str:
    """'1:02:07', a position in a recording."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def interval(value: Interval) -> str:
    """An interval in words, at its precision."""
    first, last = value.first, value.last
    if first == last:
        return day(first)
    whole_month = first.day == 1 and (first.year, first.month) == (last.year, last.month)
    if value.precision == "month" and whole_month:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if value.precision == "year" and first.year == last.year:
        return str(first.year)
    if value.precision == "decade" and last.year - first.year == 9:
        return f"{first.year}s"
    if value.precision == "quarter" and first.day == 1 and first.month % 3 == 1:
        return f"{data()['quarters'][first.month // 3]} quarter of {first.year}"
    if value.precision == "season" and first.day == 1:
        return f"{data()['seasons'][first.month]} {first.year}"
    return f"{_without_repeats(first, last)} to {day(last)}"


def _without_repeats(first: date, last: date) -> str:
    if first.year != last.year:
        return day(first)
    return str(first.day) if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"


def percent(value: float) -> str:
    """A probability with two digits; never rounded up to certainty."""
    return f"{min(max(value, 0.01), 0.99):.2f}" if 0 < value < 1 else f"{value:.0f}"


def counts(finding: Finding) -> str:
    """'5 documents, 4 origins, 2 of them parties'."""
    if not finding.documents:
        return "no document"
    words = f"{count(finding.documents, 'document')}, {count(finding.origins, 'origin')}"
    if not finding.parties:
        return words
    if finding.parties == finding.origins == 1:
        return words + ", itself a party"
    return f"{words}, {finding.parties} of them {'a party' if finding.parties == 1 else 'parties'}"


def publisher(source: Source) -> str:
    """The publisher, as far as known."""
    return source.publisher or source.author or source.title or "unknown publisher"


def dated(source: Source) -> str:
    """'21 March 2018, changed 2 April 2018', or 'undated'; with a note if the text comes from OCR."""
    words = [day(source.published)]
    words += [f"changed {day(source.modified)}"] if source.modified and source.modified != source.published else []
    return ", ".join([*words, *([SCANNED] if source.ocr else [])])


def certainty(evidence: Evidence) -> str:
    """'hedged: “no definitive evidence”'; '' if the source simply asserts it."""
    word = data()["certainty"][str(evidence.certainty)]
    quoted = ", ".join(f"“{words}”" for words in evidence.certainty_words)
    if not word:
        return f"put as: {quoted}" if quoted else ""
    return f"{word}: {quoted}" if quoted else str(word)


def attribution(evidence: Evidence) -> str:
    """'according to Reuters, citing two security sources', outermost first."""
    if not evidence.attributed_to:
        return ""
    return "according to " + ", citing ".join(evidence.attributed_to)


def own_words(evidence: Evidence) -> str:
    """'said otherwise on 17 January 2018' for a report of the speaker's own words; '' otherwise."""
    if not evidence.own_words:
        return ""
    said = "said otherwise" if denies(evidence) else ""
    if evidence.stance is Stance.SUPPORTS and sure(evidence):
        said = "said so before"
    when = evidence.event.last if evidence.event else evidence.source.published
    return f"{said} on {day(when)}" if said and when else said or "the speaker’s own words"


def also(evidence: Evidence) -> str:
    """'also reported by Reuters and BBC'; '' for a single report."""
    if not evidence.also:
        return ""
    told = dict.fromkeys(publisher(report.source) for report in evidence.also)
    others = [name for name in told if name != publisher(evidence.source)]
    return f"also reported by {listed(others)}" if others else f"reported {count(len(evidence.also) + 1, 'time')} by it"


def asked(value: Asked) -> str:
    """What the record was asked, over which documents, up to when."""
    span = f"published {day(value.first)} to {day(value.last)}" if value.first and value.last else "none of them dated"
    words = f"{count(value.documents, 'document')} ({count(value.passages, 'passage')}), {span}"
    if value.undated:
        words += f", and {count(value.undated, 'undated document')} apart"
    return words + (f"; nothing after {day(value.as_of)} was read" if value.as_of else "")


def decides(evidence: Evidence) -> str:
    """'; settles it by itself 0.91'; '' for what settles nothing."""
    return f"; settles it by itself {percent(evidence.decides)}" if evidence.decides else ""


def hedged(evidence: Evidence) -> bool:
    """True unless the source simply asserts or reports it."""
    return evidence.certainty not in (Certainty.ASSERTED, Certainty.REPORTED)


def part_of(statement: Statement) -> str:
    """What the statement is made of: 'post', 'turn', 'caption'; '' for a single piece of unknown kind."""
    return str(data()["parts"].get((statement.medium or "").casefold(), ""))


def parts(statement: Statement) -> str:
    """'two posts', '14 turns'; '' for a single piece of unknown kind."""
    unit = part_of(statement)
    if not unit:
        return ""
    count = sum(1 for _ in _pieces(statement))
    return f"{in_letters(count)} {unit}" + ("" if count == 1 else "s")


def medium(statement: Statement) -> str:
    """The medium: 'two posts', 'press release'; '' for plain text."""
    held = statement.medium or ""
    return parts(statement) or ("" if held == "text" else held)


def _pieces(statement: Statement) -> Iterator[Utterance]:
    """The utterances, counting those split from one post once."""
    before: Utterance | None = None
    for each in statement.utterances:
        gap = statement.text[before.span.end : each.span.start] if before else ""
        known = before is not None and (each.time or each.address) is not None
        if before is None or (each.time, each.address) != (before.time, before.address) or not known or "\n\n" in gap:
            yield each
        before = each


def speakers(statement: Statement, most: int = SPEAKERS) -> str:
    """'Ann Poe, Tom Lee and Bo Roe', by amount of speech; '' if nobody is named."""
    names = speaking(statement)
    others = len(names) - most
    return listed([*names[:most], count(others, "other")] if others > 0 else names)


def when(statement: Statement) -> str:
    """'3 to 20 March 2018' for posts of several days, else the day of the statement; '' if undated."""
    times = [each.time.date() for each in statement.utterances if each.time]
    if not times or min(times) == max(times):
        return day(statement.date) if statement.date else ""
    first, last = min(times), max(times)
    begins = day(first) if first.year != last.year else day(first).rsplit(" ", 1)[0]
    return f"{first.day if (first.year, first.month) == (last.year, last.month) else begins} to {day(last)}"
