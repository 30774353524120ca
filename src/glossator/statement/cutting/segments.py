"""The input of the parser: a sentence without its parentheses, and each parenthesis that makes an assertion."""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from glossator.language.parsing import parse
from glossator.language.sentences import trim
from glossator.spans import Span
from glossator.statement.cutting.disfluencies import idle
from glossator.statement.cutting.sentences import Unit
from glossator.statement.words import load

_DASHED = re.compile(
    r"(?<=\w)\s*(?:--|—|–)\s*(?P<inside>(?:and|but)\s+(?:i|we|you|he|she|it|they|this|that)\b[^—–\n]{3,80}?)\s*(?:--|—|–)\s*"
    r"(?=[\w$])",
    re.IGNORECASE,
)
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
_PLURAL = re.compile(r"(?<=\ws)’(?= \w)")  # 'the sailors’ pay', unless a quotation ends there
_PARENTHESIS = re.compile(r"\(([^()]{6,300})\)")
_ADDRESS = re.compile(r"https?://\S+|\bpic\.twitter\.com/\S+|\bt\.co/\S+")
_FIRST_DOTS = re.compile(r"^[\s.…]{2,}")
_LAST_DOTS = re.compile(r"[\s.…]{2,}$")
# where a social network truncated a post
_SENT_TO = re.compile(
    r"\.?(?:@\w+[,:]?\s+)+(?=(?:I|[Ww]e|[Yy]ou|[Tt]hanks?|[Pp]lease)\b)"
)  # who is addressed does nothing
_CUT_OFF = re.compile(r"(?:(?<=\w)…|\(cont(?:\.|'?d)?\))(?=\s*(?:https?://\S+\s*)?$)")
_SURROGATE = re.compile(r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\u2066-\u2069\u200e\u200f]")
_NAMED = re.compile(r"(?:[\"“]?@\w+|RT\b|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}$)")
FEWEST = 3  # words in a part of a sentence


@cache
def _joint() -> re.Pattern[str]:
    """Where a main clause starts: a conjunction before a subject pronoun with a finite verb, or a semicolon."""
    finite = "|".join(load("joints")["finite"])
    subject = "|".join(load("joints")["subjects"])
    return re.compile(
        rf"(?:[,;]|\s?(?:--|—|–))?\s+(?:and|but)(?: then| now| so)?\s+(?!i (?:are|were|has|does|is)\b)(?=(?:{subject})"
        rf"(?:[’'](?:m|re|s|ve|ll|d)|(?: (?:also|never|really|still|just))? (?:{finite}))\b)|;\s+(?:and |but )?"
        r"|(?<=\w[’'\w]):\s+(?=\w)",
        re.IGNORECASE,
    )


@cache
def _holds_together() -> re.Pattern[str]:
    return re.compile(rf"[“”\"]|\b(?:{'|'.join(load('joints')['holds_together'])})\b", re.IGNORECASE)


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('joints')['told'])})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Segment:
    """Words of one sentence as parsed; `places[i]` is the statement offset of character i."""

    text: str
    places: tuple[int, ...]
    aside: bool = False
    broken: bool = False  # ends in dots: its continuation is unknown
    cut_off: bool = False  # truncated by the social network

    def span(self, start: int, end: int) -> Span:
        """The statement span of characters `start` to `end`."""
        return Span(start=self.places[start], end=self.places[end - 1] + 1)

    def spans(self, text: str, start: int, end: int) -> list[Span]:
        """The statement spans of characters `start` to `end`, split where words of `text` were taken out."""
        found: list[Span] = []
        first = start
        for at in range(start + 1, end + 1):
            if at == end or text[self.places[at - 1] + 1 : self.places[at]].strip():
                found += filter(None, [trim(text, self.places[first], self.places[at - 1] + 1)])
                first = at
        return found


def segments(text: str, unit: Unit, *, cutting: bool = True) -> list[Segment]:
    """The sentence (split into parts if `cutting`), then its asserting parentheses; words not spoken are left out."""
    keep = set(range(unit.span.start, unit.span.end))
    for gap in unit.gaps:
        keep.difference_update(range(gap.start, gap.end))
        keep.difference_update(_dots_around(text, gap))
        keep.update(at for at in range(gap.start, gap.end) if text[at].isspace())
    asides = []
    for found in _PARENTHESIS.finditer(text, unit.span.start, unit.span.end):
        if asserts(found[1]) or is_reminder(found[1]):
            keep.difference_update(range(found.start(), found.end()))
            asides.append(_segment(text, range(found.start(1), found.end(1)), aside=True))
    for found in _DASHED.finditer(text, unit.span.start, unit.span.end):
        if asserts(found["inside"].split(maxsplit=1)[1]):
            keep.difference_update(range(found.start("inside"), found.end("inside")))
            keep.difference_update(at for at in range(found.start(), found.end()) if not text[at].isspace())
            first = found.end("inside") - len(found["inside"].split(maxsplit=1)[1])
            asides.append(_segment(text, range(first, found.end("inside")), aside=True))
            keep.difference_update(_said_again(text, unit.span.start, found))
    if sent := _SENT_TO.match(text, unit.span.start, unit.span.end):
        keep.difference_update(range(sent.start(), sent.end()))
    for found in _ADDRESS.finditer(text, unit.span.start, unit.span.end):
        keep.difference_update(range(found.start(), found.end()))
    for start, end in idle(text, unit.span.start, unit.span.end):
        keep.difference_update(range(start, end))
    cut_off = _CUT_OFF.search(text, unit.span.start, unit.span.end)
    if cut_off:
        keep.difference_update(range(cut_off.start(), cut_off.end()))
    whole = replace(_segment(text, sorted(keep | _spaces(text, keep))), cut_off=bool(cut_off))
    return [*(_parts(whole) if cutting and not cut_off else [whole]), *asides]


