"""Clause splitting on a dependency parse: coordination, and frames that add nothing ("it is sad that …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.language.tree import (
    AUXILIARIES,
    DASHES,
    FIRST_PERSON,
    SUBJECTS,
    Clause,
    is_conditional,
    is_finite,
    is_verb,
    subject_of,
    subtree,
)
from glossator.statement.cutting.marks import is_hedge, is_negation
from glossator.statement.cutting.separable import finite, framed_by, may_be_listed, may_be_told
from glossator.statement.cutting.subordinate import is_report, markers, relatives, reported
from glossator.statement.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

RELATIVE = {"WDT", "WP"}  # 'what is going on' is not a sentence of its own


def clauses(doc: Doc) -> list[Clause]:
    """The clauses of a sentence that can stand alone, in order; a conditional sentence is one clause."""
    root = next(token for token in doc if token.dep_ == "ROOT")
    everything = frozenset(range(len(doc)))
    if is_conditional(doc) or not is_verb(root):
        return [Clause(head=root, tokens=everything, whole=True, report=is_report(root))]
    found = list(_from(root, everything))
    return sorted(found, key=lambda clause: clause.head.i)


def _from(head: Token, within: frozenset[int]) -> Iterator[Clause]:
    """The clauses under `head`, made of the tokens `within`."""
    inner = framed(head)
    if inner is not None and not _timed(head):
        frame_words = frozenset(range(inner.left_edge.i)) & within
        kept = (subtree(inner) & within) - markers(inner)
        if frame_words | subtree(inner) >= within - _loose(head):
            yield from _from(inner, kept)
            return
    heads = [head, *_coordinate(head)]
    own = {each.i: (_own(each, heads) & within) for each in heads}
    for each in heads:
        shared = _shared(each, head) & within if each is not head else frozenset()
        clause = Clause(head=each, tokens=own[each.i] | shared)
        yield from relatives(reported(clause, _from))


def _timed(frame: Token) -> bool:
    """True for 'this year we see that …' and 'I tell you now …': the time in the frame may belong to the clause."""
    times = [each for child in frame.children if child.dep_ in {"advmod", "npadvmod", "prep"} for each in child.subtree]
    return any(each.ent_type_ in {"DATE", "TIME"} or (each.i and each.lower_ == "now") for each in times)


def _loose(head: Token) -> frozenset[int]:
    return frozenset(
        i
        for child in head.children
        if child.dep_ in {"punct", "intj", "cc", "advmod", "npadvmod"}
        for i in subtree(child)
    ) | {head.i}


def framed(head: Token) -> Token | None:
    """The clause inside an empty frame ('the fact is that …', 'it is sad that …'), or None."""
    inner = next(
        (child for child in head.children if child.dep_ == "ccomp" and child.i > head.i and is_finite(child)), None
    )
    if inner is None or any(child.dep_ == "neg" for child in head.children):
        return None
    if any(child.tag_ in {"WRB", *RELATIVE} for child in inner.children):
        return None  # 'it is amazing how they talk' does not say that they talk
    subject = subject_of(head)
    if head.lemma_ == "be" and subject is not None:
        return inner if subject.lemma_.lower() in words("verbs", "frame_nouns") or _presupposing(head) else None
    if subject is None:
        return inner if head.tag_ == "VB" and head.lemma_ in words("verbs", "called_to_mind") else None
    if head.lemma_ not in words("verbs", "assert") or head.tag_ in {"VBD", "VBN"}:
        return None
    if any(child.dep_ == "aux" and child.lower_ in words("kinds", "conditional") for child in head.children):
        return None  # 'I would say that …' softens
    everybody = subject.lower_ in words("verbs", "everybody") and head.lemma_ == "know"
    return inner if subject.lower_ in FIRST_PERSON or everybody else None


def _presupposing(head: Token) -> bool:
    """True for 'it is sad that …': a factive frame, which presupposes its clause."""
    said = [child for child in head.children if child.dep_ in {"acomp", "attr"}]
    return any(child.lemma_.lower() in words("verbs", "presupposing") for child in said)


def _coordinate(head: Token) -> list[Token]:
    """The verbs coordinated with `head` whose clauses can stand alone, in order."""
    found: list[Token] = []
    for child in head.children:
        if (child.dep_ == "conj" and is_verb(child) and _separable(head, child)) or (
            child.dep_ == "ccomp" and child.i < head.i and _spliced(child, head)
        ):
            found += [child, *_coordinate(child)]
    return sorted(found, key=lambda token: token.i)


def _separable(first: Token, second: Token) -> bool:
    """False if a negation, a hedge or an 'or' in the first clause has scope over the second."""
    joiner = [child.lower_ for child in first.children if child.dep_ in {"cc", "preconj"}]
    if words("marks", "choosing") & set(joiner) or may_be_listed(first, second) or _shares_object(first, second):
        return False
    if any(child.dep_ == "advcl" and child.i < first.i for child in first.children):
        return False  # 'Once they left, prices fell and wages rose': the adverbial clause modifies both
    if any(child.lower_ == "only" and child.i and child.nbor(-1).lower_ in {"not", "n't"} for child in first.subtree):
        return False  # 'has not only come but has spoken'
    given = subject_of(first)
    if given is not None and given.dep_ == "expl" and subject_of(second) is None:
        return False
    if any(child.tag_ == "WRB" or (child.dep_ == "mark" and child.lower_ != "that") for child in second.children):
        return False
    own = subject_of(second)
    if own is not None:
        begun = second.left_edge.dep_ != "mark" or _joined(second)  # 'left the port after it froze': no 'and' before
        before = second.doc[second.left_edge.i - 1]
        begun = begun and (before.pos_, before.dep_) != ("ADV", "conj")  # 'and everywhere I go'
        alone = not framed_by(first) and not may_be_told(first, second)
        return is_finite(second) and own.tag_ not in RELATIVE and begun and alone
    if _dated(second) and any(_dated(child) for child in first.children if child.i < first.i):
        return False  # 'In 2017 it rose, and fell again in May': only the whole sentence dates that May
    own_auxiliary = any(child.dep_ in AUXILIARIES for child in second.children)
    if not _joined(second) or _may_be_present(first, second) or _may_go_on(first, second):
        return False
    if not _agrees(first, second) or _aside(first) or sum(child.dep_ in SUBJECTS for child in first.children) > 1:
        return False
    if second.tag_ in {"VBD", "VBZ", "VBP"} or own_auxiliary:
        return not _scoping(first) or own_auxiliary
    if second.tag_ in {"VB", "VBG", "VBN"} and second.tag_ == first.tag_:
        return not _scoping(first)
    return False


def _joined(second: Token) -> bool:
    """False for a verb right after a noun: 'said in the city of Oslo Statoil has paid' has lost its subject to 'of'."""
    before = second.doc[second.left_edge.i - 1]
    return before.pos_ not in {"NOUN", "PROPN", "PRON"}


def _may_be_present(first: Token, second: Token) -> bool:
    """True for a verb with one form for present and past after another tense.

    What was read as past may have the tense of the first, 'they will leave and set up a league', or be another's deed:
    'two are hurt after crowds clash and set fires'.
    """
    alike = second.tag_ == "VBD" and second.lower_ == second.lemma_
    tensed = finite(first)
    return alike and tensed is not None and tensed.tag_ != "VBD" and tensed.lemma_ != "have"


def _may_go_on(first: Token, second: Token) -> bool:
    """True if a subjectless verb may continue a clause within the first: 'passes rules that ban nets and closes ports'.

    Or an infinitive there: 'will help them decide and seek advice'.
    """
    between = first.doc[first.i + 1 : second.i]
    bare = second.tag_ == "VB" and any(
        each.tag_ == "VB" and each.dep_ in {"ccomp", "xcomp"} and subject_of(each) is not None for each in between
    )
    return bare or any(each.dep_ == "relcl" and _tense(each) == _tense(second) for each in between)


def _tense(verb: Token) -> str:
    """The tag of the word that bears the tense: of "did" in 'did not sail'."""
    return (finite(verb) or verb).tag_


def _dated(token: Token) -> bool:
    return any(each.ent_type_ == "DATE" for each in token.subtree)


def _shares_object(first: Token, second: Token) -> bool:
    """True for 'signed and published a statement': the object may belong to both verbs."""
    between = first.doc[first.i + 1 : second.i]
    own = [token for token in between if token.dep_ not in {"cc", "advmod", "prt"}]
    return subject_of(second) is None and not own


def _aside(first: Token) -> bool:
    """True for a parenthetical 'I believe': what follows continues the sentence around it."""
    subject = subject_of(first)
    own = subject is not None and subject.lower_ in FIRST_PERSON
    return (
        own and first.lemma_ in words("verbs", "soften") and not any(child.dep_ == "xcomp" for child in first.children)
    )


def _agrees(first: Token, second: Token) -> bool:
    """False if the shared subject does not agree with the second verb: 'prosperity … live'."""
    subject = subject_of(first)
    if subject is None or subject.pos_ == "PRON":
        return True
    one = subject.tag_ in {"NN", "NNP"} and not any(child.dep_ == "conj" for child in subject.children)
    return not ((one and second.tag_ == "VBP") or (subject.tag_ in {"NNS", "NNPS"} and second.tag_ == "VBZ"))


def _scoping(head: Token) -> bool:
    return any(
        child.i < head.i and (is_negation(child) or is_hedge(child)) and child.tag_ != "MD" for child in head.children
    )


def _spliced(left: Token, right: Token) -> bool:
    """Comma splices ('I came, I saw'): two main clauses parsed as clause and complement."""
    own = subject_of(right)
    if right.lemma_ in words("verbs", "report") | words("verbs", "soften") or own is None or own.tag_ in RELATIVE:
        return False
    between = {token.text for token in right.doc[left.i : right.i]}
    if any(child.dep_ == "mark" for child in left.children) or _announces(left):
        return False
    if left.lemma_ in words("verbs", "soften"):
        return False  # 'I have always heard the deal, that is the toughest': what was heard may go on
    if next((each.tag_ == "WRB" for each in right.doc[max(subtree(left)) + 1 :] if not each.is_punct), False):
        return False  # 'we win when many vote; when people are ready': the second is a condition too
    again = subject_of(left)
    if right.doc[left.i + 1].text in DASHES and again is not None and again.lower_ == own.lower_:
        return False  # 'I was given — actually, I have seen it': the speaker starts over
    return is_finite(left) and bool(between & {",", ";", *DASHES})


def _announces(left: Token) -> bool:
    """True for a report without its content: 'I have said from the beginning, we will stay'."""
    told = left.lemma_ in words("verbs", "report") and left.lemma_ not in words("verbs", "position")
    return told and not any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in left.children)


def _own(head: Token, heads: list[Token]) -> frozenset[int]:
    """The words of one coordinated clause: its subtree without the other clauses and the conjunctions."""
    mine = set(subtree(head))
    for other in heads:
        if other is not head and other.i in mine and head not in other.subtree:
            block = subtree(other)
            mine -= block
            _cut_joiner(head, min(block), mine)
    return frozenset(mine - {i for i in mine if i < head.i and _leads(head, i, mine)})


def _cut_joiner(head: Token, start: int, mine: set[int]) -> None:
    at = start - 1
    while at in mine and (
        (head.doc[at].is_punct and head.doc[at].text != "%") or head.doc[at].dep_ in {"cc", "preconj"}
    ):
        mine.discard(at)
        at -= 1


def _leads(head: Token, i: int, mine: set[int]) -> bool:
    """True for the conjunctions before the first word of a clause; an 'or' there says on what condition it holds."""
    token = head.doc[i]
    if token.lower_ in {"or", "nor"}:
        return False
    quoted = token.text in {'"', "“", "‘"}
    return token.dep_ in {"cc", "preconj", "punct"} and not quoted and token.head == head and i == min(mine)


def _shared(head: Token, first: Token) -> frozenset[int]:
    """What a coordinated verb inherits: the last subject before it, with its fronted adverbials and auxiliaries."""
    subject = subject_of(head)
    if subject is not None:
        return frozenset()
    first = next((each for each in head.ancestors if each == first or subject_of(each) is not None), first)
    given = subject_of(first)
    taken: set[int] = set(subtree(given)) if given is not None and given.i < first.i else set()
    for child in first.children:
        before = given is not None and child.i < given.i and child.dep_ in {"advmod", "prep", "npadvmod"}
        if before or (child.dep_ in AUXILIARIES and child.i < first.i and _needs(head, first)):
            taken |= subtree(child)
            comma = max(subtree(child)) + 1
            if before and head.doc[comma].text == ",":
                taken.add(comma)
    return frozenset(taken)


def _needs(head: Token, first: Token) -> bool:
    if any(child.dep_ in AUXILIARIES for child in head.children):
        return False
    if first.tag_ == "VBN" and head.tag_ == "VBD":  # 'I've held … and embraced …': both have the same form
        perfect = any(child.lemma_ == "have" or child.lower_ in {"'ve", "’ve", "'s", "’s"} for child in first.children)
        passive = any(child.dep_ == "auxpass" for child in first.children)
        return perfect or (passive and not any(child.dep_ == "dobj" for child in head.children))
    return head.tag_ == first.tag_ and head.tag_ in {"VB", "VBG", "VBN"}
