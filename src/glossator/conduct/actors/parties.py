"""Agent and patient of an event noun: 'the bombing of Aleppo by Russian planes'."""

from collections.abc import Sequence

from glossator.conduct.actors.mentions import Mentions
from glossator.conduct.actors.targets import who
from glossator.conduct.coding.acts import Token
from glossator.conduct.coding.keys import real_noun
from glossator.conduct.coding.lexicon import Frame
from glossator.conduct.model import Actor
from glossator.conduct.words import actor_words
from glossator.language.predicates import prepositions


def parties(
    mentions: Mentions, noun: Token, frame: Frame, beside: Sequence[tuple[str, Token]] = ()
) -> tuple[list[Actor], list[Actor]]:
    """The agents and patients of an event noun, from its modifiers and those `beside` its verb."""
    behind = [*prepositions(noun), *((prep, other) for prep, other in beside if prep != "with" or not frame.both)]
    sources = [actor for prep, other in behind if prep in {"by", "between"} for actor in who(mentions, other)]
    sources = [actor for actor in sources if actor.id or actor.role or actor.person or not actor.code]  # no locations
    if not sources:
        sources = mentions.before(real_noun(noun))
    if not sources and noun.lemma_.lower() in actor_words("sent"):
        sources = [actor for prep, other in behind if prep == "from" for actor in who(mentions, other) if actor.id]
    hit = [
        actor
        for wanted in (("with",) if frame.both else frame.target)
        for prep, other in behind
        if prep == wanted
        for actor in who(mentions, other)
    ]
    return sources, hit
