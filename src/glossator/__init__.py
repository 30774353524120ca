"""Glossator: from a public statement to its annotated guide, from a record of documents you own."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from glossator._version import __version__ as __version__
from glossator.annotate import annotate
from glossator.errors import GlossatorError

if TYPE_CHECKING:
    from glossator.conduct.model import Ledger
    from glossator.evidence.model import Evidence, Finding, Stance, Verdict
    from glossator.guide.model import Guide
    from glossator.record import Record
    from glossator.record.model import Document
    from glossator.statement.model import Claim, Statement

__all__ = [
    "Claim",
    "Document",
    "Evidence",
    "Finding",
    "GlossatorError",
    "Guide",
    "Ledger",
    "Record",
    "Stance",
    "Statement",
    "Verdict",
    "annotate",
]

# Loaded on first use, so that `import glossator` and `glossator --help` start at once.
_HOMES = {
    "Claim": "glossator.statement.model",
    "Document": "glossator.record.model",
    "Evidence": "glossator.evidence.model",
    "Finding": "glossator.evidence.model",
    "Guide": "glossator.guide.model",
    "Ledger": "glossator.conduct.model",
    "Record": "glossator.record",
    "Stance": "glossator.evidence.model",
    "Statement": "glossator.statement.model",
    "Verdict": "glossator.evidence.model",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'glossator' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
