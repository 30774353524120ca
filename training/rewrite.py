"""Rule-based rewriting of a sentence into claims with known stance.

Every function takes a spaCy `Doc` of one sentence and a seeded random generator and returns the new wording, or None if
the rule does not apply.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random

from spacy.tokens import Doc, Span, Token

WORDS = json.loads((Path(__file__).parent / "wordlists.json").read_text(encoding="utf-8"))
NUMBERS: list[str] = WORDS["numbers"]
LIMIT = re.compile(rf"(?:{'|'.join(map(re.escape, WORDS['limits']))})\s*\$?$", re.IGNORECASE)
NAMES = ("PERSON", "GPE", "NORP", "ORG")
EXTRAS = ("relcl", "appos", "advcl", "npadvmod", "parataxis")
MAKES_FALSE = {"if", "unless", "without", "whether", "not", "no", "never", "nor"}


def tidy(text: str) -> str:
    """Repair spaces, commas and the initial capital after words were removed."""
    text = re.sub(r"\s+", " ", text).strip(" ,;-–")
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"([,;:])[,;:\s]*([,.;:])", r"\2", text)
    text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
    return text[:1].upper() + text[1:] if text else text


def without(doc: Doc, gone: Iterable[int]) -> str:
    """The sentence without the tokens at `gone`."""
    drop = set(gone)
    text = tidy("".join(t.text_with_ws for t in doc if t.i not in drop))
    return text if not text or text[-1] in '.!?"”' else text + "."


def replaced(doc: Doc, start: int, end: int, words: str) -> str:
    """The sentence with characters `start` to `end` replaced by `words`."""
    return tidy(doc.text[:start] + words + doc.text[end:])


def root(doc: Doc) -> Token | None:
    """The main verb, if the sentence has exactly one root and it is a verb."""
    heads = [t for t in doc if t.dep_ == "ROOT"]
    return heads[0] if len(heads) == 1 and heads[0].pos_ in ("VERB", "AUX") else None


def negated(doc: Doc) -> bool:
    """True if anything in the sentence is negated or conditional."""
    return any(t.dep_ == "neg" or t.lower_ in MAKES_FALSE for t in doc)


def shorten(doc: Doc, rng: Random) -> str | None:
    """The sentence without some of its clauses and adjuncts, and so entailed by it."""
    head = root(doc)
    if head is None or negated(doc):
        return None
    parts: list[set[int]] = []
    for token in doc:
        if (token.dep_ in EXTRAS and token.head.pos_ in ("NOUN", "PROPN", "VERB", "AUX")) or (
            token.dep_ == "prep" and token.head == head and token.i > head.i and token.lower_ not in ("to", "of")
        ):
            parts.append({t.i for t in token.subtree})
        elif token.dep_ == "conj" and token.head == head:
            linking = {t.i for t in head.children if t.dep_ == "cc"}
            parts.append({t.i for t in token.subtree} | linking)
    parts = [p for p in parts if head.i not in p and len(p) >= 2]
    if not parts:
        return None
    rng.shuffle(parts)
    gone: set[int] = set().union(*parts[: rng.randint(1, min(3, len(parts)))])
    text = without(doc, gone)
    return text if len(text.split()) >= 5 and _subject_left(head, gone) else None


def _subject_left(head: Token, gone: set[int]) -> bool:
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl") and t.i not in gone for t in head.children)


def alias(doc: Doc, rng: Random) -> str | None:
    """A name replaced by an alias, or a person's full name by the last name."""
    for names in rng.sample(WORDS["aliases"], len(WORDS["aliases"])):
        for name in names[:-1]:
            bare = name.removeprefix("the ")
            found = re.search(rf"\b(?:[Tt]he )?{re.escape(bare)}\b(?![’']s| [A-Z])", doc.text)
            if found:
                other = rng.choice([n for n in names if n != name])
                return replaced(doc, found.start(), found.end(), other)
    people = [e for e in doc.ents if e.label_ == "PERSON" and len(e) == 2]
    if not people:
        return None
    person = rng.choice(people)
    return replaced(doc, person.start_char, person.end_char, person[-1].text)


def past(doc: Doc, forms: Mapping[str, str]) -> str | None:
    """The main verb in the past tense, by forms found in the collection."""
    head = root(doc)
    if head is None or head.tag_ != "VBZ" or any(t.dep_ == "aux" for t in head.children):
        return None
    form = {"be": "was"}.get(head.lemma_) or forms.get(head.lemma_)
    return replaced(doc, head.idx, head.idx + len(head), form) if form else None


def negate(doc: Doc) -> str | None:
    """The main verb negated."""
    head = root(doc)
    if head is None or negated(doc):
        return None
    helpers = [t for t in head.children if t.dep_ in ("aux", "auxpass") and t.i < head.i]
    if helpers or head.lemma_ == "be":
        at = helpers[0] if helpers else head
        return replaced(doc, at.idx, at.idx + len(at), f"{at.text} not")
    support = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(head.tag_)
    if support is None:
        return None
    return replaced(doc, head.idx, head.idx + len(head), f"{support} not {head.lemma_}")


def opposite(doc: Doc, forms: Mapping[tuple[str, str], str]) -> str | None:
    """A main-clause verb replaced by its antonym in the same form; `forms` maps (lemma, tag) to words."""
    head = root(doc)
    if head is None or negated(doc):
        return None
    verbs = [head, *(t for t in head.children if t.dep_ in ("xcomp", "conj") and t.pos_ == "VERB")]
    for verb in verbs:
        other = WORDS["opposites"].get(verb.lemma_.lower())
        word = forms.get((other, verb.tag_)) if other else None
        if word:
            return replaced(doc, verb.idx, verb.idx + len(verb), word)
    return None


