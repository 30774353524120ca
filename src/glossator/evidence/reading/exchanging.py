"""A claim with agent and another participant swapped: no passage may support that better than the claim itself.

Contrast sets (Gardner et al. 2020) measure a reader by such minimal changes; here they guard what counts. A network
that reads "Italy will pay Libya" as support for "Libya will pay Italy" still gives the right order more support.
"""

from itertools import combinations
from typing import TYPE_CHECKING

from glossator.language.abbreviations import spelled_out

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

PLACES = {"LOC", "FAC", "EVENT"}
ACTING = {"PERSON", "ORG", "GPE", "NORP"}
SUBJECTS = {"nsubj", "nsubjpass"}
OTHERS = {"dobj", "dative", "pobj", "oprd", "poss"}  # what something is cannot change places with it


def exchanges(doc: "Doc") -> list[str]:
    """The rewordings of a parsed claim in which the first agent swaps places with another participant, in order."""
    doer = next((chunk for chunk in doc.noun_chunks if chunk.root.dep_ in SUBJECTS), None)
    if doer is None or doer.root.pos_ == "PRON":
        return []
    names = [ent for ent in doc.ents if ent.label_ in ACTING]
    inside = [ent for ent in names if doer.start <= ent.start < doer.end]
    ours = inside[-1] if inside else doer
    taken = {token.i for ent in doc.ents for token in ent}
    nouns = [
        chunk
        for chunk in doc.noun_chunks
        if chunk.root.dep_ in OTHERS and chunk.root.pos_ == "NOUN" and not taken & set(range(chunk.start, chunk.end))
    ]
    others = [other for other in (*names, *nouns) if other.start >= doer.end and not _one(ours, other)]
    return [_with(doc, ours, other) for other in others]


def pairs(doc: "Doc") -> list[str]:
    """The rewordings of a parsed claim in which two of its names change places, in order."""
    names = [ent for ent in doc.ents if ent.label_ in ACTING | PLACES]
    return [_with(doc, one, other) for one, other in combinations(names, 2) if not _one(one, other)]


def _one(ours: "Span", other: "Span") -> bool:
    """True for the agent under another name: "the International Atomic Energy Agency (IAEA)"."""
    return other.text == ours.text or spelled_out(ours.text, other.text) or spelled_out(other.text, ours.text)


def _with(doc: "Doc", first: "Span", second: "Span") -> str:
    text, one, other = doc.text, _bare(first), _bare(second)
    start, end = one.start_char, other.end_char
    began, ended = other.text, one.text
    if start == 0:
        began = began[:1].upper() + began[1:]
        if not one[0].ent_type_ and one[0].pos_ != "PROPN":
            ended = ended[:1].lower() + ended[1:]
    return f"{text[:start]}{began}{text[one.end_char : other.start_char]}{ended}{text[end:]}"


def _bare(span: "Span") -> "Span":
    """The span without a possessive 's that the parser includes in a name."""
    return span[:-1] if len(span) > 1 and span[-1].tag_ == "POS" else span
