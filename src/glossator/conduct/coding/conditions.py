"""Conditions of lexicon frames on a clause, one function each."""

from collections.abc import Callable, Iterable
from typing import Any

from glossator.conduct.actors.mentions import Mentions
from glossator.conduct.coding.acts import Token
from glossator.conduct.coding.keys import noun_forms, real_noun
from glossator.conduct.coding.lexicon import Frame, Lexicon, lexicon
from glossator.conduct.model import Actor
from glossator.conduct.words import event_words
from glossator.language.predicates import Predicate, prepositions
from glossator.people.sectors import sectors

CROWD = frozenset({"CVL", "OPP", "LAB", "EDU", "REF", "JRN", "REL", "MED", "BUS", "NGO", "PTY", "CRM", "ELI"})
GROUPS = {"ARMED": frozenset({"MIL", "REB", "COP", "SPY"}), "STATE": frozenset({"GOV", "LEG", "JUD"}),
          "POWER": frozenset({"", "GOV", "MIL", "REB", "LEG", "COP"})}  # fmt: skip
PEOPLE = CROWD - {"PTY", "BUS", "NGO"} | {"MIL", "REB", "COP", "SPY"}
NAMELESS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "MOBILIZE"})  # passives without a by-phrase


def fits(frame: Frame, clause: Predicate, sources: list[Actor], mentions: Mentions) -> bool:
    """True if all conditions of the frame hold."""
    found = _Found(frame, clause, sources, mentions, lexicon())
    return all(CHECKS[name](wanted, found) for name, wanted in frame.conditions.items())


class _Found:
    """The arguments of a condition."""

    def __init__(
        self, frame: Frame, clause: Predicate, sources: list[Actor], mentions: Mentions, known: Lexicon
    ) -> None:
        self.frame, self.clause, self.sources = frame, clause, sources
        self.mentions, self.known = mentions, known

    def noun_fits(self, noun: Token | None, wanted: Any, actors: list[Actor] | None = None) -> bool:
        """True if the noun is of the class, names an actor, or names an actor of the sector."""
        if wanted == "none" or noun is None:
            return wanted == "none" and noun is None
        if isinstance(wanted, str) and (wanted == "actor" or wanted.isupper()):
            found = actors if actors is not None else self.mentions.actors(noun)
            return _of_sector(found, wanted)
        if wanted == "place":
            entry = self.mentions.entry(noun)
            return entry is not None and entry.located
        words = self.known.words(wanted)
        if "actor" in words and self.mentions.actors(noun):
            return True
        if "human" in words and _human(noun, self.mentions.actors(noun)):
            return True
        joined = [noun, *(child for child in noun.children if child.dep_ == "conj")]
        return any(words & set(noun_forms(real)) for real in (*joined, real_noun(noun)))


def _human(noun: Token, actors: list[Actor]) -> bool:
    """True for people, or a person by name or office; not for "the presidency", "the parliament", "the council"."""
    named = noun.lemma_.lower() in sectors().titles
    return any(actor.person or actor.role in PEOPLE or (named and actor.role) for actor in actors)


def _of_sector(actors: list[Actor], wanted: str) -> bool:
    if wanted == "actor":
        return any(actor.id or actor.code or actor.role for actor in actors)
    roles = CROWD if wanted == "CVL" else GROUPS.get(wanted, frozenset({wanted}))
    return any(actor.role in roles for actor in actors)


def _subject(wanted: Any, found: _Found) -> bool:
    if found.clause.passive and found.clause.subject is None:
        return wanted == "actor" and found.frame.type in NAMELESS
    return found.noun_fits(found.clause.subject, wanted, found.sources)


def _object(wanted: Any, found: _Found) -> bool:
    return found.noun_fits(found.clause.object, wanted)


def _prep(wanted: Any, found: _Found) -> bool:
    noun = found.frame.conditions.get("noun")
    if noun == "actor":
        return any(prep in wanted and found.mentions.actors(pobj) for prep, pobj in found.clause.preps())
    words = found.known.words(noun) if noun else None
    if words is not None and "actor" in words:
        return any(prep in wanted and found.noun_fits(pobj, noun) for prep, pobj in found.clause.preps())
    return any(
        prep in wanted and (words is None or bool(words & set(noun_forms(real_noun(pobj)))))
        for prep, pobj in found.clause.preps()
    )


