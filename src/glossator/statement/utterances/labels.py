"""Speaker labels: lines of the right shape, with the name as written and the time, if given.

The shapes are in `data/labels.yaml`. Whether an unknown label is a speaker or a heading is decided by its embedding, so
that no list of names is needed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from glossator.models.embedder import load_embedder
from glossator.statement.readers.cues import seconds_of
from glossator.statement.utterances.speakers import clean, in_order, is_named, is_titled, unshout
from glossator.statement.words import load, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 80  # characters of a label
ONCE, AGAIN = 0.0, -0.05  # similarity margin over headings, for a label that occurs once or several times
_SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")  # typesetters glue 'of' to 'Russia' with a space of another kind
_LEAD = (
    r"^[ \t>*\-–—]*(?:[\[(]?(?:(?P<date>{date}),?[ ]+)?(?P<time>{time})"
    r"(?:[ ]*(?:-->?|[-–])[ ]*{time})?[\])]?[ \t]*[-–—|:]?[ \t]*)?"
)
_HEAD_RULES = frozenset({"record", "numbered", "colon"})


@dataclass(frozen=True)
class Label:
    """A label at `start` to `end`, trailing white space included; `seconds` is the time it gives."""

    start: int
    end: int
    name: str
    rule: str
    seconds: float | None = None


@cache
def _rules() -> list[tuple[str, str, re.Pattern[str]]]:
    """Id, need and pattern of each shape, in order."""
    data = load("labels")
    pieces: dict[str, str] = {}
    for name, pattern in data["pieces"].items():
        pieces[name] = pattern.format(**pieces) if name not in {"time", "date", "small", "capital"} else pattern
    lead = _LEAD.format(time=pieces["time"], date=pieces["date"])
    return [
        (rule["id"], rule["needs"], re.compile(lead + rule["pattern"].format(**pieces), re.MULTILINE))
        for rule in data["rules"]
    ]


def find(text: str) -> list[Label]:
    """The labels of a text, in order; none if it is no transcript."""
    found = {label.start: label for label in reversed(_shapes(text.translate(_SPACES)))}
    shaped = [found[start] for start in sorted(found)]
    often = Counter(clean(label.name) for label in shaped if label.rule == "colon")
    kept = [label for label in shaped if label.rule != "colon" or is_speaker(label.name, often[clean(label.name)])]
    if not _enough(kept):
        return []
    known = {clean(label.name) for label in kept}
    shouted = any(label.rule == "colon" and label.name.isupper() for label in kept)
    return [label for label in shaped if label in kept or _fits(label.name, known, shouted=shouted)]


def _fits(label: str, known: set[str], *, shouted: bool) -> bool:
    """True for a label that is only credible among others of a transcript: part of a name, or in capitals."""
    if _is_heading(label):
        return False
    name = clean(label)
    part = any(other.endswith(" " + name) for other in known) or name in known
    return part or (shouted and label.isupper()) or is_speaker(label, 2)


def at_head(line: str) -> Label | None:
    """The label at the start of a line, if nothing else of the text is known yet."""
    line = line.translate(_SPACES)
    for rule, _, pattern in _rules():
        fits = pattern.match(line) if rule in _HEAD_RULES else None
        if fits and (rule != "colon" or is_speaker(fits["label"], 2 if fits["label"].isupper() else 1)):
            return _label(rule, fits)
    return None


def _shapes(text: str) -> list[Label]:
    """Every line shaped like a label, by rule; shapes that need confirmation only where they have it."""
    found: list[Label] = []
    for rule, needs, pattern in _rules():
        fits = [_label(rule, each) for each in pattern.finditer(text) if len(each["label"]) <= LONGEST]
        company = bool(found) if needs == "company" else _answered(fits) if needs == "answered" else True
        if (company or (needs == "answered" and found)) and (needs != "several" or len(fits) > 1):
            found += [each for each in fits if needs != "company" or _is_office(each.name)]
    return found


def _is_office(label: str) -> bool:
    return clean(label).lower() in words("people", "offices") | words("speakers", "honorifics")


def _answered(fits: Sequence[Label]) -> bool:
    return {"Q", "A"} <= {label.name for label in fits}


def _label(rule: str, fits: re.Match[str]) -> Label:
    groups = fits.groupdict()
    # After a date, the time is a clock time, not a second of the recording.
    time = None if groups.get("date") else groups.get("time") or groups.get("after")
    name = in_order(fits["label"]) if rule == "timed name" else fits["label"]
    if rule == "numbered":
        name = name.strip("()[]").replace("_", " ")
    elif rule == "record":
        name = " ".join(unshout(word) if len(word) > 1 and word.isupper() else word for word in name.split())
    return Label(fits.start(), fits.end(), name, rule, seconds_of(time) if time else None)


def _enough(kept: Sequence[Label]) -> bool:
    """True if turns are labelled: a sure shape, a label twice, two that tell, or an office and a name."""
    if any(label.rule not in {"colon", "asked", "office"} for label in kept):
        return True
    if len(kept) < 2:
        return bool(kept) and is_titled(kept[0].name)
    telling = [each for each in kept if each.name.isupper() or " " in each.name or not is_named(each.name)]
    return len({label.name for label in kept}) < len(kept) or len(telling) > 1


def is_speaker(label: str, times: int = 1) -> bool:
    """True for a name, an office or a role such as 'Question'; False for 'Note', 'Breaking' and headings."""
    name = clean(label)
    if _is_heading(label) or len(label) > LONGEST:
        return False
    if is_titled(label) or not is_named(label) or name.lower() in words("people", "offices"):
        return True
    return likeness(name) > (AGAIN if times > 1 else ONCE)


def _is_heading(label: str) -> bool:
    return clean(label).lower() in words("speakers", "not_labels")


@cache
def likeness(name: str) -> float:
    """Similarity of a label to names minus its similarity to headings, -1 to 1."""
    names, headings = _known()
    row = load_embedder().encode([name])[0]
    return float((names @ row).mean() - (headings @ row).mean())


@cache
def _known() -> tuple["NDArray[np.float32]", "NDArray[np.float32]"]:
    """The embeddings of the names and headings in the table, a row each."""
    data = load("labels")
    return load_embedder().encode(data["names"]), load_embedder().encode(data["headings"])
