"""Captions written by the program and corrected by hand: their recording, and what is still unsure."""

import re
from pathlib import PurePosixPath

from glossator.spans import Span
from glossator.statement.captions.writing import ASSUMED, UNSURE
from glossator.statement.model import Recording
from glossator.statement.pieces import Reading

_OPEN, _SHUT = "\ue000", "\ue001"  # private-use characters of Unicode, which no text needs
_MARK = re.compile(rf"<c\.{UNSURE}>([^<]*)</c>")
_HEAD = re.compile(r"\A\ufeff?WEBVTT[^\n]*\n(?:\n*NOTE\b[^\n]*\n(?P<note>(?:[^\n]+\n)*))?")
_NAME = re.compile(r"^Recording: (\S.*)$", re.MULTILINE)
_ASSUMED = re.compile(rf"<v\.{ASSUMED} ([^>\n]+)>")


def sealed(text: str) -> tuple[str, Recording | None]:
    """The captions with their marks encoded as private-use characters, and the recording they name.

    None if they name no recording and mark nothing: ordinary captions, returned unchanged.
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
    """The reading of sealed captions, decoded, with the unsure words they marked."""
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