def _noun(wanted: Any, found: _Found) -> bool:
    return bool(wanted) and "prep" in found.frame.conditions  # read together with its preposition


def _noun_in_object(wanted: Any, found: _Found) -> bool:
    noun = found.clause.object
    return noun is not None and any(token.lemma_.lower() in wanted for token in noun.subtree)


def _predicate(wanted: Any, found: _Found) -> bool:
    labels = {"acomp", "oprd", "ccomp", "xcomp"}
    return any(child.dep_ in labels and child.lower_ in wanted for child in found.clause.verb.children)


def _governs(wanted: Any, found: _Found) -> bool:
    inner = found.clause.complement
    return inner is not None and any(inner.lemma_ == word for word in wanted)


def _passive(wanted: Any, found: _Found) -> bool:
    return bool(found.clause.passive) is bool(wanted)


def _particle(wanted: Any, found: _Found) -> bool:
    return bool((found.clause.particle or "none") == wanted)


def _anywhere(wanted: Any, found: _Found) -> bool:
    return any(token.lemma_.lower() in wanted for token in found.clause.verb.subtree)


def _clause_or(wanted: Any, found: _Found) -> bool:
    return found.clause.complement is not None or any(prep in wanted for prep, _ in found.clause.preps())


def _violent(wanted: Any, found: _Found) -> bool:
    """True for a violent killing: by an armed or public actor, or described in words of violence, not accident."""
    everything = {token.lemma_.lower() for token in found.clause.verb.doc}
    if everything & event_words("wrecks") and not everything & found.known.words("violence"):
        return False
    if _by_mishap(found):
        return False
    if _between(found) or any(actor.role not in CROWD | {"", "MED"} or actor.id for actor in found.sources):
        return bool(wanted)
    violence, accident = found.known.words("violence"), found.known.words("accident")
    clause = found.clause
    if clause.subject is not None and not clause.passive and not _lemmas([clause.subject]) & violence:
        return False
    armed = found.mentions.actors(clause.object) if clause.passive and clause.object is not None else []
    if any(actor.role in {"MIL", "REB", "COP"} for actor in armed):
        return not everything & (accident | event_words("mishaps")) - violence
    lemmas = _lemmas(_around(clause))
    return bool(lemmas & violence) and not lemmas & accident - violence


def _by_mishap(found: _Found) -> bool:
    """True for an accidental killing: "a helicopter crashes, killing …"."""
    above = found.clause.verb
    while above.dep_ in {"advcl", "conj", "ccomp"} and above.head is not above:
        above = above.head
        if above.lemma_ in event_words("mishaps"):
            return True
    return False


def _around(clause: Predicate) -> list[Token]:
    """The nouns that describe the manner: the agent, prepositional objects, the object."""
    own = clause.subject if not clause.passive else None
    joined = [child for child in clause.verb.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    nouns = [noun for verb in (*joined, clause.verb) for _, noun in prepositions(verb)]
    return [noun for noun in (own, *nouns, clause.object) if noun is not None]


def _lemmas(nouns: Iterable[Token]) -> set[str]:
    return {token.lemma_.lower() for noun in nouns for token in noun.subtree}


def _between(found: _Found) -> bool:
    """'Israeli settlers kill two Palestinians': people of one side killed people of another."""
    if found.clause.passive or found.clause.object is None:
        return False
    mine = {actor.code for actor in found.sources if actor.code and actor.role}
    theirs = {actor.code for actor in found.mentions.actors(found.clause.object) if actor.code}
    return bool(mine and theirs and not mine & theirs)


CHECKS: dict[str, Callable[[Any, _Found], bool]] = {
    "subj": _subject,
    "obj": _object,
    "prep": _prep,
    "noun": _noun,
    "noun_in_obj": _noun_in_object,
    "acomp": _predicate,
    "oprd": _predicate,
    "xcomp": _governs,
    "passive": _passive,
    "particle": _particle,
    "clause_any": _anywhere,
    "clause_or": _clause_or,
    "violent": _violent,
}
