"""The word lists of this room."""

from glossator.language import lists

load = lists.of("statement")
words = lists.words_of("statement")
