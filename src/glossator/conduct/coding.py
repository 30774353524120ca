"""One parsed sentence to acts: which event, by whom, to whom, and how it is put."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from glossator.conduct.clauses import Clause, key_forms, noun_forms, prepositions
from glossator.conduct.lexicon import Frame, Lexicon, lexicon, ontology
from glossator.conduct.mentions import Mentions
from glossator.conduct.model import Actor
from glossator.evidence.model import Certainty

Token = Any

CROWD = frozenset({"CVL", "OPP", "LAB", "EDU", "REF", "JRN", "REL", "MED", "BUS", "NGO", "PTY", "CRM"})
SPEAKER_WORDS = frozenset({"he", "she", "it", "they", "we", "i"})


@dataclass(frozen=True)
class Act:
    """An event as coded, before it is dated and quoted."""

    type: str
    mode: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    verb: int
    both: bool = False
    negated: bool = False
    certainty: Certainty = Certainty.ASSERTED
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """What the clauses above say of the one below."""

    subject: Token | None = None
    sources: tuple[Actor, ...] = ()
    speakers: tuple[str, ...] = ()
    certainty: Certainty = Certainty.ASSERTED
    reported: bool = False
    depth: int = 0


@dataclass
class Coder:
    """Codes one sentence; `mentions` knows who its nouns are."""

    mentions: Mentions
    known: Lexicon = field(default_factory=lexicon)

    def code(self, root: Token) -> list[Act]:
        """The acts of the main clause and of those joined to it."""
        return self._distinct(self._walk(root, Setting()))

    # ---- going down

    def _walk(self, verb: Token, setting: Setting) -> list[Act]:
        if setting.depth > 8:
            return []
        clause = Clause(verb, inherited=setting.subject)
        acts = self._clause(clause, setting)
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
                below = replace(setting, subject=clause.surface, depth=setting.depth + 1)
                acts.extend(self._walk(child, below))
        return acts

    def _clause(self, clause: Clause, setting: Setting) -> list[Act]:
        sources = self._sources(clause, setting)
        if self.mentions.memory is not None and clause.subject is not None and clause.subject.pos_ != "PRON":
            self.mentions.memory.note(sources)
        kind = self._operator(clause)
        acts: list[Act] | None = None
        if kind is not None and clause.complement is not None:
            handler: Callable[[Clause, Setting, list[Actor]], list[Act] | None] = getattr(self, f"_on_{kind}")
            acts = handler(clause, setting, sources)
        if acts is None:
            acts = self._simple(clause, setting, sources)
        return acts

    def _operator(self, clause: Clause) -> str | None:
        adjective = clause.child("acomp")
        if clause.verb.lemma_ == "be" and adjective is not None:
            return None
        return next((self.known.operators[key] for key in key_forms(clause) if key in self.known.operators), None)

    def _sources(self, clause: Clause, setting: Setting) -> list[Actor]:
        if clause.subject is None:
            return []
        found = self.mentions.actors(clause.subject)
        return found or self._acting_for(clause.subject)

    def _acting_for(self, noun: Token) -> list[Actor]:
        """Whose planes, statement or administration acts, when the subject itself is no actor."""
        return [home for home in self.mentions.homes(noun) if home.code]

    def _below(self, clause: Clause, setting: Setting, *, object_controls: bool = False, **changes: Any) -> list[Act]:
        inner = clause.complement
        if inner is None:
            return []
        subject = clause.object if object_controls and clause.object is not None else clause.surface
        return self._walk(inner, replace(setting, subject=subject, depth=setting.depth + 1, **changes))

    # ---- operators: verbs that say how the event in their clause stands

    def _on_report(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        inner = clause.complement
        speakers = (*setting.speakers, self._words(clause.subject)) if clause.subject is not None else setting.speakers
        below = Clause(inner, inherited=clause.surface)
        wished = below.modality == "obliged" and sources and below.surface is not None
        if wished:
            targets = [actor for actor in self.mentions.actors(below.surface) if actor not in sources]
            if targets and any(a.code or a.id for a in targets):
                return [self._act("REQUEST", "", clause, sources, targets, setting)]
        if clause.negated:
            return []
        acts = self._below(clause, setting, speakers=tuple(word for word in speakers if word), reported=True)
        return acts or None

    def _on_intend(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        inner = clause.complement
        own = inner is not None and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in inner.children)
        if not own and clause.verb.lemma_ in {"want", "wish", "expect"} and inner is not None:
            return self._on_request(clause, setting, sources)
        acts = [self._intended(act) for act in self._below(clause, setting)]
        if clause.negated:
            return [replace(act, negated=True) for act in acts]
        return acts or None

    def _on_agree(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        frame = Frame("AGREE", target=("dative", "with", "clause", "obj", "obj.homes", "to", "for"), both=clause.verb.lemma_ == "agree")
        return self._framed(frame, clause, setting, sources)

    def _on_refuse(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        return self._framed(Frame("REJECT", target=("clause", "obj.homes", "obj", "to")), clause, setting, sources)

    def _on_threaten(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        below = self._below(clause, setting)
        mode = below[0].mode if below else ""
        frame = Frame("THREATEN", mode, target=("obj", "against", "clause", "with"))
        return self._framed(frame, clause, setting, sources)

    def _on_deny(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        speakers = (*setting.speakers, self._words(clause.subject))
        return [
            replace(act, negated=True, certainty=Certainty.DENIED)
            for act in self._below(clause, setting, speakers=speakers)
        ]

    def _on_do(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        acts = self._below(clause, setting)
        modal = [self._modal(act, clause) for act in acts]
        return [replace(act, negated=not act.negated) if clause.negated else act for act in modal] or None

    def _on_request(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        if clause.verb.lemma_ in {"tell", "remind", "invite"} and clause.complement.dep_ != "xcomp":
            return self._on_report(clause, setting, sources)
        frame = Frame("REQUEST", target=("obj", "on", "upon", "to", "from", "clause", "with"))
        return self._framed(frame, clause, setting, sources)

    def _on_order(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        inner = clause.complement
        ordered = self.mentions.actors(clause.object) if clause.object is not None else []
        subject = next((c for c in inner.children if c.dep_ in {"nsubj", "nsubjpass"}), None) if inner is not None else None
        ordered = ordered or (self.mentions.actors(subject) if subject is not None else [])
        if any(actor.code and actor.code in {source.code for source in sources} for actor in ordered):
            return [self._intended(act) for act in self._below(clause, setting, object_controls=True)]
        frame = Frame("REQUEST", target=("obj", "clause"))
        return self._framed(frame, clause, setting, sources)

    def _on_allow(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        type_ = "REJECT" if clause.negated else "CONCEDE"
        return self._framed(Frame(type_, target=("obj", "clause")), clause, setting, sources, negation=False)

    def _on_stop(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        known = ontology()
        return [
            replace(act, type="SANCTION" if known.cooperative(act.type) else "RETREAT", mode="")
            for act in self._below(clause, setting)
        ]

    def _on_prevent(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        return self._framed(Frame("COERCE", "restrict", target=("obj", "obj.homes")), clause, setting, sources)

    def _on_fail(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act] | None:
        return [replace(act, negated=True) for act in self._below(clause, setting)]

    # ---- events

    def _simple(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act]:
        adjective = clause.child("acomp")
        if clause.verb.lemma_ in {"be", "remain", "seem"} and adjective is not None:
            return self._adjective(adjective, clause, setting, sources)
        noun_act = self._event_subject(clause, setting)
        if noun_act is not None:
            return [noun_act]
        frame = self._frame(clause, sources)
        if frame is not None:
            return self._framed(frame, clause, setting, sources) or [] if frame.type else []
        return self._light(clause, setting, sources)

    def _adjective(self, adjective: Token, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act]:
        row = self.known.adjectives.get(adjective.lemma_.lower())
        if row is None:
            return []
        inner = next((c for c in adjective.children if c.dep_ in {"xcomp", "ccomp"}), None)
        if "operator" in row:
            if inner is None:
                return []
            type_ = {"agree": "AGREE", "refuse": "REJECT"}[row["operator"]]
            if clause.negated:
                type_ = {"AGREE": "REJECT", "REJECT": "AGREE"}[type_]
            targets = self._in_clause(inner, sources)
            return [self._act(type_, "", clause, sources, targets, setting)] if sources else []
        targets = [a for prep, noun in prepositions(adjective) if prep in row["target"] for a in self._who(noun)]
        return [self._act(row["type"], row.get("mode", ""), clause, sources, targets, setting, clause.negated)] if sources else []

    def _event_subject(self, clause: Clause, setting: Setting) -> Act | None:
        """'The bombing of Aleppo by Russian planes', 'Russian airstrikes kill …', 'talks between X and Y begin'."""
        noun = clause.surface
        lemma = clause.verb.lemma_.lower()
        if noun is None or lemma not in self.known.outcomes | self.known.occurrences:
            return None
        frame = self._noun_frame(noun)
        if frame is None and lemma in self.known.outcomes and clause.passive and clause.subject is not None:
            noun, frame = clause.subject, self._noun_frame(clause.subject)
        if frame is None and lemma in self.known.outcomes and clause.passive:
            noun, frame = self._event_in(clause)
        if frame is None or (lemma in self.known.outcomes and frame.type not in {"ASSAULT", "COERCE"}):
            return None
        sources, targets = self._parties(noun, frame)
        if lemma in self.known.outcomes and clause.object is not None and clause.object is not noun:
            targets = self._who(clause.object) or targets
        return self._act(frame.type, frame.mode, clause, sources, targets, setting, both=frame.both)

    def _event_in(self, clause: Clause) -> tuple[Token | None, Frame | None]:
        """'killed in a suicide bombing': the event stands behind 'in' or 'by'."""
        for prep, noun in prepositions(clause.verb):
            frame = self._noun_frame(noun) if prep in {"in", "by", "during"} else None
            if frame is not None and frame.type == "ASSAULT":
                return noun, frame
        return None, None

    def _noun_frame(self, noun: Token) -> Frame | None:
        for form in noun_forms(noun):
            frame = self.known.nouns.get(form)
            if frame is not None:
                needs = frame.conditions.get("needs")
                if not needs or any(child.lower_ in needs for child in noun.children):
                    return frame
        return None

    def _parties(self, noun: Token, frame: Frame) -> tuple[list[Actor], list[Actor]]:
        sources = [a for prep, who in prepositions(noun) if prep in {"by", "between"} for a in self._who(who)]
        if not sources:
            sources = [
                a for child in noun.children if child.dep_ in {"poss", "amod", "compound", "nmod"}
                for a in self.mentions._home(child)
            ]
        targets = [a for wanted in frame.target for prep, who in prepositions(noun) if prep == wanted for a in self._who(who)]
        return sources, targets

    def _light(self, clause: Clause, setting: Setting, sources: list[Actor]) -> list[Act]:
        noun = clause.object
        if noun is None or not sources:
            return []
        forms = set(key_forms(clause))
        frame = self._noun_frame(noun)
        if frame is None:
            return []
        if forms & self.known.light["undo"] and (clause.particle or not forms & self.known.light["do"]):
            if frame.type in {"PROTEST", "REQUEST", "COERCE"}:
                frame = replace(frame, type="CONCEDE", mode="")
            elif ontology().cooperative(frame.type):
                frame = replace(frame, type="SANCTION", mode="withdraw", target=(*frame.target, "with", "to", "obj.homes"), both=False)
            else:
                frame = replace(frame, type="RETREAT", mode="ease")
        elif not forms & self.known.light["do"]:
            return []
        target = (*frame.target, "with", "against", "to", "on", "obj.homes", "at", "in")
        return self._framed(replace(frame, target=target), clause, setting, sources) or []

    def _frame(self, clause: Clause, sources: list[Actor]) -> Frame | None:
        for key in key_forms(clause):
            for frame in self.known.verbs.get(key, ()):
                if self._fits(frame, clause, sources):
                    return frame
        return None

    def _fits(self, frame: Frame, clause: Clause, sources: list[Actor]) -> bool:
        for condition, wanted in frame.conditions.items():
            check: Callable[..., bool] = getattr(self, f"_if_{condition}")
            if not check(wanted, clause, sources, frame):
                return False
        return True

    def _if_subj(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        if clause.passive and clause.subject is None:
            return wanted == "actor" and frame.type in {"ASSAULT", "COERCE", "SANCTION"}
        return self._noun_fits(clause.subject, wanted, sources)

    def _if_obj(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        return self._noun_fits(clause.object, wanted, None)

    def _if_prep(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        noun = frame.conditions.get("noun")
        words = self.known.words(noun) if noun else None
        return any(prep in wanted and (words is None or pobj.lemma_.lower() in words) for prep, pobj in clause.preps())

    def _if_noun(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        return "prep" in frame.conditions

    def _if_noun_in_obj(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        return clause.object is not None and any(token.lemma_.lower() in wanted for token in clause.object.subtree)

    def _if_acomp(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        return any(c.dep_ in {"acomp", "oprd", "ccomp", "xcomp"} and c.lower_ in wanted for c in clause.verb.children)

    def _if_oprd(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        return self._if_acomp(wanted, clause, sources, frame)

    def _if_xcomp(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        return clause.complement is not None and clause.complement.lemma_ in wanted

    def _if_passive(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        return clause.passive is bool(wanted)

    def _if_particle(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        return (clause.particle or "none") == wanted

    def _if_clause_any(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        return any(token.lemma_.lower() in wanted for token in clause.verb.subtree)

    def _if_clause_or(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        return clause.complement is not None or any(prep in wanted for prep, _ in clause.preps())

    def _if_needs(self, wanted: Any, clause: Clause, sources: list[Actor], frame: Frame) -> bool:
        return True

    def _noun_fits(self, noun: Token | None, wanted: Any, actors: list[Actor] | None) -> bool:
        if wanted == "none":
            return noun is None
        if noun is None:
            return False
        if isinstance(wanted, str) and (wanted == "actor" or wanted.isupper()):
            found = actors if actors is not None else self.mentions.actors(noun)
            if wanted == "actor":
                return any(a.id or a.code or a.role for a in found)
            roles = CROWD if wanted == "CVL" else frozenset({wanted})
            return any(a.role in roles for a in found)
        if wanted == "place":
            entry = self.mentions.entry(noun)
            return entry is not None and entry.kind in {"place", "capital", "state"}
        words = self.known.words(wanted)
        if "actor" in words and self.mentions.actors(noun):
            return True
        return bool(words & set(noun_forms(noun))) or any(
            child.dep_ == "conj" and child.lemma_.lower() in words for child in noun.children
        )

    # ---- whom

    def _framed(
        self, frame: Frame, clause: Clause, setting: Setting, sources: list[Actor], *, negation: bool = True
    ) -> list[Act] | None:
        targets = self._targets(frame.target, clause, sources)
        act = self._act(frame.type, frame.mode, clause, sources, targets, setting, both=frame.both)
        if negation and clause.negated:
            act = self._negative(act, clause)
        return [self._modal(act, clause, setting)]

    def _negative(self, act: Act, clause: Clause) -> Act:
        unwilling = clause.modality in {"future", "would", "possible"} and ontology().cooperative(act.type)
        return replace(act, type="REJECT", mode="") if unwilling and act.sources else replace(act, negated=True)

    def _modal(self, act: Act, clause: Clause, setting: Setting | None = None) -> Act:
        if clause.modality == "future" or (clause.modality == "would" and setting is not None and setting.reported):
            return self._intended(act)
        if clause.modality in {"would", "possible", "obliged"}:
            return replace(act, certainty=Certainty.HYPOTHETICAL) if act.type != "REJECT" else act
        return act

    def _intended(self, act: Act) -> Act:
        if act.negated:
            return replace(act, type="REJECT", negated=False) if ontology().cooperative(act.type) else act
        return replace(act, type=ontology().intended[act.type], certainty=Certainty.PLANNED)

    def _targets(self, paths: tuple[str, ...], clause: Clause, sources: list[Actor]) -> list[Actor]:
        for path in paths:
            found = self._path(path, clause, sources)
            others = [actor for actor in found if not _same(actor, sources)]
            if any(a.code or a.id for a in others):
                return others
        for path in paths:
            found = [actor for actor in self._path(path, clause, sources) if not _same(actor, sources)]
            if found:
                return found
        return []

    def _path(self, path: str, clause: Clause, sources: list[Actor]) -> list[Actor]:
        if path == "obj":
            return self.mentions.actors(clause.object) if clause.object is not None else []
        if path == "obj.homes":
            return self.mentions.homes(clause.object) if clause.object is not None else []
        if path == "dative":
            return self._who(clause.dative) if clause.dative is not None else []
        if path == "subj":
            return sources
        if path == "clause":
            return self._in_clause(clause.complement, sources) if clause.complement is not None else []
        return [actor for prep, noun in clause.preps() if prep == path for actor in self._who(noun)]

    def _who(self, noun: Token) -> list[Actor]:
        return self.mentions.actors(noun) or self.mentions.homes(noun)

    def _in_clause(self, verb: Token, sources: list[Actor]) -> list[Actor]:
        """The first actor of a governed clause: its subject, object, then what stands behind prepositions."""
        clause = Clause(verb)
        nouns = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
        nouns += [noun for noun in (clause.dative, clause.object) if noun is not None]
        nouns += [noun for _, noun in clause.preps()]
        for noun in nouns:
            found = [actor for actor in self._who(noun) if not _same(actor, sources) and (actor.code or actor.id)]
            if found:
                return found
        for child in verb.children:
            if child.dep_ in {"xcomp", "ccomp", "conj"} and child.pos_ in {"VERB", "AUX"}:
                found = self._in_clause(child, sources)
                if found:
                    return found
        return []

    # ---- putting together

    def _act(
        self, type_: str, mode: str, clause: Clause, sources: list[Actor], targets: list[Actor], setting: Setting,
        negated: bool = False, *, both: bool = False,
    ) -> Act:  # fmt: skip
        if both and not targets and len(sources) > 1:
            sources, targets = sources[:1], sources[1:]
        return Act(type_, mode, tuple(sources), tuple(targets), clause.verb.i, both, negated, setting.certainty, setting.speakers)

    def _words(self, token: Token | None) -> str:
        return self.mentions._phrase(token) if token is not None else ""

    def _distinct(self, acts: list[Act]) -> list[Act]:
        found: list[Act] = []
        seen = set()
        for act in acts:
            key = (act.type, act.sources, act.targets)
            known = any(a.code or a.id for a in (*act.sources, *act.targets))
            if key not in seen and known:
                seen.add(key)
                found.append(act)
        return found


def _same(actor: Actor, sources: list[Actor]) -> bool:
    return any(
        actor == source or (bool(actor.id) and actor.id == source.id) or (bool(actor.words) and actor.words == source.words)
        for source in sources
    )
