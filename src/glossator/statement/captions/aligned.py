"""Word alignment of two versions of one statement, such as captions before and after correction."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from glossator.spans import Span
from glossator.statement.model import Heard, Recording, Statement

_WORD = re.compile(r"\S+")
Pair = tuple[Span | None, Span | None]
ALIKE = 0.5  # minimum share of words in common for two versions to be of one statement


@dataclass(frozen=True)
class Aligned:
    """Aligned words as (before, after) pairs; None marks a word that only one version has."""

    pairs: Sequence[Pair]

    def moved(self, span: Span) -> Span | None:
        """The span in the new version; None if its words were changed."""
        touched = [(old, new) for old, new in self.pairs if old and old.start < span.end and span.start < old.end]
        inside = [(old, new) for old, new in touched if new]
        if not inside or len(inside) < len(touched):
            return None
        (first, begins), (last, ends) = inside[0], inside[-1]
        start, end = begins.start + max(0, span.start - first.start), ends.end - max(0, last.end - span.end)
        between = [new for old, new in self.pairs if new and start <= new.start and new.end <= end]
        return Span(start=start, end=end) if start <= end and len(between) <= len(inside) else None

    @property
    def share(self) -> float:
        """The number of words in common over the number of words in the longer version."""
        same = sum(old is not None and new is not None for old, new in self.pairs)
        longest = max(sum(old is not None for old, _ in self.pairs), sum(new is not None for _, new in self.pairs))
        return same / longest if longest else 0.0


def aligned(before: Statement, after: Statement) -> Aligned:
    """Align two versions: whole sentences first, then words within changed passages."""
    old, new = _sentences(before), _sentences(after)
    match = SequenceMatcher(None, [one for one, _ in old], [one for one, _ in new], autojunk=False)
    pairs: list[Pair] = []
    for tag, a, b, c, d in match.get_opcodes():
        left = [span for _, spans in old[a:b] for span in spans]
        right = [span for _, spans in new[c:d] for span in spans]
        if tag == "equal":
            pairs += zip(left, right, strict=True)
        else:
            pairs += _words(before.text, left, after.text, right)
    return Aligned(pairs)


def _sentences(statement: Statement) -> list[tuple[str, list[Span]]]:
    found = []
    for each in statement.utterances:
        spans = [Span(start=each.span.start + one.start(), end=each.span.start + one.end())
                 for one in _WORD.finditer(each.span.of(statement.text))]  # fmt: skip
        found.append((" ".join(span.of(statement.text) for span in spans), spans))
    return found


def _words(
    old: str, left: Sequence[Span], new: str, right: Sequence[Span]
) -> Iterator[tuple[Span | None, Span | None]]:
    match = SequenceMatcher(None, [one.of(old) for one in left], [one.of(new) for one in right], autojunk=False)
    for tag, a, b, c, d in match.get_opcodes():
        if tag == "equal":
            yield from zip(left[a:b], right[c:d], strict=True)
        else:
            yield from ((one, None) for one in left[a:b])
            yield from ((None, one) for one in right[c:d])


def heard_before(corrected: Statement, before: Statement) -> Statement:
    """Corrected captions with the recording's data: the seconds of each word, and what is still unsure.

    Words written by a person are sure. Captions with marks state what is unsure; in others, unchanged words stay as
    unsure as they were. If most words differ it is another recording, and `corrected` is returned as it is.
    """
    recording = before.recording
    if recording is None or corrected.medium != "captions":
        return corrected
    found = aligned(before, corrected)
    if found.share < ALIKE:
        return corrected
    own = corrected.recording
    unsure = own.unsure if own else [span for each in recording.unsure if (span := found.moved(each))]
    speakers = {each.speaker for each in corrected.utterances}
    words = _timed(found, recording)
    made = recording.model_copy(update={
        "words": words, "unsure": unsure,
        "assumed": own.assumed if own else [name for name in recording.assumed if name in speakers],
    })  # fmt: skip
    return corrected.model_copy(update={"recording": made})


def _timed(found: Aligned, recording: Recording) -> list[Heard]:
    """Each word with its seconds; words added by hand are interpolated between their neighbours."""
    times = {word.start: word for word in recording.words}
    made: list[Heard | None] = []
    spans: list[Span] = []
    for old, new in found.pairs:
        if new is not None:
            known = times.get(old.start) if old else None
            spans.append(new)
            made.append(Heard(new.start, new.end, known.seconds, known.until, known.sure) if known else None)
    return list(_filled(made, spans))


def _filled(made: Sequence[Heard | None], spans: Sequence[Span]) -> Iterator[Heard]:
    at = 0
    while at < len(made):
        if (known := made[at]) is not None:
            yield known
            at += 1
            continue
        end = next((n for n in range(at, len(made)) if made[n] is not None), len(made))
        before, after = made[at - 1] if at else None, made[end] if end < len(made) else None
        begins = before.until if before else (after.seconds if after else 0.0)
        ends = after.seconds if after else begins
        step = max(0.0, ends - begins) / (end - at)
        for number in range(at, end):
            start = begins + (number - at) * step
            yield Heard(spans[number].start, spans[number].end, round(start, 2), round(start + step, 2), 1.0)
        at = end
