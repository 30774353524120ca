"""Mentions: the named and described entities of a sentence, with the features needed for pronoun resolution."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossator.language.lexicon import closed
from glossator.language.tree import may_be_somebody, subtree
from glossator.statement.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

NAMES = {"PERSON", "GPE", "ORG", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"}
PLACES = {"GPE", "LOC"}
SUBJECT = {"nsubj", "nsubjpass"}
TIMES = {"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"}


@dataclass(frozen=True)
class Mention:
    """A mention, and the features that decide which pronouns can refer to it."""

    text: str
    head: str
    label: str
    gender: str  # 'm', 'f', or '' if unknown
    person: bool
    plural: bool
    collective: bool
    role: str
    tokens: frozenset[int]
    at: int
    definite: bool
    name: bool
    stands_for: str = ""
    called: bool = False  # a name in predicate position, as in 'they called him Mr. Rogers', or one spoken to
    main: bool = False  # the subject of a main clause
    under: bool = False  # inside an adverbial clause: 'if the Danes win, prices fall'

    @property
    def meaning(self) -> str:
        """The text of the mention, or what it was resolved to."""
        return self.stands_for or self.text


def mentions(doc: Doc) -> list[Mention]:
    """The mentions of a sentence in order; a group ('Obama and Clinton') follows its first member."""
    found = [made for chunk in doc.noun_chunks if (made := _of_chunk(chunk)) is not None]
    return sorted([*found, *_groups(doc, found)], key=lambda mention: (mention.at, -len(mention.tokens)))


def _of_chunk(chunk: Span) -> Mention | None:
    root = chunk.root
    if root.pos_ not in {"NOUN", "PROPN"} or root.ent_type_ in TIMES - {"CARDINAL"}:
        return None
    place = _place_after(root)
    first, tokens = _tokens(chunk)
    if _is_negative(tokens[0], root):
        return None
    person = _is_person(root, chunk)
    return Mention(
        text=_text(tokens[0], root, place),
        head=root.lemma_.lower(),
        label=root.ent_type_,
        gender=_gender(chunk) if person else "",
        person=person,
        plural=root.tag_ in {"NNS", "NNPS"} and root.lemma_.lower() not in {"states", "nations"},
        collective=_is_collective(root),
        role=root.dep_ if root.dep_ != "conj" else root.head.dep_,
        tokens=frozenset(token.i for token in tokens) | (subtree(place) if place is not None else frozenset()),
        at=root.i,
        definite=first.lower_ in closed("pointing") | {"the"} or first.tag_ in {"PRP$", "POS"},
        name=root.pos_ == "PROPN",
        main=is_main(root),
        under=any(each.dep_ == "advcl" for each in root.ancestors),
        called=_is_spoken_to(chunk)
        or (
            root.head.lemma_ in words("reference", "calling")
            and any(child.dep_ in {"dobj", "nsubj"} and verb_side(child, root) for child in root.head.children)
        ),
    )


def _is_spoken_to(chunk: Span) -> bool:
    """True for a single name between commas that may be whom the speaker turns to: 'a good case, Ann, of greed'."""
    doc, root = chunk.doc, chunk.root
    alone = len(chunk) == 1 and root.pos_ == "PROPN" and root.dep_ in {"appos", "npadvmod", "intj", "dep"}
    beside = root.i and root.i + 1 < len(doc) and doc[root.i - 1].text == ","
    known = root.dep_ == "appos" and any(_is_definite(child) for child in root.head.children)
    return bool(alone and beside and doc[root.i + 1].text in {",", "."} and not known)


def _is_definite(token: Token) -> bool:
    return token.dep_ == "poss" or (token.dep_ == "det" and token.lower_ not in {"a", "an"})


def is_main(token: Token) -> bool:
    """True for the subject of the sentence or of a coordinated main clause, and within a clause that is the subject."""
    verb = token.head
    if any(each.dep_ == "csubj" and each.head.dep_ == "ROOT" for each in token.ancestors):
        return True  # 'Getting along with Russia is a good thing'
    return token.dep_ in SUBJECT and "ROOT" in {verb.dep_, verb.head.dep_ if verb.dep_ == "conj" else ""}


def names(doc: Doc) -> Iterator[Token]:
    """The last words of the names that may be somebody's, possessives included; not 'the Senate'."""
    for token in doc:
        whole = token.i + 1 == len(doc) or token.nbor(1).pos_ != "PROPN"
        articled = token.ent_type_ != "PERSON" and any(child.dep_ == "det" for child in token.children)
        if whole and may_be_somebody(token) and not articled:
            yield token