def numbers(doc: Doc) -> list[Token]:
    """The amounts in a sentence: numbers that are not part of a date, a name or a bound ("at least 12")."""
    dated = {t.i for e in doc.ents if e.label_ in ("DATE", "TIME", "ORG", "LAW", "EVENT", "FAC", "PRODUCT") for t in e}
    return [
        t
        for t in doc
        if t.i not in dated
        and (re.fullmatch(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?", t.text) or t.lower_ in NUMBERS[2:])
        and (t.i == 0 or doc[t.i - 1].text not in "-–/.:")
    ]


def _value(token: Token) -> float:
    return float(NUMBERS.index(token.lower_)) if token.lower_ in NUMBERS else float(token.text.replace(",", ""))


def _written(value: float, like: str) -> str:
    if like.lower() in NUMBERS and value == int(value) and value <= 20:
        return NUMBERS[int(value)]
    if "." in like:
        return f"{value:,.{len(like.split('.')[1])}f}"
    return f"{int(value):,}" if "," in like or value >= 10000 else str(int(value))


def other_number(doc: Doc, rng: Random) -> str | None:
    """An amount replaced by a clearly different one."""
    found = [t for t in numbers(doc) if not LIMIT.search(doc.text[: t.idx])]
    if not found:
        return None
    token = rng.choice(found)
    value = _value(token)
    new = round(value * rng.choice([0.3, 0.5, 0.6, 1.5, 2, 3, 5]), 1) if value > 3 else value + rng.randint(2, 9)
    text = _written(new, token.text)
    return None if text == token.text else replaced(doc, token.idx, token.idx + len(token), text)


def bounded(doc: Doc, rng: Random, true: bool) -> str | None:
    """An amount turned into a bound that it satisfies (`true`) or violates: 12 -> "more than 10", "fewer than 10"."""
    found = [t for t in numbers(doc) if not LIMIT.search(doc.text[: t.idx]) and _value(t) >= 5 and "." not in t.text]
    if not found:
        return None
    token = rng.choice(found)
    low, high = int(_value(token) * rng.uniform(0.5, 0.9)), int(_value(token) * rng.uniform(1.15, 2)) + 1
    holds = [("more than", low), ("at least", low), ("fewer than", high)]
    breaks = [("more than", high), ("at least", high), ("fewer than", low)]
    phrase, value = rng.choice(holds if true else breaks)
    return replaced(doc, token.idx, token.idx + len(token), f"{phrase} {value:,}")


def other_date(doc: Doc, rng: Random) -> str | None:
    """A month, weekday or year replaced by another."""
    dates = [e for e in doc.ents if e.label_ == "DATE"]
    rng.shuffle(dates)
    for date in dates:
        for kind in ("months", "weekdays"):
            for name in WORDS[kind]:
                if name in date.text:
                    new = date.text.replace(name, rng.choice([n for n in WORDS[kind] if n != name]))
                    return replaced(doc, date.start_char, date.end_char, new)
        year = re.search(r"\b(?:19|20)\d\d\b", date.text)
        if year:
            shift = rng.choice([-7, -4, -3, -2, -1, 1, 2, 3, 5])
            new = date.text.replace(year[0], str(int(year[0]) + shift))
            return replaced(doc, date.start_char, date.end_char, new)
    return None


def other_name(doc: Doc, rng: Random, pool: Mapping[str, Sequence[str]]) -> str | None:
    """The name of a person, country, people or organisation replaced by another of its kind from `pool`."""
    found = [e for e in doc.ents if e.label_ in NAMES and _whole(e) and len(pool.get(e.label_, ())) > 10]
    if not found:
        return None
    entity = rng.choice(found)
    for _ in range(8):
        name = rng.choice(pool[entity.label_])
        if (
            name.lower() not in doc.text.lower()
            and entity.text.lower() not in name.lower()
            and not _same(name, entity.text)
        ):
            return tidy(doc.text.replace(entity.text, name))
    return None


def _whole(entity: Span) -> bool:
    return entity.text[:1].isupper() and not entity.text.endswith(("'s", "’s")) and len(entity.text) > 2


def _same(one: str, other: str) -> bool:
    """True if two names are aliases, or share a word: too similar for a contradiction."""
    for names in WORDS["aliases"]:
        bare = [n.removeprefix("the ").lower() for n in names]
        if one.removeprefix("the ").lower() in bare and other.removeprefix("the ").lower() in bare:
            return True
    return bool(set(one.lower().split()) & set(other.lower().split()) - {"the", "of"})


def reversed_roles(doc: Doc) -> str | None:
    """Agent and patient swapped, for verbs that are not symmetric."""
    head = root(doc)
    if head is None or head.lemma_ not in WORDS["reversible"]:
        return None
    subject = next((t for t in head.children if t.dep_ == "nsubj"), None)
    target = next((t for t in head.children if t.dep_ == "dobj"), None)
    entities = {t.i: e for e in doc.ents if e.label_ in NAMES for t in e}
    if subject is None or target is None or subject.i not in entities or target.i not in entities:
        return None
    one, two = entities[subject.i], entities[target.i]
    text = doc.text
    return tidy(
        text[: one.start_char] + two.text + text[one.end_char : two.start_char] + one.text + text[two.end_char :]
    )
