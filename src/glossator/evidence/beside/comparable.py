"""Whether earlier words of a speaker can contradict a claim at all: the same subject and time, and the speaker's word.

The networks take any difference in tone for opposition; these conditions, on the grammar of both sentences, come first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from glossator.evidence.question import Question
from glossator.evidence.signals.speaking import said_by
from glossator.language.attribution import attributions
from glossator.language.dates import times
from glossator.language.inflection import stem, stems
from glossator.language.rules import first
from glossator.language.tree import FIRST_PERSON, is_quoted, root_of, subject_of
from glossator.models.grammar import nlp
from glossator.people.named_in import same_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = {"NOUN", "PROPN"}


@dataclass(frozen=True)
class Compared:
    """A claim, with its parse, and earlier words of its speaker, published on `then`."""

    question: Question
    claim: "Doc"
    words: str
    then: date | None = None

    @cached_property
    def said(self) -> "Doc":
        """The earlier words, parsed."""
        return nlp()(self.words)

    @cached_property
    def subject(self) -> "Token | None":
        """The subject of the claim if it is a noun or a name; "such a harvest" is one that another sentence names."""
        found = subject_of(root_of(self.claim))
        if found is None or found.pos_ not in _NOUNS or any(map(_points, found.children)):
            return None
        return found


class Bar(NamedTuple):
    """Why two sentences cannot contradict each other; claim and words of an example, and of a counter-example."""

    id: str
    reason: str
    when: Callable[[Compared], bool]
    example: tuple[str, str]
    counter: tuple[str, str]


def _points(word: "Token") -> bool:
    return "Dem" in word.morph.get("PronType", []) or (word.lower_ == "such" and word.dep_ in {"predet", "amod"})


def _without_subject(pair: Compared) -> bool:
    return pair.subject is None


def _other_subject(pair: Compared) -> bool:
    assert pair.subject is not None  # noqa: S101 - the rule above bars such a claim
    own = [token for token in pair.subject.subtree if token.pos_ in _NOUNS]
    name = " ".join(token.text for token in own)
    if not same_person(name, pair.question.speaker):
        return not {stem(token.text) for token in own if token.pos_ == pair.subject.pos_} & stems(pair.words)
    matter = {stem(token.text) for token in pair.claim if token.pos_ in _NOUNS and token not in own}
    return 2 * len(matter & stems(pair.words)) < max(1, len(matter))


def _later(pair: Compared) -> bool:
    days = [each.interval.first for each in times(pair.question.text, pair.question.date) if each.interval]
    return pair.then is not None and any(day > pair.then for day in days)


def _not_asserted(pair: Compared) -> bool:
    return any(
        doc.text.rstrip().endswith("?") or is_quoted(root_of(doc)) or doc.text.lstrip()[:1] in {'"', "“"}
        for doc in (pair.said, pair.claim)
    )


def _of_another(pair: Compared) -> bool:
    sources = said_by(attributions(pair.words), pair.words, stems(pair.question.text))
    return any(
        source.casefold() not in FIRST_PERSON and not same_person(source, pair.question.speaker) for source in sources
    )


RULES = (
    Bar(
        "without-subject",
        "the claim does not name what it is about",
        _without_subject,
        ("There were no surprises", "I was greatly surprised by the answer."),
        ("The answer was no surprise", "I was greatly surprised by the answer."),
    ),
    Bar(
        "other-subject",
        "the earlier words do not name what the claim is about",
        _other_subject,
        ("The port is safe", "The bridge is dangerous."),
        ("The port is safe", "No port is more dangerous."),
    ),
    Bar(
        "later",
        "the claim is about a day after the earlier words",
        _later,
        ("The port will be safe on 4 May 2018", "The port is dangerous."),
        ("The port was safe on 4 May 2012", "The port was dangerous."),
    ),
    Bar(
        "not-asserted",
        "one of the two is a question or a quotation",
        _not_asserted,
        ("The port is safe", "Why is the port so dangerous?"),
        ("The port is safe", "The port is so dangerous!"),
    ),
    Bar(
        "of-another",
        "the earlier words report what somebody else says",
        _of_another,
        ("The port is dangerous", "The mayor says that the port is safe."),
        ("The port is dangerous", "I say that the port is safe."),
    ),
)


def barred(question: Question, claim: "Doc", words: str, then: date | None = None) -> Bar | None:
    """The first reason why earlier words cannot contradict the claim (`claim`: its parse); None if they can."""
    return first(RULES, Compared(question, claim, words, then))
