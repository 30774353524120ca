"""Event coding: from sentences and passages to actions."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from glossator.conduct.actors.actors import holder
from glossator.conduct.actors.antecedents import Memory
from glossator.conduct.actors.mentions import Mentions
from glossator.conduct.coding.acts import Act
from glossator.conduct.coding.certainty import put
from glossator.conduct.coding.coder import Coder
from glossator.conduct.coding.dating import day_of
from glossator.conduct.coding.ontology import ontology
from glossator.conduct.coding.speaker_labels import turn
from glossator.conduct.model import Action, Actor
from glossator.language.model import Certainty
from glossator.language.predicates import Predicate
from glossator.models.events import Reading, load_event_reader
from glossator.models.grammar import nlp
from glossator.people.names import Names, names

NO_SENTENCES = ("See also ",)  # lists of links on web pages


class Told(NamedTuple):
    """Consecutive sentences of one document, with its date and publisher."""

    sentences: Sequence[str]
    day: date | None = None
    publisher: str = ""


def code(sentences: Sequence[tuple[str, date | None]], *, user_file: str = "") -> list[list[Action]]:
    """The actions of each sentence, given with its document's date; sentences are read in isolation."""
    passages = [Told([text], day) for text, day in sentences]
    return [coded[0] for coded in code_passages(passages, user_file=user_file)]


def code_passages(passages: Sequence[Told], *, user_file: str = "") -> list[list[list[Action]]]:
    """For each passage the actions of each sentence; "he", "it" and "they" are resolved within the passage."""
    known = names(user_file)
    spoken = [[turn(text, known, passage.day) for text in passage.sentences] for passage in passages]
    parsed = iter(_parsed(said.text for turns in spoken for said in turns))
    found = []
    for passage, turns in zip(passages, spoken, strict=True):
        memory = Memory(holder(passage.publisher, passage.day, user_file=user_file) if passage.publisher else None)
        coded: list[list[Action]] = []
        for text, said in zip(passage.sentences, turns, strict=True):
            memory.turn_to(said)
            acts = _told(text, next(parsed), known, passage.day, memory)
            coded.append([one.action for one in acts if not one.refusal])
        found.append(coded)
    return found


@dataclass(frozen=True)
class Explained:
    """An act read in a sentence: its word, the chance that it tells an event, and why it is not coded, if it is not."""

    action: Action
    word: str
    chance: float
    refusal: str


def explained(sentence: str, day: date | None, *, user_file: str = "") -> list[Explained]:
    """All acts read in an isolated sentence, those that are not coded with the reason."""
    known = names(user_file)
    said = turn(sentence, known, day)
    memory = Memory(None)
    memory.turn_to(said)
    return _told(sentence, next(iter(_parsed([said.text]))), known, day, memory)


def doers(sentences: Sequence[tuple[str, date | None]], *, user_file: str = "") -> list[list[Actor]]:
    """For each dated text, the actors that do something in it: the subjects of verbs that report actual events.

    Negated and modal verbs do not count, nor do verbs of saying.
    """
    known = names(user_file)
    found = []
    for doc, (_, day) in zip(_parse(text for text, _ in sentences), sentences, strict=True):
        memory = Memory(None)
        some: list[Actor] = []
        for span in doc.sents:
            mentions = Mentions(span.as_doc(), known, day, memory)
            for clause in (Predicate(token) for token in mentions.doc if token.pos_ == "VERB"):
                if clause.subject is None or clause.negated or clause.modality != "actual":
                    continue
                own = mentions.actors(clause.subject) or mentions.before(clause.subject)  # "Russian tankers"
                if clause.subject.pos_ != "PRON":
                    memory.note(own)
                if clause.child("ccomp") is None:
                    some += own
        found.append(some)
    return found


def _parsed(texts: Iterable[str]) -> list[tuple[Any, Reading]]:
    """Each text parsed, and as the network reads it."""
    docs = list(_parse(texts))
    return list(zip(docs, load_event_reader().read([doc.text for doc in docs]), strict=True))


def _parse(texts: Iterable[str]) -> Iterable[Any]:
    return nlp().pipe(texts, disable=["ner"])


def _told(text: str, parsed: tuple[Any, Reading], known: Names, day: date | None, memory: Memory) -> list[Explained]:
    doc, reading = parsed
    if text.startswith(NO_SENTENCES):
        return []
    coder = Coder(Mentions(doc, known, day, memory), reading)
    return [
        Explained(_action(one.act, doc, day, text, coder.events), doc[one.act.verb].text, one.chance, one.refusal)
        for one in coder.code()
    ]


def _action(act: Act, doc: Any, day: date | None, text: str, events: Collection[int]) -> Action:
    return Action(
        action=act.type,
        mode=act.mode,
        context=ontology().context(text),
        source=act.sources[0] if act.sources else None,
        target=act.targets[0] if act.targets else None,
        sources=list(act.sources),
        targets=list(act.targets),
        symmetric=act.both,
        date=day_of(act, doc, day, events),
        place=act.place,
        negated=act.negated,
        certainty=_certainty(act, doc),
        attributed_to=list(act.speakers),
        quote=text,
    )


def _certainty(act: Act, doc: Any) -> Certainty:
    own = put(doc, act.verb)
    if own not in {Certainty.ASSERTED, Certainty.REPORTED}:
        return own
    if act.certainty is not Certainty.ASSERTED:
        return act.certainty
    return Certainty.REPORTED if act.speakers or own is Certainty.REPORTED else Certainty.ASSERTED
