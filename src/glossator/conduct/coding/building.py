"""Building acts from a frame and a clause: targets, negation and modality."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

from glossator.conduct.actors.agents import by_itself, unnamed
from glossator.conduct.actors.matches import NO_STATE
from glossator.conduct.actors.mentions import Mentions
from glossator.conduct.actors.parties import parties
from glossator.conduct.actors.targets import place_of, targets
from glossator.conduct.actors.victims import (
    at_home,
    countrymen,
    hit_place,
    of_same_state,
    of_the_place,
    thing_hit,
    unarmed,
    victims,
)
from glossator.conduct.coding.acts import Act, Setting, Token
from glossator.conduct.coding.conditions import CROWD
from glossator.conduct.coding.intentions import intended
from glossator.conduct.coding.keys import key_forms
from glossator.conduct.coding.lexicon import Frame, ontology
from glossator.conduct.coding.look_alikes import DOMESTIC
from glossator.conduct.coding.worth_coding import SUFFERED
from glossator.conduct.model import Actor
from glossator.conduct.words import event_words
from glossator.language.model import Certainty
from glossator.language.predicates import Predicate

HOMELESS = CROWD | {"COP", "REB", "JUD", ""}
OFFICIAL = frozenset({"MIL", "GOV", "LEG"})


@dataclass
class Building(ABC):
    """Builds the acts of one sentence; `mentions` resolves its nouns. The coder implements the clause traversal."""

    mentions: Mentions

    @abstractmethod
    def walk(self, verb: Token, setting: Setting, *, own: bool = True) -> list[Act]:
        """The acts of a verb's clause and of clauses coordinated with it; `own` False: use the inherited subject."""

    def below(
        self,
        clause: Predicate,
        setting: Setting,
        *,
        speakers: tuple[str, ...] | None = None,
        object_controls: bool = False,
    ) -> list[Act]:
        """The acts of the complement clause."""
        if clause.complement is None:
            return []
        subject = clause.object if object_controls and clause.object is not None else clause.surface
        spoken = setting.speakers if speakers is None else speakers
        if clause.complement.dep_ == "ccomp" and clause.complement.i < clause.verb.i:
            subject = None  # "… were killed, says a spokeswoman": she is no participant
        return self.walk(clause.complement, Setting(subject, spoken, setting.depth + 1))

    def keys(self, clause: Predicate) -> list[str]:
        """The lexicon keys of the clause."""
        return key_forms(clause)

    def framed(
        self, frame: Frame, clause: Predicate, setting: Setting, sources: list[Actor], *, negation: bool = True
    ) -> list[Act] | None:
        """The act of a frame, with targets, negation and modality; None if the frame does not yield one."""
        if by_itself(clause):
            return []
        if not sources and clause.passive:
            sources = unnamed(self.mentions, frame, clause)
        harm = clause.object is not None and clause.object.lemma_.lower() in event_words("harms")
        if harm and frame.mode == "investigate":
            return []  # an inquiry into a man's death is not directed against him
        if harm and frame.type == "ACCUSE" and not parties(self.mentions, clause.object, frame)[0]:
            return []  # "condemns the killing of X": X is not condemned
        if _each_other(clause) and len(sources) > 1:
            return [self.modal(self.act(replace(frame, both=True), clause, setting, sources, []), clause, setting)]
        deep = not ontology().cooperative(frame.type)
        paths = ("with",) if frame.type == "AGREE" and len(sources) > 1 else frame.target
        whom = targets(self.mentions, clause, paths, sources, deep=deep, near=frame.both)
        named = clause.object is not None and bool(self.mentions.actors(clause.object))
        if not any(actor.role or actor.id for actor in whom) or not named:
            whom = victims(self.mentions, clause) or whom
        if frame.type == "ASSAULT" and not whom:
            whom = thing_hit(self.mentions, clause)
        if frame.type in {"ASSAULT", "COERCE", "PROTEST"}:
            whom = [hit_place(self.mentions, actor) for actor in whom]
        act = self.act(frame, clause, setting, sources, whom)
        if negation and clause.negated:
            act = self.negative(act, clause)
        return [self.modal(act, clause, setting)]

    def act(self, frame: Frame, clause: Predicate, setting: Setting, sources: list[Actor], hit: list[Actor]) -> Act:
        """An act of the frame's type; crowds and victims without an affiliation get that of the place."""
        place, code = place_of(self.mentions, clause)
        roles = HOMELESS | (OFFICIAL if code and self.mentions.only_home() == code else frozenset())
        if not code:
            # If the sentence names a single state, its police and people are meant.
            others = {actor.code for actor in (*sources, *hit)} - NO_STATE
            code = self.mentions.only_home()
            code = code if others <= {code} and frame.type in DOMESTIC | SUFFERED else ""
            roles = HOMELESS - {""} | OFFICIAL
            if frame.type == "ASSAULT" and any(actor.id == code for actor in sources):
                roles -= {"REB"}  # an army's targets need not be of its own country
        if frame.type == "PROTEST":
            hit = [hit_place(self.mentions, actor) for actor in hit]
        sources = [at_home(actor, code, roles) for actor in sources]
        hit = [at_home(actor, code, roles) for actor in hit]
        if frame.type == "ASSAULT":
            hit = of_the_place(self.mentions, hit, sources)
        hit = [of_same_state(actor, sources) for actor in hit]
        hit = [unarmed(actor, hit=frame.type == "ASSAULT") for actor in hit]
        told = any(actor.code or actor.id for actor in hit)
        if len(sources) > 1 and not told and (frame.both or (frame.type in {"AGREE", "CONSULT"} and not hit)):
            frame = replace(frame, both=True)
            sources, hit = sources[:1], sources[1:]
        if frame.both and self.mentions.memory is not None:
            self.mentions.memory.pair([*sources, *hit])
        if frame.type in DOMESTIC:
            crowd = all(actor.role in {"CVL", "OPP", "LAB", "EDU", "REB", "COP", "JUD"} for actor in sources)
            asked = frame.type in {"REQUEST", "REJECT"} and any(actor.role in {"MIL", "COP"} for actor in hit)
            sources, hit = (
                countrymen(sources, hit) if crowd else sources,
                hit if asked else countrymen(hit, sources),  # "calls for more troops": not its own
            )
        return Act(frame.type, frame.mode, tuple(sources), tuple(hit), clause.verb.i, frame.both,
                   speakers=setting.speakers, place=place)  # fmt: skip

    def negative(self, act: Act, clause: Predicate) -> Act:
        """Negated future ("will not help") is a refusal; negated past ("did not help") is no event."""
        unwilling = clause.modality in {"future", "would", "possible"} and (
            ontology().cooperative(act.type) or act.type == "MOBILIZE"
        )
        return replace(act, type="REJECT", mode="") if unwilling and act.sources else replace(act, negated=True)

    def modal(self, act: Act, clause: Predicate, setting: Setting) -> Act:
        """Will, and reported would: intended. May, could, should: hypothetical. With 'unless' it is a threat."""
        if act.type == "REJECT":
            return act
        if clause.modality == "future" or (clause.modality == "would" and setting.reported):
            meant = intended(act)
            return replace(meant, type="THREATEN") if _conditional(clause) and not meant.negated else meant
        if clause.modality in {"would", "possible", "obliged"}:
            return replace(act, certainty=Certainty.HYPOTHETICAL)
        return act


def _each_other(clause: Predicate) -> bool:
    noun = clause.object
    return (
        noun is not None
        and noun.lower_ in {"other", "another"}
        and any(child.lower_ in {"each", "one"} for child in noun.children)
    )


def _conditional(clause: Predicate) -> bool:
    return any(
        child.dep_ == "advcl" and any(mark.lower_ == "unless" for mark in child.children)
        for child in clause.verb.children
    )
