"""Quotations in posts: what a post quotes of another account is that account's; the rest is the author's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from glossator.language.parsing import parse
from glossator.language.sentences import trim
from glossator.spans import Span
from glossator.statement.kinds.forms import is_finite_verb
from glossator.statement.model import Utterance
from glossator.statement.utterances.labels import is_speaker
from glossator.statement.words import load

_OPENS = re.compile(r"(?:^|(?<=[\s(\[:]))[\"“”](?=[\w@.#$'‘(])|“")
_MARK = re.compile(r"[\"“”]")
_BEGINS = re.compile(r"\s*[\"“]")
_EDGE = re.compile(r"[\s.,;:–—-]*(?=[\w\"“@#$‘'(])")  # what may separate a quotation from the words after it
_STOP = re.compile(r"[.!?…]+")
# what may stand behind a signature: an office, a speech, a year, accounts
_REST = re.compile(r"(?:,[^.!?\n]{0,60})?(?:\s+@\w+)*[\s\"”]*$")
FEWEST = 3  # quoted words before a signature; fewer are a title or a name


@dataclass(frozen=True)
class _Part:
    """Words from `start` to `end` by `who`; None for the author of the post."""

    start: int
    end: int
    who: str | None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("quoted")[name])


def parted(text: str, utterances: Iterable[Utterance]) -> list[Utterance]:
    """The utterances, each post with quotations split into quoted parts, with their authors, and the author's own."""
    return [part for each in utterances for part in _parted(text, each)]


def _parted(text: str, utterance: Utterance) -> Iterator[Utterance]:
    for part in _parts(utterance.span.of(text)):
        span = trim(text, utterance.span.start + part.start, utterance.span.start + part.end)
        span = span and _without_addressees(text, _from_a_word(text, span) if part.start else span, part.who)
        if span is not None and any(map(str.isalnum, span.of(text))):
            yield utterance.model_copy(update={"span": span, "speaker": part.who or utterance.speaker})


def _parts(words: str) -> list[_Part]:
    """The parts of a post in order; marks and names that only attribute them lie between."""
    found: list[_Part] = []
    at = 0
    while at < len(words):
        part = _quoted(words, at)
        if part is None:
            break
        end, quoted = part
        found.append(quoted)
        at = end
    passed_on = _pattern("passed_on").search(words, at)
    signed = _signed_whole(words) if at == 0 and not passed_on else None
    if signed:
        found.append(signed)
    elif passed_on:
        found += [_Part(at, passed_on.start(), None), _Part(passed_on.end(), len(words), f"@{passed_on['who']}")]
    else:
        found.append(_Part(at, len(words), None))
    return found


def _quoted(words: str, at: int) -> tuple[int, _Part] | None:
    """The quoted part that begins at `at`, and the offset after it; None if the author is speaking."""
    handed = _pattern("handed").match(words, at)
    if handed and not _goes_on(words, handed):
        close = _closing(words, handed.end(), 1)
        after = close + 1 if close < len(words) else close
        signed = _signed(words, handed.end())
        if signed is not None and not words[signed[0] : close].strip(' ."”'):
            return after, signed[1]  # '"@reader: “…” – Ann Lee"': what is passed on is a quotation itself
        own = _signed_whole(words[handed.end() : close])
        if own is not None:  # '"@reader: Never give in. – Ann Lee"'
            return after, _Part(handed.end(), handed.end() + own.end, own.who)
        return after, _Part(handed.end(), close, f"@{handed['who']}")
    told = _pattern("told").match(words, at)
    if told:
        close = _closing(words, told.end() + 1, 1)
        return min(close + 1, len(words)), _Part(told.end() + 1, close, f"@{told['who']}")
    return _signed(words, at)


def _goes_on(words: str, handed: re.Match[str]) -> bool:
    """True for '"@annlee insists that rents fell"': the account is what a sentence is about, not who wrote it."""
    if ":" in handed[0] or not words[handed.end() : handed.end() + 1].islower():
        return False
    (doc,) = parse([f"Ann {words[handed.end() :]}"])
    return len(doc) > 1 and doc[1].tag_ in {"VBZ", "VBD"} and is_finite_verb(doc[1])


def _signed(words: str, at: int) -> tuple[int, _Part] | None:
    """Words in quotation marks from `at` on with who said them after a dash, and the offset after that."""
    begins = _BEGINS.match(words, at)
    close = _closing(words, begins.end(), 1) if begins else len(words)
    signed = _pattern("signed").match(words, close + 1) if close < len(words) else None
    if begins and signed and len(words[begins.end() : close].split()) >= FEWEST and _is_somebody(signed["who"]):
        return signed.end(), _Part(begins.end(), close, signed["who"])
    return None


def _signed_whole(words: str) -> _Part | None:
    """A post that is somebody's saying with who said it after a dash at its end, without marks of quotation."""
    for stop in _STOP.finditer(words):
        signed = _pattern("signed").match(words, _behind_mark(words, stop.end()))
        if signed and _REST.match(words, signed.end()) and len(words[: stop.end()].split()) >= FEWEST:
            return _Part(0, stop.end(), signed["who"]) if _is_somebody(signed["who"]) else None
    return None


def _behind_mark(words: str, at: int) -> int:
    """The offset behind a closing mark of quotation, which may have opened in the post before."""
    return at + 1 if words[at : at + 1] in {'"', "”"} else at


def _is_somebody(signed: str) -> bool:
    """False for titles of books and songs, which are signed in the same way."""
    return "@" in signed or is_speaker(signed)


def _closing(words: str, at: int, depth: int) -> int:
    """Where the quotation opened before `at` closes, nested ones included; the end if it never does."""
    for mark in _MARK.finditer(words, at):
        depth += 1 if _OPENS.match(words, mark.start()) else -1
        if depth == 0:
            return mark.start()
    return len(words)


def _without_addressees(text: str, span: Span, quoted: str | None) -> Span | None:
    """The span without the accounts addressed, unless the last one is the subject: '@CNN reported that …'.

    Who is `quoted` and says "I" writes to the accounts at the head, and not about them.
    """
    start = span.start
    sent = _pattern("addressed").match(text, start, span.end)
    after = text[sent.end() : span.end] if sent else ""
    joined = after.startswith(("&", "and "))  # "@a, @b & @c take …" names who does it
    if (
        sent
        and not joined
        and (
            (quoted and _pattern("says_i").search(after))
            or _pattern("of_the_writer").match(after)
            or not _is_verb(after)
        )
    ):
        start = sent.end()
    return trim(text, start, span.end)


def _from_a_word(text: str, span: Span) -> Span:
    """The span without the punctuation that separates it from the quotation before."""
    edge = _EDGE.match(text, span.start, span.end)
    return Span(start=edge.end(), end=span.end) if edge else span


def _is_verb(after: str) -> bool:
    """True if the words after a name begin with a verb."""
    if not after[:1].islower():
        return False
    first = parse(["She " + after.split("\n", 1)[0][:200]])[0]
    return (
        len(first) > 1
        and first[0].dep_ in {"nsubj", "nsubjpass"}
        and first[0].head.i <= 3
        and is_finite_verb(first[0].head)
    )
