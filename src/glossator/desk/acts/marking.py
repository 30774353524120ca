"""Words that a person marked or typed, converted to character offsets for an act."""

from collections.abc import Callable
from typing import Any

from glossator.desk.acts.spans import marked
from glossator.errors import InputError
from glossator.guide.model import Guide
from glossator.guide.reviewing.acting import claim_of
from glossator.record import Record

MARKS = ("words", "first", "last", "start", "end")


def by_words(guide: Guide, act: str, part: str, given: dict[str, Any], record: Callable[[], Record]) -> dict[str, Any]:
    """The form of an act, with words of the statement or of a document as offsets; other forms as they are."""
    if act not in ("add", "split", "pin") or "pieces" in given:
        return given
    rest = {key: value for key, value in given.items() if key not in MARKS}
    if act == "split":
        return {**rest, "pieces": _pieces(guide, part, str(given.get("words", "")))}
    if act == "add":
        start, end = _place(guide.statement.text, given, "the statement")
        return {**rest, "start": start, "end": end}
    document = str(given.get("document", ""))
    try:
        text = record().document(document).text
    except KeyError:
        raise InputError(f"no document {document[:80]!r} in this record") from None
    start, end = _place(text, given, "the document")
    return {**rest, "start": start, "end": end}


def _pieces(guide: Guide, part: str, said: str) -> list[dict[str, int]]:
    """The pieces of a claim's text, one per line; searched in its sentence first, then in the whole statement."""
    claim = claim_of(guide, part)
    spans = [claim.sentence, *claim.spans]
    bounds = min(one.start for one in spans), max(one.end for one in spans)
    made = []
    for line in filter(str.strip, said.splitlines()):
        try:
            start, end = marked(guide.statement.text, None, None, line, within=bounds, what="the claim’s sentence")
        except InputError:
            start, end = marked(guide.statement.text, None, None, line, what="the statement")
        made.append({"start": start, "end": end})
    if len(made) < 2:
        raise InputError("give at least two pieces, each on a line of its own")
    return made


def _place(text: str, given: dict[str, Any], what: str) -> tuple[int, int]:
    """The place of the words that were marked or typed; else of the first to the last chosen sentence."""
    said = str(given.get("words", ""))
    first, last = _span(given.get("first")), _span(given.get("last"))
    within = (first[0], max(last[1] if last else 0, first[1])) if first else None
    if said.strip():
        start, end = _offset(given.get("start")), _offset(given.get("end"))
        try:
            return marked(text, start, end, said, within=within, what="the sentences that are chosen")
        except InputError:
            return marked(text, start, end, said, what=what)
    if within and within[1] <= len(text):
        return within
    start, end = _offset(given.get("start")), _offset(given.get("end"))
    if start is None or end is None:
        raise InputError(f"mark words of {what}, or type them")
    return start, end


def _span(value: Any) -> tuple[int, int] | None:
    start, _, end = str(value or "").partition("-")
    low, high = _offset(start), _offset(end)
    return (low, high) if low is not None and high is not None and low < high else None


def _offset(value: Any) -> int | None:
    text = str(value if value is not None else "")
    return int(text) if text.isdecimal() and len(text) < 10 else None
