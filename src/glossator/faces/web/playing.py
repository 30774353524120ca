"""Where a page plays a recording from, and which seconds belong to a claim."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from glossator.guide import safe, words
from glossator.spans import Span
from glossator.statement.captions.heard import seconds_of, words_in
from glossator.statement.model import Claim, Recording, Statement


@dataclass(frozen=True)
class Passage:
    """Some seconds of a recording: the link that plays them without a script too (Media Fragments URI 1.0, 4.2.1)."""

    href: str
    at: str
    until: str
    clock: str


def source(statement: Statement) -> str:
    """The address of the recording as the page has it: a file beside it, or its address; '' where there is none."""
    recording = statement.recording
    if recording is None:
        return ""
    if recording.address:
        return safe.link(recording.address)
    return "./" + quote(recording.name) if recording.name and safe.visible(recording.name) == recording.name else ""


def policy(source: str) -> str:
    """The part of a Content Security Policy that lets the page play its recording; '' where it has none."""
    if not source:
        return ""
    if source.startswith("./"):
        return "media-src 'self' file:"  # a page on disk has no origin that 'self' could mean
    parts = urlsplit(source)
    return f"media-src {parts.scheme}://{parts.netloc}"


def passage(statement: Statement, seconds: float | None, until: float | None = None) -> Passage | None:
    """The passage from one second to another; None where the page has no recording."""
    where = source(statement)
    if not where or seconds is None:
        return None
    end = "" if until is None or until <= seconds else f"{until:g}"
    href = f"{where.split('#')[0]}#t={seconds:g}" + (f",{end}" if end else "")
    return Passage(href, f"{seconds:g}", end, words.time_code(seconds))


def of_claim(statement: Statement, claim: Claim) -> Passage | None:
    """The passage that a claim comes from; the sentence from its first word, where it has several pieces."""
    seconds, until = (claim.seconds, claim.until) if claim.seconds is not None else seconds_of(statement, claim.spans)
    return passage(statement, seconds, until)


def heard_as(statement: Statement, span: Span) -> str:
    """'heard as “Kinzhal”, 0.31 sure', for words that were not surely heard."""
    recording = statement.recording or Recording()
    said = words_in(recording, span.start, span.end)
    sure = f", {words.percent(min(word.sure for word in said))} sure" if said else ", not surely"
    return f"heard as “{span.of(statement.text)}”{sure}"
