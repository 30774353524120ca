"""Playback: where a page plays its recording from, and the seconds of each claim."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from glossator.guide import plain_words as words
from glossator.guide import sanitizing as safe
from glossator.spans import Span
from glossator.statement.captions.heard import seconds_of, words_in
from glossator.statement.model import Claim, Recording, Statement


@dataclass(frozen=True)
class Passage:
    """Seconds of a recording, with a link that plays them without scripts too (Media Fragments URI 1.0, 4.2.1)."""

    href: str
    at: str
    until: str
    clock: str


def source(statement: Statement) -> str:
    """The URL of the recording for the page: a file beside it, or its own URL; '' if there is none."""
    recording = statement.recording
    if recording is None:
        return ""
    if recording.address:
        return safe.link(recording.address)
    return "./" + quote(recording.name) if recording.name and safe.visible(recording.name) == recording.name else ""


def policy(source: str) -> str:
    """The Content Security Policy source that lets the page play its recording; '' without one."""
    if not source:
        return ""
    if source.startswith("./"):
        return "media-src 'self' file:"  # a page opened from disk has no origin that 'self' could match
    parts = urlsplit(source)
    return f"media-src {parts.scheme}://{parts.netloc}"


def passage(statement: Statement, seconds: float | None, until: float | None = None) -> Passage | None:
    """The passage between two times; None if the page has no recording."""
    where = source(statement)
    if not where or seconds is None:
        return None
    end = "" if until is None or until <= seconds else f"{until:g}"
    href = f"{where.split('#')[0]}#t={seconds:g}" + (f",{end}" if end else "")
    return Passage(href, f"{seconds:g}", end, words.time_code(seconds))


def of_claim(statement: Statement, claim: Claim) -> Passage | None:
    """The passage of a claim; if it has several spans, its sentence from the claim's first word on."""
    seconds, until = (claim.seconds, claim.until) if claim.seconds is not None else seconds_of(statement, claim.spans)
    return passage(statement, seconds, until)


def heard_as(statement: Statement, span: Span) -> str:
    """'heard as “Kinzhal”, 0.31 sure', for unsure words."""
    recording = statement.recording or Recording()
    said = words_in(recording, span.start, span.end)
    sure = f", {words.percent(min(word.sure for word in said))} sure" if said else ", not surely"
    return f"heard as “{span.of(statement.text)}”{sure}"
