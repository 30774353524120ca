"""Parsing line by line, so that a heading or a dateline does not run into the sentence after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossator.models.grammar import nlp
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAMES = "ner"  # the named-entity component of the pipeline
LONGEST = 400_000  # characters parsed at once; attributions in the rest of a longer text are not found
_LINE = re.compile(r"\n\s*")
_DATELINE = re.compile(r"(?:^|\n)[A-Z][\w ,.]{2,40}\((?:AP|AFP|Reuters|UPI|TASS|Xinhua|IANS|dpa|DPA)\)\s*[-–—_]*\s*")


def parse(text: str) -> Doc:
    """The parse of `text`, with a sentence boundary at every line break."""
    pipeline = nlp()
    # The tagger does not know the horizontal bar (U+2015) that some publishers use, and takes it for a verb.
    doc = pipeline.make_doc(text[:LONGEST].replace("\u2015", "\u2014"))
    starts = {0} | {gap.end() for pattern in (_LINE, _DATELINE) for gap in pattern.finditer(doc.text)}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    for name, component in pipeline.pipeline:
        # Entity recognition costs as much as everything else, so it runs only to resolve pronouns.
        if name != NAMES:
            doc = component(doc)
    return doc


def reads_plainly(text: str) -> bool:
    """True if `parse` equals the plain pipeline on a text: one line, no dateline, no horizontal bar."""
    return "\u2015" not in text and len(text) <= LONGEST and not _LINE.search(text) and not _DATELINE.search(text)


def people(doc: Doc) -> list[Span]:
    """The spans of person names, running entity recognition if it has not run on `doc` yet."""
    if not doc.has_annotation("ENT_IOB") and NAMES in nlp().pipe_names:
        doc = nlp().get_pipe(NAMES)(doc)
    return [Span(start=each.start_char, end=each.end_char) for each in doc.ents if each.label_ == "PERSON"]
