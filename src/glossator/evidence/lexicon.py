"""The word lists and thresholds of this room."""

from glossator.language import lists

load = lists.of("evidence")
