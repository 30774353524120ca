"""Evidence: what bears on a claim, its stance, and the finding when everything is weighed."""

from glossator.evidence.checking import check, find
from glossator.evidence.given import check_given, check_many_given
from glossator.evidence.judge import Judgement, judge
from glossator.evidence.question import Question, question

__all__ = ["Judgement", "Question", "check", "check_given", "check_many_given", "find", "judge", "question"]
