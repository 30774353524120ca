"""Inferred affiliations: police and victims without one belong to the place, the other side or the only state."""

from glossator.conduct.actors.matches import NO_STATE
from glossator.conduct.actors.mentions import Mentions
from glossator.conduct.actors.nationality import where
from glossator.conduct.model import Actor
from glossator.conduct.words import actor_words
from glossator.people.sectors import sectors

CROWD = frozenset({"CVL", "OPP", "LAB", "EDU", "REF", "JRN", "REL", "MED", "BUS", "NGO", "PTY", "CRM", "ELI"})
HOMELESS = CROWD | {"COP", "REB", "JUD", ""}
OFFICIAL = frozenset({"MIL", "GOV", "LEG"})
ARMED = frozenset({"REB", "MIL"})
DOMESTIC = frozenset({"COERCE", "CONCEDE", "PROTEST", "REQUEST", "REJECT", "THREATEN"})  # acts mostly within one state
SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})  # told of a place, whoever did them
Sides = tuple[list[Actor], list[Actor]]


def belonging(mentions: Mentions, kind: str, sources: list[Actor], targets: list[Actor], code: str) -> Sides:
    """Sources and targets of an act of a kind, with the affiliations that can be inferred; `code`: of its place."""
    only = mentions.only_home()
    roles = HOMELESS | (OFFICIAL if code and only == code else frozenset())
    if not code:
        # If the sentence names a single state, its police and people are meant.
        others = {actor.code for actor in (*sources, *targets)} - NO_STATE
        code = only if others <= {only} and kind in DOMESTIC | SUFFERED else ""
        roles = HOMELESS - {""} | OFFICIAL
        if kind == "ASSAULT" and any(actor.id == code for actor in sources):
            roles -= {"REB"}  # an army's targets need not be of its own country
    if kind in {"ASSAULT", "COERCE", "PROTEST"}:
        targets = [_place_hit(mentions, actor) for actor in targets]
    sources = [_at_home(actor, code, roles) for actor in sources]
    targets = [_at_home(actor, code, roles) for actor in targets]
    if kind == "ASSAULT":
        targets = _of_the_place(mentions, targets, sources)
    targets = [_of_same_state(actor, sources) for actor in targets]
    return _countrymen(kind, sources, targets) if kind in DOMESTIC else (sources, targets)


def _countrymen(kind: str, sources: list[Actor], targets: list[Actor]) -> Sides:
    crowd = all(actor.role in {"CVL", "OPP", "LAB", "EDU", "REB", "COP", "JUD"} for actor in sources)
    asked = kind in {"REQUEST", "REJECT"} and any(actor.role in {"MIL", "COP"} for actor in targets)
    return (
        _of_others(sources, targets) if crowd else sources,
        targets if asked else _of_others(targets, sources),  # "calls for more troops": not its own
    )


def _place_hit(mentions: Mentions, actor: Actor) -> Actor:
    """A bombed capital is a place, not the government in it."""
    entry = mentions.known.exact(actor.words) or mentions.known.exact((actor.words.split() or [""])[-1])
    if entry is not None and entry.kind == "adjective" and actor.id == actor.code and not actor.role:
        return actor.model_copy(update={"id": ""})  # "a Malaysian website" is not the state
    return where(actor) if entry is not None and entry.kind == "capital" else actor


def _at_home(actor: Actor, code: str, roles: frozenset[str]) -> Actor:
    """The actor with the code of the place, if it has no affiliation and may belong there."""
    homeless = not actor.code and not actor.id and actor.role in roles and "foreign" not in actor.words.lower()
    return actor.model_copy(update={"code": code}) if homeless and code and not _from_anywhere(actor) else actor


def _of_the_place(mentions: Mentions, targets: list[Actor], sources: list[Actor]) -> list[Actor]:
    """Victims without an affiliation get the only place of the sentence other than the agents'."""
    codes = mentions.places() - {actor.code for actor in sources}
    if len(codes) != 1:
        return targets
    return [_at_home(actor, next(iter(codes)), CROWD) for actor in targets]


def _of_same_state(actor: Actor, sources: list[Actor]) -> Actor:
    """ "The nation's lawmakers" belong to the agent's state."""
    own = actor.words.lower().removeprefix("the ").startswith(tuple(actor_words("own")))
    code = next((source.code for source in sources if source.code and source.id == source.code), "")
    return actor.model_copy(update={"code": code}) if own and code and not actor.code else actor


def _from_anywhere(actor: Actor) -> bool:
    """True for a gunman, whose origin the location does not tell."""
    last = actor.words.lower().rsplit(" ", 1)[-1]
    strangers = sectors().strangers
    return actor.role in ARMED and (last in strangers or last.removesuffix("s") in strangers)


def _may_be_of(actor: Actor, crowd: bool) -> bool:
    abroad = set(actor.words.lower().split()) & actor_words("abroad")
    nobodys = bool(actor.role) and not actor.code and not actor.id and not abroad
    return nobodys and (actor.role != "GOV" or crowd) and not _from_anywhere(actor)


def _of_others(actors: list[Actor], others: list[Actor]) -> list[Actor]:
    """Police arrest, citizens petition their own: a role without an affiliation takes that of the other side."""
    beside = next((actor.code for actor in actors if actor.code), "")
    crowd = bool(others) and all(other.role in CROWD for other in others)
    code = next((other.code for other in others if other.code and (crowd or other.id == other.code)), "")
    return [
        actor.model_copy(update={"code": beside or code}) if _may_be_of(actor, crowd) and (beside or code) else actor
        for actor in actors
    ]
