"""The word lists of this room."""

from glossator.language import lists

load = lists.of("language")
words = lists.words_of("language")


def pronouns(kind: str) -> frozenset[str]:
    """The pronouns that stand for one kind of thing (`data/pronouns.yaml`): "male", "many", "relative"."""
    return words("pronouns", kind)
