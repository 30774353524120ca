"""The opposite of a claim: its main verb denied, or its denial taken away."""

from typing import TYPE_CHECKING

from glossator.language.inflection import past, third_person
from glossator.language.tree import AUXILIARIES, root_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def opposite(doc: "Doc") -> str:
    """The claim with its main verb denied: "NATO is obsolete" gives "NATO is not obsolete", and the other way round.

    '' for a claim without a verb, or one in which more than the verb is denied ("nobody", "no port").
    """
    root = root_of(doc)
    denied = [token for token in doc if token.dep_ == "neg" or token.lower_ in {"no", "nobody", "nothing", "none"}]
    if denied:
        own = len(denied) == 1 and denied[0].dep_ == "neg" and denied[0].head == root
        return _affirmed(root, denied[0]) if own else ""
    finite = root.pos_ in {"VERB", "AUX"} and root.tag_ != "VB"
    return _denied(root) if finite or _helpers(root) else ""


def _helpers(verb: "Token") -> "list[Token]":
    return [child for child in verb.children if child.dep_ in AUXILIARIES and child.i < verb.i]


def _denied(root: "Token") -> str:
    helpers = _helpers(root)
    if helpers or root.lemma_ == "be":
        return _with(root.doc, {(helpers[0] if helpers else root).i: f"{(helpers[0] if helpers else root).text} not"})
    do = {"VBD": "did", "VBZ": "does"}.get(root.tag_, "do")
    return _with(root.doc, {root.i: f"{do} not {root.lemma_}"})


def _affirmed(root: "Token", denial: "Token") -> str:
    do = next((each for each in _helpers(root) if each.lemma_ == "do"), None)
    changed = {denial.i: ""}
    if do is not None:
        verb = {"VBD": past(root.lemma_), "VBZ": third_person(root.lemma_)}.get(do.tag_, root.lemma_)
        changed |= {do.i: "", root.i: verb}
    return _with(root.doc, changed)


def _with(doc: "Doc", changed: dict[int, str]) -> str:
    return " ".join("".join(changed.get(token.i, token.text) + token.whitespace_ for token in doc).split())
