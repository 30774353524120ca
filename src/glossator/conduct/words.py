"""The word lists of this room."""

from glossator.language import lists

load = lists.of("conduct")
words = lists.words_of("conduct")


def actor_words(key: str) -> frozenset[str]:
    """A list of words by which the actors around an act are told: `data/actors.yaml`."""
    return words("actors", key)
