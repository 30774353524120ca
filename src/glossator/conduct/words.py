"""The word lists of this room."""

from glossator.language import lists

load = lists.of("conduct")
words = lists.words_of("conduct")


def actor_words(key: str) -> frozenset[str]:
    """A list of words by which the actors around an act are told: `data/actors.yaml`."""
    return words("actors", key)


def event_words(key: str) -> frozenset[str]:
    """A list of words by which an event is read: `data/events.yaml`."""
    return words("events", key)
