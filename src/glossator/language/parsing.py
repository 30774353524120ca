"""Dependency parses by spaCy, batched and cached, so that a growing statement is not parsed again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from glossator.models.grammar import nlp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from glossator.spans import Span

REMEMBERED = 4_096  # sentences
BATCH = 64

_lock = Lock()
_memory: OrderedDict[str, Any] = OrderedDict()


def parse(texts: Sequence[str]) -> list[Doc]:
    """One Doc per text; each text is treated as a single sentence."""
    with _lock:  # the lock covers only the lookup: while one caller parses, others may read the cache
        known = {text: _memory[text] for text in texts if text in _memory}
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    known |= zip(missing, _read(missing), strict=True)
    with _lock:
        for text in texts:
            _memory[text] = known[text]
            _memory.move_to_end(text)
        while len(_memory) > REMEMBERED:
            _memory.popitem(last=False)
    return [known[text] for text in texts]


def _read(texts: Iterable[str]) -> Iterator[Doc]:
    grammar = nlp()
    return iter(grammar.pipe((_one_sentence(grammar.make_doc(text)) for text in texts), batch_size=BATCH))


def _one_sentence(doc: Doc) -> Doc:
    from spacy.attrs import SENT_START

    # At once, since setting it token by token takes time quadratic in the length.
    starts = np.full((len(doc), 1), -1, dtype=np.int64)
    starts[:1] = 1
    return doc.from_array([SENT_START], cast("Any", starts.astype(np.uint64))) if len(doc) else doc


def sentence_ends(text: str, span: Span, window: int) -> Iterator[tuple[int, int]]:
    """Sentence boundaries that the parser sees in unpunctuated text, parsed `window` characters at a time."""
    pieces = list(_windows(text, span, window))
    for (start, _), doc in zip(pieces, nlp().pipe((text[a:b] for a, b in pieces), batch_size=8), strict=True):
        for sentence in doc.sents:
            yield start + sentence.start_char, start + sentence.end_char


def _windows(text: str, span: Span, window: int) -> Iterator[tuple[int, int]]:
    start = span.start
    while start < span.end:
        end = min(start + window, span.end)
        if end < span.end:
            space = text.rfind(" ", start + window // 2, end)
            end = space + 1 if space > 0 else end
        yield start, end
        start = end
