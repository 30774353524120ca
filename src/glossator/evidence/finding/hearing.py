"""What a finding says where the claim was heard in a recording, and a name or number in it not surely."""

from glossator.evidence.model import Finding
from glossator.evidence.question import Question


def with_doubt(finding: Finding, question: Question) -> Finding:
    """The finding, whose reason says that it holds for the claim as heard; nothing else of it changes."""
    if not question.unsure:
        return finding
    words = " and ".join(f"“{word}”" for word in question.unsure)
    doubt = f"This is on the claim as heard: the recogniser is not sure of {words}. Listen before you rely on it."
    return finding.model_copy(update={"reason": f"{finding.reason} {doubt}".strip()})
