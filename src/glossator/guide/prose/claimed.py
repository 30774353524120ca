"""The names in a claim."""

import re
from functools import lru_cache
from itertools import takewhile

from glossator.evidence.asking.terms import actors, speaks_of, things
from glossator.evidence.question import Question
from glossator.language.inflection import stems
from glossator.models.grammar import nlp
from glossator.statement.model import Claim

Name = tuple[str, bool]  # canonical name; whether it may be a person's


def names(claim: Claim) -> tuple[Name, ...]:
    """The names in a claim, its subject first."""
    return _names(claim.standalone, tuple(claim.about))


def missing(claim: Claim, text: str) -> list[str]:
    """The names of a claim that a text does not mention."""
    return [name for name, person in names(claim) if not speaks_of(text, name, person)]


def mistaken(claim: Claim, text: str) -> bool:
    """True if a text has a company, place or body of the claim only as the last name of a person."""
    return any(_somebodys(text, name) for name, person in names(claim) if not person)


@lru_cache(maxsize=4096)
def _somebodys(text: str, name: str) -> bool:
    """True for 'Ford' in 'Mayor Rob Ford', unless the text has 'Ford Motor' as well."""
    if " " in name or not re.search(rf"\w\s+{re.escape(name)}\b", text):
        return False
    longer = [ent for ent in nlp()(text).ents if len(ent) > 1 and name in ent.text.split()]
    return any(ent.label_ == "PERSON" and ent.text.split()[-1] == name for ent in longer) and not any(
        ent.label_ == "ORG" for ent in longer
    )


@lru_cache(maxsize=1024)
def _names(text: str, about: tuple[str, ...]) -> tuple[Name, ...]:
    bodies = things(nlp()(text))
    found = actors([Question(text=text, about=tuple(filter(None, map(_capitals, about))))])[0]
    return tuple((name, name not in bodies) for name in found)


def _capitals(name: str) -> str:
    """The proper name within a phrase: of 'Russian state banks' and 'House of Commons vote'."""
    kept = list(takewhile(lambda word: word[:1].isupper() or not stems(word), name.split()))
    while kept and kept[-1][:1].islower():
        kept.pop()
    return " ".join(kept)
