"""The word lists of this room."""

from glossator.language import lists

load = lists.of("people")
