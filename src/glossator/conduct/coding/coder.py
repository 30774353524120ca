"""The event coder: from a parsed sentence to acts with sources, targets, polarity and modality."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from glossator.conduct.actors.agents import LEFT_OUT, left_out
from glossator.conduct.actors.mentions import Mentions
from glossator.conduct.coding import attitudes, event_nouns, look_alikes, worth_coding
from glossator.conduct.coding.acts import Act, Setting, Token
from glossator.conduct.coding.building import Building
from glossator.conduct.coding.conditions import fits
from glossator.conduct.coding.drawn import drawn
from glossator.conduct.coding.keys import key_forms
from glossator.conduct.coding.lexicon import Frame, lexicon
from glossator.conduct.coding.operators import HANDLERS
from glossator.conduct.coding.other_clauses import elsewhere, misread, outside
from glossator.conduct.model import Actor
from glossator.conduct.words import event_words
from glossator.language.predicates import Predicate
from glossator.people.sectors import sectors

if TYPE_CHECKING:
    from glossator.conduct.coding.not_coded import Refusal

DEEPEST = 8  # nested clauses; a deeper nesting is a parse error


class Coder(Building):
    """Codes one sentence; `mentions` resolves its nouns. Acts that were read but not coded are in `refused`."""

    def __init__(self, mentions: Mentions) -> None:
        super().__init__(mentions)
        self.refused: list[tuple[Act, Refusal[Any]]] = []

    def code(self, root: Token) -> list[Act]:
        """The acts of the main clause and of clauses coordinated with it, without duplicates."""
        acts = [act for act in self.walk(root, Setting()) if not self._refused(act, root)]
        found: dict[tuple[object, ...], Act] = {}
        for act in acts or elsewhere(self, root):
            # "kills three and injures four" is one event.
            key = (act.type, act.mode, act.sources) if act.type == "ASSAULT" else (act.type, act.sources, act.targets)
            if act.type == "ASSAULT" and any(_same_blow(act, other) for other in found.values()):
                continue  # "shoot and kill a couple"
            found.setdefault(key, act)
        return list(found.values())

    def _refused(self, act: Act, root: Token) -> bool:
        """True for an act that is not coded; its rule is kept in `refused`."""
        why: Refusal[Any] | None = worth_coding.refused(act) or look_alikes.refused(act, root)
        if why is None and left_out(self.mentions, act):
            why = LEFT_OUT
        if why is not None:
            self.refused.append((act, why))
        return why is not None

    def walk(self, verb: Token, setting: Setting, *, own: bool = True) -> list[Act]:
        """The acts of a verb's clause and of clauses coordinated with it; `own` False: use the inherited subject."""
        if setting.depth > DEEPEST:
            return []
        clause = Predicate(verb, inherited=setting.subject, inherits=not own)
        acts = self._clause(clause, setting)
        for child in verb.children:
            if child.dep_ != "conj" or child.pos_ not in {"VERB", "AUX"} or misread(clause, child):
                continue
            if outside(verb, child, setting):
                # "said that the state must care, and called on …": coordinated with "said"
                acts += self.walk(child, Setting(Predicate(verb.head).surface, (), setting.depth + 1))
            else:
                acts += self.walk(child, replace(setting, subject=clause.surface, depth=setting.depth + 1))
        return acts

    def _clause(self, clause: Predicate, setting: Setting) -> list[Act]:
        sources = self._sources(clause)
        kind = self._operator(clause)
        if kind is not None and clause.complement is not None:
            self._note(clause, sources)
            acts = HANDLERS[kind](self, clause, setting, sources)
            if acts is not None:
                return acts
        acts = self._event(clause, setting, sources)
        self._note(clause, sources)  # only now, so that in "X is helping it" 'it' is not X
        return acts

    def _note(self, clause: Predicate, sources: list[Actor]) -> None:
        if self.mentions.memory is not None and clause.subject is not None and clause.subject.pos_ != "PRON":
            self.mentions.memory.note(sources)

    def _operator(self, clause: Predicate) -> str | None:
        if clause.verb.lemma_ == "be" and clause.child("acomp") is not None:
            return None
        operators = lexicon().operators
        return next((operators[key] for key in key_forms(clause) if key in operators), None)

    def _sources(self, clause: Predicate) -> list[Actor]:
        if clause.subject is None:
            return []
        if clause.subject.lower_ == "force" and clause.passive:
            return []  # "evicted by force"
        found = self.mentions.actors(clause.subject)
        if clause.subject.lemma_.lower() in sectors().proxies and not any(actor.code for actor in found):
            found = [home for home in self.mentions.before(clause.subject) if home.code] or found
        return found

    def _event(self, clause: Predicate, setting: Setting, sources: list[Actor]) -> list[Act]:
        adjective = clause.child("acomp")
        if clause.verb.lemma_ in event_words("copulas") and adjective is not None:
            return attitudes.adjective(self, adjective, clause, setting, sources)
        told = event_nouns.as_subject(self, clause, setting)
        if told:
            return told
        frame = self._frame(clause, sources)
        if frame is not None:
            return self.framed(frame, clause, setting, sources) or [] if frame.type else []
        return (
            event_nouns.as_object(self, clause, setting, sources)
            or event_nouns.attempted(self, clause, setting)
            or attitudes.unwilling(self, clause, setting, sources)
            or attitudes.no_intention(self, clause, setting, sources)
            or drawn(self, clause, setting)
        )

    def _frame(self, clause: Predicate, sources: list[Actor]) -> Frame | None:
        for key in key_forms(clause):
            for frame in lexicon().verbs.get(key, ()):
                if fits(frame, clause, sources, self.mentions):
                    return frame
        return None


def _same_blow(one: Act, other: Act) -> bool:
    return other.type == "ASSAULT" and (one.sources, one.targets) == (other.sources, other.targets)
