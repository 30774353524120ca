"""What a clause is: something to check, a forecast, an opinion, a call, a question, a pleasantry, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from glossator.statement.clauses import AUXILIARIES, FIRST_PERSON, Clause, subject_of
from glossator.statement.marks import is_number
from glossator.statement.model import Kind
from glossator.statement.words import load, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NO_AMOUNT = {"one", "first", "second", "third", "ones", "zero"}
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:s|'s|’s)?")


def of_sentence(text: str, doc: Doc) -> Kind | None:
    """The kind of a whole sentence when its form alone says it: question, pleasantry, slogan; else None."""
    said = text.strip()
    if is_question(said, doc):
        return Kind.QUESTION
    if is_pleasantry(said):
        return Kind.PLEASANTRY
    if is_call(doc):
        return Kind.SLOGAN
    if not any(token.pos_ in {"VERB", "AUX"} for token in doc):
        return of_fragment(said, doc)
    return None


def is_question(text: str, doc: Doc) -> bool:
    """True for sentences that end with a question mark, or invert subject and verb after a question word."""
    if text.rstrip(" \"”’')").endswith("?"):
        return True
    first = doc[0]
    root = next(token for token in doc if token.dep_ == "ROOT")
    subject = subject_of(root)
    inverted = any(child.dep_ in AUXILIARIES and subject is not None and child.i < subject.i for child in root.children)
    return first.tag_ in {"WP", "WRB", "WDT"} and inverted


@cache
def _pleasantries() -> list[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in load("kinds")["pleasantries"]]


def is_pleasantry(text: str) -> bool:
    """True for greetings, thanks, and talk about the conversation itself."""
    said = text.lower()
    if len(said.split()) > load("kinds")["longest_pleasantry"]:
        return False
    return any(pattern.match(said) for pattern in _pleasantries())


def is_call(doc: Doc) -> bool:
    """True for imperatives and 'let us', 'we must', and for shouted words without a verb."""
    root = next(token for token in doc if token.dep_ == "ROOT")
    subject = subject_of(root)
    if root.tag_ == "VB" and subject is None and not _has_auxiliary(root):
        return True
    if root.lemma_ == "let" and root.i <= 2:
        return True
    if subject is not None and subject.lower_ == "we":
        if any(child.lower_ in {"should", "must"} for child in root.children if child.dep_ in AUXILIARIES):
            return True
        return (
            root.lemma_ in {"have", "need"}
            and any(child.dep_ == "xcomp" for child in root.children)
            and root.tag_ == "VBP"
        )
    return False


def _has_auxiliary(root: Token) -> bool:
    return any(child.dep_ in AUXILIARIES and child.lower_ not in {"do", "don't", "don’t"} for child in root.children)


def of_fragment(text: str, doc: Doc) -> Kind:
    """Words without a verb: a slogan when shouted, an opinion when they judge, else nothing that asserts."""
    letters = [character for character in text if character.isalpha()]
    shouted = sum(character.isupper() for character in letters) > 0.7 * len(letters) and len(letters) > 5
    if shouted or text.startswith("#") or (text.endswith("!") and len(doc) > 3):
        return Kind.SLOGAN
    if any(judges(token) for token in doc):
        return Kind.OPINION
    amounts = any(is_amount(token) for token in doc)
    return Kind.NUMBER if amounts and len(doc) > 4 else Kind.PLEASANTRY


def of_clause(clause: Clause) -> Kind:
    """The kind of one clause, from its verb, its subject and what it says of it."""
    head = content_head(clause.head)
    if clause.report:
        subject = subject_of(clause.head)
        own = subject is not None and subject.lower_ in FIRST_PERSON
        return Kind.PAST_POSITION if own else Kind.QUOTATION
    if is_past_position(head):
        return Kind.PAST_POSITION
    amount = any(is_amount(token) for token in _tokens(clause))
    if is_duty(head) or (is_opinion(head) and not (amount and not is_forecast(head))):
        return Kind.OPINION
    if is_forecast(head):
        return Kind.FORECAST
    return Kind.NUMBER if amount else Kind.FACT


def content_head(head: Token) -> Token:
    """The verb inside 'I think that …': what is softened decides the kind."""
    subject = subject_of(head)
    softened = head.lemma_ in words("verbs", "soften") and subject is not None and subject.lower_ in FIRST_PERSON
    inner = next((child for child in head.children if child.dep_ == "ccomp"), None)
    return content_head(inner) if softened and inner is not None and inner.pos_ in {"VERB", "AUX"} else head


def _tokens(clause: Clause) -> Iterator[Token]:
    return (clause.head.doc[i] for i in sorted(clause.tokens))


def is_amount(token: Token) -> bool:
    """True for a number that counts or measures; years, dates, ordinals and 'one' do not."""
    if token.lower_ in {
        "half",
        "percent",
        "double",
        "doubled",
        "tripled",
        "millions",
        "billions",
        "trillions",
        "thousands",
        "hundreds",
    }:
        return True
    if not is_number(token) or token.lower_ in _NO_AMOUNT or _YEAR.fullmatch(token.text):
        return False
    return token.ent_type_ not in {
        "DATE",
        "TIME",
        "ORDINAL",
        "LAW",
        "EVENT",
        "PERSON",
        "ORG",
        "FAC",
    } and token.pos_ in {"NUM", "NOUN"}


def is_past_position(head: Token) -> bool:
    """True for a view held or shown at an earlier time: 'I always opposed …', 'she voted for …', 'he was against …'."""
    subject = subject_of(head)
    if subject is None or not _past(head):
        return False
    if not (subject.ent_type_ == "PERSON" or subject.pos_ in {"PRON", "PROPN"}):
        return False
    if head.lemma_ in words("verbs", "position"):
        return head.lemma_ not in {"want", "agree", "promise"} or subject.lower_ == "i"
    sides = {child.lower_ for child in head.children if child.dep_ == "prep"}
    if head.lemma_ == "vote":
        return bool(sides & {"for", "against"}) or subject.lower_ in {"i", "he", "she"}
    return head.lemma_ == "be" and bool(
        sides & {"against"} or (sides & {"for"} and subject.lower_ in {"i", "he", "she", "you"})
    )


def _past(head: Token) -> bool:
    helpers = {child.lower_ for child in head.children if child.dep_ in AUXILIARIES}
    if helpers & {"will", "would", "can", "could", "should", "may", "might", "'ll", "’ll"}:
        return False
    return (
        head.tag_ == "VBD"
        or bool(helpers & {"did", "have", "has", "'ve", "’ve", "had"})
        or "always" in {child.lower_ for child in head.children}
    )


def is_duty(head: Token) -> bool:
    """True for 'should', 'must', 'ought to', 'has to'."""
    if any(child.lower_ in words("kinds", "duty") for child in head.children if child.dep_ in AUXILIARIES):
        return True
    return (
        head.lemma_ in {"ought", "need", "have", "get"}
        and any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in head.children)
        and head.tag_ != "VBD"
    )


def is_opinion(head: Token) -> bool:
    """True when the predicate judges: an evaluative complement, or a verb of taste."""
    if head.lemma_ in words("kinds", "subjective") and head.tag_ != "VBD":
        return True
    if judges(head) and head.tag_ in {"VBN", "JJ", "VBG"} and not _agent(head):
        return True
    if head.lemma_ not in words("kinds", "light"):
        return False
    return any(_judging_complement(child) for child in head.children)


def _agent(head: Token) -> bool:
    return any(child.dep_ in {"agent", "dobj"} for child in head.children)


def _judging_complement(child: Token) -> bool:
    if child.dep_ in {"acomp", "oprd"}:
        return judges(child) or any(judges(each) for each in child.children if each.dep_ == "conj")
    if child.dep_ in {"attr", "dobj"}:
        return judges(child) or any(
            judges(each) for each in child.children if each.dep_ in {"amod", "compound", "conj"}
        )
    return False


def judges(token: Token) -> bool:
    """True for words of judgement, superlatives of judgement included."""
    return token.pos_ in {"ADJ", "NOUN", "VERB", "PROPN", "ADV"} and bool(
        {token.lemma_.lower(), token.lower_} & words("kinds", "evaluative")
    )


def is_forecast(head: Token) -> bool:
    """True for what is still to come or only possible: will, can, could, going to, plans to."""
    if any(child.lower_ in words("kinds", "ability") for child in head.children if child.dep_ in AUXILIARIES):
        return True
    going = head.lemma_ == "go" and head.tag_ == "VBG" and any(child.dep_ == "xcomp" for child in head.children)
    planned = (
        head.lemma_ in words("kinds", "plans")
        and head.tag_ in {"VBP", "VBZ", "VBG"}
        and any(child.dep_ == "xcomp" for child in head.children)
    )
    return going or planned
