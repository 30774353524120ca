"""The mode of an event, where its word alone tells it."""

from functools import cache

from glossator.conduct.coding.acts import Token
from glossator.conduct.words import load


def mode_of(kind: str, word: Token) -> str:
    """PLOVER's mode of an event of a type told by a word, or ''."""
    return _modes().get((kind, word.lemma_.lower()), "")


@cache
def _modes() -> dict[tuple[str, str], str]:
    rows = load("modes")
    return {(kind, word): mode for kind, modes in rows.items() for mode, words in modes.items() for word in words}
