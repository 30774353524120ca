"""Where a turn begins: lines of the shape of a label, with the name as it stands there and the time, if one is given.

The shapes are the table in `data/labels.yaml`; whether an unknown label is a speaker's or a heading is read off its
meaning, so that no list of names is needed.
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
ONCE, AGAIN = 0.0, -0.05  # how much nearer to names than to headings, for a label that stands once or several times
_SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")  # typesetters glue 'of' to 'Russia' with a space of another kind
_LEAD = (
    r"^[ \t>*\-–—]*(?:[\[(]?(?:(?P<date>{date}),?[ ]+)?(?P<time>{time})"
    r"(?:[ ]*(?:-->?|[-–])[ ]*{time})?[\])]?[ \t]*[-–—|:]?[ \t]*)?"
)
_HEAD_RULES = frozenset({"record", "numbered", "colon"})


@dataclass(frozen=True)
class Label:
    """A label at `start` to `end` of the text, white space after it included; `seconds` is the time it gives."""

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
    """The labels of a whole text, in order; none where it is no transcript."""
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
    """True for a label that could not stand alone, among those of a transcript: part of a name, or shouted."""
    if _is_heading(label):
        return False
    name = clean(label)
    part = any(other.endswith(" " + name) for other in known) or name in known
    return part or (shouted and label.isupper()) or is_speaker(label, 2)


def at_head(line: str) -> Label | None:
    """The label with which one line begins, where nothing else of the text is known yet."""
    line = line.translate(_SPACES)
    for rule, _, pattern in _rules():
        fits = pattern.match(line) if rule in _HEAD_RULES else None
        if fits and (rule != "colon" or is_speaker(fits["label"], 2 if fits["label"].isupper() else 1)):
            return _label(rule, fits)
    return None


def _shapes(text: str) -> list[Label]:
    """Every line of the shape of a label, by rule; shapes that need company only where they have it."""
    found: list[Label] = []
    for rule, needs, pattern in _rules():
        fits = [_label(rule, each) for each in pattern.finditer(text) if len(each["label"]) <= LONGEST]
        company = bool(found) if needs == "company" else _answered(fits) if needs == "answered" else True
        if (company or (needs == "answered" and found)) and (needs != "several" or len(fits) > 1):
            found += [each for each in fits if needs != "company" or _is_office(each.name)]
    return found


def _is_office(label: str) -> bool:
    return clean(label).lower() in words("speakers", "offices") | words("speakers", "honorifics")


def _answered(fits: Sequence[Label]) -> bool:
    return {"Q", "A"} <= {label.name for label in fits}


def _label(rule: str, fits: re.Match[str]) -> Label:
    groups = fits.groupdict()
    # With a day before it a time is the clock's, and no second of a recording.
    time = None if groups.get("date") else groups.get("time") or groups.get("after")
    name = in_order(fits["label"]) if rule == "timed name" else fits["label"]
    if rule == "numbered":
        name = name.strip("()[]").replace("_", " ")
    elif rule == "record":
        name = " ".join(unshout(word) if len(word) > 1 and word.isupper() else word for word in name.split())
    return Label(fits.start(), fits.end(), name, rule, seconds_of(time) if time else None)


def _enough(kept: Sequence[Label]) -> bool:
    """True when turns are labelled: by a sure shape, a label twice, two that tell, or an office and a name."""
    if any(label.rule not in {"colon", "asked", "office"} for label in kept):
        return True
    if len(kept) < 2:
        return bool(kept) and is_titled(kept[0].name)
    telling = [each for each in kept if each.name.isupper() or " " in each.name or not is_named(each.name)]
    return len({label.name for label in kept}) < len(kept) or len(telling) > 1


def is_speaker(label: str, times: int = 1) -> bool:
    """True for a name, an office or a part such as 'Question'; False for 'Note', 'Breaking' and headings."""
    name = clean(label)
    if _is_heading(label) or len(label) > LONGEST:
        return False
    if is_titled(label) or not is_named(label) or name.lower() in words("speakers", "offices"):
        return True
    return likeness(name) > (AGAIN if times > 1 else ONCE)


def _is_heading(label: str) -> bool:
    return clean(label).lower() in words("speakers", "not_labels")


@cache
def likeness(name: str) -> float:
    """How much nearer in meaning a label is to names than to headings, -1 to 1."""
    names, headings = _known()
    row = load_embedder().encode([name])[0]
    return float((names @ row).mean() - (headings @ row).mean())


@cache
def _known() -> tuple["NDArray[np.float32]", "NDArray[np.float32]"]:
    """Vectors of the names and of the headings in the table, a row each."""
    data = load("labels")
    return load_embedder().encode(data["names"]), load_embedder().encode(data["headings"])
