"""Sentence forms: question, pleasantry, call, headline, fragment."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from glossator.language import lexicon
from glossator.language.tree import AUXILIARIES, FIRST_PERSON, root_of, subject_of
from glossator.statement.kinds.fixed_phrases import matches
from glossator.statement.kinds.predicates import has_infinitive, judges
from glossator.statement.words import load, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_QUOTED = re.compile(r"^(?:[\w @-]{2,60}: ?)?(?:[“\"].{20,}[”\"]|[‘'].{20,}[’'])[.!]?$", re.DOTALL)
_TENSED = {"MD", "VBD", "VBZ", "VBP"}
_TAG = re.compile(r"#[^\W\d]")
_SOURCED = re.compile(r"^(?:(?:[Vv]ia|From) )?@?[A-Z][\w'’/.&@-]*(?: [A-Z][\w'’/.&@-]*){0,4}: ")
_HANDED_ON = re.compile(r"^(?:[“\"']\s*@\w+|RT @\w+)")
_MARKS = re.compile(r"(?:[\s.,;:!?&+\-–—|/…\"“”]|[#@]\w+|https?://\S+)+")
TITLE_CASE = 0.7  # share of capitalised words above which the words after a colon are a headline
SHOUTED = 0.7  # share of capital letters
BROKEN_OFF = 7  # words


def is_fragment(doc: Doc) -> bool:
    """True for words without a main verb, or that depend on the sentence before."""
    root = root_of(doc)
    finite = any(child.dep_ in AUXILIARIES and child.tag_ != "TO" for child in root.children)
    bare = root.pos_ not in {"VERB", "AUX"} and subject_of(root) is None and not finite and not _has_verb(doc)
    return bare or _hangs_on(root)


def _has_verb(doc: Doc) -> bool:
    """True if a verb outside relative and other subordinate clauses is finite, for parses with the wrong root."""
    under = {"relcl", "acl", "advcl"}
    if root_of(doc).pos_ == "ADP":  # 'in terms of where we are'
        under.add("pcomp")
    return any(
        token.tag_ in {"VBZ", "VBP", "MD"}
        and not any(each.dep_ in under or _is_marked(each) for each in [token, *token.ancestors])
        for token in doc
    )


def _is_marked(token: Token) -> bool:
    return any(child.dep_ == "mark" for child in token.children)


def _hangs_on(root: Token) -> bool:
    """True for 'Many of which are mines', 'Including four in Ohio': its antecedent is in the sentence before."""
    subject = subject_of(root)
    inside = list(subject.subtree) if subject is not None else []
    relative = any(token.tag_ == "WDT" and token.head.pos_ == "ADP" for token in inside)
    included = root.lower_ == "including" and subject is None
    return relative or included or (subject is None and root.doc[0].lower_ == "of" and is_finite_verb(root))


def is_continued(text: str, doc: Doc) -> bool:
    """True for the rest of a sentence, in lower case: 'that she …', 'of steel', 'put out to sea'."""
    letters = next((at for at, character in enumerate(text) if character.isalnum()), 0)
    uncased = text.islower() and letters == 0  # captions have no capitals
    if not text[letters : letters + 1].islower() or uncased:
        return False
    root = root_of(doc)
    under = any((child.dep_ == "mark" or child.tag_ == "WRB") and child.i <= 1 for child in root.children)
    bare = root.pos_ in {"ADP", "SCONJ", "PUNCT"} and is_fragment(doc)
    return under or bare or (subject_of(root) is None and is_finite_verb(root))


def is_finite_verb(token: Token) -> bool:
    """True for a verb with tense, of its own or from an auxiliary."""
    return token.tag_ in {"VBD", "VBZ", "VBP"} or any(
        child.dep_ in AUXILIARIES and child.tag_ != "TO" for child in token.children
    )


def is_handed_on(text: str) -> bool:
    """True for a repost: '"@name: …', 'RT @name: …'."""
    return bool(_HANDED_ON.match(text))


def is_marks_only(text: str) -> bool:
    """True for nothing but hashtags, handles and URLs."""
    return bool(_MARKS.fullmatch(text))


def is_broken_off(text: str, doc: Doc) -> bool:
    """True for a few words that end in a dash or dots: nothing is asserted yet."""
    few = sum(token.is_alpha for token in doc) <= BROKEN_OFF
    last = next((token for token in reversed(doc) if not token.is_punct and not token.is_space), doc[0])
    hanging = last.tag_ in {"TO", "DT", "PRP$"} and last.dep_ in {"aux", "det", "poss", "xcomp", "prep"}
    return few and (hanging or text.rstrip().endswith(("--", "—", "–", "...", "…")))


def is_quoted(text: str) -> bool:
    """True for a headline with its source, or mostly quoted words: somebody else's."""
    if _QUOTED.match(text) or (text[:1] == "“" and "”" not in text):
        return True
    if not _SOURCED.match(text):
        return False
    after = [word for word in text.split(":", 1)[1].split() if word[:1].isalpha()]
    return len(after) > 3 and sum(word[0].isupper() for word in after) >= TITLE_CASE * len(after)


