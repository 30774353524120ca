"""Who a transcript's label means: 'SEN. BERNIE SANDERS (D-VT)' and, later, 'SANDERS' are Bernie Sanders."""

import re
from collections.abc import Iterable

from glossator.statement.words import words

_PARTY = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SPACES = re.compile(r"\s+")
_SMALL = {"of", "the", "and", "for", "de", "van", "von", "al", "bin", "da"}


def clean(label: str) -> str:
    """The label without party, office and shouting: 'MR. SCHWAB' gives 'Schwab'; a part such as 'QUESTION' stays."""
    name = _PARTY.sub(" ", label).split(",")[0]
    name = _SPACES.sub(" ", name).strip(" :.")
    if name.isupper():
        name = " ".join(_unshout(word) for word in name.split(" "))
    parts = name.split(" ")
    while len(parts) > 1 and parts[0].lower().rstrip(".") in words("speakers", "honorifics"):
        parts = parts[1:]
    if parts[0] in _SMALL:  # 'President of Russia Vladimir Putin': after an office and its place, the last two words
        parts = parts[-2:]
    return " ".join(parts)


def _unshout(word: str) -> str:
    if len(word) > 3 and word.startswith("MC"):
        return "Mc" + word[2:].capitalize()
    if len(word) > 3 and word[1] in "'’":
        return word[:2] + word[2:].capitalize()
    lowered = word.lower()
    return lowered if lowered in _SMALL else "-".join(part.capitalize() for part in lowered.split("-"))


def is_named(label: str) -> bool:
    """False for parts such as 'Question' or 'Audience member'."""
    return clean(label).lower() not in words("speakers", "unnamed")


def is_speech(label: str) -> bool:
    """False for labels such as 'SYSTEM', whose lines say what happened."""
    return clean(label).lower() not in words("speakers", "not_speech")


class Speakers:
    """The people of one transcript: a surname is the one full name that ends with it."""

    def __init__(self, labels: Iterable[str] = ()) -> None:
        self._known = list(dict.fromkeys(clean(label) for label in labels))

    def name(self, label: str) -> str:
        """The person's fullest name in the transcript, without office."""
        name = clean(label)
        longer = [known for known in self._known if known.endswith(" " + name)]
        if name not in self._known:
            self._known.append(name)
        return longer[0] if len(longer) == 1 and is_named(name) else name
