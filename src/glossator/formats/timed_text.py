"""Structured captions: YouTube's JSON and XML, TTML (W3C, Timed Text Markup Language 2), transcribers' JSON."""

import json
import re
from collections.abc import Iterator
from typing import Any

from glossator.errors import InputError, json_fault
from glossator.formats.markup import unescaped

Shown = tuple[float, float, tuple[str, ...]]
SUFFIXES = (".json3", ".srv1", ".srv2", ".srv3", ".ttml", ".dfxp")
_LISTS = ("segments", "transcript", "captions", "snippets")  # where transcribers put them, if not at the top
_ENDS = ("end", "duration", "dur")
_ROOTS = ("timedtext", "transcript", "tt")
_ROOT = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?(timedtext|transcript|tt)[\s>]", re.DOTALL)
_CLOCK = re.compile(r"(\d+):(\d\d):(\d\d)(?:([.,]\d+)|:(\d+)(?:\.\d+)?)?")
_OFFSET = re.compile(r"(\d+(?:\.\d+)?)(h|m|s|ms|f|t)")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_PARAMETER = "{http://www.w3.org/ns/ttml#parameter}"
_DEFAULT_RATE = 30.0  # frames per second, if the file does not say (TTML2, 7.2.5)


def looks_like(text: str) -> bool:
    """True for the first characters of such a file; a transcriber's is known as a whole only."""
    start = text[:2_000].lstrip("\ufeff \n\r\t")
    return bool(_ROOT.match(start)) or (start.startswith("{") and '"wireMagic"' in start) or bool(_segments(text))


def shown(text: str) -> list[Shown]:
    """Each caption: start and end in seconds, and its lines. Raises InputError for any other format."""
    text = text.lstrip("\ufeff \n\r\t")
    if segments := _segments(text):
        return [each for segment in segments for each in _of_segment(segment)]
    return list(_of_json(text) if text.startswith("{") else _of_xml(text))


def _segments(text: str) -> list[dict[str, Any]]:
    """The entries with a text, a start and an end or duration in seconds of a list in JSON; none if it is no such."""
    if not text.lstrip("\ufeff \n\r\t").startswith(("{", "[")) or '"start"' not in text or '"text"' not in text:
        return []
    try:
        value = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return []
    if isinstance(value, dict):
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), [])
    found = [each for each in value if isinstance(each, dict)]
    return found if found and all(map(_is_timed, found)) else []


def _is_timed(entry: dict[str, Any]) -> bool:
    numbers = [entry.get("start"), next((entry[key] for key in _ENDS if key in entry), None)]
    return isinstance(entry.get("text"), str) and all(type(each) in {int, float} for each in numbers)


def _of_segment(entry: dict[str, Any]) -> Iterator[Shown]:
    start = _number(entry["start"])
    end = _number(entry["end"]) if "end" in entry else start + _number(entry.get("duration", entry.get("dur")))
    for begin, until, lines in _shown(start, end, entry["text"]):
        speaker = " ".join(str(entry.get("speaker") or "").replace("<", "").replace(">", "").split())
        yield begin, until, (f"<v {speaker}>{lines[0]}", *lines[1:]) if speaker else lines


def _of_json(text: str) -> Iterator[Shown]:
    try:
        events = json.loads(text)["events"]
    except (ValueError, RecursionError) as problem:
        raise InputError(f"not JSON ({json_fault(problem)})") from problem
    except (KeyError, TypeError) as problem:
        raise InputError("JSON without captions (`events`) in it") from problem
    for event in events if isinstance(events, list) else []:
        if isinstance(event, dict) and isinstance(event.get("segs"), list):
            words = "".join(str(part.get("utf8", "")) for part in event["segs"] if isinstance(part, dict))
            start = _number(event.get("tStartMs")) / 1000
            yield from _shown(start, start + _number(event.get("dDurationMs")) / 1000, words)


def _of_xml(text: str) -> Iterator[Shown]:
    from lxml import etree

    if "<!ENTITY" in text:
        raise InputError("declares entities, which captions never need")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as problem:
        raise InputError(f"not XML ({str(problem)[:100]})") from problem
    kind = etree.QName(root).localname
    if kind not in _ROOTS:
        raise InputError("XML, but not captions")
    yield from _of_ttml(root) if kind == "tt" else _of_youtube(root)


def _of_youtube(root: Any) -> Iterator[Shown]:
    """`<p t d>` and `<text t d>` in milliseconds, `<text start dur>` in seconds."""
    for line in root.iter("p", "text"):
        if (begin := line.get("t")) is not None:
            start, lasts = _number(begin) / 1000, _number(line.get("d")) / 1000
        else:
            start, lasts = _number(line.get("start")), _number(line.get("dur"))
        yield from _shown(start, start + lasts, _words(line))


def _of_ttml(root: Any) -> Iterator[Shown]:
    frames = _number(root.get(f"{_PARAMETER}frameRate")) or _DEFAULT_RATE
    ticks = _number(root.get(f"{_PARAMETER}tickRate")) or 1.0
    for line in root.iter("{*}p"):
        above = [line, *line.iterancestors()]
        start = sum(_seconds(each.get("begin"), frames, ticks) for each in above)
        inside = [_seconds(each.get("begin"), frames, ticks) for each in line.iter("{*}span") if each.get("begin")]
        if line.get("begin") is None and inside:
            start += min(inside)
        end = _seconds(line.get("end"), frames, ticks) or start + _seconds(line.get("dur"), frames, ticks)
        yield from _shown(start, max(start, end), _words(line))


def _words(line: Any) -> str:
    from lxml import etree

    for mark in line.iter("{*}br"):
        mark.tail = "\n" + (mark.tail or "")
    return str(etree.tostring(line, method="text", encoding="unicode", with_tail=False))


def _shown(start: float, end: float, words: str) -> Iterator[Shown]:
    lines = tuple(" ".join(line.split()) for line in unescaped(words).split("\n") if line.strip())
    if lines:
        yield start, end, lines


def _seconds(time: str | None, frames: float, ticks: float) -> float:
    """A time of TTML in seconds; 0 for none."""
    if found := _CLOCK.fullmatch((time or "").strip()):
        whole = int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3])
        return whole + float((found[4] or "0").replace(",", ".")) + int(found[5] or 0) / frames
    if found := _OFFSET.fullmatch((time or "").strip()):
        return float(found[1]) * {**_UNITS, "f": 1 / frames, "t": 1 / ticks}[found[2]]
    return 0.0


def _number(value: Any) -> float:
    try:
        return max(0.0, float(value))
    except (TypeError, ValueError):
        return 0.0