def is_question(text: str, doc: Doc) -> bool:
    """True for a final question mark, or subject-verb inversion after a question word."""
    if text.rstrip(" \"”’')").endswith("?"):
        return True
    first = doc[0]
    root = root_of(doc)
    subject = subject_of(root)
    inverted = any(child.dep_ in AUXILIARIES and subject is not None and child.i < subject.i for child in root.children)
    inverted = inverted or (root.lemma_ == "be" and subject is not None and root.i < subject.i)
    broken = text.rstrip().endswith(("--", "—", "–")) or (first.tag_ in _TENSED and text.rstrip()[-1:].isalnum())
    broken = broken and first.lower_ not in lexicon.words("conjunctions", "inverted")
    return inverted and (first.tag_ in {"WP", "WRB", "WDT"} or broken)


@cache
def _pleasantries() -> list[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in load("kinds")["pleasantries"]]


def is_pleasantry(text: str) -> bool:
    """True for greetings, thanks and remarks about the conversation itself."""
    said = text.lower()
    if len(said.split()) > load("kinds")["longest_pleasantry"]:
        return False
    return any(pattern.match(said) for pattern in _pleasantries())


def is_thanks(doc: Doc) -> bool:
    """True for 'Congratulations on …', behind a name ('Ann Vik—congrats on …') and for 'I would like to thank …'."""
    root = root_of(doc)
    subject = subject_of(root)
    if root.lemma_ in words("kinds", "wanting") and subject is not None and subject.lower_ in FIRST_PERSON:
        return any(each.lemma_ in words("kinds", "thanks") for each in _wanted(root))
    beside = [child for child in root.children if child.dep_ == "appos"]
    return any(each.lower_ in words("kinds", "thanks") for each in (root, *beside))


def _wanted(verb: Token) -> Iterator[Token]:
    """What is wanted, 'to begin by' and the like passed over: 'I want to begin by thanking you'."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "pcomp"} or (child.dep_ == "prep" and child.lower_ in {"by", "with"}):
            yield child
            yield from _wanted(child)


def is_call(doc: Doc) -> bool:
    """True for imperatives, 'let us', 'we must', and first-person 'I ask you to …'."""
    root = root_of(doc)
    subject = subject_of(root)
    if any(child.lower_ == "please" for child in root.children):
        return True
    if subject is None and not _has_auxiliary(root) and (root.tag_ == "VB" or _begins_with_verb(doc, root)):
        return True
    if root.lemma_ == "let" and root.i <= 2 and root.tag_ == "VB":
        return True
    if subject is None:
        return False
    if subject.lower_ in FIRST_PERSON and root.lemma_ in words("kinds", "calling"):
        return any(child.dep_ == "xcomp" for child in root.children) and root.tag_ in {"VBP", "VBG", "VB"}
    if subject.lower_ == "we":
        if any(child.lower_ in {"should", "must"} for child in root.children if child.dep_ in AUXILIARIES):
            return True
        needed = root.lemma_ in {"have", "need"} and root.tag_ == "VBP"
        return needed and has_infinitive(root)
    return False


def _begins_with_verb(doc: Doc, root: Token) -> bool:
    first = next((token for token in doc if not token.is_punct and token.dep_ not in {"cc", "intj", "neg"}), root)
    return (
        first.tag_ in {"VB", "VBP"}
        and root.i - first.i <= 2
        and first.lower_ == first.lemma_
        and first.lower_ not in words("kinds", "no_imperatives")
    )


def _has_auxiliary(root: Token) -> bool:
    return any(
        child.dep_ in AUXILIARIES and child.lower_ not in words("kinds", "imperative") for child in root.children
    )


def is_shouted(text: str) -> bool:
    """True for all capitals, or hashtags."""
    letters = [character for character in text if character.isalpha()]
    shouted = sum(character.isupper() for character in letters) > SHOUTED * len(letters) and len(letters) > 5
    return shouted or bool(_TAG.match(text))


def exclaims(text: str, doc: Doc) -> bool:
    """True for a fragment whose head, or a word beside it, is evaluative."""
    root = root_of(doc)
    return judges(root) or any(judges(token) for token in root.children) or matches("exclaiming", text)
