"""Statements: read from any of a dozen formats, and split into self-contained claims."""

from glossator.statement.claiming import claims
from glossator.statement.model import Assumption, Claim, Kind, Statement, Utterance
from glossator.statement.reading import from_text, read

__all__ = ["Assumption", "Claim", "Kind", "Statement", "Utterance", "claims", "from_text", "read"]
