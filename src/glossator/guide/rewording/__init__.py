"""Optional: a language model of the user's own puts composed sentences in other words; each is held to its quotes."""

from glossator.guide.rewording.answers import Answers
from glossator.guide.rewording.reword import Reworded, reword
from glossator.guide.rewording.served import Served

__all__ = ["Answers", "Reworded", "Served", "reword"]
