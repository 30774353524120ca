"""Glossator: from a public statement to its annotated guide, from a record of documents you own.

Whatever stands in `__all__` is the public face and keeps its meaning within a major version. What the library has to
say while it works goes to the logger "glossator", which is silent until a program gives it a handler.
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

from glossator._version import __version__ as __version__
from glossator.annotate import annotate
from glossator.errors import GlossatorError, InputError, ModelError, RecordError

if TYPE_CHECKING:
    from glossator.conduct.model import Ledger
    from glossator.evidence import Question, check, find
    from glossator.evidence.model import Evidence, Finding, Stance, Verdict
    from glossator.guide.model import Guide
    from glossator.live import Live
    from glossator.models.model import Models
    from glossator.record import Record
    from glossator.record.model import Document
    from glossator.statement import read as read_statement
    from glossator.statement.model import Claim, Kind, Statement

__all__ = [
    "Claim",
    "Document",
    "Evidence",
    "Finding",
    "GlossatorError",
    "Guide",
    "InputError",
    "Kind",
    "Ledger",
    "Live",
    "ModelError",
    "Models",
    "Question",
    "Record",
    "RecordError",
    "Stance",
    "Statement",
    "Verdict",
    "annotate",
    "check",
    "find",
    "read_statement",
]

# Loaded on first use, so that `import glossator` and `glossator --help` start at once.
_HOMES = {
    "Claim": "glossator.statement.model",
    "Document": "glossator.record.model",
    "Evidence": "glossator.evidence.model",
    "Finding": "glossator.evidence.model",
    "Guide": "glossator.guide.model",
    "Kind": "glossator.statement.model",
    "Ledger": "glossator.conduct.model",
    "Live": "glossator.live",
    "Models": "glossator.models.model",
    "Question": "glossator.evidence",
    "Record": "glossator.record",
    "Stance": "glossator.evidence.model",
    "Statement": "glossator.statement.model",
    "Verdict": "glossator.evidence.model",
    "check": "glossator.evidence",
    "find": "glossator.evidence",
    "read_statement": "glossator.statement",
}
_NAMED_THERE = {"read_statement": "read"}

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'glossator' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), _NAMED_THERE.get(name, name))


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
