"""Discourse markers, interruptions and self-repairs that add nothing to a claim."""

import re
from collections.abc import Iterator
from functools import cache

from glossator.language.lexicon import closed
from glossator.statement.words import load, words

_DASH = re.compile(r"\s*(?:--|—|–)\s*")
_SPACE = re.compile(r"\s")  # pages are full of no-break spaces
_WORD = re.compile(r"[\w]+(?:['’]\w+)?")
_JOINERS = r"(?:(?:and|but|so|well|now|yes|okay|also|then),?\s+)*"
LONGEST_START = 2  # words that are given up before an interruption
LONGEST_REPAIR = 5  # words that a speaker repairs when starting over


@cache
def _openers() -> list[re.Pattern[str]]:
    return [re.compile(_JOINERS + pattern, re.IGNORECASE) for pattern in load("frames")["openers"]]


@cache
def _interruptions() -> re.Pattern[str]:
    inside = "|".join(load("frames")["interruptions"])
    return re.compile(
        rf"(?P<before>,|--|—|–)\s*(?:and\s+|but\s+)?(?:{inside})(?=\s*(?:,|--|—|–|[.!]?$))(?P<after>\s*,)?",
        re.IGNORECASE,
    )


@cache
def _vocative() -> re.Pattern[str]:
    titles = "|".join(load("frames")["titles_of_address"])
    name = r"[A-Z][\w’'-]+"
    return re.compile(
        rf"(?i:{_JOINERS})(?P<name>(?:{titles})(?: {name}){{1,2}}), "
        r"(?=(?i:i|we|let|what|how|why)\b|.*\b(?i:you|your|yours)\b)"  # otherwise no vocative: 'Dr Jones, uncle of …'
    )


@cache
def _given_up() -> re.Pattern[str]:
    """A start left hanging before a new sentence: 'There were some people that — I will say nothing'."""
    hanging = "|".join(load("frames")["hanging"])
    return re.compile(
        rf"[^.,:;–—“”\"]{{2,60}}\b(?:{hanging})\s*(?:--|—|–)\s*"
        r"(?=(?:(?:and|but|so)\s+)?(?:i|we|you|he|she|they|it|there|this|that)(?:['’]\w+)?\s+\w+(?:(?!--|—|–).)+$)",
        re.IGNORECASE | re.DOTALL,
    )


def addressee(text: str) -> str:
    """The addressee named by title and name at the start: 'Senator Rubio, you said …'; '' if there is none."""
    found = _vocative().match(_SPACE.sub(" ", text))
    name = found["name"] if found else ""
    return "" if name.split()[-1:] and name.split()[-1].lower() in words("people", "offices") else name


def idle(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of `text[start:end]` that add nothing: initial frames, interruptions and repaired words.

    Words in quotation marks are left as they were said.
    """
    said = _SPACE.sub(" ", text[start:end])
    for first, last in _idle(said, 0, len(said)):
        before = said[:first]
        if before.count("“") <= before.count("”") and before.count('"') % 2 == 0:
            yield start + first, start + last


def _idle(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    moved = True
    while moved:
        moved = False
        for pattern in _openers():
            found = pattern.match(text, at, end)
            if found and end - found.end() > 8:
                yield at, found.end()
                at, moved = found.end(), True
    for found in _interruptions().finditer(text, at, end):
        if found["after"] and found["before"] != "," and _is_start(text[at : found.start()]):
            yield at, found.end()  # 'The border — as you know, the agents endorsed me': it was given up
            continue
        if found["after"] and found["before"] != ",":  # 'the port — and by the way, they might —': the dash stays
            yield found.end("before"), found.end()
        else:
            yield found.start(), found.end() if not found["after"] else found.end() - 1
    called = _vocative().match(text, start, end)
    if called and end - called.end() > 8:
        yield start, called.end()
    broken = _given_up().match(text, at, end)
    if broken:
        yield at, broken.end()
        at = broken.end()
    yield from _taken_back(text, at, end)


def _taken_back(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Self-repairs: 'I chaired -- I had the honor of chairing'; the words that the restart replaces."""
    for dash in _DASH.finditer(text, start, end):
        after = _WORD.match(text, dash.end())
        said = list(_WORD.finditer(text, start, dash.start()))
        before, ahead = said[-LONGEST_REPAIR:], len(said[:-LONGEST_REPAIR])
        if after is None or not before:
            continue
        again = re.split("['’]", after[0].lower())[0]
        if _interruptions().match(text, dash.start(), end) or _begins_idle(text, after.start(), end):
            continue  # '-- I mean, …' repairs nothing
        if _hedges(text, after.start(), end):
            continue  # 'I was accused by — I believe, it was — four women'
        second = _WORD.match(text, min(after.end() + 1, end), end)
        for number, word in enumerate(before):
            taken = [each[0].lower() for each in before[number:]]
            twice = second is not None and taken[1:2] == [second[0].lower()]
            if again not in closed("subject") and len(taken) > 1 and not twice:
                continue  # 'because it is easy — because I love it': a single word in common is not a restart
            leading = said[ahead + number - 1][0].lower() if ahead + number else ""
            if leading in words("frames", "before_objects"):
                continue  # 'find out from you — you said …': the pronoun before the dash is an object
            if leading in words("frames", "subordinating") and len(taken) > 2 and not twice:
                continue  # 'no matter how they wanted to come — they were coming': the clause before the dash is whole
            if re.split("['’]", word[0].lower())[0] == again and not any(_must_stay(each) for each in taken):
                yield word.start(), dash.end()
                break


def _is_start(text: str) -> bool:
    """True for a word or two before a dash: 'People', 'The border'."""
    return 0 < len(_WORD.findall(text)) <= LONGEST_START and not re.search(r"[.,:;“”\"]", text)


def _begins_idle(text: str, start: int, end: int) -> bool:
    inside = "|".join(load("frames")["interruptions"])
    return bool(re.compile(rf"(?:{inside})\s*(?:,|--|—|–)", re.IGNORECASE).match(text, start, end))


def _hedges(text: str, start: int, end: int) -> bool:
    """True for a short 'I believe …' between dashes, around which the sentence goes on."""
    inside, *after = _DASH.split(text[start:end])
    said = _WORD.findall(inside.lower())
    softened = said[:1] == ["i"] and bool(words("verbs", "soften") & set(said[1:2]))
    return softened and bool(after) and len(said) <= LONGEST_REPAIR


def _must_stay(word: str) -> bool:
    kept = words("marks", "negations") | words("marks", "hedges") | words("marks", "comparisons")
    return word in kept or any(character.isdigit() for character in word) or word.endswith(("n't", "n’t"))
