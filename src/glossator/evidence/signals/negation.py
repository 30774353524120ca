"""What a negation denies: the reason or the time of a deed, and not the deed."""

from typing import TYPE_CHECKING

from glossator.evidence.lexicon import load
from glossator.evidence.model import Signal
from glossator.evidence.signals.table import Name, signal
from glossator.language.inflection import stems

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def refocused(claim: "Doc", quote: "Doc") -> Signal | None:
    """A signal if the quote denies only why or when the claim's deed was done: "did not resign over the loan".

    It must say so itself: with "until", with "but", or by telling the deed elsewhere without a negation.
    """
    root = _root(claim)
    if root is None or _negated(root):
        return None
    same = [token for token in quote if token.lemma_ == root.lemma_ and token.pos_ in {"VERB", "AUX"}]
    denied = [token for token in same if _negated(token)]
    limits = [_limit(token, stems(claim.text)) for token in denied]
    if not denied or not all(limits):
        return None
    told = len(denied) < len(same) or any(child.lower_ == "but" for token in denied for child in token.children)
    if not told and not all(limit in load("negation")["until"] for limit in limits):
        return None
    return signal(Name.URGED, "focus", f"what it denies is not the deed: “{denied[0].text} {limits[0]}”")


def not_until(claim: "Doc", quote: "Doc") -> Signal | None:
    """A signal if the claim says that something was not done, and the quote that it was not done before some time."""
    root = _root(claim)
    if root is None or not _negated(root):
        return None
    same = [token for token in quote if token.lemma_ == root.lemma_ and _negated(token)]
    limits = [_limit(token, stems(claim.text)) for token in same]
    if not same or not all(limit in load("negation")["until"] for limit in limits):
        return None
    return signal(Name.LONG_AGO, "earlier", f"it was not so for a time: “{same[0].text} {limits[0]}”")


def _limit(verb: "Token", claimed: frozenset[str]) -> str:
    """The word that opens the reason or the time beside a negated verb, if the claim does not give the same."""
    words = {*load("negation")["until"], *load("negation")["because"]}
    for child in verb.children:
        first = child if child.dep_ == "prep" else next((one for one in child.children if one.dep_ == "mark"), None)
        own = child.dep_ in {"prep", "advcl"} and child.i > verb.i and first is not None and first.lower_ in words
        if own and not stems(" ".join(token.text for token in child.subtree)) <= claimed:
            return str(first.lower_) if first is not None else ""
    return ""


def _root(doc: "Doc") -> "Token | None":
    return next((token for token in doc if token.dep_ == "ROOT" and token.pos_ in {"VERB", "AUX"}), None)


def _negated(verb: "Token") -> bool:
    return any(child.dep_ == "neg" for child in verb.children)
