"""Sibling claims from one list: "help with Syria, Iran and Ukraine" makes three claims.

A passage about a sibling's item, and not the claim's own, is evidence on the sibling.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from glossator.evidence.asking.terms import actors, speaks_of
from glossator.evidence.case import Case
from glossator.evidence.question import Question
from glossator.language.inflection import stems
from glossator.models.grammar import nlp
from glossator.people.named_in import names

if TYPE_CHECKING:
    from glossator.record.model import Hit


def name_others(cases: Sequence[Case]) -> None:
    """Fill in `others` of each case whose claim was split from a list; `actors` must be known."""
    listed = [case for case in cases if case.question.beside]
    told = list(dict.fromkeys(case.question.beside for case in listed))
    parsed = zip(told, nlp().pipe(told), strict=True)
    lists = [text for text, doc in parsed if not any("Fin" in token.morph.get("VerbForm", []) for token in doc)]
    named = dict(zip(lists, actors([Question(text=text) for text in lists]), strict=True))
    for case in listed:
        case.others = tuple(name for name in named.get(case.question.beside, ()) if name not in case.actors)


def of_another(case: Case, hit: "Hit") -> bool:
    """True for a passage that names another item of the claim's list and not the claim's own."""
    if not case.others:
        return False
    text = f"{hit.document.title}\n{hit.passage.text}"
    if not any(speaks_of(text, name) for name in case.others):
        return False
    own = [name for name in case.actors if names(case.question.own, name)]
    if len(own) > 1 and own[0] == case.actors[0]:
        own = own[1:]  # all claims of a list share their subject
    if own:
        return not any(speaks_of(text, name) for name in own)
    return not stems(case.question.own) & stems(text)
