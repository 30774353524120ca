"""The event coder: from a parsed sentence and the network's reading of it to acts with sources and targets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from glossator.conduct.actors.belonging import belonging
from glossator.conduct.actors.mentions import Mentions
from glossator.conduct.actors.targets import place_of, who
from glossator.conduct.coding.acts import Act, Token, same
from glossator.conduct.coding.modes import mode_of
from glossator.conduct.coding.ontology import ontology
from glossator.conduct.model import Actor
from glossator.conduct.words import actor_words
from glossator.language.inflection import past
from glossator.language.model import Certainty
from glossator.language.predicates import Predicate
from glossator.models.events import SOURCE, TARGET, Reading, load_event_reader

# Chance from which a word is taken to tell an event: a wrong deed misleads a ledger more than a missed one.
LIKELY = 0.8
NAMED = (0.3, 0.2)  # chance from which a word is taken to name a source, a target; chosen on development sentences
PERHAPS = 0.1  # below, a word is not worth explaining
PRIVATE = frozenset({"", "CVL", "CRM", "COP", "JUD"})
JUSTICE = frozenset({"COERCE", "ACCUSE"})
TALKS = frozenset({"AGREE", "CONSULT", "REQUEST", "SUPPORT"})
TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})
NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
SAID = frozenset({"ccomp", "parataxis"})
CARRIED = frozenset({"ccomp", "xcomp", "conj", "advcl", "parataxis", "dobj", "pobj", "prep", "attr", "acl"})
CERTAIN = {"planned": Certainty.PLANNED, "possible": Certainty.HEDGED}


@dataclass(frozen=True)
class Read:
    """An act read at a word, with the chance that it is one, and why it is not coded ('' if it is)."""

    act: Act
    chance: float
    refusal: str = ""


class Coder:
    """Codes one sentence; `mentions` resolves its nouns, `reading` says which of them take part in what."""

    def __init__(self, mentions: Mentions, reading: Reading) -> None:
        self._mentions = mentions
        self._reading = reading
        self._at = {token.i: reading.token(token.idx) for token in mentions.doc}
        self._chances = {i: 1 - float(reading.types[at, 0]) for i, at in self._at.items() if at is not None}
        self._types, self._puts = load_event_reader().types, load_event_reader().puts

    @property
    def events(self) -> frozenset[int]:
        """The words that may tell an event."""
        return frozenset(i for i, chance in self._chances.items() if chance >= PERHAPS)

    def code(self) -> list[Read]:
        """The acts in the order of their words; those that are not coded say why."""
        found: list[Read] = []
        subjects = _subjects(self._mentions.doc)
        for token in self._mentions.doc:
            if self._chances.get(token.i, 0) < PERHAPS:
                continue
            subjects = self._note(subjects, token)
            act = self._act(token)
            found.append(Read(act, self._chances[token.i], self._refused(act)))
        self._note(subjects, None)
        return [replace(one, refusal=one.refusal or _twice(one, found)) for one in found]

    def _note(self, subjects: list[Token], before: Token | None) -> list[Token]:
        """Remember the subjects before a word; not its own, so that in "X is helping it" 'it' is not X."""
        memory = self._mentions.memory
        passed = [one for one in subjects if before is None or (one.i < before.i and one.head.i != before.i)]
        for one in passed if memory is not None else ():
            memory.note(self._mentions.actors(one))
        return [one for one in subjects if one not in passed]

    def _refused(self, act: Act) -> str:
        if self._chances[act.verb] < LIKELY:
            return "it is more likely no event"
        if not any(actor.code or actor.id or actor.role for actor in (*act.sources, *act.targets)):
            return "nobody of public life took part"
        if act.type in JUSTICE and _private(act):
            return "it is a matter of private people"
        if act.type in TALKS and _one_government([*act.sources, *act.targets]):
            return "they are officials of one government among themselves"
        return ""

    def _act(self, token: Token) -> Act:
        at = self._at[token.i]
        kind = self._types[int(self._reading.types[at, 1:].argmax())]
        put = self._puts[int(self._reading.puts[at].argmax())]
        sources = self._named(token, SOURCE)
        if put == "planned" and sources and self._chances[token.i] >= LIKELY:
            kind = _intended(kind, token, sources[0].words)
        targets = self._named(token, TARGET, topics=kind not in TOGETHER)
        targets = [actor for actor in targets if not same(actor, sources)]
        both = kind in TOGETHER and len(sources) > 1 and not targets
        if both:
            sources, targets = sources[:1], sources[1:]
        clause = Predicate(token)
        place, code = place_of(self._mentions, clause)
        not_done = put == "denied" or (clause.negated and kind != "REJECT")  # "will not accept" is a refusal
        sources, targets = belonging(self._mentions, kind, sources, targets, code)
        if kind in TOGETHER and self._mentions.memory is not None:
            self._mentions.memory.pair([*sources, *targets])
        speakers = tuple(self._speakers(token))
        certainty = CERTAIN.get(put, Certainty.ASSERTED)
        if not_done and (speakers or any(above.lemma_ == "deny" for above in token.ancestors)):
            certainty = Certainty.DENIED
        return Act(
            kind, mode_of(kind, token), tuple(sources), tuple(targets), token.i, both, negated=not_done,
            certainty=certainty, speakers=speakers, place=place,
        )  # fmt: skip

    def _named(self, token: Token, side: int, *, topics: bool = True) -> list[Actor]:
        """The actors that the words on one side of an event name, by the heads of their phrases; with or without
        those of whom is only spoken.
        """
        chances = self._reading.parties[side, self._at[token.i]]
        words = [
            other for other in self._mentions.doc
            if other.pos_ in NAMING and (at := self._at[other.i]) is not None and chances[at] >= NAMED[side]
        ]  # fmt: skip
        inside = {other.i for other in words}
        heads = [other for other in words if not any(above.i in inside for above in other.ancestors)]
        heads = [other for other in heads if topics or other.head.lower_ not in actor_words("topics")]
        found: list[Actor] = []
        for head in sorted(heads, key=lambda other: -round(float(chances[self._at[other.i]]), 1)):
            found += [actor for actor in self._who(head) if not same(actor, found)]
        # Beside somebody who acts, a place, a thing or a group without a name is a scene, a topic or a bystander.
        acting = [actor for actor in found if actor.id or actor.role or actor.person]
        known = acting or [actor for actor in found if actor.code]
        return known or found

    def _who(self, head: Token) -> list[Actor]:
        """The actors that the head of a phrase names; an adjective names the state of what it stands before."""
        if head.pos_ == "ADJ":
            return self._mentions.before(head.head) if self._mentions.entry(head) is not None else []
        return who(self._mentions, head) or self._mentioned(head)

    def _mentioned(self, head: Token) -> list[Actor]:
        """Somebody or something unlisted, by its words alone; a pronoun that nobody was named for is nobody."""
        words = self._mentions.wording(head)
        return [] if head.pos_ == "PRON" else [Actor(id="", name=words, words=words)]

    def _speakers(self, token: Token) -> Iterator[str]:
        """Who says so: the subjects of the clauses in which the word is reported."""
        while token.dep_ in CARRIED and token.head is not token:
            if token.dep_ in SAID and token.head.i not in self.events:
                subject = Predicate(token.head).subject
                yield self._mentions.wording(subject) if subject is not None else "an unnamed source"
            token = token.head


def _private(act: Act) -> bool:
    """True if nobody in office, of an armed group or of a listed body is on either side, as in reports of crime.

    Several who are arrested are more than a crime: "Over 380 people are detained".
    """
    actors = (*act.sources, *act.targets)
    several = len(act.targets) > 1 or any(actor.words.endswith(("s", "people")) for actor in act.targets)
    return not several and not any(actor.id for actor in actors) and {actor.role for actor in actors} <= PRIVATE


def _one_government(actors: list[Actor]) -> bool:
    """True for several who all act for one state."""
    return len(actors) > 1 and len({actor.id for actor in actors}) == 1 and actors[0].id == actors[0].code != ""


def _intended(kind: str, token: Token, who: str) -> str:
    """The type of a planned deed: what it would be if it were done, seen as a promise or a threat.

    The network takes most of what is planned for a promise, but knows well what it is once done.
    """
    if token.pos_ != "VERB":
        return kind
    verb = past(token.lemma_.lower())
    rest = token.doc.text[
        token.idx + len(token) : token.doc[token.right_edge.i].idx + len(token.doc[token.right_edge.i])
    ]
    (done,) = load_event_reader().read([f"{who} {verb}{rest}"])
    at = done.token(len(who) + 1)
    if at is None or 1 - done.types[at, 0] < LIKELY:
        return kind
    deed = load_event_reader().types[int(done.types[at, 1:].argmax())]
    return ontology().intended.get(deed, deed)


def _twice(one: Read, found: list[Read]) -> str:
    """Why a deed is not coded again that the sentence tells at another word, with more of its parties or first."""
    others = [other for other in found if not other.refusal and other is not one and _may_be(one.act, other.act)]
    fuller = [other for other in others if (-_named(other.act), other.act.verb) < (-_named(one.act), one.act.verb)]
    return "the sentence tells it at another word" if fuller else ""


def _may_be(one: Act, other: Act) -> bool:
    """True for acts of one type whose parties are the same as far as both name them."""
    sides = ((one.sources, other.sources), (one.targets, other.targets))
    return one.type == other.type and all(not mine or not yours or mine == yours for mine, yours in sides)


def _named(act: Act) -> int:
    return len(act.sources) + len(act.targets)


def _subjects(doc: Token) -> list[Token]:
    return [token for token in doc if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ != "PRON"]
