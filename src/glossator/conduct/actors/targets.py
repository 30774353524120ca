"""Targets: the first position of a clause, in the frame's order, that names somebody other than the source."""

from collections.abc import Iterator, Sequence

from glossator.conduct.actors.mentions import Mentions
from glossator.conduct.actors.nationality import where
from glossator.conduct.coding.acts import Token, same
from glossator.conduct.model import Actor
from glossator.conduct.words import actor_words
from glossator.language.predicates import Predicate, prepositions


def targets(
    mentions: Mentions,
    clause: Predicate,
    paths: Sequence[str],
    sources: list[Actor],
    *,
    deep: bool = True,
    near: bool = False,
) -> list[Actor]:
    """The targets: the object, else the first resolved actor, else an unlisted mention; empty if none is named.

    `deep`: include agents in the object's modifiers ("crimes committed by …"); `near`: only phrases attached directly
    to verb and object ("a drill amid a dispute with …" is with nobody).
    """
    mere: list[Actor] = []
    for path in paths:
        if path in actor_words("places") and mere:
            break
        for tier in _path(mentions, clause, path, deep, near):
            others = [actor for actor in tier if not same(actor, sources)]
            if path in actor_words("places"):
                others = [where(actor) for actor in others]
            if path in actor_words("places") | actor_words("loose"):
                others = [actor for actor in others if actor.code or actor.id or actor.role]
            told = path in actor_words("told") and any(actor.role for actor in others)
            told = told or (path == "from" and any(actor.role == "REB" for actor in others))
            if others and (path in {"obj", "dative"} or told or any(actor.code or actor.id for actor in others)):
                return others
            mere = mere or others
    return mere


def who(mentions: Mentions, noun: Token) -> list[Actor]:
    """The actors a noun names, else its affiliation."""
    return next((tier for tier in mentions.tiers(noun) if tier), [])


def _path(mentions: Mentions, clause: Predicate, path: str, deep: bool, near: bool) -> Iterator[list[Actor]]:
    if path == "obj" and clause.object is not None:
        yield mentions.actors(clause.object)
    elif path == "obj.homes" and clause.object is not None:
        yield from mentions.home_tiers(clause.object, deep=deep)
    elif path == "dative" and clause.dative is not None:
        yield from mentions.tiers(clause.dative, deep=deep)
    elif path == "clause":
        inner = clause.complement
        if inner is None and clause.object is not None:
            # "expressed readiness to mediate between …": the clause depends on the object.
            inner = next((child for child in clause.object.children if child.dep_ in {"acl", "relcl"}), None)
        if inner is not None:
            yield from in_clause(mentions, inner)
    elif path == "purpose":
        for child in clause.verb.children:
            if child.dep_ in {"advcl", "xcomp"} and any(
                c.dep_ in {"aux", "mark"} and c.lower_ == "to" for c in child.children
            ):
                yield from in_clause(mentions, child)
    elif path == "unless":
        for verb in (clause.verb, clause.complement):
            for child in verb.children if verb is not None else ():
                if child.dep_ == "advcl" and any(c.lower_ in actor_words("conditions") for c in child.children):
                    yield from in_clause(mentions, child)
    else:
        for prep, noun in clause.own_preps() if near else clause.preps():
            if prep == path:
                yield from mentions.tiers(noun, deep=deep)


def in_clause(mentions: Mentions, verb: Token) -> Iterator[list[Actor]]:
    """The actors in a complement clause: subject, dative and object, then prepositional objects."""
    clause = Predicate(verb)
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    for noun in subjects:
        tiers = [tier for tier in mentions.tiers(noun) if tier]
        if tiers:
            # Who is to act: the best reading of the subject, nothing beyond it.
            yield next((tier for tier in tiers if any(actor.code for actor in tier)), tiers[0])
            if tiers[0][0].role or any(actor.code for tier in tiers for actor in tier):
                return
    together = next((noun for prep, noun in prepositions(clause.verb) if prep == "with"), None)
    nouns = [noun for noun in (clause.dative, together, clause.object) if noun is not None]
    nouns += [noun for prep, noun in clause.preps() if prep not in actor_words("places")]
    nouns += [noun for prep, noun in clause.preps() if prep == "in"]
    for noun in nouns:
        yield from mentions.tiers(noun)
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp", "conj", "acomp"} and child.pos_ in {"VERB", "AUX", "ADJ"}:
            yield from in_clause(mentions, child)


def place_of(mentions: Mentions, clause: Predicate) -> tuple[str, str]:
    """The location: the listed place after 'in', 'at' or 'near', and the code of its state."""
    phrases = clause.preps()
    for noun in (clause.subject, clause.object):
        phrases = phrases + (prepositions(noun) if noun is not None else [])
    for prep, noun in phrases:
        if prep in actor_words("places") | {"of"}:
            for token in (noun, *(child for child in noun.children if child.dep_ in {"compound", "appos", "nmod"})):
                entry = mentions.entry(token)
                if (
                    entry is not None
                    and (token is noun or token.dep_ == "appos" or entry.kind != "state")
                    and entry.located
                ):
                    return mentions.wording(token), entry.code
            owner = next((home for home in mentions.before(noun) if home.code), None)
            if owner is not None and prep != "of" and noun.lemma_.lower() in mentions.words.place_nouns:
                return mentions.wording(noun), owner.code
    return "", ""
