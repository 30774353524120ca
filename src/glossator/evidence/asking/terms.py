"""The terms of a claim: the names in it, and its word stems."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from glossator.evidence.question import Question
from glossator.language.lexicon import closed
from glossator.models.grammar import nlp
from glossator.people.lexicon import load
from glossator.people.named_in import canonical, names
from glossator.people.offices import names_a_leader

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENTITIES = {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"}


def actors(questions: Sequence[Question]) -> list[tuple[str, ...]]:
    """The names each question is about, canonical, subject first: from `about` if given, else from the parse."""
    parsed = nlp().pipe([question.text for question in questions])
    return [_actors(question, doc) for question, doc in zip(questions, parsed, strict=True)]


def speaks_of(text: str, name: str, person: bool = True) -> bool:
    """True if `text` names the actor, or somebody who leads or speaks for it; for `person` see `naming.forms`."""
    return names(text, name, person) or names_a_leader(text, name)


def _entity_names(doc: "Doc") -> list[str]:
    # Names in text order: recognised entities, and runs of proper nouns that the recogniser missed.
    found = [(ent.start, _bare(ent.text)) for ent in doc.ents if ent.label_ in ENTITIES]
    marked = {token.i for ent in doc.ents for token in ent}
    run: list[Token] = []
    for token in [*doc, None]:
        if token is not None and token.pos_ == "PROPN" and token.i not in marked and token.is_alpha:
            run.append(token)
            continue
        if run:
            found.append((run[0].i, " ".join(part.text for part in run)))
        run = []
    return [text for _, text in sorted(found) if any(c.isupper() for c in text)]


def things(doc: "Doc") -> set[str]:
    """The names that the entity recogniser takes for organisations, places, events or works, and so no last names."""
    return {canonical(_bare(ent.text)) for ent in doc.ents if ent.label_ in ENTITIES - {"PERSON", "NORP", "GPE"}}


def _actors(question: Question, doc: "Doc") -> tuple[str, ...]:
    listed = question.about or _entity_names(doc)
    said = [_bare(name.split("(")[0].strip(" ,.;:")) for name in listed if not _joined(name, listed)]
    # A name in lower case is a matter, such as an arms race.
    found = [canonical(name) for name in said if name[:1].isupper()]
    titles = set(load("names")["titles"])
    return tuple(dict.fromkeys(name for name in found if name not in titles and names(question.text, name)))


def _joined(name: str, others: Sequence[str]) -> bool:
    """True for 'Obama and Clinton' if 'Obama' and 'Clinton' are given as well."""
    parts = name.split(" and ")
    return len(parts) > 1 and all(part in others for part in parts)


def _bare(text: str) -> str:
    words = text.split()
    while words and words[0].casefold() in closed("articles"):
        words = words[1:]
    text = " ".join(words)
    return text.removesuffix("'s").removesuffix("’s")
