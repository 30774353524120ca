"""Findings on claims transcribed with an unsure name or number."""

from glossator.evidence.model import Finding
from glossator.evidence.question import Question


def with_doubt(finding: Finding, question: Question) -> Finding:
    """The finding with a reason that limits it to the claim as heard; nothing else changes."""
    if not question.unsure:
        return finding
    words = " and ".join(f"“{word}”" for word in question.unsure)
    doubt = f"This is on the claim as heard: the recogniser is not sure of {words}. Listen before you rely on it."
    return finding.model_copy(update={"reason": f"{finding.reason} {doubt}".strip()})
