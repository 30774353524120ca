"""From a parsed text to its attributions, outermost first, with those inside their content as a chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.evidence.attribution.candidates import Candidate, candidate
from glossator.evidence.attribution.chains import named, nested
from glossator.evidence.attribution.cues import cues
from glossator.evidence.attribution.glance import may_attribute
from glossator.evidence.attribution.parsing import parse
from glossator.evidence.attribution.places import Places
from glossator.evidence.attribution.quotes import quotations
from glossator.evidence.attribution.scorer import chosen, is_worth_scoring
from glossator.evidence.attribution.unclaimed import beside_quotes, colons
from glossator.evidence.attribution.wider import wider_cues

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from glossator.evidence.model import Attribution


def attributions(text: str, doc: Doc | None = None) -> list[Attribution]:
    """Every attribution of `text`: source, cue and content as offsets; one inside another's content is its `inner`.

    `doc` is the text already parsed (best by `attribution.parsing.parse`), to save parsing it twice.
    """
    if doc is None:
        if not may_attribute(text):
            return []
        doc = parse(text)
    text = doc.text  # put together once: asking a long document again and again costs more than reading it
    quotes = Places(quotations(text))
    found = [each.attribution for each in chosen(text, doc, candidates(text, doc, quotes, is_worth_scoring), quotes)]
    found += colons(text, Places(each.cue for each in found if each.cue))
    contents = Places(span for each in found for span in each.content)
    found += beside_quotes(text, doc, quotes, contents)
    return named(text, doc, nested(found))


def candidates(text: str, doc: Doc, quotes: Places, worth: Callable[[str, str], bool]) -> list[Candidate]:
    """Every candidate: all cues that a list names, and of the wider ones those whose kind and lemma are `worth` it."""
    listed = list(cues(doc))
    taken = {cue.token.i for cue in listed}
    wider = [cue for cue in wider_cues(doc, taken) if worth(cue.kind, cue.token.lemma_.lower())]
    found = (candidate(text, doc, cue, quotes) for cue in (*listed, *wider))
    return [each for each in found if each is not None]
