"""Optional rewording of composed sentences by a language model of the user's choice, checked against their quotes."""

from glossator.guide.rewording.answers import Answers
from glossator.guide.rewording.reword import Reworded, reword
from glossator.guide.rewording.served import Served

__all__ = ["Answers", "Reworded", "Served", "reword"]
