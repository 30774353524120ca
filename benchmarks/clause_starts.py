"""Where main clauses begin in sentences as printed: the yardstick for boundaries in the same words without stops."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from glossator.language.parsing import parse
from glossator.language.tree import SUBJECTS, is_conditional, is_verb, root_of
from glossator.models.stops import plain
from glossator.statement.cutting.separable import framed

_LOOSE = {"punct", "cc", "intj", "dep"}
_SUBORDINATE = {"WRB", "WP", "WDT"}
_SPOKEN = re.compile(r"\S*\w\S*")


def words_of(sentence: str) -> list[str]:
    """The words without capitals and punctuation."""
    return [plain(word) for word in _SPOKEN.findall(sentence)]


def clause_starts(sentences: Sequence[str]) -> set[int]:
    """The indices of the words, counted over all sentences, at which the second of two main clauses begins."""
    found, at = set(), 0
    for sentence, doc in zip(sentences, parse(sentences), strict=True):
        found |= {at + index for index in _starts(sentence, doc)}
        at += len(words_of(sentence))
    return found


def _starts(sentence: str, doc: Doc) -> Iterator[int]:
    if is_conditional(doc) or framed(doc):
        return  # what stands first holds for both clauses
    for index, word in enumerate(_SPOKEN.finditer(sentence)):
        start = next((token for token in doc if token.idx >= word.start()), None)
        if index and start is not None and _opening(doc, start.i) and _halves(doc, start.i):
            yield index


def _opening(doc: Doc, at: int) -> bool:
    """False after 'and', which belongs to the clause it opens."""
    return next((token.pos_ not in {"CCONJ", "INTJ"} for token in reversed(doc[:at]) if not token.is_punct), False)


def _halves(doc: Doc, at: int) -> bool:
    """True if token `at` parts nothing but two coordinated main clauses, each with its subject."""
    parted = [token for token in doc if (token.i < at) != (token.head.i < at) and token.dep_ not in _LOOSE]
    return len(parted) == 1 and _coordinate(parted[0]) and all(_holds_subject(verb, at) for verb in
                                                              (parted[0], parted[0].head))  # fmt: skip


def _coordinate(token: Token) -> bool:
    head = token.head
    main = head.dep_ == "ROOT" or (head.dep_ == "conj" and head.head == root_of(token.doc))
    linked = token.dep_ in {"conj", "parataxis"} or (token.dep_ == "ccomp" and token.i < head.i)
    marked = any(child.dep_ == "mark" or child.tag_ in _SUBORDINATE for child in token.children)
    return is_verb(token) and main and linked and not marked


def _holds_subject(verb: Token, at: int) -> bool:
    """True if the verb's subject is on its own side of token `at`."""
    return any(child.dep_ in SUBJECTS and (child.i < at) == (verb.i < at) for child in verb.children)