def _tokens(chunk: Span) -> tuple[Token, list[Token]]:
    """The first word of a noun chunk, and its words without focus adverbs and an article before a person's name."""
    tokens = [token for token in chunk if token.pos_ not in {"PUNCT", "SPACE"}]
    first, root = tokens[0], chunk.root
    if first.dep_ == "det" and root.pos_ == "PROPN" and root.ent_type_ == "PERSON":
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[0].lower_ in words("reference", "focus"):
        tokens = tokens[1:]
    return first, tokens


def _is_negative(first: Token, root: Token) -> bool:
    """True for 'no country', 'not Russia', 'every bank': nobody in particular is mentioned."""
    before = root.doc[first.i - 1].lower_ if first.i else ""
    denied = before in words("reference", "denied_by") or root.head.lower_ in {"none", "neither"}
    return denied or first.lower_ in words("reference", "nobody")


def _text(first: Token, root: Token, place: Token | None) -> str:
    """The words of the mention, with the 'of …' behind them that says which."""
    said = " ".join(root.doc[first.i : root.i + 1].text.split()).removesuffix("’s").removesuffix("'s")
    if place is not None:
        return f"{said} of {root.doc[place.left_edge.i : place.i + 1].text}"
    return said + _of_after(root) if root.pos_ == "NOUN" else said


def verb_side(child: Token, root: Token) -> bool:
    """True for the object between a verb of calling and the name it takes."""
    return child.i != root.i and child.head.i < child.i < root.i


def _of_after(root: Token) -> str:
    """' of ISIS' after 'the barbarians': a short identifying phrase without pronouns."""
    of = next((child for child in root.children if child.lower_ == "of" and child.i == root.i + 1), None)
    inside = sorted(subtree(of)) if of is not None else []
    tokens = [root.doc[i] for i in inside]
    if not 2 <= len(tokens) <= 6 or any(token.pos_ in {"PRON", "VERB", "PUNCT"} for token in tokens):
        return ""
    return " " + " ".join(token.text for token in tokens)


def _place_after(root: Token) -> Token | None:
    """The name in 'President Putin of Russia'."""
    if root.ent_type_ != "PERSON" and root.pos_ != "PROPN":
        return None
    for child in root.children:
        if child.lower_ == "of" and child.i == root.i + 1:
            return next((each for each in child.children if each.dep_ == "pobj" and each.ent_type_ in PLACES), None)
    return None


def _is_person(root: Token, chunk: Span) -> bool:
    if root.ent_type_ == "PERSON":
        return chunk[0].dep_ != "det" or root.lemma_.lower() in words("people", "persons")
    titles = words("people", "persons") | words("speakers", "honorifics")
    titled = any(token.dep_ == "compound" and token.lower_.rstrip(".") in titles for token in chunk[:-1])
    if root.pos_ == "PROPN":
        polite = any(token.lower_.rstrip(".") in words("speakers", "honorifics") for token in chunk[:-1])
        return titled and root.ent_type_ not in (PLACES if polite else PLACES | {"ORG"})
    return root.tag_ == "NN" and root.lemma_.lower() in words("people", "persons")


def _gender(chunk: Span) -> str:
    for token in chunk:
        word = token.lower_.rstrip(".")
        if word in words("people", "male_words") or (token.pos_ == "PROPN" and word in words("people", "men")):
            return "m"
        if word in words("people", "female_words") or (token.pos_ == "PROPN" and word in words("people", "women")):
            return "f"
    return ""


def gender_of_name(name: str) -> str:
    """'m' or 'f' if the given name or title tells, else ''."""
    for word in name.lower().replace(".", "").split():
        if word in words("people", "men") | words("people", "male_words"):
            return "m"
        if word in words("people", "women") | words("people", "female_words"):
            return "f"
    return ""


def _is_collective(root: Token) -> bool:
    return (
        root.ent_type_ in {"GPE", "ORG", "NORP"}
        or root.lemma_.lower() in words("people", "collective")
        or root.lower_ == "media"
    )


def _groups(doc: Doc, found: list[Mention]) -> Iterator[Mention]:
    by_head = {mention.at: mention for mention in found}
    for mention in found:
        root = doc[mention.at]
        if root.dep_ == "conj":
            continue
        members = [mention, *(by_head[each.i] for each in _conjuncts(root) if each.i in by_head)]
        vague = any(member.head in words("reference", "empty") for member in members)
        alike = len({member.name for member in members}) == 1
        if len(members) > 1 and alike and not vague and any(child.lower_ == "and" for child in root.children):
            last = members[-1]
            text = doc[min(mention.tokens) : last.at + 1].text
            tokens = frozenset(range(min(mention.tokens), last.at + 1))
            yield replace(mention, text=text, plural=True, collective=False, gender="", tokens=tokens)


def _conjuncts(root: Token) -> list[Token]:
    return [each for each in root.conjuncts if each.i > root.i]
