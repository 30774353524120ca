"""Lists: "problems with North Korea, Syria and Iran" gives one claim per item, unless the list is read collectively."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossator.language.tree import Clause, subtree
from glossator.statement.cutting.marks import is_comparison, is_hedge, is_negation, is_number
from glossator.statement.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

PLACES = {"pobj", "dobj", "obj"}  # 'the members are Norway and Oslo' counts them up: none of them is 'the members'
_ADDING = {"even", "also"}
LEAST_COMMON = 3  # items; two common nouns ('energy or chemistry') are usually one thought


def split(clause: Clause) -> list[Clause]:
    """The clause once per item of its list, or the clause alone."""
    items = _list(clause)
    if not items or not _apart(clause, items):
        return [clause]
    return [replace(clause, tokens=_with_only(clause, items, number)) for number in range(len(items))]


def _list(clause: Clause) -> list[Token]:
    """The heads of the longest list in object position, or none."""
    best: list[Token] = []
    for i in sorted(clause.tokens):
        token = clause.head.doc[i]
        if token.dep_ in PLACES and token.pos_ in {"NOUN", "PROPN"}:
            items = [each for each in _chain(token) if each.i in clause.tokens]
            best = items if len(items) > len(best) else best
    return best if len(best) > 1 else []


def _chain(first: Token) -> list[Token]:
    found = [first]
    for child in first.children:
        if (child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}) or (
            child.dep_ == "appos"
            and child.pos_ == "PROPN"
            and first.pos_ == "PROPN"
            and _between(first, child) == {","}
            and not _is_last(first)
        ):
            found += _chain(child)
    return found


def _is_last(item: Token) -> bool:
    """True for an item after 'and': what stands beside it explains it, 'and Prince Philip, the Duke of Edinburgh'."""
    start = min(child.i for child in (item, *item.lefts))
    return item.dep_ == "conj" and start > 0 and item.doc[start - 1].dep_ == "cc"


def _between(first: Token, second: Token) -> set[str]:
    inner = subtree(second)
    start = min(inner)
    return {first.doc[i].text for i in range(first.i + 1, start)}


def _apart(clause: Clause, items: list[Token]) -> bool:
    """True if each item can be asserted alone without changing what was said."""
    names = all(_is_name(item) for item in items[:-1]) and len(items) > 1
    if not (names and (_is_name(items[-1]) or len(items) >= LEAST_COMMON)):
        return False
    if any(each.dep_ == "relcl" for each in items[0].ancestors if each.i in clause.tokens and each.i != clause.head.i):
        return False  # 'the heroes who died for Norway and Sweden' are not two sets of heroes
    return not (_alternative(items) or _together(clause, items) or _shares_words(items) or _goes_on(clause, items))


def _goes_on(clause: Clause, items: list[Token]) -> bool:
    """True if words after the list could attach to the last item or to all, or an adverb stands within it."""
    if any(child.dep_ == "appos" for child in items[-1].children):
        return True
    last = max(_item_words(items[-1], items))
    after = any(i > last and not clause.head.doc[i].is_punct for i in clause.tokens)
    coloured = any(child.dep_ == "advmod" and child.lower_ not in _ADDING for item in items for child in item.children)
    return after or coloured


def _is_name(item: Token) -> bool:
    return item.pos_ == "PROPN" or item.ent_type_ in {"GPE", "NORP", "PERSON", "ORG", "LOC"}


def _alternative(items: list[Token]) -> bool:
    """True if the items are not joined by 'and': alternatives, contrasts, appositions."""
    joiners = [child.lower_ for item in items for child in item.children if child.dep_ in {"cc", "preconj"}]
    if "and" not in joiners:  # 'John McCain, a veteran' and 'Washington, D.C.' are appositions
        return True
    return bool((words("marks", "choosing") | words("marks", "contrasting")) & set(joiners))


def _together(clause: Clause, items: list[Token]) -> bool:
    """True for a collective reading: a number, negation, comparison or the verb itself needs the whole list."""
    inside = {i for item in items[1:] for i in subtree(item)} | {items[0].i} | {c.i for c in items[0].lefts}
    outside = [clause.head.doc[i] for i in clause.tokens if i not in inside]
    if any(is_negation(token) or is_comparison(token) or is_number(token) or _counts(token) for token in outside):
        return True
    if any(is_hedge(token) and token.tag_ != "MD" for token in outside):
        return True
    holder = items[0].head
    if holder.pos_ == "ADP" and holder.lower_ in words("verbs", "collective_prepositions"):
        return True
    return bool({token.lemma_ for token in outside} & words("verbs", "collective")) or "together" in {
        t.lower_ for t in outside
    }


def _counts(token: Token) -> bool:
    return token.lower_ in words("marks", "totals")


def _shares_words(items: list[Token]) -> bool:
    """True for 'North and South Korea', 'Presidents Bush and Obama', 'her Oslo and Bergen': not each is whole."""
    first = items[0]
    if first.lower_ in words("marks", "points") or any(
        child.tag_ == "NNPS" or child.tag_ == "NNS" for child in first.lefts
    ):
        return True
    last = items[-1]
    owned = any(child.dep_ == "poss" for child in first.lefts)
    if owned and not any(child.dep_ in {"poss", "det"} for child in last.lefts):  # 'for sailors' pay, Oslo and defence'
        return True
    articled = any(child.dep_ == "det" for child in first.lefts) and not any(
        child.dep_ == "det" for child in last.lefts
    )
    if articled and last.ent_type_ not in {"GPE", "PERSON", "NORP"}:  # 'the House and Senate'
        return True
    return any(child.dep_ in {"prep", "relcl", "acl"} for child in items[-1].children) and not _is_name(items[-1])


def _with_only(clause: Clause, items: list[Token], number: int) -> frozenset[int]:
    kept = set(clause.tokens)
    chosen = _item_words(items[number], items)
    for item in items:
        kept -= _item_words(item, items)
        kept -= {child.i for child in item.children if child.dep_ in {"cc", "punct", "preconj"}}
        kept -= {child.i for child in item.children if child.dep_ == "advmod" and child.lower_ in {"even", "also"}}
    chosen -= {i for i in chosen if clause.head.doc[i].lower_ in {"even", "also"}}
    return frozenset(kept | chosen)


def _item_words(item: Token, items: list[Token]) -> set[int]:
    mine = set(subtree(item))
    for other in items:
        if other is not item and other.i in mine and other.i > item.i:
            mine -= set(subtree(other))
    return {
        i for i in mine if item.doc[i].dep_ != "punct" and not (item.doc[i].dep_ == "cc" and item.doc[i].head == item)
    }


def joined(found: Iterable[Clause]) -> Iterator[Clause]:
    """The clauses of a sentence with their lists split."""
    for clause in found:
        if clause.whole or clause.report:
            yield clause
        else:
            yield from split(clause)
