"""Captions that the program wrote and somebody corrected: which recording they are of, what is still unsure."""

import re
from pathlib import PurePosixPath

from glossator.spans import Span
from glossator.statement.captions.writing import ASSUMED, UNSURE
from glossator.statement.model import Recording
from glossator.statement.pieces import Reading

_OPEN, _SHUT = "\ue000", "\ue001"  # of Unicode's private use: they stand for nothing, and nobody's text needs them
_MARK = re.compile(rf"<c\.{UNSURE}>([^<]*)</c>")
_HEAD = re.compile(r"\A\ufeff?WEBVTT[^\n]*\n(?:\n*NOTE\b[^\n]*\n(?P<note>(?:[^\n]+\n)*))?")
_NAME = re.compile(r"^Recording: (\S.*)$", re.MULTILINE)
_ASSUMED = re.compile(rf"<v\.{ASSUMED} ([^>\n]+)>")


def sealed(text: str) -> tuple[str, Recording | None]:
    """The captions with their marks put into characters that every reader keeps, and the recording they name.

    None where they name none and mark nothing: any other captions, which are left as they are.
    """
    head = _HEAD.match(text)
    named = _NAME.search(head["note"] or "") if head else None
    if named is None and not _MARK.search(text):
        return text, None
    name = named[1].strip() if named else ""
    about = Recording(assumed=sorted(set(_ASSUMED.findall(text))))
    about = about.model_copy(
        update={"address": name} if re.match(r"https?://", name) else {"name": PurePosixPath(name).name}
    )
    bare = text.replace(_OPEN, "").replace(_SHUT, "")
    return _MARK.sub(rf"{_OPEN}\1{_SHUT}", bare), about


def opened(reading: Reading, about: Recording | None) -> Reading:
    """The reading of sealed captions without the seals, with what they marked as unsure."""
    if about is None:
        return reading
    kept: list[str] = []
    places, spans, begun = [0], list[Span](), 0
    for character in reading.text:
        if character == _OPEN:
            begun = len(kept)
        elif character == _SHUT:
            spans += [Span(start=begun, end=len(kept))] if begun < len(kept) else []
        else:
            kept.append(character)
        places.append(len(kept))
    reading.text = "".join(kept)
    reading.utterances = [
        each.model_copy(update={"span": Span(start=places[each.span.start], end=places[each.span.end])})
        for each in reading.utterances
    ]
    reading.recording = about.model_copy(update={"unsure": spans})
    return reading