def _said_again(text: str, start: int, aside: re.Match[str]) -> range:
    """The words before an aside that are said again after it: 'Ann Lee -- and it is hard -- Ann Lee has friends'."""
    before = re.search(r"(?:^|(?<=\s))\w[^.,;:]*$", text[start : aside.start()])
    words = before[0].split() if before else []
    for number in range(min(len(words), FEWEST), 0, -1):
        said = " ".join(words[-number:])
        if text.startswith(said, aside.end()) and not text[aside.end() + len(said) :][:1].isalnum():
            return range(aside.start() - len(said), aside.start())
    return range(0)


def _spaces(text: str, keep: set[int]) -> set[int]:
    """A white space for each gap where two words would be run together: 'sometimes, I mean — I know'."""
    found = set()
    for before, after in pairwise(sorted(keep)):
        if after > before + 1 and text[before].isalnum() and text[after].isalnum():
            found |= {next((at for at in range(before + 1, after) if text[at].isspace()), before)}
    return found


def _dots_around(text: str, gap: Span) -> list[int]:
    """The dots that end one post and open the next: '… lack of.....' '...accountability'."""
    before = _LAST_DOTS.search(text, 0, gap.start)
    after = _FIRST_DOTS.match(text[gap.end : gap.end + 20])
    first = before.start() if before else gap.start
    return [*range(first, gap.start), *range(gap.end, gap.end + (after.end() if after else 0))]


def _parts(segment: Segment) -> list[Segment]:
    """Split a long sentence where 'and', 'but' or a semicolon starts a main clause, since small parsers lose track.

    Conditions, reports, opinion verbs and quotations are not split: their second clause is not asserted by itself.
    """
    found, first = [], 0
    held = _holds_together().search(segment.text)
    if segment.text.rstrip().endswith("?"):
        return [segment]
    for joint in _joint().finditer(segment.text):
        before, after = segment.text[first : joint.start()], segment.text[joint.end() :]
        if held and ":" not in joint[0] and (";" not in joint[0] or held.start() < joint.start()):
            continue
        if ":" in joint[0] and (_told().search(before) or _NAMED.match(before)):
            continue  # 'Don't believe the lie: …', 'Smith: …': what follows belongs to somebody else
        if min(len(before.split()), len(after.split())) >= FEWEST:
            found.append((first, joint.start()))
            first = joint.end()
    found.append((first, len(segment.text)))
    last = len(segment.text)
    return [
        Segment(segment.text[a:b], segment.places[a:b], segment.aside, segment.broken and b == last) for a, b in found
    ]


def _segment(text: str, places: "range | list[int]", *, aside: bool = False) -> Segment:
    said = "".join(text[at] if not text[at].isspace() else " " for at in places)
    if "‘" not in said:
        said = _PLURAL.sub("'", said)
    said = _APOSTROPHE.sub("'", _SURROGATE.sub(" ", said))  # small parsers take the other one for a number
    first, last = 0, len(said)
    edge = _FIRST_DOTS.match(said)
    if edge:
        first = edge.end()
    tail = _LAST_DOTS.search(said)
    if tail and tail.start() > first:
        last = tail.start()
    kept, where, space = [], [], True
    for at in range(first, last):
        if said[at] == " " and space:
            continue
        space = said[at] == " "
        kept.append(said[at])
        where.append(places[at])
    return Segment(text="".join(kept), places=tuple(where), aside=aside, broken=_is_broken(said[last:]))


def as_printed(words: str, text: str) -> str:
    """The words with the apostrophes of the statement's `text`."""
    return words.replace("'", "’") if "’" in text and not re.search(r"(?<!\w)'|(?<!s)'(?!\w)", words) else words


def _is_broken(tail: str) -> bool:
    return "…" in tail or tail.count(".") > 1


def asserts(words: str) -> bool:
    """True if a parenthesis has a subject and a finite verb: '(in past, Obama called him also)'."""
    doc = parse([" ".join(words.split())])[0]
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or root.pos_ not in {"VERB", "AUX"} or doc[0].dep_ in {"mark", "relcl"}:
        return False
    subject = any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in root.children)
    return subject and doc[0].tag_ not in {"WP", "WDT", "WP$", "WRB"}


def is_reminder(words: str) -> bool:
    """True for a parenthesis that only alludes to something: '(remember RESET)'."""
    return bool(reminded(words))


def reminded(words: str) -> str:
    """What a reminder alludes to: 'RESET' for 'remember RESET'; '' otherwise."""
    found = re.fullmatch(
        r"\s*(?:remember|recall|see|cf\.?|think of)\s+(?:the\s+)?([^,.;?!]{2,60})[?!.]*\s*", words, re.I
    )
    return found[1].strip() if found else ""
