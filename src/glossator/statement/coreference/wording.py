"""The standalone wording of a clause: pronouns, descriptions, ellipses and dates resolved, each as an assumption."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossator.language.lexicon import closed
from glossator.language.tree import FIRST_PERSON, SUBJECTS, is_quoted, subject_of
from glossator.statement.coreference import agreement, antecedents, descriptions, ellipsis, relative_dates
from glossator.statement.coreference.antecedents import Reading
from glossator.statement.coreference.mentions import gender_of_name
from glossator.statement.model import Assumption
from glossator.statement.words import words

if TYPE_CHECKING:
    import datetime

    from spacy.tokens import Doc, Token

    from glossator.statement.coreference.discourse import Discourse

THIRD = ("male", "female", "many", "thing")
_OF_NOUNS = {"det", "amod", "compound", "poss", "nummod"}
_SPACES = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r"\s+([,.;:!?’”)%])")


@dataclass(frozen=True)
class Voice:
    """The speaker, the day, and the addressee if named."""

    speaker: str | None
    day: datetime.date | None
    addressee: str = ""
    terse: bool = False
    opening: bool = False
    reported: bool = False


@dataclass
class Wording:
    """Replacements and insertions by token, with the assumptions and flags behind them."""

    edits: dict[int, str] = field(default_factory=dict)
    added: dict[int, str] = field(default_factory=dict)
    assumptions: list[Assumption] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    meanings: dict[int, str] = field(default_factory=dict)
    text: str = ""

    def assume(self, said: str, meaning: str, reason: str) -> None:
        """Add an assumption, once."""
        made = Assumption(words=said, meaning=meaning, reason=reason)
        if made not in self.assumptions:
            self.assumptions.append(made)

    def flag(self, flag: str) -> None:
        """Add a flag, once."""
        if flag not in self.flags:
            self.flags.append(flag)


def word(head: Token, kept: frozenset[int], discourse: Discourse, voice: Voice) -> Wording:
    """The standalone wording of the clause of the tokens `kept` under `head`."""
    made = Wording()
    for i in sorted(kept):
        token = head.doc[i]
        if _is_pronoun(token):
            _pronoun(token, kept, discourse, voice, made)
        elif voice.terse and _may_be_spoken_to(token):
            made.flag(f"ambiguous: {token.text}")
        elif token.pos_ in {"NOUN", "PROPN"}:
            _description(token, discourse, made)
    _omissions(head, kept, discourse, made)
    opening = _left_out_subject(head, kept, voice, made) if voice.opening and not _others_act(discourse) else ""
    plain = assemble(head.doc, kept, made)
    text, dated = relative_dates.resolve(f"{opening} {plain[:1].lower()}{plain[1:]}" if opening else plain, voice.day)
    made.assumptions += dated
    made.text = text
    return made


def _pronoun(token: Token, kept: frozenset[int], discourse: Discourse, voice: Voice, made: Wording) -> None:
    said = token.lower_
    if _is_initials(token):
        return
    if is_quoted(token):  # 'I' in direct speech is whoever is quoted, and the quotation is left as it was said
        return
    if said in closed("first") and _is_told(token):  # 'They said, I can't believe it'
        made.flag(f"ambiguous: {token.text}")
    elif said in closed("first"):
        if said == "me" and _is_idle_me(token):
            return
        _speaker(token, voice.speaker, made)
    elif said in closed("first_plural"):
        _speakers(token, kept, voice.speaker, made)
    elif said in closed("second"):
        several = token.i + 1 < len(token.doc) and token.nbor(1).lower_ in words("reference", "several_spoken_to")
        several = several or any(each.lower_ == "both" for each in token.doc)
        if voice.addressee and token.head.lemma_ != "thank" and not several:
            _apply(token, Reading(voice.addressee, "spoken to by name"), made)
        elif not _is_idle(token):
            made.flag(f"ambiguous: {said}")
    elif any(said in closed(group) for group in THIRD):
        reading = antecedents.read_third_person(token, kept, discourse)
        outside = voice.reported and reading.meaning and not reading.reason.startswith("named earlier")
        _apply(token, antecedents.UNDECIDED if outside else reading, made)  # a reported speaker may mean somebody else
    elif (said in closed("pointing") and _points(token)) or _hangs(token, kept):
        made.flag(f"ambiguous: {said}")


def _is_told(token: Token) -> bool:
    """True inside direct speech of others that no mark of quotation opens: a comma stands behind the verb of saying."""
    for verb in token.ancestors:
        told = verb.head
        if verb.dep_ == "ccomp" and told.lemma_ in words("verbs", "report") and told.i < verb.i:
            subject = subject_of(told)
            own = subject is not None and subject.lower_ in FIRST_PERSON
            return told.nbor(1).text in {",", ":"} and not own
    return False


def _is_pronoun(token: Token) -> bool:
    """True for pronouns, those that the tagger takes for nouns included: 'Yours is larger', 'it is all mine'."""
    if _is_surname(token) or _is_part_of_a_word(token):
        return False
    if token.lower_ in (closed("owned") - {"mine"}) | closed("pointing"):
        return True
    alone = (
        token.lower_ == "mine"
        and token.dep_ != "compound"
        and not any(child.dep_ in _OF_NOUNS for child in token.children)
    )
    return alone or token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$", "WDT"}


def _is_part_of_a_word(token: Token) -> bool:
    """True for 'it' in 'a do-it-yourself store'."""
    doc, at = token.doc, token.i
    after = at + 1 < len(doc) and not token.whitespace_ and doc[at + 1].text == "-"
    return after or (at > 0 and doc[at - 1].text == "-" and not doc[at - 1].whitespace_)


def _is_surname(token: Token) -> bool:
    """True for 'He' in 'He Jianxiong' and 'Liu He': a name right beside another part of it."""
    around = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return token.text == "He" and any(each.pos_ == "PROPN" and each.text.istitle() for each in around)


def _may_be_spoken_to(token: Token) -> bool:
    """True for the account at the head of a post that says 'you': '@berg visited your hotel' may be said to Berg."""
    spoken_to = closed("second") | words("reference", "short_you")
    return token.i == 0 and token.text[0] == "@" and any(each.lower_ in spoken_to for each in token.doc)


def _hangs(token: Token, kept: frozenset[int]) -> bool:
    """True for the relative pronoun that opens a sentence of its own: 'Which will ruin our mills.'"""
    relative = token.tag_ == "WDT" or (token.lower_ == "that" and token.dep_ == "mark")
    return relative and token.i == min(kept)


def _is_initials(token: Token) -> bool:
    """True for 'IT' and 'US' in text that is not all capitals: an industry and a country."""
    around = [each.text for each in token.doc[max(0, token.i - 2) : token.i + 3] if each.is_alpha and each.i != token.i]
    return len(token.text) > 1 and token.text.isupper() and not any(len(each) > 1 and each.isupper() for each in around)


def _points(token: Token) -> bool:
    """True for demonstrative 'this' and 'that' standing alone; not as determiner, conjunction or relative pronoun."""
    # the tagger takes the 'that' of 'I didn't say that at all' for a conjunction, the parser for an object
    return token.tag_ in {"DT", "IN"} and token.dep_ in SUBJECTS | {"dobj", "pobj", "attr"}


def _is_idle_me(token: Token) -> bool:
    """True for 'me' in 'excuse me' and 'join me', addressed to the audience."""
    called = token.head.tag_ == "VB" and not any(child.dep_ in SUBJECTS | {"aux"} for child in token.head.children)
    return called and token.head.lemma_.lower() != "let" and token.i == token.head.i + 1


def _is_idle(token: Token) -> bool:
    """True for 'you' in 'you know'."""
    return token.head.lemma_ in {"know", "see"} and token.dep_ == "nsubj" and token.head.dep_ in {"parataxis", "ccomp"}


def _speaker(token: Token, speaker: str | None, made: Wording) -> None:
    if not speaker:
        made.flag(f"ambiguous: {token.lower_}")
        return
    owned = token.lower_ in {"my", "mine"}
    reflexive = token.lower_ == "myself"
    again = any(token.doc[i].lower_ == "i" for i in made.edits)
    gender = gender_of_name(speaker)
    own = {"m": "his", "f": "her"}.get(gender) or possessive(speaker)
    self_ = {"m": "himself", "f": "herself"}.get(gender, "themselves")
    acting = token.dep_ in {"conj", *SUBJECTS}  # 'Ann and myself would agree'
    mine = own if again else possessive(speaker)
    value = mine if owned else self_ if reflexive and not acting else speaker
    made.edits[token.i] = value
    made.meanings[token.i] = speaker
    made.edits.update(agreement.after_subject(token, singular=True))
    made.assume(token.text, value, "the speaker")


def _speakers(token: Token, kept: frozenset[int], speaker: str | None, made: Wording) -> None:
    made.flag(f"ambiguous: {token.lower_}")
    read = words("reference", "with_others")
    first = not any(token.doc[i].lower_ in read for i in kept if i < token.i)
    if speaker and first and token.lower_ in read:
        meaning = f"{speaker} and those spoken for"
        made.edits[token.i] = f"{token.text} ({meaning})"
        made.meanings[token.i] = speaker
        made.edits.update(agreement.after_subject(token, singular=False))
        made.assume(token.text, meaning, "the speaker, and others who are not named")


def _apply(token: Token, reading: Reading, made: Wording) -> None:
    if reading.ambiguous:
        made.flag(f"ambiguous: {token.lower_}")
    elif reading.meaning:
        meaning = _in_running_text(reading.meaning)
        owned = token.tag_ == "PRP$" or token.lower_ in closed("possessive") - {"her"}
        made.edits[token.i] = possessive(meaning) if owned else meaning
        made.meanings[token.i] = reading.meaning
        if token.lower_ in closed("subject"):
            singular = reading.singular and not _takes_plural(reading.meaning)
            made.edits.update(agreement.after_subject(token, singular=singular))
        made.assume(token.text, made.edits[token.i], reading.reason)


def _in_running_text(meaning: str) -> str:
    """'These banks' becomes 'these banks' inside a sentence; names keep their capital."""
    first, _, rest = meaning.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in words("reference", "determiners") else meaning


def _takes_plural(meaning: str) -> bool:
    last = meaning.lower().split()[-1]
    return last in words("reference", "as_plural") or (" and " in meaning)


def possessive(name: str) -> str:
    """'Russia' gives 'Russia's', 'the Democrats' 'the Democrats''."""
    plural = name.endswith("s") and name[:1].islower()
    return f"{name}’" if plural else f"{name}’s"


def _description(noun: Token, discourse: Discourse, made: Wording) -> None:
    named = noun.dep_ == "attr"  # 'That is the law' calls something so; what it calls so is not the law named before
    reading = None if is_quoted(noun) or named else descriptions.read(noun, discourse)
    if reading is None:
        return
    determiner = next(child for child in noun.children if child.i < noun.i)
    said = f"{determiner.text} {noun.text}"
    if reading.ambiguous:
        made.flag(f"ambiguous: {said.lower()}")
        return
    made.edits[determiner.i] = ""
    made.edits[noun.i] = _in_running_text(reading.meaning)
    made.meanings[noun.i] = reading.meaning
    made.assume(said, reading.meaning, reading.reason)


def _others_act(discourse: Discourse) -> bool:
    """True if the post mentioned another person before: 'Obama is hopeless. Never had the experience.'"""
    return any(
        sentence.unresolved or any(each.role in SUBJECTS for each in sentence.mentions)
        for sentence in discourse.before()
    )


def _left_out_subject(head: Token, kept: frozenset[int], voice: Voice, made: Wording) -> str:
    """The omitted subject, in posts the speaker ('Had a great meeting'); '' if another subject is possible."""
    before = [head.doc[i] for i in kept if i < head.i]
    bare = all(token.pos_ in {"ADV", "INTJ", "PUNCT"} and "@" not in token.text for token in before)
    if not voice.speaker or not bare or any(child.dep_ in SUBJECTS for child in head.children):
        return ""
    begun = head.doc[min(kept)].text[:1].isupper()  # 'beating China, and I would …' may be the rest of a sentence
    if head.tag_ == "VBG" and begun and head.doc[min(kept)].pos_ in {"ADV", "VERB"}:
        opening = f"{voice.speaker} is"
    elif head.tag_ == "VBD" or (head.tag_ == "VBN" and any(child.dep_ == "dobj" for child in head.children)):
        opening = voice.speaker  # 'Just watched the debate'; not 'Delivered by ship'
    else:
        return ""
    made.assume(head.text, f"{opening} {head.text.lower()}", "a post without a subject speaks of who posts it")
    return opening


def _omissions(head: Token, kept: frozenset[int], discourse: Discourse, made: Wording) -> None:
    direct = next((child for child in head.children if child.dep_ == "dobj"), None)
    object_meaning = "" if direct is None else made.meanings.get(direct.i) or ""
    for supplied in ellipsis.supply(head, kept, object_meaning, discourse):
        made.added[supplied.after] = supplied.words
        made.assume(supplied.completes, f"{supplied.completes} {supplied.words}", supplied.reason)


def assemble(doc: Doc, kept: frozenset[int], made: Wording) -> str:
    """The tokens as one line with replacements and insertions; capitalised, without the final stop."""
    parts: list[str] = []
    before = None
    for i in sorted(kept):
        token = doc[i]
        if before is not None and before != i - 1 and not token.is_punct:
            parts.append(" ")
        value = made.edits.get(i, token.text)
        parts.append(value + token.whitespace_)
        if i in made.added:
            parts.append(f" {made.added[i]} ")
        before = i
    text = _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", "".join(parts))).strip(" .,;:…-–—")
    return text[:1].upper() + text[1:]
