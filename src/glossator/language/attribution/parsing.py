"""The text parsed, with every line kept apart: the parser would run a heading or a time of day into what follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossator.models.grammar import nlp
from glossator.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAMES = "ner"  # the pipeline's component that finds names
LONGEST = 400_000  # characters parsed at once; the rest of a longer text is not read for sources
_LINE = re.compile(r"\n\s*")
_DATELINE = re.compile(r"(?:^|\n)[A-Z][\w ,.]{2,40}\((?:AP|AFP|Reuters|UPI|TASS|Xinhua|IANS|dpa|DPA)\)\s*[-–—_]*\s*")


def parse(text: str) -> Doc:
    """The parsed text; a sentence begins wherever a line does."""
    pipeline = nlp()
    # The horizontal bar of some publishers is unknown to the parser, which takes it for a verb.
    doc = pipeline.make_doc(text[:LONGEST].replace("\u2015", "\u2014"))
    starts = {0} | {gap.end() for pattern in (_LINE, _DATELINE) for gap in pattern.finditer(doc.text)}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    for name, component in pipeline.pipeline:
        # Names are looked for only when a pronoun has to be resolved: they cost as much as all the rest.
        if name != NAMES:
            doc = component(doc)
    return doc


def reads_plainly(text: str) -> bool:
    """Whether `parse` reads a text as the bare pipeline does: one line, with no dateline and no horizontal bar."""
    return "\u2015" not in text and len(text) <= LONGEST and not _LINE.search(text) and not _DATELINE.search(text)


def people(doc: Doc) -> list[Span]:
    """Where the names of persons stand; looked for now if they were not before."""
    if not doc.has_annotation("ENT_IOB") and NAMES in nlp().pipe_names:
        doc = nlp().get_pipe(NAMES)(doc)
    return [Span(start=each.start_char, end=each.end_char) for each in doc.ents if each.label_ == "PERSON"]
