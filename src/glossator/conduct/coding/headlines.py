"""Headline verbs tagged as nouns: 'The army shoots down a jet' is parsed again as 'shot down'."""

from collections.abc import Callable
from typing import Any

from glossator.conduct.coding.lexicon import lexicon
from glossator.language.inflection import past

Doc = Any
PLURAL = frozenset({"NNS", "NNPS"})


def reread(doc: Doc, parse: Callable[[str], Doc]) -> Doc:
    """The sentence reparsed with its headline verb in the past tense, if the present was tagged as a noun."""
    verb = next((token for token in doc if token.dep_ == "ROOT" and _misread(token)), None)
    if verb is None:
        return doc
    again = parse(f"{doc.text[: verb.idx]}{past(verb.lemma_.lower())}{doc.text[verb.idx + len(verb) :]}")
    if len(again) != len(doc) or again[verb.i].pos_ != "VERB" or again[verb.i].dep_ != "ROOT":
        return doc
    return again


def _misread(token: Any) -> bool:
    if token.i == 0 or token.i + 1 >= len(token.doc) or token.text[:1].isupper():
        return False
    lemma, before = token.lemma_.lower(), token.nbor(-1)
    if lemma not in lexicon().verbs and lemma not in lexicon().operators:
        return False
    if token.tag_ == "NNS":
        return before.pos_ in {"NOUN", "PROPN", "ADJ"} or before.text in {",", ")"}
    return token.tag_ == "NN" and (before.tag_ in PLURAL or before.lower_ == "police")
