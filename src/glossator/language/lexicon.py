"""The word lists of this room."""

from glossator.language import lists

load = lists.of("language")
words = lists.words_of("language")


def closed(kind: str) -> frozenset[str]:
    """One closed class of words (`data/closed.yaml`): the pronouns for a man, the articles, small words in names."""
    return words("closed", kind)
