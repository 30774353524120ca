"""Abbreviations and their expansions: 'JCPOA' matches 'Joint Comprehensive Plan of Action', and the reverse."""

import re
from collections.abc import Sequence

from glossator.language.lexicon import closed

LEAST, MOST = 3, 8  # letters; shorter abbreviations match by chance too often
PASSED = 2  # lower-case words in a row that contribute no letter: "of the"
_SHORT = re.compile(r"[A-Z](?:[.-]?[A-Z]){2,7}\.?")
_PARTED = re.compile(r"[.;:!?()\[\]\"“”\n]")
_WORD = re.compile(r"[^\W_][\w’'&]*")


def initials(words: Sequence[str]) -> list[str]:
    """The possible abbreviations of a name: the initials of its capitalised words, and of all its words."""
    large = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words)
    return [made for made in dict.fromkeys((large, every)) if LEAST <= len(made) <= MOST]


def spelled_out(text: str, short: str) -> bool:
    """True if a run of words in `text` has `short` as its initials; function words may be counted or skipped."""
    if not _SHORT.fullmatch(short):
        return False
    letters = re.sub(r"[.-]", "", short)
    for run in _PARTED.split(text):
        words = _WORD.findall(run)
        if any(word[0] == letters[0] and _goes_on(words, at, letters) for at, word in enumerate(words)):
            return True
    return False


def _goes_on(words: Sequence[str], at: int, letters: str, passed: int = 0) -> bool:
    if not letters:
        return words[at - 1][0].isupper()
    if at >= len(words):
        return False
    word = words[at]
    small = word.lower() in closed("in_names")
    if word[0].upper() == letters[0] and (word[0].isupper() or small) and _goes_on(words, at + 1, letters[1:]):
        return True
    return small and passed < PASSED and _goes_on(words, at + 1, letters, passed + 1)
