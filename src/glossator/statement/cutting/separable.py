"""Tests for splitting a sentence: only into clauses that are complete, agree, and parse alone as they do in context.

Small parsers often misread long sentences. If any test fails the sentence is left whole, so that nobody is given a verb
or an object that belongs to somebody else.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from glossator.language.lexicon import closed
from glossator.language.parsing import parse
from glossator.language.tree import (
    AUXILIARIES,
    DASHES,
    FIRST_PERSON,
    SUBJECTS,
    Clause,
    is_conditional,
    is_verb,
    may_be_somebody,
    root_of,
    subject_of,
    subtree,
)
from glossator.statement.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

LISTING = 300  # characters before a clause in which the beginning of a list is looked for
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_DANGLING = {"DT", "CC", "TO", "PRP$", "WDT", "WP$"}


def stands(doc: Doc) -> bool:
    """True if the parse is a main clause that can stand alone: finite, with a subject, unconditional."""
    root = root_of(doc)
    if not is_verb(root) or is_conditional(doc):
        return False
    subject = subject_of(root)
    return subject is not None and finite(root) is not None and agrees(subject, root) and not dangles(doc, len(doc))


def framed(doc: Doc) -> bool:
    """True for a main clause under words that may have scope over the next one; see `framed_by`."""
    return framed_by(root_of(doc))


def framed_by(head: Token) -> bool:
    """True if what precedes a clause may modify the next one too: 'Last year pay fell and rents rose'.

    That holds for fronted times, places and sources, and for 'I think' and the like.
    """
    subject = subject_of(head)
    if subject is None:
        return False
    if subject.lower_ in FIRST_PERSON and head.lemma_ in words("verbs", "soften"):
        return any(child.dep_ == "ccomp" for child in head.children)
    fronted = [child for child in head.children if child.i < subject.i and child.dep_ in {"prep", "npadvmod", "advcl"}]
    return any(each.pos_ in {"NOUN", "PROPN", "NUM"} for child in fronted for each in child.subtree)


def may_be_told(first: Token, second: Token) -> bool:
    """True for 'He said exports rose, and imports fell': the second may be what he said, unless it is a report too.

    Or stand under 'how' and 'when': 'It is amazing how they sail but we stay', 'no help when we ask and they say no'.
    """
    inner = [child for child in first.children if child.dep_ == "ccomp"]
    asked = any(each.tag_ == "WRB" for each in first.doc[first.i + 1 : second.left_edge.i])
    told = first.lemma_ in words("verbs", "report") and not any(child.dep_ == "ccomp" for child in second.children)
    return asked or (bool(inner) and told)


def apart(found: Sequence[Clause]) -> bool:
    """True if every clause cut from a sentence certainly says what the sentence said."""
    pieces = [clause for clause in found if not clause.report]
    sound = all(
        _complete(clause)
        and _in_one_piece(clause)
        and _closed(clause)
        and _told_whom(clause)
        and not _points_outside(clause)
        and not _goes_on_listing(clause)
        and not _goes_on_around(clause)
        for clause in pieces
    )
    return sound and not any(map(_torn, found)) and _read_alike(pieces)


def _told_whom(clause: Clause) -> bool:
    """False if a pronoun may refer inside or outside its clause: 'Xi met Li and praised his work'."""
    doc = clause.head.doc
    named = [token for token in doc if token.pos_ == "PROPN" and token.dep_ != "compound"]
    for i in clause.tokens:
        token = doc[i]
        if token.lower_ in closed("many") and any(
            each.lower_ in closed("anybody") and each.i not in clause.tokens for each in doc[:i]
        ):
            return False  # 'Anybody who doubts it is wrong and they know it'
        if token.lower_ not in closed("male") | closed("female") or token.dep_ in SUBJECTS:
            continue
        before = {each.text: each.i in clause.tokens for each in named if each.i < i and each.ent_type_ == "PERSON"}
        if len(before) > 1 and len(set(before.values())) > 1:
            return False
    return True


def _points_outside(clause: Clause) -> bool:
    """True if 'it' or 'them' stands for what was cut away: 'may be committing the crime and getting away with it'."""
    doc = clause.head.doc
    pointing = [i for i in clause.tokens if doc[i].lower_ in {"it", "them"} and doc[i].dep_ in {"dobj", "pobj"}]
    if not pointing:
        return False
    between = [doc[i] for i in range(min(clause.tokens), min(pointing)) if i not in clause.tokens]
    named = any(each.dep_ in {"dobj", "pobj"} and each.pos_ in {"NOUN", "PROPN"} for each in between)
    return named and any(map(is_verb, between))


def _goes_on_listing(clause: Clause) -> bool:
    """True if a clause that begins after a bare comma may begin with the last items of a list before it."""
    doc, first = clause.head.doc, min(clause.tokens)
    if first < 2 or doc[first - 1].text != ",":
        return False
    before = doc[:first].text.lower()
    return any(f" {word} " in before[-LISTING:] for word in ("such as", "including"))


def _torn(clause: Clause) -> bool:
    """True if words of a quotation stand beside words from outside it without what introduces it."""
    doc = clause.head.doc
    opened = next((token.i for token in doc if token.text in {"“", '"'}), None)
    if opened is None or not any(i < opened for i in clause.tokens) or opened in clause.tokens:
        return False
    closes = (i for i in range(opened + 1, len(doc)) if doc[i].text in {"”", '"'})
    return any(i in clause.tokens for i in range(opened + 1, next(closes, len(doc))))


def _closed(clause: Clause) -> bool:
    """True if the clause closes no quotation mark or bracket that was opened outside it, and is not inside one."""
    if not clause.reporter and _inside_quotation(clause):
        return False
    tokens = [clause.head.doc[i] for i in sorted(clause.tokens)]
    said = [token.text for token in tokens]
    if said.count("”") > said.count("“") or said.count(")") > said.count("("):
        return False
    straight = [token for token in tokens if token.text == '"']
    return len(straight) % 2 == 0 or not (straight[-1].i and not straight[-1].nbor(-1).whitespace_)


def _inside_quotation(clause: Clause) -> bool:
    """True for words cut out of a quotation: 'As the paper wrote: "The fact is that prices fell."'."""
    doc, first = clause.head.doc, min(clause.tokens)
    before = [doc[i].text for i in range(first) if i not in clause.tokens]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    introduced = any(each.is_alpha for each in itertools.takewhile(lambda each: each.text not in {"“", '"'}, doc))
    return opened and introduced


def _goes_on_around(clause: Clause) -> bool:
    """True for an aside between dashes that has taken in what follows: 'I sent him — he is there — to make a plan'."""
    doc, tokens = clause.head.doc, sorted(clause.tokens)
    opened = tokens[0] > 0 and doc[tokens[0] - 1].text in DASHES
    return opened and any(doc[i].text in DASHES for i in tokens[:-1])


def finite(head: Token) -> Token | None:
    """The finite word of a verb group: 'has' in 'has rolled', or the verb itself."""
    helpers = [child for child in head.children if child.dep_ in AUXILIARIES and child.tag_ != "TO"]
    if helpers:
        return helpers[0]
    bare = head.tag_ == "VB" and not any(child.tag_ == "TO" for child in head.children)  # 'China put on tariffs'
    return head if bare or head.tag_ in _FINITE else None


def agrees(subject: Token, head: Token) -> bool:
    """False if subject and verb differ in number: 'I goes', 'two shipping are', 'Iran have rolled'."""
    verb = finite(head)
    if verb is None or subject.dep_ in {"expl", "csubj", "csubjpass"} or verb.tag_ not in {"VBZ", "VBP"}:
        return True
    many = any(child.dep_ == "conj" for child in subject.children)
    if subject.lower_ in closed("with_are") or many:
        return verb.tag_ == "VBP" or (verb.lower_ in {"'s", "’s"})
    if subject.lower_ in closed("with_is"):
        return verb.tag_ == "VBZ"
    if subject.tag_ == "NNS":
        return verb.tag_ == "VBP"
    if subject.tag_ == "NN" and subject.lemma_.lower() not in words("people", "collective"):
        counted = any(child.dep_ in {"prep", "nummod", "quantmod"} for child in subject.children)
        return verb.tag_ == "VBZ" or counted  # 'a number of people are'
    return True


def _complete(clause: Clause) -> bool:
    """True for a finite verb with an agreeing subject, both among the words of the clause."""
    head = clause.head
    if not is_verb(head):
        return False
    subject = subject_of(head)
    if subject is None or subject.i not in clause.tokens:
        subject = _lent(clause)
    if subject is None:
        return min(clause.tokens, default=0) == head.i and head.tag_ == "VBD"  # 'Met Xi': posts omit the subject
    if _within_a_word(head.doc, min(clause.tokens)) or _within_a_word(head.doc, max(clause.tokens) + 1):
        return False
    if head.doc[min(clause.tokens)].lower_ == "that" and head.doc[min(clause.tokens)].dep_ == "mark":
        return False  # 'that our actions help', where it was only said to be believed
    that = max((i for i in clause.tokens if i > head.i and head.doc[i].lower_ == "that"), default=-1)
    told = head.lemma_ in words("verbs", "report") and that >= 0
    if told and not any(head.doc[i].tag_ in _FINITE for i in clause.tokens if i > that):
        return False  # 'told me that out of 10,000 people', where the rest says what of them
    opening = next((head.doc[i] for i in sorted(clause.tokens) if head.doc[i].tag_ not in {"RB", ",", "CC"}), head)
    if opening.tag_ == "WRB":
        return False  # 'when roads are bad', where the rest says what follows from that
    if subject.head == head and any(
        each.dep_ in SUBJECTS and is_verb(each.head) and each.head.i not in clause.tokens
        for each in (head.doc[i] for i in clause.tokens)
    ):
        return False  # 'the rate of assaults in Oslo a growth has been recorded': a subject without its verb
    dangling = dangles(head.doc, max(clause.tokens) + 1) or says_nothing(clause)
    return agrees(subject, head) and not dangling


def says_nothing(clause: Clause) -> bool:
    """True for 'I was' in 'I was — honestly, I was surprised': a copula without its predicate."""
    after = [clause.head.doc[i] for i in clause.tokens if i > clause.head.i]
    idle = all(token.is_punct or token.dep_ in {"neg", "advmod"} for token in after)
    return idle and clause.head.lemma_ in words("verbs", "linking")


def _within_a_word(doc: Doc, at: int) -> bool:
    """True if a cut before token `at` would split 'co-sponsored'."""
    return 0 < at < len(doc) and not doc[at - 1].whitespace_ and "-" in (doc[at - 1].text, doc[at].text)


def _lent(clause: Clause) -> Token | None:
    """The subject that a coordinated verb or relative clause inherits."""
    kept = [clause.head.doc[i] for i in sorted(clause.tokens) if i < clause.head.i]
    given = [token for token in kept if token.dep_ in SUBJECTS and token.i < clause.head.i]
    if given:
        return given[-1]
    return clause.head.head if clause.head.dep_ == "relcl" else None


def _in_one_piece(clause: Clause) -> bool:
    """True if the verb and its complements are contiguous: words after another clause belong to that one."""
    after = [i for i in sorted(clause.tokens) if i > clause.head.i]
    doc = clause.head.doc
    gaps = [(a, b) for a, b in zip([clause.head.i, *after], after, strict=False) if b != a + 1]
    return all(_listed(doc, range(a + 1, b)) for a, b in gaps)


def _listed(doc: Doc, gap: Iterable[int]) -> bool:
    """True if only list items, a parenthesis or an apposition were taken out between."""
    return not any(is_verb(doc[i]) and doc[i].dep_ in {"conj", "ccomp", "ROOT", "parataxis"} for i in gap)


def dangles(doc: Doc, end: int) -> bool:
    """True if the words before `end` are incomplete: 'the meeting with', 'looked at the'."""
    last = next((doc[i] for i in range(end - 1, -1, -1) if not doc[i].is_punct and not doc[i].is_space), None)
    if last is None:
        return True
    return last.tag_ in _DANGLING or (last.tag_ == "IN" and last.dep_ in {"prep", "mark", "agent"} and last.i > 0)


def _read_alike(pieces: Sequence[Clause]) -> bool:
    """True if the parser finds the same verb and subject when each piece is parsed alone."""
    said = [" ".join(_words(clause)) for clause in pieces]
    for clause, doc in zip(pieces, parse(said), strict=True):
        root = root_of(doc)
        subject = subject_of(clause.head)
        alone = subject_of(root)
        if root.text != clause.head.text:
            return False
        if subject is not None and subject.i in clause.tokens and (alone is None or alone.text != subject.text):
            return False
    return True


def _words(clause: Clause) -> list[str]:
    return ["".join(token.text for token in run) for run in _runs([clause.head.doc[i] for i in sorted(clause.tokens)])]


def _runs(tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens grouped where no white space separates them: "don" and "'t", a word and its comma."""
    found: list[list[Token]] = []
    for token in tokens:
        glued = bool(found) and found[-1][-1].i == token.i - 1 and not found[-1][-1].whitespace_
        glued = glued or (bool(found) and token.is_punct and not token.is_left_punct)
        if glued:
            found[-1].append(token)
        else:
            found.append([token])
    return found


def may_be_listed(first: Token, second: Token) -> bool:
    """True if the subject of `second` may end a list before it: 'with France, China, and Iran has'.

    Also for 'during the talks Mr Xi and I had', with no comma between the name and 'and'.
    """
    subject = subject_of(second)
    if subject is None or second.i < first.i:
        return False
    doc = subject.doc
    at = min(subtree(subject)) - 1
    if at <= 0 or doc[at].lower_ != "and":
        return False
    comma = doc[at - 1].text == ","
    before = doc[at - 2 if comma else at - 1]
    if before.pos_ not in {"NOUN", "PROPN", "NUM"} or before.i <= first.i:
        return False
    chain = [before, *before.ancestors]
    listed = [
        token for token in chain if token.dep_ in {"conj", "appos"} and token.i > first.i and token.pos_ != "VERB"
    ]
    joiners = [child for token in [*listed, *(each.head for each in listed)] for child in token.children]
    open_list = bool(listed) and not any(child.dep_ == "cc" and child.i < at for child in joiners)
    named = not comma and subject.pos_ in {"PRON", "PROPN"} and may_be_somebody(before)
    return open_list or named
