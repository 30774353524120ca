"""Unasserted content: a condition, near miss, fiction or advice neither bears a claim out nor denies it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from glossator.evidence.lexicon import load
from glossator.evidence.model import Evidence, Signal
from glossator.evidence.signals.table import Name, signal
from glossator.language import lexicon
from glossator.language.inflection import stems
from glossator.language.lists import either, phrases
from glossator.language.model import Certainty, CertaintyMark
from glossator.language.quantities import words
from glossator.record.model import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLAIN = {Certainty.ASSERTED, Certainty.REPORTED}
_UP = {"conj", "ccomp", "xcomp"}
_SUBJECTS = {"nsubj", "nsubjpass", "expl"}


def unreal(claim: "Doc", quote: "Doc", head: str = "") -> Signal | None:
    """A signal if the claim asserts its verb and the quote has it only unasserted.

    `head`: the title and publisher of the quote's document.
    """
    if _invented().search(claim.text):
        return None
    texts = [head] if _invented().search(head) else [sentence.text for sentence in quote.sents]
    told = [hit[0] for text in texts if (hit := _invented().search(text))]
    if told and len(told) == len(texts):
        return signal(Name.ASSERTED, "invented", f"the source tells what is invented: “{told[0]}”")
    root = next((token for token in claim if token.dep_ == "ROOT"), None)
    if root is None or _not_asserted(root):
        return None
    found = [_not_asserted(token) or _told_as_invented(token) for token in _same(root, quote)]
    if not found or not all(found):
        return None
    return signal(Name.ASSERTED, "unreal", f"the source does not assert it: “{found[0]}”")


def taken_back(document: Document) -> Signal | None:
    """A signal if a document as a whole calls itself satire, invented or withdrawn, in any of its parts."""
    said = _of_itself(document.title, document.address, document.publisher, document.text)
    return signal(Name.ASSERTED, "invented", f"the source says so of itself: “{said}”") if said else None


def unsure(claim: CertaintyMark, piece: Evidence) -> Signal | None:
    """A signal if a plain claim meets a quote that is hedged, alleged, planned, asked or denied."""
    if claim.certainty is not Certainty.ASSERTED or piece.certainty in _PLAIN:
        return None
    words = " … ".join(piece.certainty_words[:2])
    return signal(Name.CERTAINTY, "unsure", f"the source puts it as {piece.certainty.value}: “{words}”")


def only_urged(claim: "Doc", quote: "Doc") -> Signal | None:
    """A signal if the quote denies the claim's verb only in what somebody was told: "was told not to call him".

    Advice against an act says nothing about the act. An infinitive governed by a verb with an object of its own, or by
    a passive, has another doer than that verb.
    """
    verbs = {token.lemma_ for token in claim if token.pos_ == "VERB"} - set(load("unreal")["plain"])
    same = [token for token in quote if token.lemma_ in verbs and token.pos_ == "VERB"]
    denied = [token for token in same if token.dep_ == "xcomp" or any(child.dep_ == "neg" for child in token.children)]
    if not denied or not all(map(_urged, denied)):
        return None
    return signal(Name.URGED, "advice", f"somebody was told not to: “{denied[0].head.text} … {denied[0].text}”")


def _urged(verb: "Token") -> bool:
    children = {child.dep_ for child in verb.children}
    return (
        verb.dep_ == "xcomp"
        and {"neg", "aux"} <= children
        and any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.head.children)
    )


def _same(root: "Token", quote: "Doc") -> Iterator["Token"]:
    """The tokens of a quote with the claim's verb; for a light verb, only with the claim's subject."""
    subject = stems(" ".join(token.text for token in root.subtree if token.i < root.i))
    for token in quote:
        if token.lemma_ != root.lemma_ or token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        if root.lemma_ not in load("unreal")["plain"] or stems(" ".join(each.text for each in token.subtree)) & subject:
            yield token


def _not_asserted(verb: "Token") -> str:
    """The words that keep a verb from being asserted: "if", "would have", "nearly"; "" if it is asserted."""
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    modal = next((word for word in auxiliaries if word in load("unreal")["modals"]), "")
    if modal and "have" in auxiliaries:
        return f"{modal} have"
    if not words.multiple().match(verb.text):
        for child in verb.children:
            if child.dep_ == "advmod" and child.lower_ in load("unreal")["nearly"] and child.i < verb.i:
                return child.text
    return _condition(verb)


def _told_as_invented(verb: "Token") -> str:
    found = _invented().search(verb.sent.text)
    return found[0] if found else ""


def _condition(verb: "Token") -> str:
    """The word that makes the verb's clause, or a clause beside it, conditional."""
    while True:
        own = _marked(verb) if verb.dep_ == "advcl" else ""
        beside = next((found for child in verb.children if child.dep_ == "advcl" and (found := _marked(child))), "")
        if own or beside:
            return own or beside
        alone = verb.dep_ == "conj" and any(child.dep_ in _SUBJECTS for child in verb.children)
        if verb.dep_ not in _UP or alone:
            return ""
        verb = verb.head


def _marked(clause: "Token") -> str:
    """ "If", "unless", or inverted "had", "were", "should"; "even if" is concessive, not conditional."""
    for child in clause.children:
        if child.dep_ == "mark" and child.lower_ in lexicon.words("conjunctions", "conditional"):
            before = child.nbor(-1).lower_ if child.i else ""
            return "" if before in load("unreal")["conceding"] else child.text
    subject = next((child for child in clause.children if child.dep_ in _SUBJECTS), None)
    first = next(
        (child for child in (*clause.children, clause) if child.lower_ in lexicon.words("conjunctions", "inverted")),
        None,
    )
    return first.text if first is not None and subject is not None and first.i < subject.i else ""


@lru_cache(maxsize=256)
def _of_itself(title: str, address: str, publisher: str, text: str) -> str:
    """The words in which a document says so; cached, since one document is quoted beside several claims."""
    lists = load("unreal")
    host = re.escape(publisher.removeprefix("The "))
    found = (
        re.search(lists["titled"], title, re.IGNORECASE)
        or re.search(rf"/{either(lists['rubrics'])}/", address, re.IGNORECASE)
        or _disclaimers().search(text)
        or (re.search(rf"(?<!\w){host} is an? (?:\w+ )?{lists['such_a_site']}", text, re.IGNORECASE) if host else None)
    )
    return " ".join(found[0].split()) if found else ""


@cache
def _disclaimers() -> re.Pattern[str]:
    lists = load("unreal")
    return phrases([*lists["of_itself"], rf"(?:this|our|we are an?) (?:\w+ ){{0,2}}?{lists['such_a_site']}"])


@cache
def _invented() -> re.Pattern[str]:
    return phrases(load("unreal")["invented"])
