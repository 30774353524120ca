"""WebVTT and SRT captions of a recorded statement, to be corrected by hand and read back."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from glossator.errors import InputError
from glossator.spans import Span
from glossator.statement.captions.heard import words_in
from glossator.statement.model import Statement, Utterance

WIDE, LINES, LONGEST = 42, 2, 7.0  # characters, lines and seconds per caption, as in broadcasting
READ = 15.0  # characters a second, if the end of a caption is unknown
UNSURE, ASSUMED = "unsure", "assumed"
ABOUT = "Words marked as unsure were not surely heard. Correct them, take the marks away, and give this file again."
_NO_NAME = re.compile(r"[<>&\s]+")


@dataclass(frozen=True)
class Cue:
    """A caption: its start and end in seconds, its span in the statement, and its utterance."""

    start: float
    end: float
    span: Span
    utterance: Utterance
    opens: bool


def webvtt(statement: Statement) -> str:
    """The statement as WebVTT with voice tags and marks on unsure words. Raises InputError without times."""
    recording = statement.recording
    name = (recording.address or recording.name) if recording else ""
    head = ["WEBVTT", "", "NOTE", *([f"Recording: {' '.join(name.split())}"] if name else []), ABOUT, ""]
    assumed = set(recording.assumed) if recording else set()
    blocks: list[str] = []
    for cue in cues(statement):
        voice = _NO_NAME.sub(" ", cue.utterance.speaker or "").strip()
        tag = f"<v{'.' + ASSUMED if cue.utterance.speaker in assumed else ''} {voice}>" if voice else ""
        turn = "- " if cue.opens and not voice and blocks else ""
        blocks.append(f"{_time(cue.start, '.')} --> {_time(cue.end, '.')}\n{tag}{turn}{_marked(statement, cue.span)}\n")
    return "\n".join([*head, *blocks])


def srt(statement: Statement) -> str:
    """The statement as SRT, speakers as labels and nothing marked. Raises InputError without times."""
    blocks: list[str] = []
    speaker: str | None = None
    for number, cue in enumerate(cues(statement), 1):
        label = f"{cue.utterance.speaker.upper()}: " if cue.utterance.speaker and cue.opens else ""
        label = label if cue.utterance.speaker != speaker else ""
        speaker = cue.utterance.speaker
        turn = label or ("- " if cue.opens and not speaker and blocks else "")
        words = "\n".join(wrap(turn + cue.span.of(statement.text), WIDE, break_long_words=False))
        blocks.append(f"{number}\n{_time(cue.start, ',')} --> {_time(cue.end, ',')}\n{words}\n")
    return "\n".join(blocks)


def cues(statement: Statement) -> Iterator[Cue]:
    """The captions in order, one or several per sentence. Raises InputError for a statement without times."""
    timed = [each for each in statement.utterances if each.seconds is not None]
    if not timed:
        raise InputError("captions need times: the statement comes neither from a recording nor from captions")
    for at, utterance in enumerate(timed):
        following = timed[at + 1].seconds if at + 1 < len(timed) else None
        opens = at == 0 or _apart(statement, timed[at - 1], utterance)
        for number, (start, end, span) in enumerate(_parts(statement, utterance, following)):
            yield Cue(start, max(end, start + 0.2), span, utterance, opens and number == 0)


def _apart(statement: Statement, before: Utterance, after: Utterance) -> bool:
    return "\n" in statement.text[before.span.end : after.span.start] or before.speaker != after.speaker


def _parts(statement: Statement, utterance: Utterance, following: float | None) -> Iterator[tuple[float, float, Span]]:
    span, begins = utterance.span, utterance.seconds or 0.0
    words = words_in(statement.recording, span.start, span.end) if statement.recording else []
    if not words:
        length = (span.end - span.start) / READ
        yield begins, min(begins + max(length, 1.0), following or float("inf")), span
        return
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or _full(statement.text, words[first:at], words[at].end, words[at].until):
            yield words[first].seconds, words[at - 1].until, Span(start=words[first].start, end=words[at - 1].end)
            first = at


def _full(text: str, held: Sequence[tuple[int, int, float, float, float]], end: int, until: float) -> bool:
    """True if the next word would overfill a caption, or a clause ends in one that is at least half full."""
    start, seconds = held[0][0], held[0][2]
    clause = text[held[-1][1] - 1] in ",;:" and held[-1][1] - start > WIDE
    return end - start > WIDE * LINES or until - seconds > LONGEST or clause


def _marked(statement: Statement, span: Span) -> str:
    """The words of a caption, escaped and broken into lines, unsure ones marked."""
    text, at, made = statement.text, span.start, ""
    for each in statement.recording.unsure if statement.recording else []:
        start, end = max(each.start, span.start), min(each.end, span.end)
        if start < end:
            made += html.escape(text[at:start], quote=False)
            made += f"<c.{UNSURE}>{html.escape(text[start:end], quote=False)}</c>"
            at = end
    made += html.escape(text[at : span.end], quote=False)
    return _broken(made)


def _broken(words: str) -> str:
    """Words in two lines, broken at the space nearest to the middle; marks do not count as words."""
    bare = re.sub(r"<[^>]*>", "", words)
    if len(bare) <= WIDE:
        return " ".join(words.split())
    blanks = [each.start() for each in re.finditer(r" ", words)]
    middle = min(blanks, key=lambda at: abs(len(re.sub(r"<[^>]*>", "", words[:at])) - len(bare) / 2), default=-1)
    return words if middle < 0 else f"{words[:middle]}\n{words[middle + 1 :]}"


def _time(seconds: float, point: str) -> str:
    thousandths = round(seconds * 1000)
    whole, rest = divmod(thousandths, 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{rest:03}"
