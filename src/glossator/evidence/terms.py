"""What a claim speaks of: the names in it and its telling words, so that a passage can be held to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from glossator.evidence.lexicon import load
from glossator.evidence.names import canonical, names
from glossator.evidence.question import Question
from glossator.evidence.wording import short

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENTITIES = {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"}
_WORDS = re.compile(r"\w[\w'’-]*|\d[\d.,]*")
MOST_READ = 2048  # claims whose terms are kept
TELLING = {"NOUN", "VERB", "ADJ", "PROPN", "NUM"}


@dataclass(frozen=True)
class Terms:
    """Names (canonical, subject first) and telling words (stems) of a claim.

    `matter` holds the stems of what the claim is about where that has no name, such as an arms race; `act` is the stem
    of its main verb; `present` is true when the claim says how things are, not how they were or will be.
    """

    names: tuple[str, ...]
    words: frozenset[str]
    matter: frozenset[str] = frozenset()
    act: str = ""
    present: bool = False


_read: dict[Question, Terms] = {}


def terms(questions: Sequence[Question]) -> list[Terms]:
    """The terms of each question, in order; names come from `about` where it is given, else from the grammar."""
    from glossator.models.grammar import nlp

    # Evidence, the speaker's earlier words and checks on file each ask for the terms of the same claim.
    known = {question: _read[question] for question in questions if question in _read}
    fresh = [question for question in dict.fromkeys(questions) if question not in known]
    parsed = nlp().pipe([question.text for question in fresh])
    made = {question: _terms(question, doc) for question, doc in zip(fresh, parsed, strict=True)}
    if len(_read) + len(made) > MOST_READ:
        _read.clear()
    _read.update(made)
    return [known.get(question) or made[question] for question in questions]


def named(names_of_claim: Sequence[str], text: str) -> list[str]:
    """Which of the names `text` names; who leads a state stands for it."""
    return [name for name in names_of_claim if speaks_of(text, name)]


def speaks_of(text: str, name: str) -> bool:
    """True when `text` names the actor, or somebody who leads or speaks for it."""
    return names(text, name) or any(names(text, person) for person in load("parties")["people"].get(name, ()))


def covered(telling: frozenset[str], text: str) -> float:
    """The share of the telling words that `text` has; 1.0 when there are none to look for."""
    return len(telling & stems(text)) / len(telling) if telling else 1.0


@cache
def _small_words() -> frozenset[str]:
    return frozenset(load("relevance")["small_words"])


def _joined(name: str, others: Sequence[str]) -> bool:
    """'Obama and Clinton' beside 'Obama' and 'Clinton' names nobody new."""
    parts = name.split(" and ")
    return len(parts) > 1 and all(part in others for part in parts)


def _terms(question: Question, doc: "Doc") -> Terms:
    listed = question.about or entity_names(doc)
    single = [name for name in listed if not _joined(name, listed)]
    said = [_bare(name.split("(")[0].strip(" ,.;:")) for name in single]
    # What starts in lower case is a matter, such as an arms race, and no name.
    found = [canonical(name) for name in said if name[:1].isupper()]
    titles = set(load("names")["titles"])
    kept = tuple(dict.fromkeys(name for name in found if name not in titles and names(question.text, name)))
    # In "President Putin of Russia" Russia is part of an office: nobody has to name it again.
    bare = short(question.text, kept)
    kept = tuple(name for name in kept if names(bare, name)) or kept
    in_names = {word.casefold() for name in found for word in name.split()}
    telling = {
        stem(token.text)
        for token in doc
        if token.pos_ in TELLING
        and len(token.text) > 2
        and token.text not in titles
        and token.lower_ not in _small_words()
        and not _part_of_name(token, in_names, kept)
    }
    matter: set[str] = set()
    if not question.checkable:
        own = {stem(word) for name in said if not name[:1].isupper() for word in name.split()}
        matter = (own & stems(question.text)) - stems(" ".join(load("relevance")["vague"]))
    root = next((token for token in doc if token.dep_ == "ROOT" and token.pos_ == "VERB"), None)
    act = stem(root.text) if root is not None else ""
    return Terms(kept, frozenset(telling), frozenset(matter), act, present=_present(doc))


def _present(doc: "Doc") -> bool:
    """True when the main verb is in the present; "has called" tells of the past."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None:
        return False
    finite = [root, *(child for child in root.children if child.dep_ in {"aux", "auxpass"})]
    return any(token.tag_ in {"VBZ", "VBP"} and token.lemma_ != "have" for token in finite)


def entity_names(doc: "Doc") -> list[str]:
    """Names in the order of the text, by the grammar's entity marks; a run of proper nouns it missed counts too."""
    found = [(ent.start, _bare(ent.text)) for ent in doc.ents if ent.label_ in ENTITIES]
    marked = {token.i for ent in doc.ents for token in ent}
    run: list[Token] = []
    for token in [*doc, None]:
        if token is not None and token.pos_ == "PROPN" and token.i not in marked and token.is_alpha:
            run.append(token)
            continue
        if run:
            found.append((run[0].i, " ".join(part.text for part in run)))
        run = []
    return [text for _, text in sorted(found) if any(c.isupper() for c in text)]


def _bare(text: str) -> str:
    words = text.split()
    while words and words[0].casefold() in {"the", "a", "an"}:
        words = words[1:]
    text = " ".join(words)
    return text.removesuffix("'s").removesuffix("’s")


def _part_of_name(token: "Token", in_names: set[str], kept: Sequence[str]) -> bool:
    return token.lower_ in in_names or any(names(token.text, name) for name in kept)


@lru_cache(maxsize=16384)
def words(text: str) -> frozenset[str]:
    """The words of `text` in lower case, as they are inflected."""
    return frozenset(word.casefold() for word in _WORDS.findall(text))


@cache
def stem(word: str) -> str:
    """A word cut to what its inflections share; crude on purpose, and the same for claim and passage."""
    word = word.casefold().removesuffix("'s").removesuffix("’s")
    irregular: dict[str, str] = load("relevance")["irregular"]
    word = irregular.get(word, word)
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=16384)
def stems(text: str) -> frozenset[str]:
    """The words of `text`, lower case, cut to a stem; small words are left out."""
    return frozenset(stem(word) for word in _WORDS.findall(text) if word.casefold() not in _small_words())
