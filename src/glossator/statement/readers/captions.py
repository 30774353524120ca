"""WebVTT and SRT captions: re-flowed to sentences, each with the second at which it begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.errors import InputError
from glossator.sentences import sentences
from glossator.statement.pieces import Piece, Reading, join
from glossator.statement.speakers import Speakers
from glossator.statement.stage import directions

LONGEST = 300  # characters; captions without stops are cut between cues after that many

_TIME = r"(?:\d+:)?[0-5]?\d:[0-5]\d(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"^\s*({_TIME})\s*-->\s*({_TIME})", re.MULTILINE)
_ARROW = re.compile(r"^.*-{1,2}>.*$|^\s*[\d:.,x ]{8,}$", re.MULTILINE)  # meant as a time, well made or not
_KARAOKE = re.compile(r"<[\d:.]+>")  # the time of one word, which pysubs2 would take for that of a caption
_NOT_CUES = ("WEBVTT", "NOTE", "STYLE", "REGION", "X-TIMESTAMP")
_VOICE_TAG = re.compile(r"<v(?:\.[\w.]+)?\s+([^>\n]+)>")
_VOICE = re.compile("\u2063([^\u2063]+)\u2063")  # the tag as it passes through the library, which drops tags
_MARKUP = re.compile(r"<[^>]*>|\{\\[^}]*\}")
_LABEL = re.compile(r"^\s*(?:>>+\s*)?([A-Z][A-Z.'’\- ]{1,40}):\s+")
_NEW_VOICE = re.compile(r"^\s*(?:>>+|[-–—])\s*")


@dataclass
class Cue:
    """One caption: when it begins, its words, and whether somebody else begins to speak."""

    seconds: float
    text: str
    speaker: str | None = None
    new_voice: bool = False


def looks_like(text: str) -> bool:
    """True for the first lines of a WebVTT or SRT file."""
    return text.lstrip("\ufeff \n\r").startswith("WEBVTT") or bool(_TIMING.search(text[:2_000]))


def read(text: str) -> Reading:
    """One utterance a sentence, in the order of the times; raises InputError when no caption has a time."""
    sound, broken = _with_times(text)
    cues = list(_named(_without_repeats(_cues(sound))))
    if not cues:
        raise InputError("no caption with a time and words was found")
    stored, utterances = join(_pieces(cues))
    remarks = [f"{broken} captions with a broken time were given the time of the one before"] if broken else []
    return Reading(text=stored, utterances=utterances, medium="captions", remarks=remarks)


def _cues(text: str) -> Iterator[Cue]:
    import pysubs2

    form = "vtt" if text.lstrip("\ufeff \n\r").startswith("WEBVTT") else "srt"
    try:
        file = pysubs2.SSAFile.from_string(_VOICE_TAG.sub("\u2063\\1\u2063", text), format_=form)
    except (pysubs2.exceptions.Pysubs2Error, ValueError, OverflowError) as problem:
        raise InputError(f"captions cannot be read ({problem})") from problem
    for event in sorted(file.events, key=lambda event: event.start):
        voice = _VOICE.search(event.text)
        for line in event.text.replace("\\n", "\\N").split("\\N"):
            words = _MARKUP.sub("", _VOICE.sub("", line)).replace("\\h", " ").strip()
            if words:
                yield Cue(event.start / 1000, words, speaker=voice[1].strip() if voice else None)


def _with_times(text: str) -> tuple[str, int]:
    """Only the captions of a file, each with a time that can be read, and how many had none.

    No word is lost with a broken time: the caption is given that of the one before it. Lines of white space inside a
    caption, as roll-up captions have them, are no end of it; numbers and names of captions are not spoken.
    """
    blocks, broken, before = [], 0, ""
    for block in re.split(r"\n\n+", text.lstrip("\ufeff")):
        lines = [line for line in block.split("\n") if line.strip()]
        at = next((number for number, line in enumerate(lines) if _ARROW.match(line)), None)
        if not lines or (at is None and (lines[0].startswith(_NOT_CUES) or not before)):
            continue
        timed = at is not None and bool(_TIMING.match(lines[at]))
        numbered = at is None and lines[0].strip().isdigit()
        said = [_KARAOKE.sub("", line) for line in (lines[at + 1 :] if at is not None else lines[numbered:])]
        broken += not timed and (at is not None or numbered)
        before = lines[at] if at is not None and timed else before
        blocks.append("\n".join([before or "00:00:00.000 --> 00:00:00.001", *said]))
    head = "WEBVTT\n\n" if text.lstrip("\ufeff \n").startswith("WEBVTT") else ""
    return (head + "\n\n".join(blocks), broken) if before else ("", broken)


def _without_repeats(cues: Iterator[Cue]) -> Iterator[Cue]:
    """Roll-up captions show each line twice; a line that the one before it already ended with is dropped."""
    before = ""
    for cue in cues:
        if cue.text != before:
            yield cue
        before = cue.text


def _named(cues: Iterator[Cue]) -> Iterator[Cue]:
    people = Speakers()
    current: str | None = None
    for cue in cues:
        label = _LABEL.match(cue.text)
        if label:
            cue = Cue(cue.seconds, cue.text[label.end() :], people.name(label[1]), new_voice=True)
        elif _NEW_VOICE.match(cue.text):
            cue = Cue(cue.seconds, _NEW_VOICE.sub("", cue.text), cue.speaker, new_voice=True)
            current = None
        for start, end in reversed(list(directions(cue.text))):
            cue.text = cue.text[:start] + cue.text[end:]
        cue.new_voice = cue.new_voice or (cue.speaker is not None and cue.speaker != current)
        current = cue.speaker or current
        cue.speaker = current
        if cue.text.strip():
            yield cue


def _pieces(cues: list[Cue]) -> Iterator[Piece]:
    held: list[Cue] = []
    for cue in cues:
        if cue.new_voice and held:
            yield from _sentences(held)
            held = []
        held.append(cue)
    yield from _sentences(held)


def _sentences(cues: list[Cue]) -> Iterator[Piece]:
    """The sentences of one voice; each begins at the time of the cue that holds its first character."""
    starts, parts, at = [], [], 0
    for cue in cues:
        starts.append(at)
        parts.append(cue.text.strip())
        at += len(parts[-1]) + 1
    text = " ".join(parts)
    number, first = 0, True
    for start, end in _bounded(text, starts):
        while number + 1 < len(starts) and starts[number + 1] <= start:
            number += 1
        yield Piece(text=text[start:end], speaker=cues[number].speaker, seconds=cues[number].seconds, joined=not first)
        first = False


def _bounded(text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    for span in sentences(text):
        start = span.start
        for at in starts:
            if start < at < span.end and at - start > LONGEST:
                yield start, at
                start = at
        yield start, span.end
