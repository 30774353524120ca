"""Speaker labels: lines of the right shape, with the name as written and the time, if given.

The shapes are in `data/labels.yaml`. Whether an unknown label is a speaker or a heading is decided by its embedding, so
that no list of names is needed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from glossator.folding import Folded, fold
from glossator.language.lexicon import closed
from glossator.models.embedder import load_embedder
from glossator.statement.readers.cues import seconds_of
from glossator.statement.utterances.speakers import clean, in_order, is_named, is_titled, unshout
from glossator.statement.utterances.stage_directions import is_direction
from glossator.statement.words import load, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 80  # characters of a label
ONCE, AGAIN = 0.0, -0.05  # similarity margin over headings, for a label that occurs once or several times
BRACKETED = 0.05  # the margin for a name in brackets, which are mostly put round sounds: [Whispering]
_LEAD = (
    r"^[ \t>*\-–—]*(?:[\[(]?(?:(?P<date>{date}),?[ ]+)?(?P<time>{time})"
    r"(?:[ ]*(?:-->?|[-–])[ ]*{time})?[\])]?[ \t]*[-–—|:]?[ \t]*)?"
)
_HEAD_RULES = frozenset({"record", "numbered", "bracketed", "colon"})
_JUDGED = frozenset({"bracketed", "colon"})  # shapes that must also look like a name
_UNSURE = frozenset({"colon", "bracketed", "asked", "office"})  # of which one does not make a transcript
_CHAT = frozenset({"member", "note"})
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_NO_STOP = re.compile(r"[\w'’]$")


@dataclass(frozen=True)
class Label:
    """A label at `start` to `end`, trailing white space included; `seconds` is the time it gives.

    `day` and `clock` are the day and hour of a line of a chat, as written.
    """

    start: int
    end: int
    name: str
    rule: str
    seconds: float | None = None
    day: str = ""
    clock: str = ""


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
    folded = fold(text)
    found = {label.start: label for label in reversed(_shapes(folded.text))}
    shaped = [found[start] for start in sorted(found)]
    if any(label.rule in _CHAT for label in shaped):  # among lines with day and time no other begins a turn
        shaped = [label for label in shaped if label.day]
    often = Counter(clean(label.name) for label in shaped if label.rule == "colon")
    kept = [label for label in shaped if label.rule not in _JUDGED or _is_credible(label, often[clean(label.name)])]
    if not _enough(kept):
        return []
    known = {clean(label.name) for label in kept}
    shouted = any(label.rule == "colon" and label.name.isupper() for label in kept)
    kept = [label for label in shaped if label in kept or _fits(label.name, known, shouted=shouted)]
    return [_unfolded(label, folded) for label in kept]


def _unfolded(label: Label, folded: Folded) -> Label:
    """The label where it stands in the text as written; marks without ink before it are its own."""
    start = folded.span(label.start - 1, label.start)[1] if label.start else 0
    return replace(label, start=start, end=folded.origin(label.end))


def _is_credible(label: Label, times: int) -> bool:
    if label.rule == "bracketed":
        return _is_bracketed_name(label.name)
    return is_speaker(label.name, times)


def _is_bracketed_name(label: str) -> bool:
    if len(label) == 1:  # '(A) We open …' counts points
        return False
    sure = is_titled(label) or clean(label).lower() in words("speakers", "unnamed")
    return not is_direction(label) and not _is_heading(label) and (sure or likeness(clean(label)) > BRACKETED)


def _fits(label: str, known: set[str], *, shouted: bool) -> bool:
    """True for a label that is only credible among others of a transcript: part of a name, or in capitals."""
    if _is_heading(label):
        return False
    name = clean(label)
    part = any(other.endswith(" " + name) for other in known) or name in known
    return part or (shouted and label.isupper()) or is_speaker(label, 2)


def at_head(line: str) -> Label | None:
    """The label at the start of a line, if nothing else of the text is known yet."""
    folded = fold(line)
    for rule, _, pattern in _rules():
        fits = pattern.match(folded.text) if rule in _HEAD_RULES else None
        label = _label(rule, fits) if fits else None
        if label and (rule not in _JUDGED or _is_credible(label, 2 if label.name.isupper() else 1)):
            return _unfolded(label, folded)
    return None


def runs_on(label: Label, before: str) -> bool:
    """True for 'Ohio: four plants' below 'We kept our promise to': a word that needs more is no end of a turn."""
    last = _WORD.findall(before)[-1:] if _NO_STOP.search(before) else []
    if label.rule != "colon" or clean(label.name) != label.name or not last:
        return False
    return last[0].lower() in words("labels", "needs_more") | closed("articles") | closed("possessive")


def _shapes(text: str) -> list[Label]:
    """Every line shaped like a label, by rule; shapes that need confirmation only where they have it."""
    found: list[Label] = []
    for rule, needs, pattern in _rules():
        fits = [_label(rule, each) for each in pattern.finditer(text) if len(each["label"]) <= LONGEST]
        if _is_borne_out(needs, fits, found):
            found += [each for each in fits if needs != "company" or _is_office(each.name)]
    return found


def _is_borne_out(needs: str, fits: Sequence[Label], found: Sequence[Label]) -> bool:
    if needs == "answered":
        return {"Q", "A"} <= {label.name for label in fits} or (bool(found) and any(each.name == "Q" for each in fits))
    if needs == "chat":
        return any(label.day and is_speaker(label.name) for label in found)
    return (needs != "company" or bool(found)) and (needs != "several" or len(fits) > 1)


def _is_office(label: str) -> bool:
    return clean(label).lower() in words("people", "offices") | words("speakers", "honorifics")


def _label(rule: str, fits: re.Match[str]) -> Label:
    groups = fits.groupdict()
    # After a date, the time is a clock time, not a second of the recording.
    day, clock = groups.get("date") or "", groups.get("time") or ""
    time = None if day else clock or groups.get("after")
    name = in_order(fits["label"]) if rule == "timed name" else fits["label"]
    if rule == "numbered":
        name = name.strip("()[]").replace("_", " ")
    elif rule == "record":
        name = " ".join(unshout(word) if len(word) > 1 and word.isupper() else word for word in name.split())
    seconds = seconds_of(time) if time else None
    return Label(fits.start(), fits.end(), name, rule, seconds, day, clock if day else "")


def _enough(kept: Sequence[Label]) -> bool:
    """True if turns are labelled: a sure shape, a label twice, two that tell, or an office and a name."""
    kept = [label for label in kept if label.rule not in _CHAT]
    if any(label.rule not in _UNSURE for label in kept):
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
